// What the subscriptions that follow a region deliver.
import type { FiguresCause, Period, ProgressCause, ReviewCause } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { FiguresCauseEnum, ProgressCauseEnum, ReviewCauseEnum } from '../enums.js';
import { Region } from '../regions/region.type.js';
import { DateTimeScalar, PeriodScalar } from '../scalars/scalars.js';

const SEQUENCE = '序号：十进制整数，只增；断线后以最后收到的作 after 续订，不漏不重，过久则以 RESUME_EXPIRED 结束。';

/** What every one of these events has. */
@ObjectType()
export abstract class RegionEvent {
  tenantId!: number;
  /** Where it happened. */
  changedRegionId!: number;
  institutionId!: string | null;
  month!: number | null;
  version!: number | null;
  @Field(() => String, { description: SEQUENCE }) sequence!: string;
  @Field(() => DateTimeScalar) occurredAt!: Date;
  @Field(() => Region, { description: '所订阅的区划。' }) region!: Region;
}

@ObjectType({ description: '一个区划及其下级的数值发生了变化：每份报表的审核、修订或撤回各一次，名录调整每个所涉区划一次。' })
export class FiguresEvent extends RegionEvent {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => FiguresCauseEnum) cause!: FiguresCause;
}

@ObjectType({
  description: '一个区划的目标进度发生了变化：该年每份报表的审核、修订或撤回各一次，名录调整每个所涉区划一次，下达目标每项一次。',
})
export class ProgressEvent extends RegionEvent {
  @Field(() => Int) year!: number;
  @Field(() => ProgressCauseEnum) cause!: ProgressCause;
}

@ObjectType({ description: '辖内待审核的报表发生了变化。' })
export class ReviewEvent extends RegionEvent {
  @Field(() => ReviewCauseEnum) cause!: ReviewCause;
  @Field(() => Int, { description: '涉及的报表数；名录调整时为 0，表示需重新读取。' }) count!: number;
}

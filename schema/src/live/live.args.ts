// Arguments of the subscriptions that follow a region.
import type { IndicatorCode, Period } from '@shuangcheng/domain';
import { ArgsType, Field, Int } from 'type-graphql';
import { IndicatorCodeEnum } from '../enums.js';
import { PeriodScalar } from '../scalars/scalars.js';

const AFTER = '最后收到的 sequence：先补上其后错过的；不给出则只报告此后发生的。';

@ArgsType()
export class FiguresUpdatedArgs {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => String, { nullable: true, description: AFTER }) after?: string | null;
}

@ArgsType()
export class ProgressUpdatedArgs {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => Int) year!: number;
  @Field(() => String, { nullable: true, description: AFTER }) after?: string | null;
}

@ArgsType()
export class ReviewQueueUpdatedArgs {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => String, { nullable: true, description: AFTER }) after?: string | null;
}

@ArgsType()
export class EventFiguresArgs {
  @Field(() => [IndicatorCodeEnum], { nullable: true, description: '未指定时为全部指标。' }) codes?: IndicatorCode[] | null;
}

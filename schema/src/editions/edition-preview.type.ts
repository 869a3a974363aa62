import type { Day, ElectricityBasis, Period } from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ElectricityBasisEnum } from '../enums.js';
import { WithheldFigure } from '../joint/joint-rule.type.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, PeriodScalar } from '../scalars/scalars.js';
import { Edition, EditionFigure, EditionPlace } from './edition.type.js';

@ObjectType({ description: '此刻发布将得到的一版：与实际发布的计算相同，但不留下任何数据。' })
export class EditionPreview {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Int, { description: '将是该期间的第几版。' }) number!: number;
  @Field(() => ID) factorSet!: string;
  @Field(() => ElectricityBasisEnum) electricityBasis!: ElectricityBasis;
  @Field(() => DateScalar, { description: '按该日的区划汇总。' }) treeDay!: Day;
  @Field(() => EditionPlace, { description: '全省（市）及其完整程度。' }) province!: EditionPlace;
  @Field(() => [EditionPlace], { description: '报表不全的下级区划（已审核少于应报），完整率低的在前。' })
  incomplete!: readonly EditionPlace[];
  @Field(() => [EditionFigure], { description: '全省（市）的数值。' }) figures!: readonly EditionFigure[];
  @Field(() => [WithheldFigure], {
    description: '将不向联合视图公布的数：单独公布，或与该年各期间已公布的数相减，可推知少数机构的数。迟报、更正的机构过少时即会如此。',
  })
  withheld!: readonly WithheldFigure[];
}

@ObjectType()
export class EditionPayload {
  @Field(() => Edition, { nullable: true }) edition!: Edition | null;
  @Field(() => EditionPreview, { nullable: true, description: '只预览时才有。' }) preview!: EditionPreview | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
  @Field(() => [Problem], { description: '不妨碍发布、但应核对的：如因缺少因子而为空的数值。只预览时也有。' })
  warnings!: readonly Problem[];
}

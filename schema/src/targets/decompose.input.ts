import type { Decimal, DecompositionMethod, IndicatorCode, QuotaLevel } from '@shuangcheng/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DecompositionMethodEnum, IndicatorCodeEnum, PathRuleEnum, QuotaLevelEnum } from '../enums.js';
import { DecimalScalar } from '../scalars/scalars.js';

@InputType({ description: '对一个下级的约束和参数。降幅为对其自身基数的百分比，负数为增长。' })
export class ChildBoundInput {
  @Field(() => String, { description: '下级区划代码；分解到机构时为统一社会信用代码。' }) region!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '至少下降，%。' }) minReductionPercent?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '至多下降，%。' }) maxReductionPercent?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '固定值：不参与分解。' }) fixedValue?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '占比权重，与消费量同单位；不填取其基年消费量。' }) weight?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '标杆值，按潜力分解时必填，除非由 benchmarkFrom 取得；给出的优先。' })
  benchmark?: Decimal | null;
  @Field(() => String, { nullable: true, description: '类别，按类别分解时必填。' }) class?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '到目标年的建筑面积增长，%。' }) areaGrowthPercent?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '到目标年的用能人数增长，%。' }) peopleGrowthPercent?: Decimal | null;
}

@InputType()
export class ClassRateInput {
  @Field(() => String) class!: string;
  @Field(() => DecimalScalar, { description: '该类的下降率，%。' }) reductionPercent!: Decimal;
}

@InputType({ description: '自定路径的一点：到该年应完成全部变化量的百分比；目标年为 100，不必填。' })
export class PathShareInput {
  @Field(() => Int) year!: number;
  @Field(() => DecimalScalar) donePercent!: Decimal;
}

@InputType()
export class DecomposeTargetInput {
  @Field(() => String, { description: '把哪个区划的目标分解给其下级：下级区划，没有下级区划的为其公共机构。' }) region!: string;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => Int, { description: '目标年。' }) year!: number;
  @Field(() => ID, {
    nullable: true,
    description: '分解哪一个目标（Target.id）；不填为本级规划所定的，没有则为上级下达的。',
  })
  target?: string | null;
  @Field(() => DecompositionMethodEnum) method!: DecompositionMethod;
  @Field(() => PathRuleEnum) pathRule!: 'LINEAR' | 'COMPOUND' | 'CUSTOM';
  @Field(() => [PathShareInput], { nullable: true, description: '路径规则为 CUSTOM 时必填。' }) customPath?: PathShareInput[] | null;
  @Field(() => [ChildBoundInput], { nullable: true }) bounds?: ChildBoundInput[] | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '为本级直属机构留用多少（目标的单位，只用于总量、下级为区划的）：先扣除，其余分给各下级；不填为 0。',
  })
  reservedForOwn?: Decimal | null;
  @Field(() => QuotaLevelEnum, {
    nullable: true,
    description:
      '按潜力分解到机构时，标杆值取现行定额的哪个值：强度为定额本身，总量为定额 × 基年面积或人数 ×（1 + 增长）。没有定额的机构列为缺少标杆值。',
  })
  benchmarkFrom?: QuotaLevel | null;
  @Field(() => [ClassRateInput], { nullable: true }) classRates?: ClassRateInput[] | null;
  @Field(() => DecimalScalar, { nullable: true, description: '各下级到目标年的建筑面积增长，%；不填为 0。' })
  areaGrowthPercent?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '各下级到目标年的用能人数增长，%；不填为 0。' })
  peopleGrowthPercent?: Decimal | null;
  @Field(() => Int, { nullable: true, description: '下级目标值的小数位数；不填则总量取整数，强度取两位。' }) decimals?: number | null;
  @Field(() => Boolean, { defaultValue: false, description: 'false 只试算，不改动任何数据。' }) publish!: boolean;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

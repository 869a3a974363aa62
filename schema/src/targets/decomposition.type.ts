import type { Binding, CarbonScope, Decimal, IndicatorCode, PathPoint as PathPointValue } from '@shuangcheng/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { BaselineSourceEnum, BindsEnum, CarbonScopeEnum, IndicatorCodeEnum, IntensitySourceEnum } from '../enums.js';
import { PathPoint } from '../plans/plan.type.js';
import { OrgUnit, Region } from '../regions/region.type.js';
import { Problem } from '../reports/report.payload.js';
import { DecimalScalar } from '../scalars/scalars.js';

@ObjectType({
  description: '总量目标与同一消费的强度目标合看（能源消费总量与人均综合能耗，用水总量与人均用水量，碳排放总量与单位建筑面积碳排放）。',
})
export class CapWithIntensity {
  @Field(() => IndicatorCodeEnum, { description: '强度指标。' }) indicator!: IndicatorCode;
  @Field(() => DecimalScalar, { description: '目标年的强度。' }) intensity!: Decimal;
  @Field(() => String, { description: 'intensity 的单位。' }) unit!: string;
  @Field(() => IntensitySourceEnum) source!: 'OWN' | 'PARENT_RATE';
  @Field(() => DecimalScalar, { description: '基年已审核的建筑面积或人数。' }) divisor!: Decimal;
  @Field(() => DecimalScalar, { description: '所设到目标年的面积或人数增长，%。' }) growthPercent!: Decimal;
  @Field(() => BindsEnum, { description: '在所设增长下何者更严。' }) binds!: Binding['binds'];
  @Field(() => DecimalScalar, { description: '在所设增长下强度目标允许的总量，六位小数。' }) allowedByIntensity!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '面积或人数可增长多少（%），再多则总量更严；负数为须减少；强度为 0 的为空。' })
  growthUntilCapPercent!: Decimal | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '基年已审核的消费量与该总量目标的基数相差多少（%），超过 10% 时给出：所用面积或人数与目标不是同一范围，以上各数不能采用。',
  })
  baseDiffersPercent!: Decimal | null;
}

@ObjectType({ description: '分解给一个下级的目标。' })
export class DecompositionShare {
  readTogether!: () => Promise<CapWithIntensity | null>;
  @Field(() => Region, { description: '下级区划；分解到机构时为机构所在的区划。' }) region!: Region;
  @Field(() => OrgUnit, { description: '分给谁：下级区划，或公共机构。' }) orgUnit!: OrgUnit;
  @Field(() => DecimalScalar, { nullable: true, description: '该下级的基数；没有则为空，不参与分解。' }) baseline!: Decimal | null;
  @Field(() => BaselineSourceEnum, { nullable: true }) baselineSource!: string | null;
  @Field(() => String, { nullable: true, description: '基数出处。' }) baselineNote!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '目标值。' }) value!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '取整之前的值，20 位有效数字。' }) exactValue!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '对自身基数的下降率，%；负数为增长。' }) reductionPercent!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '占比权重，占全部下级的 %。' }) weight!: Decimal | null;
  @Field(() => String, {
    nullable: true,
    description: '使其停在该值的约束：LEAST_REDUCTION、GREATEST_REDUCTION、FIXED、NOT_NEGATIVE；空为只由方法决定。',
  })
  bound!: string | null;
  @Field(() => [PathPoint], { description: '年度路径。' }) path!: readonly PathPointValue[];
  @Field(() => DecimalScalar, { nullable: true, description: '该下级自己的规划所定的值，供比较。' }) ownPlanValue!: Decimal | null;
}

@ObjectType({ description: '无法分解的原因：相互矛盾的最少约束。' })
export class DecompositionConflict {
  @Field(() => String) message!: string;
  @Field(() => [Region]) regions!: readonly Region[];
  @Field(() => [OrgUnit], { description: '约束属于谁。' }) orgUnits!: readonly OrgUnit[];
}

@ObjectType({ description: '一次分解：各下级之和（强度为按目标年面积、人数加权）与上级目标一致。' })
export class Decomposition {
  @Field(() => Boolean) feasible!: boolean;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => String) unit!: string;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => DecimalScalar, { description: '上级目标值。' }) parentValue!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '各下级合起来的值。' }) allocatedValue!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '上级目标值减去本级留用和各下级合起来的值；总量恒为 0。' })
  residual!: Decimal | null;
  @Field(() => DecimalScalar, { description: '为本级直属机构留用、不分给下级的部分；没有为 0。' }) reservedForOwn!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '上级目标的基数。' }) parentBaseline!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '各下级基数之和；强度没有。' }) childrenBaseline!: Decimal | null;
  @Field(() => [String], { description: '须核对之处：如下级基数与上级基数相差过大、未为本级直属机构留用、没有基数的下级。不妨碍分解。' })
  warnings!: readonly string[];
  @Field(() => [DecompositionShare], { description: '按代码排列；没有基数的也列出。' }) shares!: readonly DecompositionShare[];
  @Field(() => [DecompositionConflict]) conflicts!: readonly DecompositionConflict[];
  @Field(() => ID, { nullable: true, description: '已下达的分解的编号；试算为空。' }) runId!: string | null;
}

@ObjectType()
export class DecompositionPayload {
  @Field(() => Decomposition, { nullable: true }) decomposition!: Decomposition | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

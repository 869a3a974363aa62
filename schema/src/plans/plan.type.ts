import type { CarbonScope, Decimal, IndicatorCode } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../connection/node.type.js';
import { CarbonScopeEnum, IndicatorCodeEnum, NatureEnum, PathRuleEnum, TargetStateEnum } from '../enums.js';
import { DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

@ObjectType({ description: '年度路径上的一点。' })
export class PathPoint {
  @Field(() => Int) year!: number;
  @Field(() => DecimalScalar) value!: Decimal;
}

@ObjectType({ implements: [Node], description: '目标：印发数、换算数、复算数分列，互不覆盖。' })
export class Target implements Node {
  __typename!: 'Target';
  id!: string;
  tenantId!: number;
  targetId!: string;
  regionId!: number;
  parentTargetId!: string | null;
  publishedPath!: readonly { readonly year: number; readonly value: string }[] | null;
  baselineYear!: number | null;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => NatureEnum) nature!: string;
  @Field(() => TargetStateEnum) state!: string;
  @Field(() => Int) year!: number;
  @Field(() => String) unit!: string;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => DecimalScalar, { nullable: true, description: '印发的基数，换算为 unit。' }) baseline!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '印发的目标值，换算为 unit。' }) value!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '下降率，%；负数为增长。' }) reductionPercent!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '由规划自身更基础的数字复算的基数。' }) recomputedBaseline!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '由规划自身更基础的数字复算的目标值。' }) recomputedValue!: Decimal | null;
  @Field(() => String, { nullable: true }) printedUnit!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) printedBaseline!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) printedValue!: string | null;
  @Field(() => PathRuleEnum, { nullable: true }) pathRule!: string | null;
  institutionId!: string | null;
  runId!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '该版本何时下达或调整；规划印发的为空。' }) madeAt!: Date | null;
  @Field(() => String, { nullable: true, description: '由哪个账号下达或调整。' }) madeBy!: string | null;
  @Field(() => String, { nullable: true, description: '调整的原因；不是调整而来的为空。' }) reason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '自何时起被新版本取代；空为现行。' }) supersededAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '上级目标自该时已有新版本，而本目标尚未随之重新分解或调整；空为一致。' })
  parentChangedAt!: Date | null;
}

@ObjectType({ implements: [Node], description: '规划文件。' })
export class Plan implements Node {
  __typename!: 'Plan';
  id!: string;
  tenantId!: number;
  planId!: string;
  regionId!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: '文号。' }) number!: string | null;
  @Field(() => Int, { nullable: true }) baselineYear!: number | null;
  @Field(() => Int) targetYear!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: '何时发布到平台；空为平台自带的文件。' }) publishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '何时被同一时期的新文件取代；空为现行。' }) supersededAt!: Date | null;
}

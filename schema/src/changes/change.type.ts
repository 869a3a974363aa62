import type {
  ActivityMeasure,
  CarbonScope,
  ChangeCause,
  Day,
  Decimal,
  ElectricityBasis,
  FigureReason,
  IndicatorCode,
  Period,
} from '@shuangcheng/domain';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { ActivityMeasureEnum, CarbonScopeEnum, ChangeCauseEnum, ElectricityBasisEnum, IndicatorCodeEnum } from '../enums.js';
import { FigureOptions } from '../figures/figure.type.js';
import { DateScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ArgsType()
export class ChangeExplainedArgs {
  @Field(() => IndicatorCodeEnum, { description: '总量指标之一：ENERGY_TOTAL、BUILDING_ENERGY、WATER_TOTAL、CARBON_TOTAL。' })
  code!: IndicatorCode;
  @Field(() => PeriodScalar) from!: Period;
  @Field(() => PeriodScalar, { description: '与 from 同长的期间；尚未结束的，只比较两期同样已结束的月份。' }) to!: Period;
  @Field(() => ActivityMeasureEnum, { nullable: true, description: '以什么衡量规模；不填时水用人数，其余用建筑面积。' })
  activity?: ActivityMeasure | null;
  @Field(() => FigureOptions, { nullable: true }) options?: FigureOptions | null;
}

@ObjectType({ description: '变化的一项原因。' })
export class ChangeEffect {
  @Field(() => ChangeCauseEnum) cause!: ChangeCause;
  @Field(() => DecimalScalar, { description: '各项之和恰为变化量。' }) value!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '占前一期数值，%。' }) percent!: Decimal | null;
}

@ObjectType({ description: '总量在两期之间为何变化：按机构类型和品种作 LMDI-I 加和分解，没有余项。' })
export class ExplainedChange {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) from!: Period;
  @Field(() => PeriodScalar) to!: Period;
  @Field(() => String) unit!: string;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => ElectricityBasisEnum, { description: '电力折标口径，两期相同。' }) electricityBasis!: ElectricityBasis;
  @Field(() => ActivityMeasureEnum, { description: '规模以什么衡量。' }) activity!: ActivityMeasure;
  @Field(() => ID, { nullable: true, description: '两期所用的因子集；用水没有。' }) factorSet!: string | null;
  @Field(() => Int, { description: '每期比较的月数：后一期已结束的月份，前一期取同样多的。' }) months!: number;
  @Field(() => DateScalar, { description: '两期都按这一天的区划与机构归属。' }) treeAsOf!: Day;
  @Field(() => DecimalScalar, { nullable: true }) before!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) after!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) change!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '变化率，%。' }) changePercent!: Decimal | null;
  @Field(() => [ChangeEffect], { description: '没有数值时为空。' }) effects!: readonly ChangeEffect[];
  @Field(() => DecimalScalar, { nullable: true, description: '前一期已审核占应报，%。' }) coverageBefore!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '后一期已审核占应报，%。' }) coverageAfter!: Decimal | null;
  @Field(() => Boolean, { description: '因子含沿用值。' }) provisionalFactor!: boolean;
  @Field(() => String, { nullable: true, description: '没有数值的原因：NO_DATA、FACTOR_MISSING、PERIOD_NOT_ENDED。' })
  reason!: FigureReason | null;
  @Field(() => [String], { nullable: true, description: '只含这些主管系统（您的授权范围）；空为全部。' }) systems!:
    readonly string[] | null;
}

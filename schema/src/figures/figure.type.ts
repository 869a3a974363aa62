import type {
  Acquisition,
  CarbonScope,
  Day,
  Decimal,
  ElectricityBasis,
  FactorBasis,
  IndicatorCode,
  InstitutionType,
  Period,
} from '@shuangcheng/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { BasisEnum, CarbonScopeEnum, ElectricityBasisEnum, FactorBasisEnum, IndicatorCodeEnum, InstitutionTypeEnum } from '../enums.js';
import { Region } from '../regions/region.type.js';
import { DateScalar, DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

export type Basis = 'APPROVED' | 'SUBMITTED';
export type { Acquisition };

@InputType({ description: '数值的口径选项。' })
export class FigureOptions {
  @Field(() => BasisEnum, { nullable: true, defaultValue: 'APPROVED' }) basis?: Basis | null;
  @Field(() => CarbonScopeEnum, { nullable: true, description: '未指定时取该区划自身规划的口径，没有则为 TOTAL；排名与对比一律 TOTAL。' })
  carbonScope?: CarbonScope | null;
  @Field(() => FactorBasisEnum, { nullable: true, defaultValue: 'CURRENT' }) factorBasis?: FactorBasis | null;
  @Field(() => ElectricityBasisEnum, { nullable: true, defaultValue: 'CALORIFIC' }) electricityBasis?: ElectricityBasis | null;
  @Field(() => ID, { nullable: true, description: '因子集，未指定时取正式因子集。' }) factorSet?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '按该时刻所知的报表、因子和区划计算；区划另由 treeAsOf 指定的，以其为准。' })
  asOf?: Date | null;
  @Field(() => DateScalar, { nullable: true, description: '按该日的区划计算；未指定时为期末当日。' }) treeAsOf?: Day | null;
  @Field(() => InstitutionTypeEnum, { nullable: true }) type?: InstitutionType | null;
  @Field(() => String, { nullable: true, description: '主管系统代码。' }) system?: string | null;
}

@ObjectType({ description: '数值的完整程度。计数单位为机构·月；占比为百分数，应报为零时为空。' })
export class FigureQuality {
  @Field(() => Int, { description: '应报。' }) expected!: number;
  @Field(() => Int, { description: '已审核。' }) approved!: number;
  @Field(() => Int, { description: '已上报待审核。' }) waiting!: number;
  @Field(() => Int, { description: '未报（含退回未重报）。' }) missing!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '已审核 ÷ 应报，%。' }) coverage!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '分子中来自计量数据的比例，%。' }) meteredShare!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '分子中来自包干或分摊的比例，%。' }) lumpSumShare!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '分子中来自估算的比例，%。' }) estimatedShare!: Decimal | null;
  @Field(() => Int, { description: '计入的报表中该指标各品种缺报的格数（既无数量也未标不适用）。' }) missingItems!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '缺报格数 ÷（报表数 × 品种数），%。' }) missingShare!: Decimal | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '已上报未审核的部分：两种口径分子之差 ÷ 较大者，%。修订待审核的只计其差额。',
  })
  unreviewedShare!: Decimal | null | Promise<Decimal | null>;
  @Field(() => Boolean, { description: '使用了沿用的因子。' }) provisionalFactor!: boolean;
}

@ObjectType({ description: '分子的一项：数量 × 系数 = 贡献，各项贡献之和恰等于分子。' })
export class LineageTerm {
  @Field(() => String) item!: string;
  @Field(() => DecimalScalar) quantity!: Decimal;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '每单位数量折合的分子单位；空表示因子集中没有。' }) factor!: Decimal | null;
  @Field(() => String, { nullable: true }) factorSource!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) contribution!: Decimal | null;
}

@ObjectType({ description: '数从哪里来：公式、定义版本、各项和每一份报表。' })
export class Lineage {
  @Field(() => String) formula!: string;
  @Field(() => String) definitionVersion!: string;
  @Field(() => String, { nullable: true, description: '所用因子集。' }) factorSet!: string | null;
  @Field(() => [LineageTerm]) terms!: LineageTerm[];
}

@ObjectType({ description: '一个指标在一个期间的数值。' })
export class IndicatorFigure {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => String) unit!: string;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => DecimalScalar, { nullable: true, description: '为空时 reason 说明原因。' }) value!: Decimal | null;
  @Field(() => String, { nullable: true, description: '稳定代码：NO_DATA、FACTOR_MISSING、DENOMINATOR_MISSING、PERIOD_NOT_ENDED。' })
  reason!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator!: Decimal | null;
  @Field(() => String, { nullable: true }) numeratorUnit!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator!: Decimal | null;
  @Field(() => String, { nullable: true }) denominatorUnit!: string | null;
  @Field(() => [String], { nullable: true, description: '授权只及于部分主管系统时，数值所含的系统；空表示全部。' }) systems!:
    readonly string[] | null;
}

@ObjectType({ description: '排名中的一位。无数值者排在最后。' })
export class RankedFigure {
  @Field(() => Int) rank!: number;
  @Field(() => IndicatorFigure) figure!: IndicatorFigure;
  @Field(() => Region) region!: Region;
}

@ObjectType({ description: '分解的一行，各行之和等于总数。' })
export class BreakdownRow {
  @Field(() => String, { description: '品种、类型、系统或区划的代码。' }) key!: string;
  @Field(() => String) name!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '实物量（仅按品种）。' }) quantity!: Decimal | null;
  @Field(() => String, { nullable: true }) unit!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '费用，元（仅按品种）。' }) cost!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '能源消费量，tce。' }) energyTce!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '占能源消费总量的比例，%。' }) energyShare!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '碳排放量，tCO2。' }) carbon!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '占碳排放总量的比例，%。' }) carbonShare!: Decimal | null;
  @Field(() => [IndicatorFigure], { description: '该部分的各项指标（按品种时为空）。' }) figures!: IndicatorFigure[];
}

@ObjectType({ description: '上报情况。计数单位为机构·月：应报 = 待审核 + 已审核 + 退回 + 未报。' })
export class ReportingStatus {
  @Field(() => Int) expected!: number;
  @Field(() => Int, { description: '已上报待审核。' }) submitted!: number;
  @Field(() => Int) approved!: number;
  @Field(() => Int) returned!: number;
  @Field(() => Int) missing!: number;
  @Field(() => Int, { description: '已过期限仍未报或退回未重报。' }) overdue!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '上报率，%：（待审核 + 已审核）÷ 应报。' }) rate!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '按时上报率，%。' }) onTimeRate!: Decimal | null;
  @Field(() => DateScalar) dueDate!: Day;
}

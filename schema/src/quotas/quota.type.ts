import type {
  Day,
  Decimal,
  ElectricityBasis,
  IndicatorCode,
  InstitutionType,
  QuotaRating as Rating,
  RatingReason,
} from '@shuangcheng/domain';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Page50Args } from '../connection/page.args.js';
import {
  ElectricityBasisEnum,
  IndicatorCodeEnum,
  InstitutionTypeEnum,
  QuotaIndicatorEnum,
  QuotaRatingEnum,
  RatingReasonEnum,
} from '../enums.js';
import { Institution } from '../institutions/institution.type.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

@ObjectType({ description: '定额的一行。用水定额只有两个值：通用值在 limit，先进值在 guide。' })
export class QuotaValue {
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String, { description: '类别，如“二级医院”；空为该类型不分类别。' }) kind!: string;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { description: '约束值（通用值）。' }) limit!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '基准值。' }) standard!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '引导值（先进值）。' }) guide!: Decimal | null;
}

@ObjectType({ description: '一省发布的定额标准：只增不改，平台不带任何数值。' })
export class QuotaStandard {
  @Field(() => Int, { description: '本省的序号。' }) version!: number;
  @Field(() => String, { description: '标准编号。' }) standardNumber!: string;
  @Field(() => String) title!: string;
  @Field(() => ElectricityBasisEnum, { description: '标准的电力折标口径：只与同一口径的数值比较。' }) electricityBasis!: ElectricityBasis;
  @Field(() => DateScalar) validFrom!: Day;
  @Field(() => DateScalar, { nullable: true, description: '自该日起不再执行；空为至新标准执行。' }) validTo!: Day | null;
  @Field(() => Int, { nullable: true, description: '取代（作废）的序号。' }) replaces!: number | null;
  @Field(() => String) source!: string;
  @Field(() => DateTimeScalar) publishedAt!: Date;
  @Field(() => String) publishedBy!: string;
  @Field(() => [QuotaValue]) values!: readonly QuotaValue[];
}

@ObjectType({ description: '降到各值一年可节约多少：吨标准煤，用水为立方米。' })
export class QuotaSaving {
  @Field(() => DecimalScalar, { description: '降到约束值。' }) toLimit!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '降到基准值。' }) toStandard!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '降到引导值。' }) toGuide!: Decimal | null;
}

@ObjectType({ description: '一家机构一年对照定额的评价。' })
export class QuotaRating {
  tenantId!: number;
  institutionId!: string;
  /** Resolved by a loader. */
  institution?: Institution;
  @Field(() => Int) year!: number;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => String) unit!: string;
  @Field(() => String, { description: '机构的类别；空为未注明。' }) kind!: string;
  @Field(() => ElectricityBasisEnum, { nullable: true, description: '比较所用的电力折标口径，即标准的口径。' })
  electricityBasis!: ElectricityBasis | null;
  @Field(() => DecimalScalar, { nullable: true, description: '该年实际值，按标准的口径。' }) actual!: Decimal | null;
  @Field(() => QuotaRatingEnum, { nullable: true }) rating!: Rating | null;
  @Field(() => RatingReasonEnum, { nullable: true, description: '没有评价的原因。' }) reason!: RatingReason | null;
  @Field(() => Int, { description: '该年已审核的月数；不足 12 的，评价只据已报月份。' }) months!: number;
  @Field(() => QuotaValue, { nullable: true }) quota!: QuotaValue | null;
  @Field(() => String, { nullable: true, description: '标准编号。' }) standardNumber!: string | null;
  @Field(() => QuotaSaving, { nullable: true }) saving!: QuotaSaving | null;
}
export const QuotaRatingConnection = connectionOf<QuotaRating>('QuotaRating', () => QuotaRating);

@ObjectType()
export class QuotaRatingCount {
  @Field(() => QuotaRatingEnum) rating!: Rating;
  @Field(() => Int) institutions!: number;
}
@ObjectType()
export class QuotaUnratedCount {
  @Field(() => RatingReasonEnum) reason!: RatingReason;
  @Field(() => Int) institutions!: number;
}
@ObjectType({ description: '按各机构自己的定额和规模加权的标杆值：可作按潜力分解的标杆。缺一个值即为空。' })
export class QuotaBenchmark {
  @Field(() => DecimalScalar, { nullable: true }) limit!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) standard!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) guide!: Decimal | null;
}

@ObjectType({ description: '辖内机构一年对照定额的情况；只管一个系统的，只含该系统。' })
export class QuotaStatus {
  @Field(() => Int) year!: number;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => String) unit!: string;
  @Field(() => String, { description: '节约潜力的单位：tce 或 m3。' }) savingUnit!: string;
  @Field(() => Int, { description: '年末在名录中的机构数。' }) institutions!: number;
  @Field(() => [QuotaRatingCount]) counts!: readonly QuotaRatingCount[];
  @Field(() => [QuotaUnratedCount], { description: '没有评价的，按原因。' }) unrated!: readonly QuotaUnratedCount[];
  @Field(() => Int, { description: '有评价但不满 12 个月的机构数。' }) incomplete!: number;
  @Field(() => QuotaSaving) saving!: QuotaSaving;
  @Field(() => QuotaBenchmark) benchmark!: QuotaBenchmark;
}

@ArgsType()
export class QuotaStatusArgs {
  @Field(() => Int) year!: number;
  @Field(() => QuotaIndicatorEnum) indicator!: 'ENERGY_PER_AREA' | 'ENERGY_PER_CAPITA' | 'WATER_PER_CAPITA';
  @Field(() => InstitutionTypeEnum, { nullable: true, description: '只看一类机构。' }) type?: InstitutionType | null;
}
@ArgsType()
export class ExceedingArgs extends Page50Args {}

@ObjectType({ description: '一行的结果。' })
export class QuotaRowResult {
  @Field(() => Int, { description: '行号，自 0 起。' }) index!: number;
  @Field(() => [Problem]) problems!: readonly Problem[];
}
@ObjectType()
export class QuotaPayload {
  @Field(() => QuotaStandard, { nullable: true, description: '发布的标准；只核对或未发布时为空。' }) standard!: QuotaStandard | null;
  @Field(() => [QuotaRowResult], { description: '逐行的结果；一个标准要么全部发布，要么一行也不发布。' })
  results!: readonly QuotaRowResult[];
  @Field(() => [Problem], { description: '有则未发布。' }) problems!: readonly Problem[];
}
@ObjectType()
export class QuotaKindsPayload {
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [QuotaRowResult]) results!: readonly QuotaRowResult[];
  @Field(() => [Problem], { description: '整批的问题；有则一行也未办理。' }) problems!: readonly Problem[];
}

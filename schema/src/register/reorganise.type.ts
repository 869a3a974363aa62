import type { Day, Decimal, IndicatorCode, Period } from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { BaselineMethodEnum, IndicatorCodeEnum } from '../enums.js';
import { Region } from '../regions/region.type.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ description: '一个期间的总量因调整而改变多少。各期间按其末日（未结束的按今天）的区划计。' })
export class ReorganisedFigure {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true }) before!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) after!: Decimal | null;
  @Field(() => DecimalScalar, { description: '没有数值的按零计。' }) difference!: Decimal;
}

@ObjectType({ description: '期间内应报的机构月数因调整而改变多少。' })
export class ReorganisedExpectation {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Int) before!: number;
  @Field(() => Int) after!: number;
}

@ObjectType({ description: '基数因调整而改变多少。' })
export class ReorganisedBaseline {
  @Field(() => Int) year!: number;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true }) before!: Decimal | null;
  @Field(() => DecimalScalar) after!: Decimal;
  @Field(() => BaselineMethodEnum) method!: string;
}

@ObjectType({ description: '对一个区划的影响。' })
export class RegionEffect {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => Int, { description: '调整前一日在册的机构数，含下级。' }) institutionsBefore!: number;
  @Field(() => Int, { description: '生效当日在册的机构数，含下级。' }) institutionsAfter!: number;
  @Field(() => [ReorganisedExpectation]) expected!: readonly ReorganisedExpectation[];
  @Field(() => [ReorganisedFigure]) figures!: readonly ReorganisedFigure[];
  @Field(() => [ReorganisedBaseline]) baselines!: readonly ReorganisedBaseline[];
}

@ObjectType({ description: '直接受影响的各区划之差的合计：只是换了归属，合计为零。' })
export class ReorganisedSum {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => DecimalScalar) difference!: Decimal;
}

@ObjectType()
export class ReorganisePayload {
  @Field(() => Boolean, { description: '已办理；预览或有问题时为否。' }) applied!: boolean;
  @Field(() => ID, { nullable: true }) reorganisationId!: string | null;
  @Field(() => DateScalar, { nullable: true }) effectiveFrom!: Day | null;
  @Field(() => Int, { description: '调整的机构数。' }) institutions!: number;
  @Field(() => Int, { description: '改计的报表数。' }) reportsMoved!: number;
  @Field(() => [RegionEffect], { description: '直接受影响的区划，然后是它们的上级。' }) effects!: readonly RegionEffect[];
  @Field(() => [ReorganisedSum]) sums!: readonly ReorganisedSum[];
  @Field(() => [Problem], { description: '有问题则什么也没有办理。' }) problems!: readonly Problem[];
  @Field(() => [Problem], {
    description: '不妨碍办理、但须知道的：哪些区划已锁定（LOCKED_MONTHS_CHANGE）、已确认（CONFIRMED_MONTHS_STALE）的月份因调整而改变。',
  })
  warnings!: readonly Problem[];
}

@ObjectType({ description: '名称与代码。' })
export class NamedRegion {
  @Field(() => String, { nullable: true, description: '由主管部门填写的，办理之前为空。' }) code!: string | null;
  @Field(() => String) name!: string;
}

@ObjectType({ description: '乡镇街道的去向：乡镇不是本平台的区划，由主管部门逐个列明其中的机构。' })
export class PreparedTownships {
  @Field(() => String) from!: string;
  @Field(() => String, { nullable: true, description: '空表示划入新设区划。' }) to!: string | null;
  @Field(() => [String]) names!: readonly string[];
  @Field(() => String) note!: string;
}

@ObjectType({ description: '预置的调整方案：事实已知，只缺主管部门才能给出的内容。' })
export class PreparedReorganisation {
  @Field(() => String) key!: string;
  @Field(() => String) title!: string;
  @Field(() => String) province!: string;
  @Field(() => DateScalar) effectiveOn!: Day;
  @Field(() => String) source!: string;
  @Field(() => String) note!: string;
  @Field(() => [NamedRegion]) abolished!: readonly NamedRegion[];
  @Field(() => NamedRegion) created!: NamedRegion;
  @Field(() => [PreparedTownships]) townships!: readonly PreparedTownships[];
  @Field(() => Boolean, { description: '已经办理。' }) applied!: boolean;
}

@ObjectType({ description: '区划在一段时间内的上级。' })
export class RegionStanding {
  @Field(() => DateScalar) validFrom!: Day;
  @Field(() => DateScalar, { nullable: true, description: '不含该日；空表示至今。' }) validTo!: Day | null;
  @Field(() => Region, { nullable: true }) parent!: Region | null;
}

@ObjectType({ description: '区划之间的承继。' })
export class RegionSuccessionNode {
  @Field(() => DateScalar) on!: Day;
  @Field(() => Region) from!: Region;
  @Field(() => Region) to!: Region;
  @Field(() => Boolean, { description: '整体并入；否则只是一部分。' }) whole!: boolean;
}

@ObjectType({ description: '已办理的一次调整。' })
export class Reorganisation {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => DateScalar) effectiveOn!: Day;
  @Field(() => String) reason!: string;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => String) recordedBy!: string;
}

@ObjectType({ description: '区划的沿革。' })
export class RegionHistory {
  @Field(() => [RegionStanding]) standings!: readonly RegionStanding[];
  @Field(() => [RegionSuccessionNode]) successions!: readonly RegionSuccessionNode[];
  @Field(() => [Reorganisation]) reorganisations!: readonly Reorganisation[];
}

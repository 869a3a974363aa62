// Arguments of the fields that give figures.
import type { IndicatorCode, Period, RegionLevel } from '@shuangcheng/domain';
import { ArgsType, Field, Int } from 'type-graphql';
import { BreakdownByEnum, IndicatorCodeEnum, OrgLevelEnum, RankingOrderEnum } from '../enums.js';
import { PeriodScalar } from '../scalars/scalars.js';
import { FigureOptions } from './figure.type.js';

@ArgsType()
export class IndicatorArgs {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => FigureOptions, { nullable: true }) options?: FigureOptions | null;
}

@ArgsType()
export class IndicatorsArgs {
  @Field(() => [IndicatorCodeEnum], { nullable: true, description: '未指定时为全部指标。' }) codes?: IndicatorCode[] | null;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => FigureOptions, { nullable: true }) options?: FigureOptions | null;
}

@ArgsType()
export class SeriesArgs {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) from!: Period;
  @Field(() => PeriodScalar) to!: Period;
  @Field(() => FigureOptions, { nullable: true }) options?: FigureOptions | null;
}

@ArgsType()
export class RankingArgs {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => OrgLevelEnum) level!: RegionLevel | 'INSTITUTION';
  @Field(() => Int, { nullable: true, defaultValue: 50 }) first?: number | null;
  @Field(() => RankingOrderEnum, { nullable: true, defaultValue: 'DESCENDING' }) order?: 'DESCENDING' | 'ASCENDING' | null;
  @Field(() => FigureOptions, { nullable: true }) options?: FigureOptions | null;
}

@ArgsType()
export class BreakdownArgs {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => BreakdownByEnum) by!: 'ITEM' | 'TYPE' | 'SYSTEM' | 'CHILD_REGION';
  @Field(() => FigureOptions, { nullable: true }) options?: FigureOptions | null;
}

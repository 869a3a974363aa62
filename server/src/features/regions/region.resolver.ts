import { INDICATOR_CODES, type RegionLevel } from '@shuangcheng/domain';
import {
  BreakdownArgs,
  BreakdownRow,
  DescendantsArgs,
  IndicatorArgs,
  IndicatorFigure,
  IndicatorsArgs,
  InstitutionConnection,
  InstitutionsArgs,
  DateScalar,
  Page50Args,
  Plan,
  PeriodScalar,
  RankedFigure,
  RankingArgs,
  Region,
  RegionBaseline,
  RegionConnection,
  RegionGroup,
  RegionHistory,
  ReportingStatus,
  SeriesArgs,
  Target,
  readPage,
} from '@shuangcheng/schema';
import type { Day, Period } from '@shuangcheng/domain';
import { RequestError } from '@shuangcheng/tenants';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureCost, figureListCost, figuresCost, pageCost, rankingCost } from '../field-cost.js';
import { getBreakdown } from '../figures/breakdown.service.js';
import { toFigureNode } from '../figures/figure.node.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getRegionFigures } from '../figures/figure.service.js';
import { getRanking } from '../figures/ranking.service.js';
import { getReporting } from '../figures/reporting.service.js';
import { getSeries } from '../figures/series.service.js';
import { restsOnMadeUpOn } from '../institutions/made-up.service.js';
import { listRegionInstitutions } from '../institutions/institution.service.js';
import { listPlans, listTargets, toPlanNode, toTargetNode } from '../plans/plan.service.js';
import { listRegionBaselines } from '../register/baseline.service.js';
import { getRegionHistory } from '../register/region-history.service.js';
import { listGroups } from './region-group.service.js';
import { getAncestors, getParent, getRegion, listChildren, listDescendants, regionNode } from './region.service.js';

const belowRegion = (level: RegionLevel | 'INSTITUTION'): RegionLevel => {
  if (level === 'INSTITUTION')
    throw new RequestError('BAD_USER_INPUT', { field: 'level', expected: 'PROVINCE、CITY 或 COUNTY', actual: level });
  return level;
};

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: '按 GB/T 2260 代码取区划。' })
  region(
    @Ctx() { scope }: Context,
    @Arg('code', () => String) code: string,
    @Arg('on', () => DateScalar, { nullable: true, description: '上下级按该日的区划；未给出的按今天。' }) on?: Day | null,
  ): Region {
    return getRegion(scope, code, on ?? null);
  }

  @Query(() => [RegionGroup], { description: '命名的区划组。' })
  regionGroups(@Ctx() { scope }: Context): Promise<RegionGroup[]> {
    return listGroups(scope);
  }

  @FieldResolver(() => Region, { nullable: true })
  parent(@Root() region: Region, @Ctx() { scope }: Context): Region | null {
    return getParent(scope, region);
  }

  @FieldResolver(() => [Region], { description: '自省（市）至上级。' })
  ancestors(@Root() region: Region, @Ctx() { scope }: Context): Region[] {
    return getAncestors(scope, region);
  }

  @FieldResolver(() => RegionConnection, { complexity: pageCost, description: '直接下级。' })
  children(@Root() region: Region, @Ctx() { scope }: Context, @Args(() => Page50Args) page: Page50Args) {
    return listChildren(scope, region, page);
  }

  @FieldResolver(() => RegionConnection, { complexity: pageCost, description: '辖内某一层级的全部区划。' })
  descendants(@Root() region: Region, @Ctx() { scope }: Context, @Args(() => DescendantsArgs) args: DescendantsArgs) {
    return listDescendants(scope, region, args.level, args);
  }

  @FieldResolver(() => InstitutionConnection, { complexity: pageCost, description: '辖内全部公共机构。' })
  institutions(@Root() region: Region, @Ctx() { scope }: Context, @Args(() => InstitutionsArgs) args: InstitutionsArgs) {
    return listRegionInstitutions(scope, region.regionId, args.filter, args);
  }

  @FieldResolver(() => IndicatorFigure, { complexity: figureCost })
  async indicator(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => IndicatorArgs) args: IndicatorArgs,
  ): Promise<IndicatorFigure> {
    const [view] = await getRegionFigures(scope, loaders, region.regionId, [args.code], args.period, chooseOptions(args.options));
    return toFigureNode(view!);
  }

  @FieldResolver(() => [IndicatorFigure], { complexity: figuresCost })
  async indicators(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => IndicatorsArgs) args: IndicatorsArgs,
  ): Promise<IndicatorFigure[]> {
    const codes = args.codes ?? INDICATOR_CODES;
    return (await getRegionFigures(scope, loaders, region.regionId, codes, args.period, chooseOptions(args.options))).map(toFigureNode);
  }

  @FieldResolver(() => [IndicatorFigure], { complexity: figureListCost, description: '自一期间至另一期间，逐期。' })
  async series(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => SeriesArgs) args: SeriesArgs,
  ): Promise<IndicatorFigure[]> {
    return (await getSeries(scope, loaders, region.regionId, { ...args, choice: chooseOptions(args.options) })).map(toFigureNode);
  }

  @FieldResolver(() => [RankedFigure], { complexity: rankingCost, description: '辖内某一层级区划的排名。' })
  async ranking(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => RankingArgs) args: RankingArgs,
  ): Promise<RankedFigure[]> {
    const { first } = readPage(args);
    const ranked = await getRanking(scope, loaders, region.regionId, {
      ...args,
      order: args.order ?? 'DESCENDING',
      level: belowRegion(args.level),
      choice: chooseOptions(args.options),
    });
    return ranked
      .slice(0, first)
      .map((entry) => ({ rank: entry.rank, figure: toFigureNode(entry.figure), region: regionNode(scope, entry.regionId) }));
  }

  @FieldResolver(() => [BreakdownRow], { complexity: figureListCost, description: '总数的组成。' })
  async breakdown(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => BreakdownArgs) args: BreakdownArgs,
  ): Promise<BreakdownRow[]> {
    const rows = await getBreakdown(scope, loaders, region.regionId, args.period, args.by, chooseOptions(args.options));
    return rows.map((row) => ({ ...row, figures: row.figures.map(toFigureNode) }));
  }

  @FieldResolver(() => ReportingStatus, { complexity: figureCost })
  reporting(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Arg('period', () => PeriodScalar) period: Period,
  ): Promise<ReportingStatus> {
    return getReporting(scope, loaders, region.regionId, period);
  }

  @FieldResolver(() => Boolean, { complexity: figureCost, description: '辖内含演示用的编造机构：其数值均不得当真。' })
  madeUp(@Root() region: Region, @Ctx() { scope, loaders }: Context): Promise<boolean> {
    return restsOnMadeUpOn(scope, loaders, region.regionId, region.treeDay);
  }

  @FieldResolver(() => [Plan])
  async plans(@Root() region: Region, @Ctx() { scope }: Context): Promise<Plan[]> {
    return (await listPlans(scope, region.regionId)).map(toPlanNode);
  }

  @FieldResolver(() => [Target], { description: '该年的目标，以及路径覆盖该年的目标。' })
  async targets(@Root() region: Region, @Ctx() { scope, loaders }: Context, @Arg('year', () => Int) year: number): Promise<Target[]> {
    return (await listTargets(scope, loaders, region.regionId, year)).map(toTargetNode);
  }

  @FieldResolver(() => [RegionBaseline], { description: '基数：规划印发的（或演示用编造的），以及随区划、机构调整重新核定的。' })
  baselines(@Root() region: Region, @Ctx() { scope }: Context): Promise<RegionBaseline[]> {
    return listRegionBaselines(scope, region.regionId);
  }

  @FieldResolver(() => RegionHistory, { description: '沿革：各时期的上级，与其他区划的承继，办理过的调整。' })
  history(@Root() region: Region, @Ctx() { scope }: Context): Promise<RegionHistory> {
    return getRegionHistory(scope, region.regionId);
  }
}

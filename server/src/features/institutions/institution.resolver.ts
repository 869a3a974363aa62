import type { Period } from '@shuangcheng/domain';
import {
  IndicatorArgs,
  IndicatorFigure,
  Institution,
  InstitutionHistory,
  InstitutionReportsArgs,
  OrgUnit,
  PeriodScalar,
  Region,
  Report,
  ReportConnection,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureCost, pageCost } from '../field-cost.js';
import { toFigureNode } from '../figures/figure.node.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getInstitutionFigure } from '../figures/figure.service.js';
import { getAncestors, regionNode } from '../regions/region.service.js';
import { findNewestReport, listInstitutionReports } from '../reports/report.service.js';
import { getInstitution, getInstitutionHistory, toInstitutionNode } from './institution.service.js';
import { searchOrgUnits } from './search.service.js';

@Resolver(() => Institution)
export class InstitutionResolver {
  @Query(() => Institution, { nullable: true, description: '按统一社会信用代码取公共机构。' })
  async institution(@Ctx() { scope }: Context, @Arg('code', () => String) code: string): Promise<Institution> {
    return toInstitutionNode(await getInstitution(scope, code));
  }

  @Query(() => [OrgUnit], { complexity: pageCost, description: '按名称或代码查找区划和授权范围内的公共机构。' })
  search(
    @Ctx() { scope }: Context,
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
  ): Promise<OrgUnit[]> {
    return searchOrgUnits(scope, text, first);
  }

  @FieldResolver(() => Region, { nullable: true })
  parent(@Root() institution: Institution, @Ctx() { scope }: Context): Region {
    return regionNode(scope, institution.regionId);
  }

  @FieldResolver(() => [Region], { description: '自省（市）至所在区划。' })
  ancestors(@Root() institution: Institution, @Ctx() { scope }: Context): Region[] {
    const region = regionNode(scope, institution.regionId);
    return [...getAncestors(scope, region), region];
  }

  @FieldResolver(() => Report, { nullable: true, description: '该月报表的最新版本。' })
  report(
    @Root() institution: Institution,
    @Ctx() { loaders }: Context,
    @Arg('period', () => PeriodScalar) period: Period,
  ): Promise<Report | null> {
    return findNewestReport(loaders, institution, period);
  }

  @FieldResolver(() => ReportConnection, { complexity: pageCost, description: '各月报表的最新版本，由近及远。' })
  reports(@Root() institution: Institution, @Ctx() { scope }: Context, @Args(() => InstitutionReportsArgs) args: InstitutionReportsArgs) {
    return listInstitutionReports(scope, institution, { from: args.from ?? null, to: args.to ?? null }, args);
  }

  @FieldResolver(() => IndicatorFigure, { complexity: figureCost })
  async indicator(
    @Root() { tenantId, institutionId }: Institution,
    @Ctx() { scope, loaders }: Context,
    @Args(() => IndicatorArgs) args: IndicatorArgs,
  ): Promise<IndicatorFigure> {
    const head = (await loaders.institutions.load({ tenantId, institutionId }))!;
    return toFigureNode(await getInstitutionFigure(scope, loaders, head, args.code, args.period, chooseOptions(args.options)));
  }

  @FieldResolver(() => InstitutionHistory, { description: '沿革：何时属于何处，登记过什么。' })
  history(@Root() institution: Institution, @Ctx() { scope, loaders }: Context): Promise<InstitutionHistory> {
    return getInstitutionHistory(scope, loaders, institution);
  }
}

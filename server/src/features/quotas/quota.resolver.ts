import { getIndicator } from '@shuangcheng/domain';
import {
  ExceedingArgs,
  Institution,
  QuotaInput,
  QuotaKindsInput,
  QuotaKindsPayload,
  QuotaPayload,
  QuotaRating,
  QuotaRatingConnection,
  QuotaStandard,
  QuotaStatus,
  QuotaStatusArgs,
  readPage,
  Region,
  toConnection,
  type Connection,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { everyInstitutionCost, figureCost, pageCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { readCursor } from '../page-cursor.js';
import { getRegion } from '../regions/region.service.js';
import { publishQuota, setQuotaKinds } from './quota-publication.service.js';
import {
  exceedingOf,
  listStandards,
  rateInstitution,
  rateRegion,
  toRatingNode,
  toStandardNode,
  type RegionRatings,
} from './quota-rating.service.js';

type StatusNode = QuotaStatus & { readonly of: RegionRatings };

const toStatus = (of: RegionRatings): StatusNode => ({
  of,
  year: of.year,
  indicator: of.indicator,
  unit: getIndicator(of.indicator).unit,
  savingUnit: of.indicator === 'WATER_PER_CAPITA' ? 'm3' : 'tce',
  institutions: of.ratings.length,
  incomplete: of.ratings.filter(({ rated }) => rated.rating !== null && rated.months < 12).length,
  ...of.summary,
});

@Resolver(() => QuotaRating)
export class QuotaRatingResolver {
  @FieldResolver(() => Institution)
  async institution(@Root() { tenantId, institutionId }: QuotaRating, @Ctx() { loaders }: Context): Promise<Institution> {
    return toInstitutionNode((await loaders.institutions.load({ tenantId, institutionId }))!);
  }
}

@Resolver(() => QuotaStatus)
export class QuotaStatusResolver {
  @FieldResolver(() => QuotaRatingConnection, { complexity: pageCost, description: '超过约束值的机构，节约潜力大的在前。' })
  exceeding(@Root() { of }: StatusNode, @Args(() => ExceedingArgs) args: ExceedingArgs): Connection<QuotaRating> {
    const page = readPage(args);
    const start = page.after === null ? 0 : readCursor(page.after, 'number')[0];
    const all = exceedingOf(of).map((rating, index) => ({ rank: index + 1, node: toRatingNode(rating) }));
    const { edges, ...rest } = toConnection(all.slice(start, start + page.first + 1), page, ({ rank }) => [rank], all.length);
    return {
      ...rest,
      totalCount: all.length,
      edges: edges.map((edge) => ({ ...edge, node: edge.node.node })),
      nodes: rest.nodes.map(({ node }) => node),
    };
  }
}

@Resolver(() => Institution)
export class InstitutionQuotaResolver {
  @FieldResolver(() => [QuotaRating], { complexity: figureCost, description: '该年对照定额的评价，每个有定额的指标一项。' })
  async quotaRating(
    @Root() institution: Institution,
    @Ctx() { scope, loaders }: Context,
    @Arg('year', () => Int) year: number,
  ): Promise<QuotaRating[]> {
    return (await rateInstitution(scope, loaders, institution, year)).map(toRatingNode);
  }
}

@Resolver(() => Region)
export class RegionQuotaResolver {
  @FieldResolver(() => QuotaStatus, { complexity: everyInstitutionCost, description: '辖内机构一年对照定额的情况。' })
  async quotaStatus(
    @Root() { regionId }: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => QuotaStatusArgs) { year, indicator, type }: QuotaStatusArgs,
  ): Promise<QuotaStatus> {
    return toStatus(await rateRegion(scope, loaders, regionId, { year, indicator, type: type ?? null }));
  }

  @Query(() => [QuotaStandard], { description: '区划所在省（直辖市）发布的定额标准，先后为序；没有发布的没有。' })
  async quotas(@Ctx() { scope, loaders }: Context, @Arg('region', () => String) region: string): Promise<QuotaStandard[]> {
    return (await listStandards(scope, loaders, getRegion(scope, region).regionId)).map(toStandardNode);
  }

  @Mutation(() => QuotaPayload, { description: '发布本省的一个定额标准：逐行核对，全部正确才发布；更正用 replaces。' })
  async publishQuota(@Ctx() { scope }: Context, @Arg('input', () => QuotaInput) input: QuotaInput): Promise<QuotaPayload> {
    const { standard, ...rest } = await publishQuota(scope, getRegion(scope, input.region).regionId, input);
    return { ...rest, standard: standard && toStandardNode(standard) };
  }

  @Mutation(() => QuotaKindsPayload, { description: '注明机构在定额标准中的类别，逐行办理；未注明的，医院取登记的等级。' })
  async setQuotaKinds(@Ctx() { scope }: Context, @Arg('input', () => QuotaKindsInput) input: QuotaKindsInput): Promise<QuotaKindsPayload> {
    const result = await setQuotaKinds(scope, input);
    return { ...result, rejected: result.results.length - result.accepted };
  }
}

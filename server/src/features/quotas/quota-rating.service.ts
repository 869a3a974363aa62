// Institutions against their quotas: one, or all of a region.
import {
  dayOf,
  getIndicator,
  QUOTA_INDICATORS,
  quotaFor,
  rateYear,
  standardsOn,
  summariseRatings,
  type FactorSet,
  type QuotaIndicator,
  type QuotaInForce,
  type QuotaRow,
  type QuotaStandard,
  type Rated,
  type RatingSummary,
} from '@shuangcheng/domain';
import type { QuotaRating, QuotaStandard as StandardNode, QuotaValue } from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { assertYear } from '../asked-year.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import { sumInstitutionYears, type Activity } from '../figures/institution-sums.service.js';
import { listQuotaPlaces, type QuotaPlace } from './quota-place.store.js';
import { lastDayOfYear } from './quota.loader.js';

export const toQuotaValue = (row: QuotaRow): QuotaValue => ({ ...row, unit: getIndicator(row.indicator).unit });
export const toStandardNode = ({ rows, ...standard }: QuotaStandard): StandardNode => ({ ...standard, values: rows.map(toQuotaValue) });

/** The standards of the province where the region is. Throws OUT_OF_SCOPE in a province in which the caller does not work. */
export const listStandards = async (scope: RequestScope, loaders: Loaders, regionId: number): Promise<QuotaStandard[]> => {
  const { tenantId, code } = scope.tree.get(regionId);
  if (!scope.visible.tenants.includes(tenantId)) throw new RequestError('OUT_OF_SCOPE', { code });
  return loaders.quotaStandards.load(tenantId);
};

/** What every rating of a province and year needs. */
interface YearFacts {
  readonly province: number;
  readonly year: number;
  readonly ended: boolean;
  readonly factorSet: FactorSet;
  /** In force at the end of the year. */
  readonly standards: readonly QuotaStandard[];
}
const readFacts = async (scope: RequestScope, loaders: Loaders, province: number, year: number): Promise<YearFacts> => {
  assertYear(year);
  const [heads, standards] = await Promise.all([loaders.factorSetHeads(), loaders.quotaStandards.load(province)]);
  return {
    province,
    year,
    ended: dayOf(scope.now) > lastDayOfYear(year),
    factorSet: await getFactorSetFor(scope, heads, { id: null, province, asOf: null }),
    standards: standardsOn(standards, lastDayOfYear(year)),
  };
};

export interface InstitutionRating {
  readonly place: QuotaPlace;
  readonly indicator: QuotaIndicator;
  readonly year: number;
  readonly rated: Rated;
}
const rate = (facts: YearFacts, place: QuotaPlace, indicator: QuotaIndicator, sums: Activity): InstitutionRating => ({
  place,
  indicator,
  year: facts.year,
  rated: rateYear(quotaFor(facts.standards, { type: place.type, kind: place.kind, indicator }), sums, facts),
});

export const toRatingNode = ({ place, indicator, year, rated }: InstitutionRating): QuotaRating => ({
  tenantId: place.tenantId,
  institutionId: place.institutionId,
  year,
  indicator,
  unit: getIndicator(indicator).unit,
  kind: place.kind,
  electricityBasis: rated.quota?.standard.electricityBasis ?? null,
  actual: rated.actual,
  rating: rated.rating,
  reason: rated.reason,
  months: rated.months,
  quota: rated.quota && toQuotaValue(rated.quota.row),
  standardNumber: rated.quota?.standard.standardNumber ?? null,
  saving: rated.saving,
});

/** The ratings of an institution in a year: of each indicator for which there is a quota; none where it was not in the register. */
export const rateInstitution = async (
  scope: RequestScope,
  loaders: Loaders,
  { tenantId, institutionId }: { readonly tenantId: number; readonly institutionId: string },
  year: number,
): Promise<InstitutionRating[]> => {
  const facts = await readFacts(scope, loaders, tenantId, year);
  const key = { tenantId, institutionId, from: year * 100 + 1, to: year * 100 + 12, basis: 'APPROVED' as const };
  const [place, sums] = await Promise.all([
    loaders.quotaPlaces.load({ tenantId, institutionId, year }),
    loaders.institutionActivity.load(key),
  ]);
  if (place === null) return [];
  return QUOTA_INDICATORS.map((indicator) => rate(facts, place, indicator, sums)).filter(({ rated }) => rated.quota !== null);
};

/** The quotas of institutions by the standards in force today; null for whom there is none. */
export const findQuotas = async (
  scope: RequestScope,
  loaders: Loaders,
  institutions: readonly { readonly tenantId: number; readonly institutionId: string }[],
  indicator: QuotaIndicator,
): Promise<(QuotaInForce | null)[]> => {
  const today = dayOf(scope.now);
  return Promise.all(
    institutions.map(async ({ tenantId, institutionId }) => {
      const [standards, place] = await Promise.all([
        loaders.quotaStandards.load(tenantId),
        loaders.quotaPlaces.load({ tenantId, institutionId, year: Number(today.slice(0, 4)) }),
      ]);
      return place && quotaFor(standardsOn(standards, today), { type: place.type, kind: place.kind, indicator });
    }),
  );
};

export interface RegionRatings {
  readonly indicator: QuotaIndicator;
  readonly year: number;
  readonly ratings: readonly InstitutionRating[];
  readonly summary: RatingSummary;
}

/**
 * Every institution of the region's subtree under the tree of the year's end, rated; who sees one system of it is told of that. A number of
 * statements that grows by one with every 5,000 institutions. Throws OUT_OF_SCOPE.
 */
export const rateRegion = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  { year, indicator, type }: { readonly year: number; readonly indicator: QuotaIndicator; readonly type: string | null },
): Promise<RegionRatings> => {
  assertCan(scope, 'figures:read', { regionId });
  const { tenantId } = scope.tree.get(regionId);
  const facts = await readFacts(scope, loaders, tenantId, year);
  const day = lastDayOfYear(year);
  const of = { tenantId, regionIds: scope.tree.subtreeOn(regionId, day), type };
  const places = await withTenantSession(scope, 'read', (db) => listQuotaPlaces(db, { year, day }, of));
  const sums = await sumInstitutionYears(scope, places, year);
  const ratings = places.map((place, index) => rate(facts, place, indicator, sums[index]!));
  return { indicator, year, ratings, summary: summariseRatings(ratings.map(({ rated }) => rated)) };
};

/** Those above the limit, the greatest saving down to it first. */
export const exceedingOf = ({ ratings }: RegionRatings): InstitutionRating[] =>
  ratings
    .filter(({ rated }) => rated.rating === 'EXCEEDED')
    .sort((a, b) => b.rated.saving!.toLimit.cmp(a.rated.saving!.toLimit) || (a.place.code < b.place.code ? -1 : 1));

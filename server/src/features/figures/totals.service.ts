// Totals of regions inside a transaction that changes them: what a reorganisation does to figures, before and after.
import {
  type Decimal,
  endedMonths,
  evaluate,
  monthsOf,
  monthsToReport,
  treeDayOf,
  yearPeriod,
  type Day,
  type FactorSet,
  type IndicatorCode,
  type MovedInstitution,
  type Period,
} from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { countReports, listRegisterChanges, sumActivities, type Activity, type ActivityKey } from './activity.store.js';
import { countDue, expectedIn, type DueCounts } from './figure-quality.service.js';
import { viewOfMonths } from './tree-view.service.js';

/** Totals that add up over regions. */
export const ADDITIVE_CODES = [
  'ENERGY_TOTAL',
  'BUILDING_ENERGY',
  'WATER_TOTAL',
  'CARBON_TOTAL',
] as const satisfies readonly IndicatorCode[];
export type AdditiveCode = (typeof ADDITIVE_CODES)[number];
export type Totals = ReadonlyMap<AdditiveCode, Decimal | null>;

const totalsOf = (scope: RequestScope, factorSet: FactorSet, province: number, period: Period, activity: Activity): Totals =>
  new Map(
    ADDITIVE_CODES.map((code) => [
      code,
      evaluate(code, activity, {
        province,
        year: period.year,
        endedMonths: endedMonths(period, scope.now).length,
        factorSet,
        electricityBasis: 'CALORIFIC',
        factorBasis: 'CURRENT',
        planBaseYear: null,
        carbonScope: 'TOTAL',
      }).value,
    ]),
  );

export interface TotalsQuery {
  readonly regionId: number;
  readonly period: Period;
  /** The region with all below it, or its own institutions only. */
  readonly part: 'SUBTREE' | 'OWN';
  /** Under the tree of this day; where not given, of the period's last day. */
  readonly day?: Day;
}
export interface TotalsAnswer {
  readonly totals: Totals;
  /** Institution-months that are due. */
  readonly expected: number;
}

const keyOf = (scope: RequestScope, { regionId, period, part, day }: TotalsQuery): ActivityKey => {
  const months = monthsOf(period);
  const range = { from: months[0]!, to: months.at(-1)! };
  const { tenantId } = scope.tree.get(regionId);
  const view = viewOfMonths(scope, regionId, day ?? treeDayOf(period, scope.now), part, range, null);
  return { tenantId, ...range, basis: 'APPROVED', type: null, systems: null, ...view };
};

/** Approved totals under the scope's tree, in the order of the queries; a region that the tree does not know has none. */
export const sumTotals = async (
  scope: RequestScope,
  db: TenantDb,
  factorSet: FactorSet,
  queries: readonly TotalsQuery[],
): Promise<TotalsAnswer[]> => {
  const known = queries.filter(({ regionId }) => scope.tree.find(regionId) !== null);
  const keys = known.map((query) => keyOf(scope, query));
  const [activities, changes] = [await sumActivities(db, keys), await listRegisterChanges(db, keys)];
  const answers = new Map(
    known.map((query, index): [TotalsQuery, TotalsAnswer] => [
      query,
      {
        totals: totalsOf(scope, factorSet, keys[index]!.tenantId, query.period, activities[index]!),
        expected: monthsToReport(query.period, scope.now).reduce((sum, month) => sum + expectedIn(changes[index]!, month), 0),
      },
    ]),
  );
  return queries.map((query) => answers.get(query) ?? { totals: new Map(), expected: 0 });
};

/** Approved totals of groups of institutions in a year, wherever they stood, in the order of the groups. */
export const sumInstitutionTotals = async (
  scope: RequestScope,
  db: TenantDb,
  factorSet: FactorSet,
  tenantId: number,
  groups: readonly { readonly year: number; readonly institutions: readonly MovedInstitution[] }[],
): Promise<Totals[]> => {
  const keys = groups.map(({ year, institutions }, index): ActivityKey => ({
    tenantId,
    regionIds: [],
    from: year * 100 + 1,
    to: year * 100 + 12,
    basis: 'APPROVED',
    type: null,
    systems: null,
    under: `group ${index}`,
    moved: institutions.flatMap((institution) =>
      [...new Set(institution.spans.map((span) => span.regionId))].map((regionId) => ({ institution, regionId, sign: 1 as const })),
    ),
  }));
  const activities = await sumActivities(db, keys);
  return groups.map(({ year }, index) => totalsOf(scope, factorSet, tenantId, yearPeriod(year), activities[index]!));
};

/** How complete each query's reports are, in institution-months that are due, in the order of the queries. */
export const countDueReports = async (scope: RequestScope, db: TenantDb, queries: readonly TotalsQuery[]): Promise<DueCounts[]> => {
  const keys = queries.map((query) => keyOf(scope, query));
  const [changes, counted] = [await listRegisterChanges(db, keys), await countReports(db, keys)];
  return queries.map(({ period }, index) => countDue(monthsToReport(period, scope.now), changes[index]!, counted[index]!));
};

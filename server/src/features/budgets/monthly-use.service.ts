// What a region or an institution used in each month, for the season and the burn-down of its budget.
import {
  Decimal,
  evaluate,
  monthsOf,
  yearPeriod,
  ZERO,
  type BudgetIndicator,
  type ElectricityBasis,
  type FactorSet,
  type FigureReason,
  type MonthKey,
  type Region,
} from '@shuangcheng/domain';
import { systemsShown, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import type { ActivityKey } from '../figures/activity-reading.service.js';
import { expectedIn } from '../figures/figure-quality.service.js';
import type { Activity } from '../figures/institution-sums.service.js';
import { viewOfMonths } from '../figures/tree-view.service.js';
import type { getInstitution } from '../institutions/institution.service.js';

export type BudgetPlace =
  | { readonly kind: 'REGION'; readonly region: Region }
  | { readonly kind: 'INSTITUTION'; readonly institution: Awaited<ReturnType<typeof getInstitution>> };
export const tenantOf = (place: BudgetPlace): number => (place.kind === 'REGION' ? place.region.tenantId : place.institution.tenantId);

/** How amounts are measured: the same for plan and use. */
export interface Measuring {
  readonly indicator: BudgetIndicator;
  readonly electricityBasis: ElectricityBasis;
  readonly factorSet: FactorSet;
}
export interface MonthSum {
  readonly month: MonthKey;
  readonly amount: Decimal;
  /** Approved ÷ expected reports; one where none is expected. */
  readonly coverage: Decimal;
  readonly reason: FigureReason | null;
}

const toSum = (place: BudgetPlace, measuring: Measuring, month: MonthKey, activity: Activity, expected: number): MonthSum => {
  const figure = evaluate(measuring.indicator, activity, {
    province: tenantOf(place),
    year: Math.floor(month / 100),
    endedMonths: 1,
    factorSet: measuring.factorSet,
    electricityBasis: measuring.electricityBasis,
    factorBasis: 'CURRENT',
    planBaseYear: null,
    carbonScope: null,
  });
  const coverage = expected === 0 ? new Decimal(1) : Decimal.min(1, new Decimal(activity.reports).dividedBy(expected));
  return { month, amount: figure.value ?? ZERO, coverage, reason: figure.reason === 'FACTOR_MISSING' ? figure.reason : null };
};

/** The months of some years under the tree of the last one's end; batched with whatever else the request reads. */
export const readMonths = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  measuring: Measuring,
  years: readonly number[],
): Promise<MonthSum[][]> => {
  const last = Math.max(...years);
  const ofYear = (year: number): MonthKey[] => monthsOf(yearPeriod(year));
  if (place.kind === 'INSTITUTION') {
    const { institution } = place;
    const { tenantId, institutionId } = institution;
    const read = async (month: MonthKey): Promise<MonthSum> => {
      const activity = await loaders.institutionActivity.load({ tenantId, institutionId, from: month, to: month, basis: 'APPROVED' });
      return toSum(place, measuring, month, activity, institution.openMonths(month) ? 1 : 0);
    };
    return Promise.all(years.map((year) => Promise.all(ofYear(year).map(read))));
  }
  const { region } = place;
  const systems = systemsShown(scope, region.id);
  const range = { from: Math.min(...years) * 100 + 1, to: last * 100 + 12 };
  const view = viewOfMonths(scope, region.id, `${last}-12-31`, 'SUBTREE', range, systems);
  const key: ActivityKey = { tenantId: region.tenantId, ...range, basis: 'APPROVED', type: null, systems, ...view };
  const changes = await loaders.registerChanges.load(key);
  const read = async (month: MonthKey): Promise<MonthSum> =>
    toSum(place, measuring, month, await loaders.activity.load({ ...key, from: month, to: month }), expectedIn(changes, month));
  return Promise.all(years.map((year) => Promise.all(ofYear(year).map(read))));
};

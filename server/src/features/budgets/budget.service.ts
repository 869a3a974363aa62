// Energy budgets as they stand: their versions, and how they burn down.
import {
  BUDGET_RULE,
  burnDown,
  endedMonths,
  getIndicator,
  monthPeriod,
  yearPeriod,
  type BudgetIndicator,
  type BurnDown,
  type FactorSet,
} from '@shuangcheng/domain';
import type { EnergyBudget } from '@shuangcheng/schema';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import type { BudgetRow } from './budget.store.js';
import { readMonths, tenantOf, type BudgetPlace, type MonthSum } from './monthly-use.service.js';

/** Who has the budget, as rows name it. */
export const subjectOf = (place: BudgetPlace): Pick<BudgetRow, 'tenantId' | 'regionId' | 'system' | 'institutionId' | 'subject'> =>
  place.kind === 'REGION'
    ? { tenantId: place.region.tenantId, regionId: place.region.id, system: '', institutionId: null, subject: place.region.code }
    : {
        tenantId: place.institution.tenantId,
        regionId: place.institution.regionId,
        system: place.institution.system,
        institutionId: place.institution.institutionId,
        subject: place.institution.institutionId,
      };

export interface BudgetView {
  /** The newest version first. */
  readonly versions: readonly BudgetRow[];
  readonly months: readonly MonthSum[];
  /** Null where the use cannot be reckoned, or where the caller does not see all of the region. */
  readonly burned: BurnDown | null;
}

/** The province's official set, read once for a request. */
export const factorSetOf = async (scope: RequestScope, loaders: Loaders, place: BudgetPlace): Promise<FactorSet> =>
  getFactorSetFor(scope, await loaders.factorSetHeads(), { id: null, province: tenantOf(place), asOf: null });

const readUse = async (scope: RequestScope, loaders: Loaders, place: BudgetPlace, budget: BudgetRow): Promise<MonthSum[]> => {
  const factorSet = await factorSetOf(scope, loaders, place);
  const measuring = { indicator: budget.indicator, electricityBasis: budget.electricityBasis, factorSet };
  const [months] = await readMonths(scope, loaders, place, measuring, [budget.year]);
  return months!.slice(0, endedMonths(yearPeriod(budget.year), scope.now).length);
};

/** How a budget stands; null where a factor is missing. */
export const burn = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  budget: BudgetRow,
): Promise<Pick<BudgetView, 'months' | 'burned'>> => {
  const months = await readUse(scope, loaders, place, budget);
  return { months, burned: months.some(({ reason }) => reason !== null) ? null : burnDown(budget.months, months) };
};

/** The budget of a region or an institution with its burn-down; null where none was set. */
export const findBudget = async (
  scope: RequestScope,
  loaders: Loaders,
  place: BudgetPlace,
  of: { readonly indicator: BudgetIndicator; readonly year: number },
): Promise<BudgetView | null> => {
  if (place.kind === 'REGION') assertCan(scope, 'figures:read', { regionId: place.region.id });
  const { tenantId, subject } = subjectOf(place);
  const versions = await loaders.budgetVersions.load({ tenantId, subject, indicator: of.indicator, year: of.year });
  return versions.length === 0 ? null : { versions, ...(await burn(scope, loaders, place, versions[0]!)) };
};

export const toBudgetNode = ({ versions, months, burned }: BudgetView): EnergyBudget => {
  const [budget] = versions;
  const { indicator, year, amount, electricityBasis, seasonYears } = budget!;
  return {
    indicator,
    year,
    amount,
    electricityBasis,
    seasonYears,
    unit: getIndicator(indicator).unit,
    months: budget!.months.map((planned, index) => ({
      period: monthPeriod(year * 100 + index + 1),
      planned,
      used: months[index]?.amount ?? null,
      coverage: months[index]?.coverage.times(100).toDecimalPlaces(2) ?? null,
    })),
    used: burned?.used ?? null,
    plannedToDate: burned?.planned ?? null,
    left: burned?.left ?? null,
    estimated: burned?.estimated?.toDecimalPlaces(BUDGET_RULE.decimals) ?? null,
    lastsMonths: burned?.lastsMonths ?? null,
    runsOutIn: burned?.runsOutIn ? monthPeriod(year * 100 + burned.runsOutIn) : null,
    status: burned?.status ?? 'NO_DATA',
    reason: burned === null ? 'FACTOR_MISSING' : burned.reason,
    versions,
  };
};

// Figures of regions and institutions: which sums are read, and what is computed from them.
import {
  carbonScopeOf,
  changePercent,
  comparableCoverage,
  endedMonths,
  evaluate,
  missingEntries,
  monthsOf,
  sameMonthsOneYearBefore,
  treeDayOf,
  type Decimal,
  type CarbonScope,
  type FactorSet,
  type Figure,
  type FigureContext,
  type IndicatorCode,
  type MissingEntries,
  type MonthKey,
  type Period,
  type Region,
} from '@shuangcheng/domain';
import { assertCan, systemsShown, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { planFactsOf } from '../plans/plan.service.js';
import { readActivity, readInstitutionActivity, runOf } from './activity-reading.service.js';
import { NO_ACTIVITY, type Activity, type ActivityKey } from './activity.store.js';
import type { FigureChoice } from './figure-choice.service.js';
import { underKnownTree } from './known-tree.service.js';
import { viewOfMonths } from './tree-view.service.js';

/** A figure with what it takes to ask where it comes from. */
export interface FigureView {
  readonly code: IndicatorCode;
  readonly period: Period;
  readonly carbonScope: CarbonScope | null;
  readonly figure: Figure;
  readonly context: FigureContext;
  /** Report versions in the figure. */
  readonly reports: number;
  /** Entries of its items that are missing in these. */
  readonly missing: MissingEntries;
  /** Report versions in the same finished months of both years. */
  readonly reportsCompared: { readonly now: number; readonly before: number };
  readonly before: Figure | null;
  readonly comparable: Figure | null;
  readonly factorSet: FactorSet;
  readonly choice: FigureChoice;
  /** The region's sums, or one institution's. */
  readonly place:
    | { readonly region: Region; readonly key: ActivityKey; readonly months: readonly MonthKey[] }
    | { readonly institution: InstitutionHead };
  readonly systems: readonly string[] | null;
}

/** Half-open runs of sums that a figure needs: the whole period, its finished months, and these a year before. */
interface Sums {
  readonly whole: Activity;
  readonly finished: Activity;
  readonly before: Activity | null;
}

const readSums = async (scope: RequestScope, period: Period, read: (months: readonly MonthKey[]) => Promise<Activity>): Promise<Sums> => {
  const finished = endedMonths(period, scope.now);
  const [whole, ended, before] = await Promise.all([
    read(monthsOf(period)),
    finished.length > 0 ? read(finished) : null,
    finished.length > 0 ? read(sameMonthsOneYearBefore(finished)) : null,
  ]);
  return { whole, finished: ended ?? whole, before };
};

const contextOf = (
  scope: RequestScope,
  period: Period,
  province: number,
  factorSet: FactorSet,
  choice: FigureChoice,
  planBaseYear: number | null,
  carbonScope: CarbonScope | null,
): FigureContext => ({
  province,
  year: period.year,
  endedMonths: endedMonths(period, scope.now).length,
  factorSet,
  electricityBasis: choice.electricityBasis,
  factorBasis: choice.factorBasis,
  planBaseYear,
  carbonScope,
});

const computeFigures = (
  scope: RequestScope,
  codes: readonly IndicatorCode[],
  period: Period,
  sums: Sums,
  facts: {
    readonly province: number;
    readonly factorSet: FactorSet;
    readonly choice: FigureChoice;
    readonly planBaseYear: number | null;
    readonly ownPlanScope: CarbonScope | null;
  },
): Pick<
  FigureView,
  | 'code'
  | 'period'
  | 'carbonScope'
  | 'figure'
  | 'context'
  | 'reports'
  | 'missing'
  | 'reportsCompared'
  | 'before'
  | 'comparable'
  | 'factorSet'
  | 'choice'
>[] =>
  codes.map((code) => {
    const carbonScope = carbonScopeOf(code, facts.choice.carbonScope, facts.ownPlanScope);
    const context = contextOf(scope, period, facts.province, facts.factorSet, facts.choice, facts.planBaseYear, carbonScope);
    const figure = evaluate(code, sums.whole, context);
    return {
      code,
      period,
      carbonScope,
      figure,
      context,
      reports: sums.whole.reports,
      missing: missingEntries(code, carbonScope, sums.whole),
      reportsCompared: { now: sums.finished.reports, before: sums.before?.reports ?? 0 },
      factorSet: facts.factorSet,
      choice: facts.choice,
      comparable: sums.finished === sums.whole ? figure : evaluate(code, sums.finished, context),
      before: sums.before ? evaluate(code, sums.before, { ...context, year: period.year - 1 }) : null,
    };
  });

/** The systems to sum: the one asked for, within those that the caller is limited to; null for all. */
export const systemsToSum = (scope: RequestScope, region: Region, choice: FigureChoice): readonly string[] | null => {
  const shown = systemsShown(scope, region.id);
  if (choice.system === null) return shown;
  return shown === null || shown.includes(choice.system) ? [choice.system] : [];
};

/**
 * The cells that a figure sums, under the tree of the day asked for, else of the period's last day: every report counts where
 * its institution stands on that day. For the region's subtree, or for its own institutions only. The same regions hold for as many
 * years before as are asked for. Throws OUT_OF_SCOPE where that takes reports which the caller may not see: a figure is exact or refused.
 */
export const keyOf = (
  scope: RequestScope,
  region: Region,
  period: Period,
  choice: FigureChoice,
  part: 'SUBTREE' | 'OWN' = 'SUBTREE',
  yearsBefore = 1,
): ActivityKey => {
  const systems = systemsToSum(scope, region, choice);
  const range = runOf(monthsOf(period));
  const day = choice.treeAsOf ?? treeDayOf(period, scope.now);
  const view = viewOfMonths(scope, region.id, day, part, { from: range.from - 100 * yearsBefore, to: range.to }, systems);
  return { tenantId: region.tenantId, ...range, basis: choice.basis, type: choice.type, systems, ...view };
};

/** The figures of a region for a period, or of its own institutions only. Throws OUT_OF_SCOPE where no grant reads the region's figures. */
export const getRegionFigures = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  codes: readonly IndicatorCode[],
  period: Period,
  asked: FigureChoice,
  part: 'SUBTREE' | 'OWN' = 'SUBTREE',
): Promise<FigureView[]> => {
  assertCan(scope, 'figures:read', { regionId });
  const choice = await underKnownTree(scope, loaders, regionId, period, asked);
  const region = scope.tree.get(regionId);
  const key = keyOf(scope, region, period, choice, part);
  const [sums, factorSet, plans] = await Promise.all([
    readSums(scope, period, (months) => readActivity(loaders, { ...key, ...runOf(months) }, choice.asOf)),
    loaders
      .factorSetHeads()
      .then((heads) => getFactorSetFor(scope, heads, { id: choice.factorSet, province: region.tenantId, asOf: choice.asOf })),
    loaders.knownPlans.load(regionId),
  ]);
  const plan = planFactsOf(plans, period.year, choice.asOf ?? scope.now);
  const facts = { province: region.tenantId, factorSet, choice, planBaseYear: plan.baseYear, ownPlanScope: plan.ownCarbonScope };
  const place = { region, key, months: monthsOf(period) };
  const systems = systemsShown(scope, regionId);
  return computeFigures(scope, codes, period, sums, facts).map((view) => ({ ...view, place, systems }));
};

/** The figures of one institution for a period, from its own reports. */
export const getInstitutionFigure = async (
  scope: RequestScope,
  loaders: Loaders,
  institution: InstitutionHead,
  code: IndicatorCode,
  period: Period,
  choice: FigureChoice,
): Promise<FigureView> => {
  const base = { tenantId: institution.tenantId, institutionId: institution.institutionId, basis: choice.basis };
  const asked =
    (choice.type === null || choice.type === institution.type) && (choice.system === null || choice.system === institution.system);
  const read = (months: readonly MonthKey[]): Promise<Activity> =>
    asked ? readInstitutionActivity(loaders, { ...base, ...runOf(months) }, choice.asOf) : Promise.resolve(NO_ACTIVITY);
  const [sums, factorSet, plans] = await Promise.all([
    readSums(scope, period, read),
    loaders
      .factorSetHeads()
      .then((heads) => getFactorSetFor(scope, heads, { id: choice.factorSet, province: institution.tenantId, asOf: choice.asOf })),
    loaders.knownPlans.load(institution.regionId),
  ]);
  const plan = planFactsOf(plans, period.year, choice.asOf ?? scope.now);
  const facts = { province: institution.tenantId, factorSet, choice, planBaseYear: plan.baseYear, ownPlanScope: plan.ownCarbonScope };
  const [view] = computeFigures(scope, [code], period, sums, facts);
  return { ...view!, place: { institution }, systems: null };
};

/** Percent against the same finished months a year before; null where either year has no value. */
export const yearOnYearOf = (view: FigureView): Decimal | null => changePercent(view.comparable?.value ?? null, view.before?.value ?? null);

/** How far both years rest on the same number of reports; null where there is nothing to compare. */
export const yearOnYearCoverageOf = ({ comparable, before, reportsCompared }: FigureView): Decimal | null =>
  comparable && before ? comparableCoverage(reportsCompared.now, reportsCompared.before) : null;

// Figures of regions and institutions: which sums are read, and what is computed from them.
import {
  carbonScopeOf,
  changePercent,
  comparableCoverage,
  endedMonths,
  evaluate,
  isInstitutionType,
  isSystemCode,
  missingEntries,
  monthsOf,
  monthsToReport,
  percentOf,
  sameMonthsOneYearBefore,
  SYSTEMS,
  treeDayOf,
  unreviewedShare,
  Decimal,
  type AcquisitionShares,
  type CarbonScope,
  type Day,
  type ElectricityBasis,
  type FactorBasis,
  type FactorSet,
  type Figure,
  type FigureContext,
  type IndicatorCode,
  type MissingEntries,
  type MonthKey,
  type Period,
  type Region,
} from '@shuangcheng/domain';
import { assertCan, RequestError, systemsShown, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { planFactsOf } from '../plans/plan.service.js';
import { viewOfMonths } from './tree-view.service.js';
import { NO_ACTIVITY, type Activity, type ActivityKey, type Basis, type InstitutionKey, type MonthCounts } from './activity.store.js';

export { NO_ACTIVITY };
export type { Activity, ActivityKey };

/** Options of a figure with every default filled in. */
export interface FigureChoice {
  readonly basis: Basis;
  readonly carbonScope: CarbonScope | null;
  readonly factorBasis: FactorBasis;
  readonly electricityBasis: ElectricityBasis;
  readonly factorSet: string | null;
  readonly asOf: Date | null;
  readonly treeAsOf: Day | null;
  readonly type: string | null;
  readonly system: string | null;
}
export type FigureOptionsInput = { readonly [K in keyof FigureChoice]?: FigureChoice[K] | null };

export const chooseOptions = (options: FigureOptionsInput | null | undefined): FigureChoice => {
  const system = options?.system ?? null;
  if (system !== null && !isSystemCode(system)) {
    throw new RequestError('BAD_USER_INPUT', {
      field: 'options.system',
      expected: `主管系统代码之一（${SYSTEMS.map((known) => known.code).join('、')}）`,
      actual: system,
    });
  }
  const type = options?.type ?? null;
  if (type !== null && !isInstitutionType(type)) throw new Error(`unknown institution type ${type}`);
  return {
    basis: options?.basis ?? 'APPROVED',
    carbonScope: options?.carbonScope ?? null,
    factorBasis: options?.factorBasis ?? 'CURRENT',
    electricityBasis: options?.electricityBasis ?? 'CALORIFIC',
    factorSet: options?.factorSet ?? null,
    asOf: options?.asOf ?? null,
    treeAsOf: options?.treeAsOf ?? null,
    type,
    system,
  };
};

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

export const runOf = (months: readonly MonthKey[]): { from: MonthKey; to: MonthKey } => ({ from: months[0]!, to: months.at(-1)! });

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

const readActivity = (loaders: Loaders, key: ActivityKey, asOf: Date | null): Promise<Activity> =>
  asOf === null ? loaders.activity.load(key) : loaders.activityAsOf.load({ key, asOf });
const readInstitutionActivity = (loaders: Loaders, key: InstitutionKey, asOf: Date | null): Promise<Activity> =>
  asOf === null ? loaders.institutionActivity.load(key) : loaders.institutionActivityAsOf.load({ key, asOf });

/** The figures of a region for a period. Throws OUT_OF_SCOPE where no grant reads the region's figures. */
export const getRegionFigures = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  codes: readonly IndicatorCode[],
  period: Period,
  choice: FigureChoice,
): Promise<FigureView[]> => {
  assertCan(scope, 'figures:read', { regionId });
  const region = scope.tree.get(regionId);
  const key = keyOf(scope, region, period, choice);
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

/** Institution-months that are due, each counted in one of the three. */
export interface DueCounts {
  readonly expected: number;
  readonly approved: number;
  readonly waiting: number;
  readonly missing: number;
}
export interface QualityView extends DueCounts, AcquisitionShares, MissingEntries {
  readonly coverage: Decimal | null;
  /** Read only when it is asked for. */
  readonly unreviewedShare: Decimal | null | Promise<Decimal | null>;
  readonly provisionalFactor: boolean;
}

const clipped = (expected: number, approved: number, handedIn: number): DueCounts => {
  const counted = Math.min(approved, expected);
  const waiting = Math.min(Math.max(handedIn - approved, 0), expected - counted);
  return { expected, approved: counted, waiting, missing: expected - counted - waiting };
};

/** The running sum of register changes: how many institutions are expected in a month. */
export const expectedIn = (changes: ReadonlyMap<MonthKey, number>, month: MonthKey): number => {
  let expected = 0;
  for (const [since, change] of changes) if (since <= month) expected += change;
  return expected;
};

const countsOf = (loaders: Loaders, view: FigureView, due: readonly MonthKey[]) => {
  const { place, choice } = view;
  if (due.length === 0) return clipped(0, 0, 0);
  if (!('region' in place)) return institutionCounts(loaders, view, due);
  return choice.asOf === null ? regionCounts(loaders, place.key, due) : regionCountsAsOf(loaders, place.key, due, choice.asOf);
};

/** How complete a figure is, in institution-months that were due. */
export const getQuality = async (scope: RequestScope, loaders: Loaders, view: FigureView): Promise<QualityView> => {
  const { meteredShare, lumpSumShare, estimatedShare, provisionalFactor } = view.figure;
  const due = monthsToReport(view.period, scope.now);
  const counts = await countsOf(loaders, view, due);
  return {
    ...counts,
    coverage: percentOf(new Decimal(counts.approved), new Decimal(counts.expected)),
    meteredShare,
    lumpSumShare,
    estimatedShare,
    ...view.missing,
    get unreviewedShare() {
      return getUnreviewedShare(loaders, view);
    },
    provisionalFactor,
  };
};

/** The sums of the figure's own place and months, on a basis. */
const readOn = (loaders: Loaders, { place, choice, period }: FigureView, basis: Basis): Promise<Activity> => {
  if ('key' in place) return readActivity(loaders, { ...place.key, basis }, choice.asOf);
  const { tenantId, institutionId } = place.institution;
  return readInstitutionActivity(loaders, { tenantId, institutionId, ...runOf(monthsOf(period)), basis }, choice.asOf);
};

const getUnreviewedShare = async (loaders: Loaders, view: FigureView): Promise<Decimal | null> => {
  const bases = await Promise.all((['APPROVED', 'SUBMITTED'] as const).map((basis) => readOn(loaders, view, basis)));
  const [approved, submitted] = bases.map((sums) => evaluate(view.code, sums, view.context));
  if ([approved, submitted].some((figure) => figure!.reason === 'FACTOR_MISSING')) return null;
  return unreviewedShare(approved!.numerator, submitted!.numerator);
};

/** As known at an instant: the counts of all due months together, since the history is summed for a run of months. */
const regionCountsAsOf = async (loaders: Loaders, key: ActivityKey, due: readonly MonthKey[], asOf: Date) => {
  const run = { ...key, ...runOf(due) };
  const [changes, approved, handedIn] = await Promise.all([
    loaders.registerChanges.load(key),
    loaders.activityAsOf.load({ key: { ...run, basis: 'APPROVED' }, asOf }),
    loaders.activityAsOf.load({ key: { ...run, basis: 'SUBMITTED' }, asOf }),
  ]);
  const expected = due.reduce((total, month) => total + expectedIn(changes, month), 0);
  return clipped(expected, approved.reports, handedIn.reports);
};

/** Institution-months of the due months, each clipped on its own. */
export const countDue = (
  due: readonly MonthKey[],
  changes: ReadonlyMap<MonthKey, number>,
  counted: ReadonlyMap<MonthKey, MonthCounts>,
): DueCounts => {
  const months = due.map((month) => {
    const count = counted.get(month);
    return clipped(expectedIn(changes, month), count?.approved ?? 0, count?.handedIn ?? 0);
  });
  const total = (take: (month: DueCounts) => number) => months.reduce((acc, month) => acc + take(month), 0);
  return {
    expected: total((m) => m.expected),
    approved: total((m) => m.approved),
    waiting: total((m) => m.waiting),
    missing: total((m) => m.missing),
  };
};
const regionCounts = async (loaders: Loaders, key: ActivityKey, due: readonly MonthKey[]) => {
  const [changes, counted] = await Promise.all([loaders.registerChanges.load(key), loaders.reportCounts.load({ ...key, ...runOf(due) })]);
  return countDue(due, changes, counted);
};

const institutionCounts = async (loaders: Loaders, view: FigureView, due: readonly MonthKey[]) => {
  const { institution } = view.place as { institution: InstitutionHead };
  const open = due.filter((month) => institution.openMonths(month));
  if (open.length === 0) return clipped(0, 0, 0);
  const base = { tenantId: institution.tenantId, institutionId: institution.institutionId, ...runOf(due) };
  const [approved, handedIn] = await Promise.all([
    readInstitutionActivity(loaders, { ...base, basis: 'APPROVED' }, view.choice.asOf),
    readInstitutionActivity(loaders, { ...base, basis: 'SUBMITTED' }, view.choice.asOf),
  ]);
  return clipped(open.length, approved.reports, handedIn.reports);
};

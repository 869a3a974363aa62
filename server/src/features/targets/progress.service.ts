// The progress of targets in a year: approved year to date against the path, with the factors of each year and of the base year.
import {
  allowanceOf,
  carbonScopeOf,
  changePercent,
  evaluate,
  isIntensity,
  pathOfYear,
  Decimal,
  progressOf,
  reportedBaseOf,
  treeDayOf,
  yearPeriod,
  type Allowance,
  type CarbonScope,
  type EarlierYear,
  type FactorBasis,
  type FactorSet,
  type Figure,
  type FigureContext,
  type Period,
  type Progress,
  type ProgressReason,
  type YearOfPath,
} from '@shuangcheng/domain';
import { assertCan, systemsShown, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { assertYear } from '../asked-year.js';
import { getFactorSetFor } from '../factors/factor-set.service.js';
import type { Activity } from '../figures/activity-reading.service.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { restsOnMadeUpOn } from '../institutions/made-up.service.js';
import { planFactsOf, type PlanFacts } from '../plans/plan.service.js';
import type { PlaceYear, TargetRow } from '../plans/plan.store.js';
import { institutionReader, partialSums, readProgressSums, regionReader, type ProgressSums } from './progress-sums.service.js';

/** What came out under one basis of factors. */
export interface ProgressOutcome {
  readonly factorBasis: FactorBasis;
  readonly path: YearOfPath;
  readonly progress: Progress;
  readonly reason: ProgressReason | null;
  /** The same finished months of the year before. */
  readonly samePeriodLastYear: Decimal | null;
  readonly changePercent: Decimal | null;
  /** Earlier years that told the season, the latest first. */
  readonly seasonYears: readonly number[];
  readonly figure: Figure;
  /** What may still be used in the months left: reads these months of the earlier years. */
  readonly allowance: () => Promise<Allowance>;
}
export interface ProgressView {
  readonly target: TargetRow;
  readonly period: Period;
  readonly sums: ProgressSums;
  readonly carbonScope: CarbonScope | null;
  readonly current: ProgressOutcome;
  /** Carbon with the grid factor of the base year; null for what is not carbon. */
  readonly locked: ProgressOutcome | null;
}

interface Facts {
  readonly province: number;
  readonly factorSet: FactorSet;
  readonly plan: PlanFacts;
}

/** Unrounded: numerator, or numerator ÷ denominator. */
const valueOf = ({ value, numerator, denominator }: Figure): Decimal | null =>
  value && denominator ? numerator!.dividedBy(denominator) : value;

const toPath = (target: TargetRow) => ({
  ...target,
  publishedPath: target.publishedPath?.map((point) => ({ year: point.year, value: new Decimal(point.value) })) ?? null,
});

/** What the domain does not see: sums that are a part only, a factor that is missing, and why there is no path. */
const reasonOf = ({ partial }: ProgressSums, { reason }: Progress, path: YearOfPath, figure: Figure): ProgressReason | null => {
  if (partial) return 'PARTIAL_SCOPE';
  if (reason === 'NO_DATA' && figure.reason === 'FACTOR_MISSING') return 'FACTOR_MISSING';
  return reason === 'PATH_UNKNOWN' ? path.reason : reason;
};

/** An earlier year that tells the season, with the value of its whole. */
interface SeasonYear {
  readonly year: number;
  readonly all: Figure;
  readonly rest: () => Promise<readonly Activity[]>;
}

/** The months left of an earlier year as parts of that whole year; an intensity's by the month's own stock. Null where a month has no figure. */
const partsOf = async ({ year, all, rest }: SeasonYear, monthOf: (sums: Activity, year: number) => Figure): Promise<Decimal[] | null> => {
  const months = (await rest()).map((sums) => valueOf(monthOf(sums, year)));
  return months.some((value) => value === null) ? null : months.map((value) => value!.dividedBy(valueOf(all)!));
};

const readAllowance = async (
  endedMonths: number,
  { headroom, headroomAmount }: Progress,
  reason: ProgressReason | null,
  season: readonly SeasonYear[],
  monthOf: (sums: Activity, year: number) => Figure,
): Promise<Allowance> => {
  const parts = await Promise.all(season.map((each) => partsOf(each, monthOf)));
  return allowanceOf({ endedMonths, headroom, headroomAmount, reason, seasons: parts.filter((each) => each !== null) });
};

const scopeOf = (target: TargetRow, { plan }: Facts): CarbonScope | null =>
  carbonScopeOf(target.indicator, target.carbonScope, plan.ownCarbonScope);

const judge = (target: TargetRow, year: number, sums: ProgressSums, facts: Facts, factorBasis: FactorBasis): ProgressOutcome => {
  const { indicator } = target;
  const isTotal = !isIntensity(indicator);
  const context = (ofYear: number, endedMonths: number): FigureContext => ({
    province: facts.province,
    year: ofYear,
    endedMonths,
    factorSet: facts.factorSet,
    electricityBasis: 'CALORIFIC',
    factorBasis,
    planBaseYear: target.baselineYear ?? facts.plan.baseYear,
    carbonScope: scopeOf(target, facts),
  });
  const figureOf = (activity: Activity, ofYear: number, months: number): Figure => evaluate(indicator, activity, context(ofYear, months));
  const earlier = sums.earlier.map((each) => ({
    ...each,
    before: figureOf(each.toDate, each.year, sums.ended.length),
    all: figureOf(each.whole, each.year, 12),
  }));
  // A year that has ended, or not begun, needs no season.
  const season = sums.ended.length % 12 === 0 ? [] : earlier.filter((each) => each.tellsSeason && each.before.value && each.all.value);
  const last = earlier[0];
  const path = pathOfYear(toPath(target), year, last?.tellsSeason ? last.all.value : null);
  const figure = figureOf(sums.toDate, year, sums.ended.length);
  const base = earlier.find((each) => each.year === target.baselineYear);
  const progress = progressOf({
    pathValue: path.value,
    baseline: path.baseline,
    // Measured against the place's own year before, the base is what was reported.
    reportedBase:
      path.baselineSource === 'TARGET' ? (base ? reportedBaseOf(valueOf(base.all), isTotal, base.coverage) : null) : path.baseline,
    endedMonths: sums.ended.length,
    amount: figure.numerator,
    divisor: isTotal ? new Decimal(1) : figure.denominator,
    isTotal,
    ...sums.coverage,
    earlierYears: season.map(({ before, all }): EarlierYear => ({ toDate: valueOf(before)!, whole: valueOf(all)! })),
  });
  const samePeriodLastYear = last?.before.value ?? null;
  const reason = reasonOf(sums, progress, path, figure);
  return {
    factorBasis,
    path,
    progress,
    reason,
    samePeriodLastYear,
    changePercent: changePercent(progress.actual, samePeriodLastYear),
    seasonYears: season.map((each) => each.year),
    figure,
    allowance: () => readAllowance(sums.ended.length, progress, reason, season, (month, ofYear) => figureOf(month, ofYear, 1)),
  };
};

const viewOf = (target: TargetRow, year: number, sums: ProgressSums, facts: Facts): ProgressView => {
  const carbonScope = scopeOf(target, facts);
  return {
    target,
    period: yearPeriod(year),
    sums,
    carbonScope,
    current: judge(target, year, sums, facts, 'CURRENT'),
    locked: carbonScope === null ? null : judge(target, year, sums, facts, 'LOCKED_BASE_YEAR'),
  };
};

const viewsOf = async (
  scope: RequestScope,
  loaders: Loaders,
  place: PlaceYear,
  read: () => Promise<ProgressSums>,
): Promise<ProgressView[]> => {
  assertYear(place.year);
  const targets = await loaders.targetsOfYear.load(place);
  if (targets.length === 0) return [];
  const [sums, factorSet, plans] = await Promise.all([
    read(),
    loaders.factorSetHeads().then((heads) => getFactorSetFor(scope, heads, { id: null, province: place.tenantId, asOf: null })),
    loaders.knownPlans.load(place.regionId),
  ]);
  const plan = planFactsOf(plans, place.year, scope.now);
  return targets.map((target) => viewOf(target, place.year, sums, { province: place.tenantId, factorSet, plan }));
};

const readRegion = async (scope: RequestScope, loaders: Loaders, regionId: number, year: number): Promise<ProgressView[]> => {
  assertCan(scope, 'plans:read', { regionId });
  assertCan(scope, 'figures:read', { regionId });
  const region = scope.tree.get(regionId);
  // A target is of the whole region: the figures of some systems are not measured against it.
  const whole = systemsShown(scope, regionId) === null;
  return viewsOf(scope, loaders, { tenantId: region.tenantId, regionId, institutionId: null, year }, () =>
    whole ? readProgressSums(scope, regionReader(scope, loaders, region, year), year) : Promise.resolve(partialSums(scope, year)),
  );
};

/**
 * The progress of every target of the regions in that year, in the regions' order: a number of statements that does not grow with them. For who
 * sees some systems of a region only, its targets stand without figures (PARTIAL_SCOPE). Throws OUT_OF_SCOPE, and BAD_USER_INPUT for
 * what is no year.
 */
export const getProgress = (scope: RequestScope, loaders: Loaders, regionIds: readonly number[], year: number): Promise<ProgressView[][]> =>
  Promise.all(regionIds.map((regionId) => readRegion(scope, loaders, regionId, year)));

/** The progress of an institution's own targets in that year, from its own reports. Throws FORBIDDEN where the caller may not read these. */
export const getInstitutionProgress = (
  scope: RequestScope,
  loaders: Loaders,
  head: InstitutionHead,
  year: number,
): Promise<ProgressView[]> => {
  const { tenantId, regionId, institutionId, system } = head;
  assertCan(scope, 'reports:read', { regionId, system, institutionId });
  return viewsOf(scope, loaders, { tenantId, regionId, institutionId, year }, () =>
    readProgressSums(scope, institutionReader(loaders, head), year),
  );
};

/** Whether any institution of the place is made up: of a region, those that stood in it when the year ended, or stand there now. */
export const restsOnMadeUp = async (
  scope: RequestScope,
  loaders: Loaders,
  { tenantId, regionId, institutionId }: Pick<PlaceYear, 'tenantId' | 'regionId' | 'institutionId'>,
  period: Period,
): Promise<boolean> => {
  if (institutionId !== null) return (await loaders.institutions.load({ tenantId, institutionId }))?.madeUp ?? false;
  return restsOnMadeUpOn(scope, loaders, regionId, treeDayOf(period, scope.now));
};

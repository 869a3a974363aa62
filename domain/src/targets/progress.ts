// Who is on the way: the approved year to date against the path, the forecast for the year, what may still be used.
import { Decimal, percentOf, sum } from '../decimal.js';
import { basesApart } from './base-fit.js';
import { PROGRESS_RULE, type MonthCoverage, type ProgressReason, type ProgressStatus } from './progress-rule.js';

/** An earlier year of the same place, in the indicator's unit: what it came to by the end of the same months, and in all. */
export interface EarlierYear {
  readonly toDate: Decimal;
  readonly whole: Decimal;
}

export interface ProgressInput {
  /** The year's point on the target's path, in the indicator's unit; null where there is none. */
  readonly pathValue: Decimal | null;
  /** Of the target's baseline year; null where it is not known. */
  readonly baseline: Decimal | null;
  /** What the baseline year's reports come to, a total raised to full coverage; null where nothing, or too little, was reported then. */
  readonly reportedBase: Decimal | null;
  /** How many months of the year have ended: 0 to 12. */
  readonly endedMonths: number;
  /** Approved numerator of the ended months; null where it is not known. */
  readonly amount: Decimal | null;
  /** What the numerator is divided by: mean stock of the ended months, in the unit that gives the indicator; one for a total, null where unknown. */
  readonly divisor: Decimal | null;
  /** Whether the indicator is a total: a total is too small by whoever has not reported, an intensity is not. */
  readonly isTotal: boolean;
  /** Expected and approved institution-months of the ended months. */
  readonly expected: number;
  readonly approved: number;
  /** Earlier years that tell the season. */
  readonly earlierYears: readonly EarlierYear[];
}

export interface Forecast {
  readonly value: Decimal;
  /** By the earlier years whose season was the kindest and the least kind. */
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface Progress {
  /** Year to date, in the indicator's unit, not annualised; null without data. */
  readonly actual: Decimal | null;
  /** What the path allows until now, by the season of earlier years; null without one. */
  readonly pathToDate: Decimal | null;
  readonly forecast: Forecast | null;
  /**
   * Path value − actual: what may still be used this year, in the indicator's unit; negative: used up. Null under LOW_COVERAGE, unless what was
   * approved alone uses it up, and under BASE_DIFFERS; forecast and completion likewise.
   */
  readonly headroom: Decimal | null;
  /** The same as an amount of the numerator. */
  readonly headroomAmount: Decimal | null;
  /** Percent, two decimals. REDUCTION: the forecast's reduction against the baseline ÷ that of the path. CAP: forecast ÷ path value. */
  readonly completionPercent: Decimal | null;
  readonly completionOf: 'REDUCTION' | 'CAP' | null;
  /** Percent of the expected institution-months that are approved, two decimals; null where none is expected. */
  readonly coveragePercent: Decimal | null;
  /** Whether something is missing that would change the figures. */
  readonly incomplete: boolean;
  readonly status: ProgressStatus;
  /** Why the status is NO_DATA; null for any other. */
  readonly reason: ProgressReason | null;
}

/** The part of each earlier year that fell into its first months. */
const seasonShares = (years: readonly EarlierYear[], endedMonths: number): Decimal[] =>
  endedMonths === 12
    ? [new Decimal(1)]
    : years.filter(({ toDate, whole }) => toDate.gt(0) && whole.gt(0)).map(({ toDate, whole }) => toDate.dividedBy(whole));

export const PROGRESS_DECIMALS = 6;
const shown = (value: Decimal): Decimal => value.toDecimalPlaces(PROGRESS_DECIMALS);

/** The part of the expected institution-months that is in the amount; one for an intensity, where who is missing is on neither side. */
export const reportedPart = ({ isTotal, approved, expected }: Pick<ProgressInput, 'isTotal' | 'approved' | 'expected'>): Decimal =>
  isTotal && approved < expected ? new Decimal(approved).dividedBy(expected) : new Decimal(1);

/** What a year's reports say of a base: a total raised to full coverage. Null without a figure, or with too few reports for a status. */
export const reportedBaseOf = (value: Decimal | null, isTotal: boolean, { expected, approved }: MonthCoverage): Decimal | null =>
  value === null || approved === 0 || approved * 100 < expected * PROGRESS_RULE.leastCoveragePercent
    ? null
    : value.dividedBy(reportedPart({ isTotal, expected, approved }));

const forecastOf = (input: ProgressInput, value: Decimal | null, shares: readonly Decimal[]): Forecast | null => {
  if (value === null || input.endedMonths === 0 || shares.length === 0) return null;
  const raised = value.dividedBy(reportedPart(input));
  const yearBy = (share: Decimal): Decimal => shown(raised.dividedBy(share));
  const middle = sum(shares).dividedBy(shares.length);
  return { value: yearBy(middle), low: yearBy(Decimal.max(...shares)), high: yearBy(Decimal.min(...shares)) };
};

const completion = (
  { baseline, pathValue }: ProgressInput,
  forecast: Forecast | null,
): Pick<Progress, 'completionPercent' | 'completionOf'> => {
  if (forecast === null || pathValue === null) return { completionPercent: null, completionOf: null };
  if (baseline !== null && pathValue.lt(baseline)) {
    return { completionPercent: percentOf(baseline.minus(forecast.value), baseline.minus(pathValue)), completionOf: 'REDUCTION' };
  }
  return { completionPercent: percentOf(forecast.value, pathValue), completionOf: 'CAP' };
};

const statusOf = (pathValue: Decimal, forecast: Forecast, incomplete: boolean): ProgressStatus => {
  const from = (percent: number): Decimal => pathValue.times(100 + percent).dividedBy(100);
  if (forecast.high.lte(from(-PROGRESS_RULE.aheadPercent))) return incomplete ? 'ON_TRACK' : 'AHEAD';
  if (forecast.value.lte(pathValue)) return 'ON_TRACK';
  return forecast.value.lte(from(PROGRESS_RULE.atRiskPercent)) ? 'AT_RISK' : 'BEHIND';
};

/**
 * Whether what is reported is not what the target's baseline was made of: by the baseline year's own reports, else by a forecast that is too far
 * below the path to be a saving. Too much without such reports may be true.
 */
const baseDiffers = ({ baseline, reportedBase, pathValue }: ProgressInput, forecast: Forecast | null): boolean => {
  if (baseline === null) return false;
  if (reportedBase !== null) return basesApart(baseline, reportedBase) !== null;
  return forecast !== null && forecast.value.lt(pathValue!.times(100 - PROGRESS_RULE.basesAgreePercent).dividedBy(100));
};

/** What keeps a status from being given, the first of all reasons. */
const findReason = (input: ProgressInput, coverage: Decimal | null, forecast: Forecast | null): ProgressReason | null => {
  if (input.endedMonths === 0) return 'YEAR_NOT_BEGUN';
  if (input.amount === null || input.approved === 0) return 'NO_DATA';
  if (input.divisor === null || input.divisor.isZero()) return 'DENOMINATOR_MISSING';
  if (input.pathValue === null) return 'PATH_UNKNOWN';
  if (coverage === null || coverage.lt(PROGRESS_RULE.leastCoveragePercent)) return 'LOW_COVERAGE';
  if (baseDiffers(input, forecast)) return 'BASE_DIFFERS';
  return forecast === null ? 'SEASON_UNKNOWN' : null;
};

/** What the path leaves, as far as that is known: see `headroom`. */
const headroomOf = (
  { amount, divisor, pathValue, isTotal }: ProgressInput,
  actual: Decimal | null,
  reason: ProgressReason | null,
): Pick<Progress, 'headroom' | 'headroomAmount'> => {
  const none = { headroom: null, headroomAmount: null };
  if (actual === null || pathValue === null || reason === 'BASE_DIFFERS') return none;
  const headroom = pathValue.minus(actual);
  if (reason === 'LOW_COVERAGE' && !(isTotal && headroom.lte(0))) return none;
  return { headroom, headroomAmount: shown(pathValue.times(divisor!).minus(amount!)) };
};

/**
 * Progress of one target in one year. The forecast divides the year to date by the part that these months had of earlier years (the mean, and
 * the extremes as its range), never by a flat twelfth; for an intensity that part is the earlier year's own intensity to date ÷ that of its whole
 * year. A total is first raised to full coverage, so that what is missing does not look saved. Without an earlier year there is no forecast, and
 * without a forecast, half of the reports, or a base that is the target's own no status. Amounts in the numerator's unit, values in the indicator's, quotients to 6
 * decimals; throws for a number of months outside 0 to 12.
 */
export const progressOf = (input: ProgressInput): Progress => {
  const { amount, divisor, endedMonths, approved, expected, pathValue, isTotal } = input;
  if (!Number.isInteger(endedMonths) || endedMonths < 0 || endedMonths > 12)
    throw new RangeError(`ended months: expected 0 to 12, got ${endedMonths}`);
  const value = amount && approved > 0 && divisor && !divisor.isZero() ? amount.dividedBy(divisor) : null;
  const shares = seasonShares(input.earlierYears, endedMonths);
  const found = forecastOf(input, value, shares);
  const coveragePercent = percentOf(new Decimal(approved), new Decimal(expected));
  const incomplete = approved < expected;
  const reason = findReason(input, coveragePercent, found);
  const forecast = reason === 'LOW_COVERAGE' || reason === 'BASE_DIFFERS' ? null : found;
  const actual = value && (isTotal ? value : shown(value));
  return {
    actual,
    pathToDate: shares.length === 0 || pathValue === null ? null : shown(pathValue.times(sum(shares)).dividedBy(shares.length)),
    forecast,
    ...headroomOf(input, actual, reason),
    ...completion(input, forecast),
    coveragePercent,
    incomplete,
    status: reason === null ? statusOf(pathValue!, forecast!, incomplete) : 'NO_DATA',
    reason,
  };
};

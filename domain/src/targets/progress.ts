// Who is on the way: the approved year to date against the path, the forecast for the year, what may still be used.
import { Decimal, percentOf, sum } from '../decimal.js';

export const PROGRESS_STATUSES = ['AHEAD', 'ON_TRACK', 'AT_RISK', 'BEHIND', 'NO_DATA'] as const;
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

/** Twelve numbers, January first: what was used in each month of a year (of the indicator's numerator). */
export type MonthlyAmounts = readonly Decimal[];

export interface ProgressInput {
  /** The year's point on the target's path, in the indicator's unit. */
  readonly pathValue: Decimal;
  /** Of the target's baseline year; null where it is not known. */
  readonly baseline: Decimal | null;
  /** How many months of the year have ended: 0 to 12. */
  readonly endedMonths: number;
  /** Approved numerator of the ended months. */
  readonly amount: Decimal;
  /** What the numerator is divided by: mean stock of the ended months, in the unit that gives the indicator; one for a total, null where unknown. */
  readonly divisor: Decimal | null;
  /** Whether the indicator is a total: a total is too small by whoever has not reported, an intensity is not. */
  readonly isTotal: boolean;
  /** Expected and approved institution-months of the ended months. */
  readonly expected: number;
  readonly approved: number;
  /** Whole years before this one, each with twelve months of approved amounts. */
  readonly earlierYears: readonly MonthlyAmounts[];
}

/** Stated here, shown by the API: changing one is a new version of the rule. */
export const PROGRESS_RULE = {
  version: '1',
  /** Below this coverage of the ended months no status is given. */
  leastCoveragePercent: 50,
  /** AHEAD: even the upper end of the forecast is so far below the path. */
  aheadPercent: 2,
  /** AT_RISK up to so far above the path; BEHIND beyond. */
  atRiskPercent: 2,
} as const;

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
  /** Path value − actual: what may still be used this year, in the indicator's unit; negative: used up. */
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
}

/** The part of each earlier year that fell into its first months; only years with a use in all of their months to compare with. */
const seasonShares = (years: readonly MonthlyAmounts[], months: number): Decimal[] =>
  years
    .filter((year) => year.length === 12 && year.every((amount) => amount.gt(0)))
    .map((year) => sum(year.slice(0, months)).dividedBy(sum(year)))
    .filter((share) => share.gt(0));

const DIGITS = 20;
const shown = (value: Decimal): Decimal => value.toSignificantDigits(DIGITS);

const forecastOf = (input: ProgressInput, shares: readonly Decimal[]): Forecast | null => {
  const { amount, divisor, approved, expected, isTotal, endedMonths } = input;
  if (divisor === null || divisor.isZero() || endedMonths === 0 || approved === 0) return null;
  const usual = endedMonths === 12 ? [new Decimal(1)] : shares;
  if (usual.length === 0) return null;
  const missing = isTotal ? new Decimal(approved).dividedBy(expected) : new Decimal(1);
  const yearBy = (share: Decimal): Decimal => shown(amount.dividedBy(missing).dividedBy(divisor).dividedBy(share));
  const middle = sum(usual).dividedBy(usual.length);
  return { value: yearBy(middle), low: yearBy(Decimal.max(...usual)), high: yearBy(Decimal.min(...usual)) };
};

const completion = (input: ProgressInput, forecast: Forecast | null): Pick<Progress, 'completionPercent' | 'completionOf'> => {
  const { baseline, pathValue } = input;
  if (forecast === null) return { completionPercent: null, completionOf: null };
  if (baseline !== null && pathValue.lt(baseline)) {
    return { completionPercent: percentOf(baseline.minus(forecast.value), baseline.minus(pathValue)), completionOf: 'REDUCTION' };
  }
  return { completionPercent: percentOf(forecast.value, pathValue), completionOf: 'CAP' };
};

const statusOf = (
  { pathValue }: ProgressInput,
  forecast: Forecast | null,
  coverage: Decimal | null,
  incomplete: boolean,
): ProgressStatus => {
  if (forecast === null || coverage === null || coverage.lt(PROGRESS_RULE.leastCoveragePercent)) return 'NO_DATA';
  const from = (percent: number): Decimal => pathValue.times(100 + percent).dividedBy(100);
  if (forecast.high.lte(from(-PROGRESS_RULE.aheadPercent))) return incomplete ? 'ON_TRACK' : 'AHEAD';
  if (forecast.value.lte(pathValue)) return 'ON_TRACK';
  return forecast.value.lte(from(PROGRESS_RULE.atRiskPercent)) ? 'AT_RISK' : 'BEHIND';
};

/**
 * Progress of one target in one year. The forecast divides the year to date by the part that these months had of earlier years (the mean, and
 * the extremes as its range), never by a flat twelfth; a total is first raised to full coverage, so that what is missing does not look
 * saved. Without a whole earlier year there is no forecast, and without a forecast or half of the reports no status. Amounts in the
 * numerator's unit, values in the indicator's, quotients to 20 significant digits; throws for a number of months outside 0 to 12.
 */
export const progressOf = (input: ProgressInput): Progress => {
  const { amount, divisor, endedMonths, approved, expected, pathValue, isTotal } = input;
  if (!Number.isInteger(endedMonths) || endedMonths < 0 || endedMonths > 12)
    throw new RangeError(`ended months: expected 0 to 12, got ${endedMonths}`);
  const known = approved > 0 && divisor !== null && !divisor.isZero();
  const actual = known ? shown(amount.dividedBy(divisor)) : null;
  const shares = seasonShares(input.earlierYears, endedMonths);
  const forecast = forecastOf(input, shares);
  const coveragePercent = percentOf(new Decimal(approved), new Decimal(expected));
  const incomplete = approved < expected;
  return {
    actual,
    pathToDate: shares.length === 0 ? null : shown(pathValue.times(sum(shares)).dividedBy(shares.length)),
    forecast,
    headroom: actual && pathValue.minus(actual),
    headroomAmount: known ? pathValue.times(isTotal ? 1 : divisor).minus(amount) : null,
    ...completion(input, forecast),
    coveragePercent,
    incomplete,
    status: statusOf(input, forecast, coveragePercent, incomplete),
  };
};

// What may still be used until December: the rest of the year's path over the months that are left, by the season of earlier years.
import { Decimal, sum, ZERO } from '../decimal.js';
import { splitByLargestRemainder } from '../regions/largest-remainder.js';
import { PROGRESS_DECIMALS, type Progress } from './progress.js';
import type { ProgressReason } from './progress-rule.js';

export interface AllowanceInput extends Pick<Progress, 'headroom' | 'headroomAmount'> {
  /** How many months of the year have ended: 0 to 12. */
  readonly endedMonths: number;
  /** Why the progress has no status; null where it has one. */
  readonly reason: ProgressReason | null;
  /** Of each earlier year that tells the season: the months left, in order, each as a part of that whole year. */
  readonly seasons: readonly (readonly Decimal[])[];
}

export interface MonthAllowance {
  /** 1 to 12. */
  readonly month: number;
  /** In the indicator's unit; all months add up to the headroom exactly. */
  readonly value: Decimal;
  /** In the numerator's unit; all months add up to the headroom's amount exactly. */
  readonly amount: Decimal;
}

export interface Allowance {
  /** The months left; none when the year has ended. Null only with a reason. */
  readonly months: readonly MonthAllowance[] | null;
  /** By how much the path's value is used up, in the indicator's unit; null while something is left, or nothing is known. */
  readonly overrun: Decimal | null;
  /** The same as an amount of the numerator. */
  readonly overrunAmount: Decimal | null;
  readonly reason: ProgressReason | null;
}

const beyond = (headroom: Decimal): Decimal => Decimal.max(ZERO, headroom.negated());

/** The mean part of each month left; null where no earlier year tells it, or none used anything in these months. */
const weightsOf = (seasons: AllowanceInput['seasons'], months: number): Decimal[] | null => {
  const weights = Array.from({ length: months }, (_, index) => sum(seasons.map((parts) => parts[index]!)));
  return weights.every((weight) => weight.isZero()) ? null : weights;
};

/**
 * Spreads the headroom over the months left by the mean of their parts in earlier years: the season by which the forecast goes. Parts to 6
 * decimals by largest remainder; digits of the headroom beyond stay with one month, so that the sum is exact. Used up: nothing for any month, and
 * by how much. Without a status there is no allowance, for the same reason: what is not reported is no headroom. Throws where a season has not
 * just the months left.
 */
export const allowanceOf = ({ endedMonths, headroom, headroomAmount, reason, seasons }: AllowanceInput): Allowance => {
  const left = Array.from({ length: 12 - endedMonths }, (_, index) => endedMonths + 1 + index);
  if (seasons.some((parts) => parts.length !== left.length)) throw new RangeError(`season: expected ${left.length} months`);
  const usedUp = headroom !== null && headroomAmount !== null && (headroom.lte(0) || headroomAmount.lte(0));
  const over = { overrun: usedUp ? beyond(headroom) : null, overrunAmount: usedUp ? beyond(headroomAmount) : null };
  if (left.length === 0) return { months: [], ...over, reason: null };
  if (usedUp) return { months: left.map((month) => ({ month, value: ZERO, amount: ZERO })), ...over, reason: null };
  const weights = weightsOf(seasons, left.length);
  if (reason !== null || headroom === null || headroomAmount === null || weights === null)
    return { months: null, ...over, reason: reason ?? (headroom === null ? 'NO_DATA' : 'SEASON_UNKNOWN') };
  const values = splitByLargestRemainder(headroom, weights, PROGRESS_DECIMALS);
  const amounts = splitByLargestRemainder(headroomAmount, weights, PROGRESS_DECIMALS);
  return { months: left.map((month, index) => ({ month, value: values[index]!, amount: amounts[index]! })), ...over, reason: null };
};

// Robust statistics of logarithms. Floats: they only decide whether to ask.
import type { RobustStatistic } from './report-under-review.js';

/** Sorts the first `count` places of a short array, ascending, in place. */
const sortStart = (values: Float64Array, count: number): void => {
  for (let end = 1; end < count; end += 1) {
    const value = values[end]!;
    let at = end - 1;
    while (at >= 0 && values[at]! > value) {
      values[at + 1] = values[at]!;
      at -= 1;
    }
    values[at + 1] = value;
  }
};
const middle = (sorted: Float64Array, count: number): number =>
  count % 2 === 1 ? sorted[(count - 1) / 2]! : (sorted[count / 2 - 1]! + sorted[count / 2]!) / 2;

/** The median of the first `count` places, at least one; sorts them. Insertion: meant for a few dozen. */
export const medianOfStart = (values: Float64Array, count: number): number => {
  sortStart(values, count);
  return middle(values, count);
};

/** A MAD times this estimates the standard deviation where the bulk is normal. */
export const SPREAD_OF_MAD = 1.4826;

/** The median absolute deviation of the first `count` places from `median`; overwrites them. */
export const madOfStart = (values: Float64Array, count: number, median: number): number => {
  for (let at = 0; at < count; at += 1) values[at] = Math.abs(values[at]! - median);
  return medianOfStart(values, count);
};

// Standard deviations between the second and the last but one of n normal values, n = 4 … 12.
const TRIMMED_WIDTHS = [0.59, 0.99, 1.28, 1.51, 1.7, 1.86, 2.0, 2.12, 2.23];

/**
 * A standard deviation that one wild value on either side does not move, of the first `count` places, sorted, with their
 * median; overwrites them. The larger of two estimates: of a dozen values the MAD alone is often half of what it should be.
 */
export const spreadOfStart = (sorted: Float64Array, count: number, median: number): number => {
  const width = TRIMMED_WIDTHS[Math.min(count, 12) - 4];
  const trimmed = width === undefined ? 0 : (sorted[count - 2]! - sorted[1]!) / width;
  return Math.max(trimmed, SPREAD_OF_MAD * madOfStart(sorted, count, median));
};

/** The statistic of a set of institutions; null for none. What the one SQL statement delivers for many sets. */
export const robustStatistic = (logarithms: readonly number[]): RobustStatistic | null => {
  if (logarithms.length === 0) return null;
  const values = Float64Array.from(logarithms).sort();
  const median = middle(values, values.length);
  const deviations = values.map((value) => Math.abs(value - median)).sort();
  return { count: values.length, median, mad: middle(deviations, deviations.length) };
};

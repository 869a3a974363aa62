import { Decimal, sum } from '../decimal.js';

/**
 * Splits a total over weights into parts of at most so many decimals that add up to it exactly: each its exact share rounded
 * down, and what is left a unit each to those with the largest remainders. Throws where no weight can take the total.
 */
export const splitByLargestRemainder = (total: Decimal, weights: readonly Decimal[], decimals: number): Decimal[] => {
  const whole = sum(weights);
  if (total.isZero()) return weights.map(() => new Decimal(0));
  if (weights.some((weight) => weight.isNegative()) || !whole.isPositive() || whole.isZero())
    throw new Error(`${total.toFixed()} cannot be split over weights of ${whole.toFixed()}`);
  const unit = new Decimal(10).pow(-decimals);
  const exact = weights.map((weight) => total.times(weight).dividedBy(whole));
  const parts = exact.map((part) => part.toDecimalPlaces(decimals, Decimal.ROUND_FLOOR));
  const order = exact
    .map((part, index) => ({ index, remainder: part.minus(parts[index]!), weight: weights[index]! }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder) || b.weight.comparedTo(a.weight) || a.index - b.index);
  let left = total.minus(sum(parts));
  for (const { index } of order) {
    if (left.lessThan(unit)) break;
    parts[index] = parts[index]!.plus(unit);
    left = left.minus(unit);
  }
  // Digits of the total beyond the decimals stay with the largest remainder, so that nothing is lost.
  parts[order[0]!.index] = parts[order[0]!.index]!.plus(left);
  return parts;
};

// Whether shares that were changed by hand still hold the target above.
import { Decimal, sum } from '../decimal.js';

export interface WeighedValue {
  readonly value: Decimal;
  /** One for a total; area or people of the target year for an intensity. */
  readonly divisor: Decimal;
}

export interface SumCheck {
  /** Σ value × divisor ÷ Σ divisor for an intensity, the sum for a total: 20 significant digits for an intensity. */
  readonly together: Decimal;
  /** together − target: above zero too much, below zero too little. */
  readonly excess: Decimal;
  readonly holds: boolean;
}

/**
 * A total's shares hold it when they add up to it exactly; an intensity's when what they imply is less than one step of the given decimals away,
 * since rounded ratios seldom meet it. Throws where an intensity has nothing to divide by.
 */
export const checkSharesSum = (target: Decimal, shares: readonly WeighedValue[], isTotal: boolean, decimals: number): SumCheck => {
  const amount = sum(shares.map(({ value, divisor }) => value.times(divisor)));
  if (isTotal) return { together: amount, excess: amount.minus(target), holds: amount.eq(target) };
  const divisors = sum(shares.map(({ divisor }) => divisor));
  if (divisors.lte(0)) throw new RangeError(`divisors: expected above zero, got ${divisors.toFixed()}`);
  const together = amount.dividedBy(divisors).toSignificantDigits(20);
  const excess = together.minus(target);
  return { together, excess, holds: excess.abs().lt(new Decimal(10).pow(-decimals)) };
};

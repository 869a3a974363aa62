// Whether what lies below a target, or was reported of it, is what its own baseline was made of.
import { percentOf, sum, type Decimal } from '../decimal.js';
import type { TargetChild } from './decomposition.js';

/** Within so many percent another sum of the baseline year is taken to be of the same institutions and the same accounting. */
export const BASES_AGREE_PERCENT = 10;

/** By how many percent the other sum differs from the target's own baseline, two decimals; null where they agree, or there is nothing to compare. */
export const basesApart = (own: Decimal | null, other: Decimal | null): Decimal | null => {
  const apart = own && other && percentOf(other.minus(own).abs(), own.abs());
  return apart?.gt(BASES_AGREE_PERCENT) ? apart : null;
};

/** What the children's baselines come to: of a total their sum, of an intensity Σ baseline × divisor ÷ Σ divisor (20 significant digits). Null for none. */
export const childrenBase = (children: readonly TargetChild[]): Decimal | null => {
  const known = children.filter(({ baseline }) => baseline !== null);
  if (known.length === 0) return null;
  if (known.every(({ divisor }) => divisor === null)) return sum(known.map(({ baseline }) => baseline!));
  const divided = known.filter(({ divisor }) => divisor?.gt(0));
  const divisors = sum(divided.map(({ divisor }) => divisor!));
  return divisors.isZero()
    ? null
    : sum(divided.map(({ baseline, divisor }) => baseline!.times(divisor!)))
        .dividedBy(divisors)
        .toSignificantDigits(20);
};

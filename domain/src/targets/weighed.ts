// A child of a target as the solver takes it.
import { Decimal, ZERO } from '../decimal.js';
import type { TargetChild } from './decomposition.js';

/** A child as the solver takes it: values × divisor, so that amounts of intensities add up as those of totals do. */
export interface Weighed {
  readonly child: TargetChild;
  /** The divisor in the target year; one for a total. */
  readonly divisor: Decimal;
  /** Steps of the smallest decimal that its value must and may have. */
  readonly leastSteps: bigint;
  readonly mostSteps: bigint | null;
}

const HUNDRED = new Decimal(100);
const ONE = new Decimal(1);
/** To multiply by: dividing by a hundred gives the same and takes three times as long. */
const HUNDREDTH = new Decimal('0.01');

/** The divisor in the target year; one for a total. */
export const divisorOf = ({ divisor, growthPercent }: TargetChild): Decimal =>
  divisor === null ? ONE : divisor.times(HUNDRED.plus(growthPercent)).times(HUNDREDTH);

/** The value that a reduction of so many percent of the baseline leaves. */
export const valueAfter = (baseline: Decimal, reductionPercent: Decimal): Decimal =>
  baseline.times(HUNDRED.minus(reductionPercent)).times(HUNDREDTH);

export const whole = (value: Decimal): bigint => BigInt(value.toFixed(0));

const stepsOf = (value: Decimal, decimals: number, rounding: 'UP' | 'DOWN'): bigint => {
  if (value.isZero()) return 0n;
  const steps = value.times(`1e${decimals}`);
  return whole(rounding === 'UP' ? steps.ceil() : steps.floor());
};

/**
 * The child with its bounds as whole steps, inside the stated ones. Bounds so close that no step lies between them are taken as the step below.
 */
export const weigh = (child: TargetChild, decimals: number): Weighed => {
  const { baseline, minReductionPercent: min, maxReductionPercent: max, fixedValue: fixed } = child;
  const least = fixed ?? (max === null || baseline === null ? ZERO : Decimal.max(ZERO, valueAfter(baseline, max)));
  const most = fixed ?? (min === null || baseline === null ? null : valueAfter(baseline, min));
  const leastSteps = stepsOf(least, decimals, 'UP');
  const mostSteps = most === null ? null : stepsOf(most, decimals, 'DOWN');
  const between = mostSteps !== null && mostSteps < leastSteps && least.lte(most!);
  return { child, divisor: divisorOf(child), leastSteps: between ? mostSteps : leastSteps, mostSteps };
};

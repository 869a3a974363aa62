// A child of a target as the solver takes it: whole numbers of common units, in which all that the methods need is exact.
import { Decimal } from '../decimal.js';
import type { DecompositionInput, TargetChild } from './decomposition.js';
import { ceilDivide, floorDivide, mostPlaces, powerOfTen, toWhole } from './whole-amounts.js';

const HUNDRED = new Decimal(100);
const ONE = new Decimal(1);

/** The divisor in the target year; one for a total. */
export const divisorOf = ({ divisor, growthPercent }: TargetChild): Decimal =>
  divisor === null ? ONE : divisor.times(HUNDRED.plus(growthPercent)).dividedBy(HUNDRED);

/** The value that a reduction of so many percent of the baseline leaves. */
export const valueAfter = (baseline: Decimal, reductionPercent: Decimal): Decimal =>
  baseline.times(HUNDRED.minus(reductionPercent)).dividedBy(HUNDRED);

/**
 * The units of one decomposition, as decimal places: fine enough for everything that its children and its target state. Amounts are values × divisors
 * of the target year; each percent that they are changed by adds the places of a percent.
 */
export interface Units {
  /** Decimals of the children's values, as asked: one step. */
  readonly steps: number;
  readonly values: number;
  readonly divisors: number;
  /** Of a factor that is stated in percent: 5 % less is 0.95, two places. */
  readonly factors: number;
  readonly weights: number;
  /** One as a factor, as a divisor of the baseline year, and as a step of the values: whole numbers of their units. */
  readonly one: { readonly factor: bigint; readonly divisor: bigint; readonly step: bigint };
  /** From value × divisor × factor to an amount: for BY_CLASS an amount has the places of a second factor. */
  readonly spare: bigint;
}

export const unitsOf = (
  { target, reservedForOwn, decimals, method, classRates }: DecompositionInput,
  children: readonly TargetChild[],
): Units => {
  const most = (get: (child: TargetChild) => Decimal | null): number => mostPlaces(children.map(get));
  const values = Math.max(
    decimals,
    target.decimalPlaces(),
    reservedForOwn.decimalPlaces(),
    most((child) => child.baseline),
    most((child) => child.fixedValue),
    most((child) => child.benchmark),
  );
  const divisors = most((child) => child.divisor);
  const percents = Math.max(
    mostPlaces(classRates.values()),
    most((child) => child.growthPercent),
    most((child) => child.minReductionPercent),
    most((child) => child.maxReductionPercent),
  );
  const factors = percents + 2;
  const weights = Math.max(
    values + divisors,
    most((child) => child.weight),
  );
  const one = { factor: powerOfTen(factors), divisor: powerOfTen(divisors), step: powerOfTen(values - decimals) };
  return { steps: decimals, values, divisors, factors, weights, one, spare: method === 'BY_CLASS' ? one.factor : 1n };
};

/** A child in whole numbers of the units. */
export interface Weighed {
  readonly child: TargetChild;
  /** Zero where it is not known. */
  readonly baseline: bigint;
  /** In the target year, with the places of a divisor and of one factor; one for a total. */
  readonly divisor: bigint;
  /** 1 + growth, as a factor. */
  readonly growth: bigint;
  /** What one step of its value adds to the amount. */
  readonly step: bigint;
  /** Steps of the smallest decimal that its value must and may have. */
  readonly leastSteps: bigint;
  readonly mostSteps: bigint | null;
}

/**
 * The child with its bounds as whole steps, inside the stated ones. Bounds so close that no step lies between them are taken as the step below.
 */
export const weigh = (child: TargetChild, units: Units): Weighed => {
  const { one } = units;
  const factorOf = (percent: Decimal): bigint => toWhole(percent, units.factors - 2);
  const growth = one.factor + factorOf(child.growthPercent);
  const baseline = child.baseline === null ? 0n : toWhole(child.baseline, units.values);
  const divisor = child.divisor === null ? one.divisor * one.factor : toWhole(child.divisor, units.divisors) * growth;
  const step = one.step * divisor * units.spare;
  if (child.fixedValue !== null) {
    const steps = toWhole(child.fixedValue, units.steps);
    return { child, baseline, divisor, growth, step, leastSteps: steps, mostSteps: steps };
  }
  const { minReductionPercent: min, maxReductionPercent: max } = child;
  const least = max === null ? 0n : baseline * (one.factor - factorOf(max));
  const most = min === null || child.baseline === null ? null : baseline * (one.factor - factorOf(min));
  const factorStep = one.step * one.factor;
  const leastSteps = least <= 0n ? 0n : ceilDivide(least, factorStep);
  const mostSteps = most === null ? null : floorDivide(most, factorStep);
  const between = mostSteps !== null && mostSteps < leastSteps && least <= most! && most! >= 0n;
  return { child, baseline, divisor, growth, step, leastSteps: between ? mostSteps : leastSteps, mostSteps };
};

// Decomposing a target down to the next level: the methods as parts of a total, the exact solution, the rounding.
import type { Decimal } from '../decimal.js';
import { apportion } from './apportion.js';
import { findContradiction, findOutside, nothingMoves } from './contradiction.js';
import type { BoundKind, ChildShare, Decomposition, DecompositionInput, TargetChild } from './decomposition.js';
import { findGap } from './decomposition-gap.js';
import { findMeasure, takenAt, type Part, type Taken } from './fill.js';
import { pacesOf, startOf } from './methods.js';
import { unitsOf, weigh, type Units, type Weighed } from './weighed.js';
import { shownQuotient, toDecimal, toWhole } from './whole-amounts.js';

/** Whether the bounds leave room for the total at all. */
const canHold = (parts: readonly Part[], total: bigint): boolean => {
  let least = 0n;
  let most: bigint | null = 0n;
  for (const part of parts) {
    if (part.most !== null && part.most < part.least) return false;
    least += part.least;
    most = most === null || part.most === null ? null : most + part.most;
  }
  return least <= total && (most === null || total <= most);
};

const boundOf = ({ child, leastSteps }: Weighed, heldAt: Taken['heldAt']): BoundKind | null => {
  if (child.fixedValue !== null) return 'FIXED';
  if (heldAt === null) return null;
  return heldAt === 'MOST' ? 'LEAST_REDUCTION' : leastSteps === 0n ? 'NOT_NEGATIVE' : 'GREATEST_REDUCTION';
};

/** Percent of the child's own baseline; null without one. */
const reductionOf = ({ baseline }: Weighed, steps: bigint, { one }: Units): Decimal | null =>
  baseline === 0n ? null : shownQuotient((baseline - steps * one.step) * 100n, baseline);

const byCode = (a: TargetChild, b: TargetChild): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/**
 * A value for each child such that together they make the parent's target.
 *
 * For a total (no divisors) the values, rounded to `decimals`, and what is reserved for the region's own add up to the target exactly. For an
 * intensity they imply it: Σ value × divisor ÷ Σ divisor with the divisors of the target year; rounded, they stay at or below it by less than
 * one step of one child. Without bounds the method's formula gives the values (methods.ts); with bounds they are the solution of: minimise Σ (amount − start)² ÷ pace, with the method's
 * starts and paces, subject to the bounds and the sum (fill.ts), so that a child at a bound leaves the rest to the others by the same rule.
 * A child without a baseline gets nothing and is named in `missing`; the others then carry the whole target.
 */
export const decompose = (input: DecompositionInput): Decomposition => {
  const gap = findGap(input);
  if (gap) return gap;
  const { decimals } = input;
  const target = input.target.minus(input.reservedForOwn);
  const children = [...input.children].sort(byCode);
  const missing = children.filter((child) => child.baseline === null && child.fixedValue === null).map((child) => child.code);
  const counted = children.filter((child) => child.baseline !== null || child.fixedValue !== null);
  const units = unitsOf(input, counted);
  const known = counted.map((child) => weigh(child, units));
  const intensity = counted.some((child) => child.divisor !== null);
  const outside = findOutside(counted, target);
  if (outside) return outside;
  // One step of the target: for an intensity all divisors have it.
  const oneStep = intensity ? known.reduce((acc, { step }) => acc + step, 0n) : known[0]!.step;
  const total = (toWhole(target, units.values) * oneStep) / units.one.step;
  const starts = known.map((each) => startOf(each, input, units));
  const paces = pacesOf(known, input, starts, total, units);
  const asked = { target, decimals, oneStep, total };
  const parts = known.map(({ leastSteps, mostSteps, step }, index): Part => ({
    start: starts[index]!,
    pace: paces[index]!,
    least: leastSteps * step,
    most: mostSteps === null ? null : mostSteps * step,
  }));
  if (!canHold(parts, total)) return findContradiction(known, asked)!;
  const measure = findMeasure(parts, total);
  if (measure === null) return nothingMoves(known, parts, asked);
  const taken = parts.map((part) => takenAt(part, measure));
  const exact = known.map(({ child, step, mostSteps }, index) => ({
    code: child.code,
    numerator: taken[index]!.numerator,
    whole: step * measure.denominator,
    step,
    most: mostSteps,
  }));
  const rounded = apportion(exact, total);
  const shares = known.map((each, index): ChildShare => ({
    code: each.child.code,
    value: toDecimal(rounded[index]!, decimals),
    exactValue: shownQuotient(exact[index]!.numerator, exact[index]!.whole, decimals),
    reductionPercent: reductionOf(each, rounded[index]!, units),
    heldBy: boundOf(each, taken[index]!.heldAt),
  }));
  const together = rounded.reduce((acc, value, index) => acc + value * known[index]!.step, 0n);
  const implied = intensity ? shownQuotient(together, oneStep, decimals) : toDecimal(together / oneStep, decimals);
  return { kind: 'DECOMPOSED', shares, missing, implied };
};

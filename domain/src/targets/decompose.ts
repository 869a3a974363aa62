// Decomposing a target down to the next level: the methods as parts of a total, the exact solution, the rounding.
import { Decimal, ZERO } from '../decimal.js';
import { apportion } from './apportion.js';
import { findContradiction, findOutside, nothingMoves } from './contradiction.js';
import type { BoundKind, ChildShare, Decomposition, DecompositionInput, Incomplete, TargetChild } from './decomposition.js';
import { findMeasure, takenTimesDenominator, type Measure, type Part } from './fill.js';
import { pacesOf, startsOf } from './methods.js';
import { divisorOf, weigh, type Weighed } from './weighed.js';

const HUNDRED = new Decimal(100);
const SHOWN_DIGITS = 20;

/** Amounts as whole numbers of one small unit. */
class Scale {
  readonly #places: number;
  constructor(values: readonly Decimal[]) {
    let places = 0;
    for (const value of values) places = Math.max(places, value.decimalPlaces());
    this.#places = places;
  }
  toWhole(value: Decimal): bigint {
    return BigInt(value.toFixed(this.#places).replace('.', ''));
  }
  toDecimal(value: bigint): Decimal {
    return new Decimal(`${value}e-${this.#places}`);
  }
}

const incomplete = (what: Incomplete['what'], codes: readonly string[]): Incomplete => ({ kind: 'INCOMPLETE', what, codes });

/** What no child can be, use or grow by; null when there is no such thing. */
const findImpossible = (children: readonly TargetChild[]): Incomplete | null => {
  const kinds: readonly [Incomplete['what'], (child: TargetChild) => boolean | undefined][] = [
    ['WEIGHT', (child) => child.weight?.isNegative()],
    ['FIXED', (child) => child.fixedValue?.isNegative()],
    ['BENCHMARK_RANGE', (child) => child.benchmark?.isNegative()],
    ['GROWTH', (child) => child.growthPercent.lt(-100)],
  ];
  for (const [what, isSo] of kinds) {
    const codes = children.filter(isSo).map((child) => child.code);
    if (codes.length > 0) return incomplete(what, codes);
  }
  return null;
};

/** What keeps the question from being asked at all; null when nothing does. */
const findGap = ({ method, children, classRates, target, decimals }: DecompositionInput): Incomplete | null => {
  const open = children.filter((child) => child.fixedValue === null && child.baseline !== null);
  const without = (missing: (child: TargetChild) => boolean): string[] => open.filter(missing).map((child) => child.code);
  if (children.every((child) => child.baseline === null && child.fixedValue === null)) return incomplete('NO_CHILD', []);
  const finer = (value: Decimal | null): boolean => value !== null && value.decimalPlaces() > decimals;
  const intensity = children.some((child) => child.divisor !== null);
  if (intensity) {
    const counted = children.filter((child) => child.baseline !== null || child.fixedValue !== null);
    const undivided = counted.filter((child) => child.divisor === null || divisorOf(child).lte(0)).map((child) => child.code);
    if (undivided.length > 0) return incomplete('DIVISOR', undivided);
  } else if (finer(target)) return incomplete('DECIMALS', []);
  const tooFine = children.filter((child) => finer(child.fixedValue)).map((child) => child.code);
  if (tooFine.length > 0) return incomplete('DECIMALS', tooFine);
  const impossible = findImpossible(children);
  if (impossible) return impossible;
  if (method === 'BY_POTENTIAL') {
    const codes = without((child) => child.benchmark === null);
    if (codes.length > 0) return incomplete('BENCHMARK', codes);
  }
  if (method === 'BY_CLASS') {
    const classless = without((child) => child.className === null);
    if (classless.length > 0) return incomplete('CLASS', classless);
    const rateless = without((child) => !classRates.has(child.className!));
    if (rateless.length > 0) return incomplete('CLASS_RATE', rateless);
    const beyond = without((child) => classRates.get(child.className!)!.gt(HUNDRED));
    if (beyond.length > 0) return incomplete('CLASS_RATE_RANGE', beyond);
  }
  return null;
};

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

/** Divides for showing. */
const Shown = Decimal.clone({ precision: SHOWN_DIGITS });
const shownQuotient = (numerator: Decimal, denominator: Decimal): Decimal => new Decimal(Shown.div(numerator, denominator));
/** The same of whole numbers that are not negative: a third of the time for numbers of this length. */
const shownFraction = (numerator: bigint, denominator: bigint, decimals: number): Decimal => {
  const spare = Math.max(0, SHOWN_DIGITS + 2 + denominator.toString().length - numerator.toString().length);
  const scaled = numerator * 10n ** BigInt(spare);
  const quotient = scaled / denominator;
  // A digit that stands for all that was cut off, so that half up is decided as by the whole fraction.
  const sticky = quotient * denominator === scaled ? '0' : '1';
  return new Decimal(`${quotient}${sticky}e-${spare + 1 + decimals}`).toSignificantDigits(SHOWN_DIGITS);
};

const heldBy = ({ child }: Weighed, part: Part, measure: Measure): BoundKind | null => {
  if (child.fixedValue !== null) return 'FIXED';
  const taken = part.start * measure.denominator + part.pace * measure.numerator;
  if (part.most !== null && taken > part.most * measure.denominator) return 'LEAST_REDUCTION';
  if (taken < part.least * measure.denominator) return part.least === 0n ? 'NOT_NEGATIVE' : 'GREATEST_REDUCTION';
  return null;
};

const reductionOf = (baseline: Decimal | null, value: Decimal): Decimal | null =>
  baseline === null || baseline.isZero() ? null : shownQuotient(baseline.minus(value).times(HUNDRED), baseline);

const byCode = (a: TargetChild, b: TargetChild): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/**
 * A value for each child such that together they make the parent's target.
 *
 * For a total (no divisors) the values, rounded to `decimals`, add up to the target exactly. For an intensity they imply it: Σ value × divisor
 * ÷ Σ divisor with the divisors of the target year; rounded, they stay at or below it by less than one step of one child. Without bounds the
 * method's formula gives the values (methods.ts); with bounds they are the solution of: minimise Σ (amount − start)² ÷ pace, with the method's
 * starts and paces, subject to the bounds and the sum (fill.ts), so that a child at a bound leaves the rest to the others by the same rule.
 * A child without a baseline gets nothing and is named in `missing`; the others then carry the whole target.
 */
export const decompose = (input: DecompositionInput): Decomposition => {
  const gap = findGap(input);
  if (gap) return gap;
  const { decimals } = input;
  const children = [...input.children].sort(byCode);
  const missing = children.filter((child) => child.baseline === null && child.fixedValue === null).map((child) => child.code);
  const known = children.filter((child) => child.baseline !== null || child.fixedValue !== null).map((child) => weigh(child, decimals));
  const divisors = known.reduce((acc, each) => acc.plus(each.divisor), ZERO);
  const intensity = known.some(({ child }) => child.divisor !== null);
  const amount = intensity ? input.target.times(divisors) : input.target;
  const perUnit = intensity ? divisors : new Decimal(1);
  const step = new Decimal(10).pow(-decimals);
  const starts = startsOf(known, input);
  const paces = pacesOf(known, input, starts, amount);
  const steps = known.map(({ divisor }) => divisor.times(step));
  const scale = new Scale([amount, ...starts, ...paces, ...steps]);
  const parts = known.map(({ child, leastSteps, mostSteps }, index): Part => {
    const one = scale.toWhole(steps[index]!);
    const least = leastSteps * one;
    const most = mostSteps === null ? null : mostSteps * one;
    return { start: scale.toWhole(starts[index]!), pace: child.fixedValue === null ? scale.toWhole(paces[index]!) : 0n, least, most };
  });
  const total = scale.toWhole(amount);
  const asked = { amount, decimals, target: input.target, perUnit };
  const outside = findOutside(known, asked);
  if (outside) return outside;
  if (!canHold(parts, total)) return findContradiction(known, asked)!;
  const measure = findMeasure(parts, total);
  if (measure === null) return nothingMoves(known, parts, asked, (value) => scale.toDecimal(value));
  const exact = parts.map((part, index) => ({
    code: known[index]!.child.code,
    numerator: takenTimesDenominator(part, measure),
    denominator: measure.denominator,
    step: scale.toWhole(steps[index]!),
    most: known[index]!.mostSteps,
  }));
  const rounded = apportion(exact, total);
  const shares = known.map((each, index): ChildShare => {
    const { numerator, denominator, step: one } = exact[index]!;
    const value = new Decimal(`${rounded[index]}e-${decimals}`);
    return {
      code: each.child.code,
      value,
      exactValue: shownFraction(numerator, denominator * one, decimals),
      reductionPercent: reductionOf(each.child.baseline, value),
      heldBy: heldBy(each, parts[index]!, measure),
    };
  });
  const together = shares.reduce((acc, share, index) => acc.plus(share.value.times(known[index]!.divisor)), ZERO);
  return { kind: 'DECOMPOSED', shares, missing, implied: together.dividedBy(perUnit).toSignificantDigits(intensity ? SHOWN_DIGITS : 60) };
};

// When a decomposition cannot be done: the fewest bounds that contradict each other or the target, by name.
import type { Decimal } from '../decimal.js';
import type { Contradiction, NamedBound, TargetChild } from './decomposition.js';
import { clamp, type Part } from './fill.js';
import { valueAfter, type Weighed } from './weighed.js';
import { shownQuotient, toDecimal } from './whole-amounts.js';

interface Asked {
  readonly target: Decimal;
  readonly decimals: number;
  /** The target as an amount, and what one step of its value is of that. */
  readonly total: bigint;
  readonly oneStep: bigint;
}

const leastBound = ({ child, leastSteps }: Weighed, decimals: number): NamedBound => ({
  code: child.code,
  bound: child.fixedValue !== null ? 'FIXED' : leastSteps === 0n ? 'NOT_NEGATIVE' : 'GREATEST_REDUCTION',
  value: toDecimal(leastSteps, decimals),
});
const mostBound = ({ child, mostSteps }: Weighed, decimals: number): NamedBound => ({
  code: child.code,
  bound: child.fixedValue !== null ? 'FIXED' : 'LEAST_REDUCTION',
  value: toDecimal(mostSteps!, decimals),
});

const contradiction = (why: Contradiction['why'], bounds: readonly NamedBound[], amount: bigint, asked: Asked): Contradiction => ({
  kind: 'CONTRADICTION',
  why,
  bounds,
  bound: shownQuotient(amount, asked.oneStep, asked.decimals),
  target: asked.target,
});

/** A child that must reduce by more than it may. */
const findCrossed = (known: readonly Weighed[], asked: Asked): Contradiction | null => {
  const crossed = known.find(({ leastSteps, mostSteps }) => mostSteps !== null && mostSteps < leastSteps);
  if (!crossed) return null;
  const most = mostBound(crossed, asked.decimals);
  return {
    kind: 'CONTRADICTION',
    why: 'EACH_OTHER',
    bounds: [leastBound(crossed, asked.decimals), most],
    bound: most.value,
    target: asked.target,
  };
};

/** A value that is fixed for a child and that another of its bounds does not allow. */
export const findOutside = (children: readonly TargetChild[], target: Decimal): Contradiction | null => {
  for (const { code, fixedValue: fixed, baseline, minReductionPercent: min, maxReductionPercent: max } of children) {
    if (fixed === null || baseline === null) continue;
    const [least, most] = [max && valueAfter(baseline, max), min && valueAfter(baseline, min)];
    const broken: NamedBound | null =
      least && fixed.lt(least)
        ? { code, bound: 'GREATEST_REDUCTION', value: least }
        : most && fixed.gt(most)
          ? { code, bound: 'LEAST_REDUCTION', value: most }
          : null;
    if (broken)
      return {
        kind: 'CONTRADICTION',
        why: 'EACH_OTHER',
        bounds: [{ code, bound: 'FIXED', value: fixed }, broken],
        bound: broken.value,
        target,
      };
  }
  return null;
};

/** The fewest lower bounds that alone exceed the target: the largest ones, until they do. */
const findTooMuch = (known: readonly Weighed[], asked: Asked): Contradiction | null => {
  const amounts = known
    .map((weighed) => ({ weighed, amount: weighed.leastSteps * weighed.step }))
    .sort((a, b) => (a.amount === b.amount ? (a.weighed.child.code < b.weighed.child.code ? -1 : 1) : a.amount > b.amount ? -1 : 1));
  let together = 0n;
  const bounds: NamedBound[] = [];
  for (const { weighed, amount } of amounts) {
    together += amount;
    bounds.push(leastBound(weighed, asked.decimals));
    if (together > asked.total) return contradiction('AT_LEAST', bounds, together, asked);
  }
  return null;
};

/** All upper bounds together when they fall short: leave one out, and that child could take the rest. */
const findTooLittle = (known: readonly Weighed[], asked: Asked): Contradiction | null => {
  let together = 0n;
  for (const { mostSteps, step } of known) {
    if (mostSteps === null) return null;
    together += mostSteps * step;
  }
  if (together >= asked.total) return null;
  return contradiction(
    'AT_MOST',
    known.map((each) => mostBound(each, asked.decimals)),
    together,
    asked,
  );
};

/** The fewest bounds that cannot hold together with the target; null when all can. Values within a bound are whole steps of the decimals asked. */
export const findContradiction = (known: readonly Weighed[], asked: Asked): Contradiction | null =>
  findCrossed(known, asked) ?? findTooMuch(known, asked) ?? findTooLittle(known, asked);

/** The bounds at which every child that could move stands, when the rest of the difference is nobody's by the method. */
export const nothingMoves = (known: readonly Weighed[], parts: readonly Part[], asked: Asked): Contradiction => {
  const reduces = parts.reduce((acc, part) => acc + clamp(part), 0n) > asked.total;
  const reached = (part: Part): bigint => (part.pace === 0n ? clamp(part) : reduces ? part.least : (part.most ?? clamp(part)));
  const bounds = known
    .filter((_, index) => parts[index]!.pace > 0n)
    .map((weighed) => (reduces ? leastBound(weighed, asked.decimals) : mostBound(weighed, asked.decimals)));
  return contradiction(
    'NOTHING_MOVES',
    bounds,
    parts.reduce((acc, part) => acc + reached(part), 0n),
    asked,
  );
};

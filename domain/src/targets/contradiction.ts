// When a decomposition cannot be done: the fewest bounds that contradict each other or the target, by name.
import { Decimal, ZERO } from '../decimal.js';
import type { Contradiction, NamedBound } from './decomposition.js';
import type { Part } from './fill.js';
import { valueAfter, type Weighed } from './weighed.js';

interface Asked {
  /** The target as an amount, and the divisor that leads back from an amount to the target's unit. */
  readonly amount: Decimal;
  readonly perUnit: Decimal;
  readonly target: Decimal;
  readonly decimals: number;
}

const valueOf = (steps: bigint, decimals: number): Decimal => new Decimal(`${steps}e-${decimals}`);

const leastBound = ({ child, leastSteps }: Weighed, decimals: number): NamedBound => ({
  code: child.code,
  bound: child.fixedValue !== null ? 'FIXED' : leastSteps === 0n ? 'NOT_NEGATIVE' : 'GREATEST_REDUCTION',
  value: valueOf(leastSteps, decimals),
});
const mostBound = ({ child, mostSteps }: Weighed, decimals: number): NamedBound => ({
  code: child.code,
  bound: child.fixedValue !== null ? 'FIXED' : 'LEAST_REDUCTION',
  value: valueOf(mostSteps!, decimals),
});

const contradiction = (why: Contradiction['why'], bounds: readonly NamedBound[], amount: Decimal, asked: Asked): Contradiction => ({
  kind: 'CONTRADICTION',
  why,
  bounds,
  bound: amount.dividedBy(asked.perUnit).toSignificantDigits(20),
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
export const findOutside = (known: readonly Weighed[], asked: Pick<Asked, 'target'>): Contradiction | null => {
  for (const { child } of known) {
    const { code, fixedValue: fixed, baseline, minReductionPercent: min, maxReductionPercent: max } = child;
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
        target: asked.target,
      };
  }
  return null;
};

/** The fewest lower bounds that alone exceed the target: the largest ones, until they do. */
const findTooMuch = (known: readonly Weighed[], asked: Asked): Contradiction | null => {
  const amounts = known
    .map((weighed) => ({ weighed, amount: valueOf(weighed.leastSteps, asked.decimals).times(weighed.divisor) }))
    .sort((a, b) => b.amount.cmp(a.amount) || (a.weighed.child.code < b.weighed.child.code ? -1 : 1));
  let together = ZERO;
  const bounds: NamedBound[] = [];
  for (const { weighed, amount } of amounts) {
    together = together.plus(amount);
    bounds.push(leastBound(weighed, asked.decimals));
    if (together.gt(asked.amount)) return contradiction('AT_LEAST', bounds, together, asked);
  }
  return null;
};

/** All upper bounds together when they fall short: leave one out, and that child could take the rest. */
const findTooLittle = (known: readonly Weighed[], asked: Asked): Contradiction | null => {
  if (known.some(({ mostSteps }) => mostSteps === null)) return null;
  const together = known.reduce((acc, each) => acc.plus(valueOf(each.mostSteps!, asked.decimals).times(each.divisor)), ZERO);
  if (together.gte(asked.amount)) return null;
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
export const nothingMoves = (
  known: readonly Weighed[],
  parts: readonly Part[],
  asked: Asked,
  toDecimal: (amount: bigint) => Decimal,
): Contradiction => {
  const clamp = ({ start, least, most }: Part): bigint => (start < least ? least : most !== null && start > most ? most : start);
  const standing = toDecimal(parts.reduce((acc, part) => acc + clamp(part), 0n));
  const reduces = standing.gt(asked.amount);
  const reached = (part: Part): bigint => (part.pace === 0n ? clamp(part) : reduces ? part.least : (part.most ?? clamp(part)));
  const bounds = known
    .filter((_, index) => parts[index]!.pace > 0n)
    .map((weighed) => (reduces ? leastBound(weighed, asked.decimals) : mostBound(weighed, asked.decimals)));
  const most = toDecimal(parts.reduce((acc, part) => acc + reached(part), 0n));
  return contradiction('NOTHING_MOVES', bounds, most, asked);
};

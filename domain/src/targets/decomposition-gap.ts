// What keeps a decomposition from being asked at all: what is not said, and what no child can be.
import { Decimal, ZERO } from '../decimal.js';
import type { DecompositionInput, Incomplete, TargetChild } from './decomposition.js';

const HUNDRED = new Decimal(100);
const MINUS_HUNDRED = new Decimal(-100);

const incomplete = (what: Incomplete['what'], codes: readonly string[]): Incomplete => ({ kind: 'INCOMPLETE', what, codes });

/** What no child can be, use or grow by; null when there is no such thing. What an intensity is divided by cannot vanish. */
const findImpossible = (children: readonly TargetChild[], intensity: boolean): Incomplete | null => {
  const kinds: readonly [Incomplete['what'], (child: TargetChild) => boolean | undefined][] = [
    ['WEIGHT', (child) => child.weight?.isNegative()],
    ['FIXED', (child) => child.fixedValue?.isNegative()],
    ['BENCHMARK_RANGE', (child) => child.benchmark?.isNegative()],
    ['GROWTH', ({ growthPercent }) => (intensity ? growthPercent.lte(MINUS_HUNDRED) : growthPercent.lt(MINUS_HUNDRED))],
  ];
  for (const [what, isSo] of kinds) {
    const codes = children.filter(isSo).map((child) => child.code);
    if (codes.length > 0) return incomplete(what, codes);
  }
  return null;
};

/** For an intensity: nothing to divide by. */
const hasNoDivisor = ({ divisor }: TargetChild): boolean => divisor === null || !divisor.gt(ZERO);

/** Only of a total, and no more than all of it. */
const cannotReserve = ({ target, reservedForOwn }: DecompositionInput, intensity: boolean): boolean =>
  intensity ? !reservedForOwn.isZero() : reservedForOwn.isNegative() || reservedForOwn.gt(target);

/** What keeps the question from being asked at all; null when nothing does. */
export const findGap = (input: DecompositionInput): Incomplete | null => {
  const { method, children, classRates, target, reservedForOwn, decimals } = input;
  const open = children.filter((child) => child.fixedValue === null && child.baseline !== null);
  const without = (missing: (child: TargetChild) => boolean): string[] => open.filter(missing).map((child) => child.code);
  if (children.every((child) => child.baseline === null && child.fixedValue === null)) return incomplete('NO_CHILD', []);
  const finer = (value: Decimal | null): boolean => value !== null && value.decimalPlaces() > decimals;
  const intensity = children.some((child) => child.divisor !== null);
  const impossible = findImpossible(children, intensity);
  if (impossible) return impossible;
  if (cannotReserve(input, intensity)) return incomplete('RESERVED', []);
  if (intensity) {
    const counted = children.filter((child) => child.baseline !== null || child.fixedValue !== null);
    const undivided = counted.filter(hasNoDivisor).map((child) => child.code);
    if (undivided.length > 0) return incomplete('DIVISOR', undivided);
  } else if (finer(target) || finer(reservedForOwn)) return incomplete('DECIMALS', []);
  const tooFine = children.filter((child) => finer(child.fixedValue)).map((child) => child.code);
  if (tooFine.length > 0) return incomplete('DECIMALS', tooFine);
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

// A printed number stands for every number that rounds to it; these intervals carry that through a calculation.
import { Decimal, parseDecimal, sum } from '../decimal.js';

/** All numbers from `low` to `high`, both included and not negative; `value` is the calculation with the printed digits themselves. */
export interface Interval {
  readonly low: Decimal;
  readonly value: Decimal;
  readonly high: Decimal;
}

/** The number of digits after the point of a printed number. */
export const decimalsOf = (printed: string): number => printed.split('.')[1]?.length ?? 0;

/** One unit in the last printed digit: 0.01 for "68.61", 1 for "17215". */
export const lastDigitOf = (printed: string): Decimal => new Decimal(`1e-${decimalsOf(printed)}`);

/** The decimal that is printed. Throws for text that is not a plain decimal: documents are parsed before they are read. */
export const printedDecimal = (printed: string): Decimal => {
  const value = parseDecimal(printed);
  if (!value) throw new Error(`expected a plain decimal, got "${printed}"`);
  return value;
};

/** Exactly this number. */
export const exactly = (value: Decimal | string): Interval => {
  const decimal = new Decimal(value);
  return { low: decimal, value: decimal, high: decimal };
};

/** What a printed number stands for: half a unit of its last digit down and up, never below zero. */
export const printedInterval = (printed: string): Interval => {
  const value = printedDecimal(printed);
  const half = lastDigitOf(printed).dividedBy(2);
  return { low: Decimal.max(value.minus(half), 0), value, high: value.plus(half) };
};

export const plus = (a: Interval, b: Interval): Interval => ({
  low: a.low.plus(b.low),
  value: a.value.plus(b.value),
  high: a.high.plus(b.high),
});

/** `a` − `b`, cut off at zero: quantities of plans are never negative. */
export const minus = (a: Interval, b: Interval): Interval => ({
  low: Decimal.max(a.low.minus(b.high), 0),
  value: Decimal.max(a.value.minus(b.value), 0),
  high: Decimal.max(a.high.minus(b.low), 0),
});

export const times = (a: Interval, b: Interval): Interval => ({
  low: a.low.times(b.low),
  value: a.value.times(b.value),
  high: a.high.times(b.high),
});

/** `a` ÷ `b`; null where `b` may be zero. */
export const dividedBy = (a: Interval, b: Interval): Interval | null =>
  b.low.isZero() ? null : { low: a.low.dividedBy(b.high), value: a.value.dividedBy(b.value), high: a.high.dividedBy(b.low) };

/** The interval multiplied by an exact number. */
export const scaled = (a: Interval, factor: Decimal | number): Interval => times(a, exactly(new Decimal(factor)));

export const sumOf = (intervals: readonly Interval[]): Interval => ({
  low: sum(intervals.map((each) => each.low)),
  value: sum(intervals.map((each) => each.value)),
  high: sum(intervals.map((each) => each.high)),
});

/** Whether one number can be both: the two intervals share a point. */
export const agrees = (a: Interval, b: Interval): boolean => a.low.lte(b.high) && b.low.lte(a.high);

import { test, expect } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { agrees, dividedBy, exactly, minus, plus, printedInterval, times } from './interval.js';
import type { Interval } from './interval.js';

const ends = ({ low, high }: Interval): string[] => [low.toFixed(), high.toFixed()];

test('a printed number stands for half a unit of its last digit down and up', () => {
  expect(ends(printedInterval('11.53'))).toEqual(['11.525', '11.535']);
  expect(ends(printedInterval('0.6'))).toEqual(['0.55', '0.65']);
  expect(ends(printedInterval('5.10'))).toEqual(['5.095', '5.105']);
  expect(ends(printedInterval('17215'))).toEqual(['17214.5', '17215.5']);
  expect(ends(printedInterval('0'))).toEqual(['0', '0.5']);
});

test('text that is no plain decimal is a bug of the caller and throws', () => {
  expect(() => printedInterval('1e3')).toThrow('expected a plain decimal');
});

test('two intervals agree where they share a point, the last one included', () => {
  expect(agrees(printedInterval('2.5'), printedInterval('2.6'))).toBe(true);
  expect(agrees(printedInterval('2.5'), printedInterval('2.7'))).toBe(false);
  expect(agrees(printedInterval('2.5'), exactly('2.551'))).toBe(false);
});

test('division by what may be zero has no interval', () => {
  expect(dividedBy(exactly('1'), printedInterval('0'))).toBeNull();
});

test('a calculation with any numbers that the printed ones stand for lies in the interval', () => {
  // Two printed numbers of two digits, and exact ones within their rounding (thousandths from −5 to +5).
  const printed = fc.tuple(fc.integer({ min: 1, max: 100000 }), fc.integer({ min: -5, max: 5 })).map(([cents, off]) => ({
    interval: printedInterval(new Decimal(cents).dividedBy(100).toFixed(2)),
    exact: new Decimal(cents).dividedBy(100).plus(new Decimal(off).dividedBy(1000)),
  }));
  fc.assert(
    fc.property(printed, printed, (a, b) => {
      const inside = (interval: Interval, exact: Decimal): boolean => interval.low.lte(exact) && exact.lte(interval.high);
      expect(inside(plus(a.interval, b.interval), a.exact.plus(b.exact))).toBe(true);
      expect(inside(minus(a.interval, b.interval), Decimal.max(a.exact.minus(b.exact), 0))).toBe(true);
      expect(inside(times(a.interval, b.interval), a.exact.times(b.exact))).toBe(true);
      expect(inside(dividedBy(a.interval, b.interval)!, a.exact.dividedBy(b.exact))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

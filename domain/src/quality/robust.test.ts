import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { madOfStart, medianOfStart, robustStatistic, spreadOfStart } from './robust.js';

test('median and median absolute deviation of a set, of one and of none', () => {
  expect(robustStatistic([5, 1, 3, 100])).toEqual({ count: 4, median: 4, mad: 2 });
  expect(robustStatistic([7])).toEqual({ count: 1, median: 7, mad: 0 });
  expect(robustStatistic([])).toBeNull();
});

test('only the first places count', () => {
  const values = Float64Array.of(3, 1, 2, 900);
  expect(medianOfStart(values, 3)).toBe(2);
  expect(madOfStart(values, 3, 2)).toBe(1);
  expect(values[3]).toBe(900);
});

test('the same as sorting, for any numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -9, max: 9 }), { minLength: 1, maxLength: 30 }), (list) => {
      const { median, mad } = robustStatistic(list)!;
      const values = Float64Array.from(list);
      expect(medianOfStart(values, list.length)).toBe(median);
      expect(madOfStart(values, list.length, median)).toBe(mad);
    }),
  );
});

test('one wild value on either side does not widen the spread', () => {
  const usual = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const spread = (list: number[]) => spreadOfStart(Float64Array.from(list).sort(), list.length, 4.5);
  expect(spread([-1e6, ...usual, 1e6])).toBe(spread([-1, ...usual, 10]));
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partOf, splitExactly } from './exact-split.js';

const weightLists = fc
  .array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 60 })
  .filter((weights) => weights.some((weight) => weight > 0));
const sum = (values: readonly number[]): number => values.reduce((acc, value) => acc + value, 0);

test('parts are whole, never negative, within one of their share, and add up to the total', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8_000_000_000_000 }), weightLists, (total, weights) => {
      const parts = splitExactly(total, weights);
      expect(sum(parts)).toBe(total);
      parts.forEach((part, index) => {
        expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
        expect(Math.abs(part - total * (weights[index]! / sum(weights)))).toBeLessThan(1.01);
      });
    }),
  );
});

test('a weight of zero takes nothing, and every part has at least the least', () => {
  expect(splitExactly(10, [0, 3, 0, 7])).toEqual([0, 3, 0, 7]);
  fc.assert(
    fc.property(weightLists, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1_000_000 }), (weights, least, more) => {
      const parts = splitExactly(least * weights.length + more, weights, least);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(least);
      expect(sum(parts)).toBe(least * weights.length + more);
    }),
  );
});

test('any run of stretches gives what one stretch over all of them gives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30_000_000 }),
      fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 12, maxLength: 12 }),
      (total, months) => {
        let before = 0;
        const parts = months.map((weight) => {
          const part = partOf(total, before, before + weight, sum(months));
          before += weight;
          return part;
        });
        expect(sum(parts)).toBe(total);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('a total that nothing can take is refused', () => {
  expect(() => splitExactly(5, [0, 0])).toThrow('cannot be split');
  expect(() => splitExactly(3, [1, 1], 2)).toThrow('cannot be split');
  expect(splitExactly(0, [0, 0])).toEqual([0, 0]);
});

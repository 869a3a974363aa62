import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { splitByLargestRemainder } from './largest-remainder.js';

const split = (total: string, weights: readonly (number | string)[], decimals: number): string[] =>
  splitByLargestRemainder(
    new Decimal(total),
    weights.map((weight) => new Decimal(weight)),
    decimals,
  ).map((part) => part.toFixed());

test.each([
  ['100', [1, 1, 1], 0, ['34', '33', '33']],
  ['100', [1, 2, 3], 2, ['16.67', '33.33', '50']],
  ['17215', ['0.3', '0', '0.7'], 2, ['5164.5', '0', '12050.5']],
  ['10.005', [1, 1], 2, ['5.005', '5']],
  ['0', [1, 2], 2, ['0', '0']],
])('%s over %j with %i decimals is %j', (total, weights, decimals, expected) => {
  expect(split(total, weights, decimals)).toEqual(expected);
});

test('nothing takes a total that has no weight', () => {
  expect(() => split('1', [0, 0], 2)).toThrow();
  expect(() => split('1', [2, -1], 2)).toThrow();
});

test('parts add up to the total exactly, none is negative, each within a unit of its share', () => {
  const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 }).filter((all) => all.some((weight) => weight > 0));
  fc.assert(
    fc.property(fc.nat(10_000_000), weights, fc.nat(3), (total, given, decimals) => {
      const whole = new Decimal(total).dividedBy(100);
      const places = Math.max(decimals, whole.decimalPlaces());
      const parts = splitByLargestRemainder(
        whole,
        given.map((weight) => new Decimal(weight)),
        places,
      );
      expect(sum(parts).toFixed()).toBe(whole.toFixed());
      const all = given.reduce((acc, weight) => acc + weight, 0);
      parts.forEach((part, index) => {
        expect(part.isNegative() && !part.isZero()).toBe(false);
        const share = whole.times(given[index]!).dividedBy(all);
        expect(part.minus(share).abs().lessThanOrEqualTo(new Decimal(10).pow(-places))).toBe(true);
      });
    }),
  );
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { checkSharesSum } from './adjust.js';

const of = (value: number | string): Decimal => new Decimal(value);
const share = (value: number | string, divisor: number | string = 1) => ({ value: of(value), divisor: of(divisor) });

test('the shares of a total add up to it exactly, or it is told by how much they do not', () => {
  expect(checkSharesSum(of(100), [share(40), share(60)], true, 0)).toEqual({ together: of(100), excess: of(0), holds: true });
  expect(checkSharesSum(of(100), [share(41), share(60)], true, 0)).toMatchObject({ excess: of(1), holds: false });
  expect(checkSharesSum(of(100), [share('39.999'), share(60)], true, 0)).toMatchObject({ excess: of('-0.001'), holds: false });
});

test('those of an intensity imply it by their weights, but for a step of rounding', () => {
  // (9 × 100 + 11 × 300) ÷ 400
  expect(checkSharesSum(of('10.5'), [share(9, 100), share(11, 300)], false, 2)).toMatchObject({ together: of('10.5'), holds: true });
  expect(checkSharesSum(of('10.495'), [share(9, 100), share(11, 300)], false, 2).holds).toBe(true);
  expect(checkSharesSum(of('10.49'), [share(9, 100), share(11, 300)], false, 2)).toMatchObject({ excess: of('0.01'), holds: false });
  expect(() => checkSharesSum(of(1), [share(1, 0)], false, 2)).toThrow('expected above zero, got 0');
});

test('what is taken from one and given to another always holds', () => {
  const values = fc.array(fc.integer({ min: 1, max: 1_000_000 }).map(of), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(values, fc.integer({ min: -1000, max: 1000 }), (shares, moved) => {
      const changed = shares.map((value, index) => (index === 0 ? value.plus(moved) : index === 1 ? value.minus(moved) : value));
      const check = checkSharesSum(
        sum(shares),
        changed.map((value) => ({ value, divisor: of(1) })),
        true,
        0,
      );
      expect(check.holds).toBe(true);
    }),
  );
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { ceilDivide, floorDivide, shownQuotient, toDecimal, toWhole } from './whole-amounts.js';

const decimals = fc
  .record({ digits: fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), places: fc.integer({ min: 0, max: 25 }) })
  .map(({ digits, places }) => new Decimal(`${digits}e-${places}`));
const wholes = fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n });

test('a decimal comes back from its whole number as it was', () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: 0, max: 12 }), (value, more) => {
      const places = value.decimalPlaces() + more;
      expect(toWhole(value, places).toString()).toBe(value.times(`1e${places}`).toFixed());
      expect(toDecimal(toWhole(value, places), places).toFixed()).toBe(value.toFixed());
    }),
  );
});

test('a decimal with more places than the unit is no whole number of it', () => {
  expect(() => toWhole(new Decimal('-12.345'), 2)).toThrow('-12.345: expected no more than 2 decimal places');
  expect(toWhole(new Decimal('-12.340'), 2)).toBe(-1234n);
  expect(toWhole(new Decimal('20000000'), 0)).toBe(20000000n);
});

test('division rounds down, or up, on both sides of zero', () => {
  expect([floorDivide(7n, 2n), floorDivide(-7n, 2n), ceilDivide(7n, 2n), ceilDivide(-7n, 2n)]).toEqual([3n, -4n, 4n, -3n]);
  expect([floorDivide(-6n, 2n), ceilDivide(6n, 2n)]).toEqual([-3n, 3n]);
});

test('a quotient is shown to 20 significant digits, half up, as exact division gives it', () => {
  const Exact = Decimal.clone({ precision: 200 });
  fc.assert(
    fc.property(
      wholes,
      wholes.filter((value) => value !== 0n),
      fc.integer({ min: 0, max: 9 }),
      (numerator, denominator, places) => {
        const exact = new Exact(numerator.toString()).dividedBy(denominator.toString()).times(`1e-${places}`);
        expect(shownQuotient(numerator, denominator, places).toFixed()).toBe(
          exact.toSignificantDigits(20, Decimal.ROUND_HALF_UP).toFixed(),
        );
      },
    ),
    { numRuns: 2_000 },
  );
  expect(shownQuotient(100000000000000000005n, 10n).toFixed()).toBe('10000000000000000001');
  expect(shownQuotient(-1n, 3n).toFixed()).toBe('-0.33333333333333333333');
});

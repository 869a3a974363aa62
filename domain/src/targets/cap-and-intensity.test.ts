import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { flowsOf, getIndicator, type CarbonScope, type IndicatorCode } from '../indicators/definitions.js';
import { findBinding, INTENSITY_OF } from './cap-and-intensity.js';

const of = (value: number | string): Decimal => new Decimal(value);
// 梁平: 16,354 tce and 163.42 kgce a person for 99,022 people in 2020.
const liangping = (growth: number | string) =>
  findBinding({ cap: of(16354), intensity: of('0.16342'), divisor: of(99022), outside: of(0), growthPercent: of(growth) });

test('without growth the intensity is the stricter, beyond a growth of 1.06 % the cap', () => {
  expect(liangping(0)).toMatchObject({ binds: 'INTENSITY', allowed: of('16182.17524') });
  expect(liangping(0).growthUntilCapPercent!.toDecimalPlaces(2).toFixed()).toBe('1.06');
  expect(liangping(2)).toMatchObject({ binds: 'CAP', allowed: of(16354) });
});

test('what the intensity does not cover is left to the cap first', () => {
  const both = findBinding({ cap: of(120), intensity: of('0.01'), divisor: of(10_000), outside: of(20), growthPercent: of(0) });
  expect(both).toMatchObject({ binds: 'BOTH', allowed: of(120), growthUntilCapPercent: of(0) });
});

test('a cap below what is used already tells by how much to shrink', () => {
  const { binds, growthUntilCapPercent } = findBinding({
    cap: of(80),
    intensity: of('0.01'),
    divisor: of(10_000),
    outside: of(0),
    growthPercent: of(0),
  });
  expect([binds, growthUntilCapPercent!.toFixed()]).toEqual(['CAP', '-20']);
});

test('at just the growth that is told both bind, whatever the numbers', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 }).map(of);
  fc.assert(
    fc.property(amount, amount, amount, (cap, intensity, divisor) => {
      const asked = { cap, intensity: intensity.dividedBy(1000), divisor, outside: of(0) };
      const growth = findBinding({ ...asked, growthPercent: of(0) }).growthUntilCapPercent!;
      const there = findBinding({ ...asked, growthPercent: growth });
      expect(there.allowedByIntensity.minus(cap).abs().lte(cap.times('1e-15').plus('1e-9'))).toBe(true);
    }),
  );
});

test('nothing to divide by is refused', () => {
  expect(() => findBinding({ cap: of(1), intensity: of(1), divisor: of(0), outside: of(0), growthPercent: of(0) })).toThrow(
    'above zero, got 0',
  );
});

test('a cap and its intensity are of the same flows, under each carbon scope', () => {
  for (const [total, intensity] of Object.entries(INTENSITY_OF) as [IndicatorCode, IndicatorCode][]) {
    const of = (code: IndicatorCode) => (['TOTAL', 'BUILDING'] as CarbonScope[]).map((scope) => flowsOf(getIndicator(code), scope));
    expect(of(intensity)).toEqual(of(total));
    expect([getIndicator(total).denominator, getIndicator(intensity).measure]).toEqual([null, getIndicator(total).measure]);
  }
});

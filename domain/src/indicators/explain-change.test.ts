import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { CHANGE_CAUSES, explainChange, type PeriodActivity } from './explain-change.js';

const of = (value: number | string): Decimal => new Decimal(value);
/** Types as [activity, quantity], one carrier with the factor. */
const period = (
  types: Readonly<Record<string, readonly [number, number]>>,
  factor: number | string = 1,
  coverage: number | string = 1,
): PeriodActivity => ({
  types: Object.entries(types).map(([type, [activity, quantity]]) => ({
    type,
    activity: of(activity),
    coverage: of(coverage),
    amounts: [{ carrier: 'ELECTRICITY', quantity: of(quantity), factor: of(factor) }],
  })),
});
const shown = (before: PeriodActivity, after: PeriodActivity, decimals = 2): Record<string, string> =>
  Object.fromEntries(
    Object.entries(explainChange(before, after, decimals).effects)
      .filter(([, effect]) => !effect.isZero())
      .map(([cause, effect]) => [cause, effect.toFixed(decimals)]),
  );

test('each cause alone is named alone', () => {
  const base = period({ schools: [100, 1000], hospitals: [50, 2000] });
  expect(shown(base, period({ schools: [110, 1100], hospitals: [55, 2200] }))).toEqual({ ACTIVITY: '300.00' });
  expect(shown(base, period({ schools: [100, 900], hospitals: [50, 1800] }))).toEqual({ INTENSITY: '-300.00' });
  expect(shown(base, period({ schools: [75, 750], hospitals: [75, 3000] }))).toEqual({ STRUCTURE: '750.00' });
  expect(shown(base, period({ schools: [100, 1000], hospitals: [50, 2000] }, '1.1'))).toEqual({ FACTOR: '300.00' });
  expect(shown(period({ schools: [50, 500] }, 1, '0.5'), period({ schools: [100, 1000] }, 1, 1))).toEqual({ COVERAGE: '500.00' });
});

test('coverage is of each type: half of the hospitals missing is no change of schools, of structure or of area', () => {
  const type = (name: string, activity: number, quantity: number, coverage: string) => ({
    type: name,
    activity: of(activity),
    coverage: of(coverage),
    amounts: [{ carrier: 'ELECTRICITY', quantity: of(quantity), factor: of(1) }],
  });
  const whole = { types: [type('schools', 1000, 5000, '1'), type('hospitals', 200, 8000, '1')] };
  const half = { types: [type('schools', 1000, 5000, '1'), type('hospitals', 100, 4000, '0.5')] };
  expect(shown(whole, half)).toEqual({ COVERAGE: '-4000.00' });
  expect(shown(half, whole)).toEqual({ COVERAGE: '4000.00' });
});

test('several causes at once, as reckoned by hand', () => {
  const before = period({ one: [10, 30], two: [40, 20] });
  const after = period({ one: [40, 80], two: [40, 16] });
  const { effects } = explainChange(before, after, 4);
  expect(sum(Object.values(effects)).toFixed()).toBe('46');
  // (50 ÷ ln(80 ÷ 30) + 4 ÷ ln(20 ÷ 16)) × ln(80 ÷ 50) = (50.9770 + 17.9257) × 0.470004
  expect(effects.ACTIVITY.toFixed(3)).toBe('32.385');
});

test('a type that appears or closes is structure, a carrier that comes into use is intensity', () => {
  expect(shown(period({ schools: [100, 1000] }), period({ schools: [100, 1000], museums: [0, 0] }))).toEqual({});
  const opened = shown(period({ schools: [100, 1000] }), period({ schools: [100, 1000], museums: [25, 100] }));
  expect(Object.keys(opened)).toContain('STRUCTURE');
  expect(shown(period({ schools: [100, 0] }), period({ schools: [100, 70] }))).toEqual({ INTENSITY: '70.00' });
  const idle = { types: [{ type: 'schools', activity: of(100), coverage: of(1), amounts: [] }] };
  expect(shown(idle, period({ schools: [100, 70] }))).toEqual({ INTENSITY: '70.00' });
});

const whole = fc.integer({ min: 0, max: 5_000_000 }).map((value) => of(value).dividedBy(100));
const side = fc.record({
  types: fc.uniqueArray(
    fc.record({
      type: fc.constantFrom('STATE_ORGAN', 'EDUCATION', 'HEALTH', 'OTHER_SERVICE'),
      activity: whole,
      coverage: fc.integer({ min: 1, max: 100 }).map((value) => of(value).dividedBy(100)),
      amounts: fc.uniqueArray(
        fc.record({
          carrier: fc.constantFrom('ELECTRICITY', 'NATURAL_GAS', 'WATER'),
          quantity: whole,
          factor: fc.constantFrom(of('0.4'), of('0.5581'), of('2.162')),
        }),
        { selector: (amount) => amount.carrier, maxLength: 3 },
      ),
    }),
    { selector: (type) => type.type, maxLength: 4 },
  ),
});

test('the effects add up to the change exactly, whatever appears, vanishes or is zero', () => {
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 4 }), (before, after, decimals) => {
      const { before: from, after: to, effects } = explainChange(before, after, decimals);
      expect(sum(Object.values(effects)).toFixed()).toBe(to.minus(from).toFixed());
    }),
    { numRuns: 300 },
  );
});

test('back again takes each effect back, up to the rounding of one step', () => {
  fc.assert(
    fc.property(side, side, (one, other) => {
      const there = explainChange(one, other, 3).effects;
      const back = explainChange(other, one, 3).effects;
      for (const cause of CHANGE_CAUSES) expect(there[cause].plus(back[cause]).abs().lte('0.002')).toBe(true);
    }),
    { numRuns: 100 },
  );
});

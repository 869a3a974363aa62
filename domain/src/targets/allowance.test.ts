import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { allowanceOf, type AllowanceInput } from './allowance.js';

const of = (value: number | string): Decimal => new Decimal(value);
const parts = (...months: number[]): Decimal[] => months.map((month) => of(month).dividedBy(100));
const ask = (more: Partial<AllowanceInput>) =>
  allowanceOf({ endedMonths: 9, headroom: of(60), headroomAmount: of(6000), reason: null, seasons: [parts(5, 10, 15)], ...more });
const shown = (more: Partial<AllowanceInput>): string[] =>
  ask(more).months!.map(({ month, value, amount }) => `${month}: ${value.toFixed()} ${amount.toFixed()}`);

test('what is left goes over the months left by their season', () => {
  expect(shown({})).toEqual(['10: 10 1000', '11: 20 2000', '12: 30 3000']);
  // The mean of 5, 10, 15 and 15, 10, 5 is the same for all.
  expect(shown({ seasons: [parts(5, 10, 15), parts(15, 10, 5)] })).toEqual(['10: 20 2000', '11: 20 2000', '12: 20 2000']);
});

const rest = fc.integer({ min: 1, max: 11 }).chain((left) =>
  fc.record({
    endedMonths: fc.constant(12 - left),
    headroom: fc.integer({ min: 1, max: 10 ** 9 }).map((each) => of(each).dividedBy(10 ** 7)),
    headroomAmount: fc.integer({ min: 1, max: 10 ** 9 }).map((each) => of(each).dividedBy(10 ** 3)),
    seasons: fc.array(
      fc.array(
        fc.integer({ min: 1, max: 30 }).map((each) => of(each).dividedBy(100)),
        { minLength: left, maxLength: left },
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  }),
);

test('the months are those left, in order, and add up to the headroom exactly, each within a step of its season', () => {
  fc.assert(
    fc.property(rest, (asked) => {
      const months = ask(asked).months!;
      expect(months.map(({ month }) => month)).toEqual(
        Array.from({ length: 12 - asked.endedMonths }, (_, at) => asked.endedMonths + 1 + at),
      );
      expect(sum(months.map(({ value }) => value)).toFixed()).toBe(asked.headroom.toFixed());
      expect(sum(months.map(({ amount }) => amount)).toFixed()).toBe(asked.headroomAmount.toFixed());
      const whole = sum(asked.seasons.flat());
      months.forEach(({ value }, at) => {
        const exact = asked.headroom.times(sum(asked.seasons.map((each) => each[at]!))).dividedBy(whole);
        expect(value.gte(0) && value.minus(exact).abs().lt('0.000002')).toBe(true);
      });
    }),
  );
});

test('used up: nothing for any month, and by how much, whatever the season', () => {
  fc.assert(
    fc.property(rest, (asked) => {
      const over = { headroom: asked.headroom.negated(), headroomAmount: asked.headroomAmount.negated() };
      const { months, overrun, overrunAmount, reason } = ask({ ...asked, ...over, seasons: [], reason: 'SEASON_UNKNOWN' });
      expect(months!.length).toBe(12 - asked.endedMonths);
      expect(months!.every(({ value, amount }) => value.isZero() && amount.isZero())).toBe(true);
      expect([overrun!.toFixed(), overrunAmount!.toFixed(), reason]).toEqual([
        asked.headroom.toFixed(),
        asked.headroomAmount.toFixed(),
        null,
      ]);
    }),
  );
});

describe('without an answer', () => {
  test('there is a reason', () => {
    const none = { months: null, overrun: null, overrunAmount: null };
    expect(ask({ headroom: null, headroomAmount: null, reason: 'NO_DATA' })).toEqual({ ...none, reason: 'NO_DATA' });
    expect(ask({ reason: 'LOW_COVERAGE' })).toEqual({ ...none, reason: 'LOW_COVERAGE' });
    expect(ask({ seasons: [] })).toEqual({ ...none, reason: 'SEASON_UNKNOWN' });
    expect(ask({ seasons: [parts(0, 0, 0)] })).toEqual({ ...none, reason: 'SEASON_UNKNOWN' });
  });

  test('a year that has ended has no months left, and still says what was too much', () => {
    const ended = { endedMonths: 12, seasons: [] };
    expect(ask(ended)).toEqual({ months: [], overrun: null, overrunAmount: null, reason: null });
    expect(ask({ ...ended, headroom: of(-3), headroomAmount: of(-300) })).toMatchObject({
      months: [],
      overrun: of(3),
      overrunAmount: of(300),
    });
  });

  test('a season of other months is refused', () => {
    expect(() => ask({ seasons: [parts(1, 2)] })).toThrow('expected 3 months');
  });
});

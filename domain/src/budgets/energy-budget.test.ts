import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { burnDown, seasonOf, spreadOverYear, type MonthUse } from './energy-budget.js';

const of = (value: number | string): Decimal => new Decimal(value);
const year = (...months: number[]): Decimal[] => months.map(of);
/** Twice as much in July and August. */
const summer = year(10, 10, 10, 10, 10, 10, 20, 20, 10, 10, 10, 10);
const use = (amounts: readonly number[], coverage = 1): MonthUse[] =>
  amounts.map((amount) => ({ amount: of(amount), coverage: of(coverage) }));
const after = (amounts: readonly number[], coverage = 1) => burnDown(summer, use(amounts, coverage));

describe('a season', () => {
  test('is the mean part of each month in whole years, and none without one', () => {
    const season = seasonOf([summer, year(...Array<number>(12).fill(5))])!;
    expect(season[0]!.toDecimalPlaces(6).toFixed()).toBe(
      of(10).dividedBy(140).plus(of(1).dividedBy(12)).dividedBy(2).toDecimalPlaces(6).toFixed(),
    );
    expect(sum(season).toDecimalPlaces(30).toFixed()).toBe('1');
    expect(seasonOf([summer.slice(1), year(...Array<number>(12).fill(0))])).toBeNull();
    expect(seasonOf([])).toBeNull();
  });

  const months = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 });
  test('spreads any amount so that the months add up to it exactly, and follow the season to a cent', () => {
    fc.assert(
      fc.property(fc.array(months, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 10_000_000 }), (years, cents) => {
        const season = seasonOf(years.map((each) => year(...each)));
        if (season === null) return;
        const amount = of(cents).dividedBy(100);
        const parts = spreadOverYear(amount, season);
        expect(sum(parts).toFixed()).toBe(amount.toFixed());
        parts.forEach((part, index) => expect(part.minus(amount.times(season[index]!)).abs().lte('0.01')).toBe(true));
      }),
    );
  });
});

describe('burning down', () => {
  test('by plan it lasts the year; a dear summer is no sign of running out', () => {
    expect(after([10, 10, 10, 10, 10, 10, 20, 20])).toMatchObject({ status: 'WITHIN', runsOutIn: null });
    expect(after([10, 10]).lastsMonths!.toFixed()).toBe('10');
  });

  test('too fast: first over pace, then running out with the month, then used up', () => {
    // 12 a month: pace 1.2; of 140 there are 116 left, and July and August take 24 each.
    expect(after([12, 12])).toMatchObject({ status: 'OVER_PACE', runsOutIn: 10 });
    const late = after([12, 12, 12, 12, 12, 12, 24, 24, 12]);
    expect(late).toMatchObject({ status: 'RUNNING_OUT', runsOutIn: 10 });
    expect(late.lastsMonths!.toFixed()).toBe('0.66');
    expect(after([100, 50])).toMatchObject({ status: 'EXCEEDED', runsOutIn: null });
  });

  test('half of the reports say as much of the pace as all, and the rest is not called saved', () => {
    const half = after([6, 6], 0.5);
    expect(half).toMatchObject({ status: 'OVER_PACE', runsOutIn: 10 });
    expect([half.used.toFixed(), half.left.toFixed(), half.estimated!.toFixed()]).toEqual(['12', '128', '24']);
  });

  test('fewer than half of the reports speak for no others, and give no verdict until what they used alone exceeds the budget', () => {
    const unknown = { estimated: null, lastsMonths: null, runsOutIn: null, reason: 'LOW_COVERAGE' };
    expect(after([10, 10, 10], 0.02)).toMatchObject({ ...unknown, status: 'NO_DATA' });
    expect(after([10, 10, 10], 0.49)).toMatchObject({ ...unknown, status: 'NO_DATA' });
    expect(after([50, 50, 50], 0.02)).toMatchObject({ ...unknown, status: 'EXCEEDED' });
    expect(after([5, 5, 5], 0.5)).toMatchObject({ status: 'WITHIN', reason: null });
    // The months count by their plan: the dear one that was reported is more than half.
    expect(burnDown(summer.slice(5, 7), [...use([0], 0), ...use([20])])).toMatchObject({ reason: null });
  });

  test('is used up by what was reported, and not by an estimate', () => {
    // 80 reported of half: 160 estimated of 140.
    const half = after([40, 40], 0.5);
    expect(half).toMatchObject({ status: 'RUNNING_OUT', runsOutIn: null });
    expect([half.lastsMonths!.toFixed(), half.left.toFixed(), half.estimated!.toFixed()]).toEqual(['0', '60', '160']);
    expect(after([70, 70], 0.5)).toMatchObject({ status: 'EXCEEDED' });
  });

  test('without reports nothing is known', () => {
    expect(after([])).toMatchObject({ status: 'NO_DATA', estimated: null });
    expect(after([0, 0], 0)).toMatchObject({ status: 'NO_DATA', lastsMonths: null });
  });

  test('to use more never makes it last longer', () => {
    const list = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 11 });
    fc.assert(
      fc.property(list, fc.nat(10), fc.integer({ min: 1, max: 40 }), (amounts, at, more) => {
        const dearer = amounts.map((amount, index) => (index === at % amounts.length ? amount + more : amount));
        expect(after(dearer).lastsMonths!.lte(after(amounts).lastsMonths!)).toBe(true);
      }),
    );
  });
});

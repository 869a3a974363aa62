import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { progressOf, type EarlierYear, type Progress, type ProgressInput } from './progress.js';
import { tellsSeason } from './progress-rule.js';

const of = (value: number | string): Decimal => new Decimal(value);
/** A year with a warm winter month of weight 2 and eleven of weight 1 (13 in all), times a size. */
const year = (size: number, first = 2): Decimal[] => Array.from({ length: 12 }, (_, index) => of((index === 0 ? first : 1) * size));
const earlier = (months: readonly Decimal[], endedMonths = 6): EarlierYear => ({
  toDate: sum(months.slice(0, endedMonths)),
  whole: sum(months),
});
const input = (more: Partial<ProgressInput>): ProgressInput => ({
  pathValue: of(1300),
  baseline: of(1400),
  // Its reports are those that its baseline was made of.
  reportedBase: more.baseline ?? of(1400),
  endedMonths: 6,
  amount: of(700),
  divisor: of(1),
  isTotal: true,
  expected: 60,
  approved: 60,
  earlierYears: [earlier(year(100))],
  ...more,
});
const shown = ({ actual, forecast, headroom, completionPercent, status }: Progress): string =>
  [actual, forecast?.value.toDecimalPlaces(2), headroom, completionPercent, status].map((each) => String(each ?? '-')).join(' ');

describe('a cap', () => {
  test('half a year is compared with the season of earlier years, not with six twelfths', () => {
    // Six months had 7 of 13 parts last year: 700 by now is 1,300 for the year.
    expect(shown(progressOf(input({})))).toBe('700 1300 600 100 ON_TRACK');
    expect(progressOf(input({})).pathToDate!.toDecimalPlaces(6).toFixed()).toBe('700');
  });

  test('the range is that of the earlier years', () => {
    const { forecast } = progressOf(input({ earlierYears: [earlier(year(100)), earlier(year(50, 4))] }));
    // 7 of 13 and 9 of 15 parts
    expect([forecast!.low, forecast!.high].map((each) => each.toDecimalPlaces(3).toFixed())).toEqual(['1166.667', '1300']);
  });

  test('what is missing does not look saved: a total is raised to full coverage, and says that it is incomplete', () => {
    const half = progressOf(input({ amount: of(350), approved: 30 }));
    expect(shown(half)).toBe('350 1300 950 100 ON_TRACK');
    expect(half).toMatchObject({ incomplete: true, coveragePercent: of(50) });
  });

  test('of less than half of the reports nothing is foretold: what is there stays, and what is used up by it alone', () => {
    const few = progressOf(input({ amount: of(100), approved: 20 }));
    expect(few).toMatchObject({ status: 'NO_DATA', reason: 'LOW_COVERAGE', forecast: null, completionPercent: null, completionOf: null });
    expect(few).toMatchObject({ actual: of(100), headroom: null, headroomAmount: null });
    expect(progressOf(input({ amount: of(1400), approved: 20 }))).toMatchObject({ reason: 'LOW_COVERAGE', headroom: of(-100) });
  });

  test('whose baseline is not that of its reports is not judged: neither ahead nor behind', () => {
    const other = { status: 'NO_DATA', reason: 'BASE_DIFFERS', actual: of(700), forecast: null, completionPercent: null, headroom: null };
    expect(progressOf(input({ reportedBase: of(100) }))).toMatchObject(other);
    expect(progressOf(input({ reportedBase: of(1600) }))).toMatchObject(other);
    expect(progressOf(input({ reportedBase: of(1540) })).status).toBe('ON_TRACK');
  });

  test('without reports of the baseline year is not ahead by more than a tenth, but may be behind', () => {
    const by = (amount: number) => progressOf(input({ reportedBase: null, amount: of(amount) }));
    expect(by(48)).toMatchObject({ status: 'NO_DATA', reason: 'BASE_DIFFERS' });
    expect([by(640).status, by(900).status]).toEqual(['AHEAD', 'BEHIND']);
    // A path without a baseline has nothing to differ from.
    expect(progressOf(input({ reportedBase: null, baseline: null, amount: of(48) })).status).toBe('AHEAD');
  });

  test.each([
    [600, 'AHEAD'],
    [695, 'ON_TRACK'],
    [710, 'AT_RISK'],
    [720, 'BEHIND'],
  ] as const)('%d used by June is %s', (amount, status) => {
    expect(progressOf(input({ amount: of(amount) })).status).toBe(status);
  });

  test('is never called ahead while reports are missing', () => {
    expect(progressOf(input({ amount: of(500), approved: 54 })).status).toBe('ON_TRACK');
  });

  test('that lets grow is completed as it is used', () => {
    expect(progressOf(input({ baseline: of(1200) }))).toMatchObject({ completionPercent: of(100), completionOf: 'CAP' });
  });

  test('that is used up has negative headroom', () => {
    expect(progressOf(input({ amount: of(1310), endedMonths: 11 })).headroom!.toFixed()).toBe('-10');
  });
});

describe('an intensity', () => {
  const perArea = { pathValue: of('9.5'), baseline: of('9.95'), isTotal: false, divisor: of(100), amount: of(500), endedMonths: 6 };
  test('is not raised for who is missing: they are in neither side', () => {
    const result = progressOf(input({ ...perArea, approved: 45 }));
    expect(result.actual!.toFixed()).toBe('5');
    expect(result.forecast!.value.toDecimalPlaces(4).toFixed()).toBe('9.2857');
  });
  test('tells what may still be used, in its own unit and as an amount', () => {
    const result = progressOf(input(perArea));
    expect([result.headroom!.toFixed(), result.headroomAmount!.toFixed()]).toEqual(['4.5', '450']);
  });
  test('without a denominator has no figure', () => {
    expect(shown(progressOf(input({ ...perArea, divisor: null })))).toBe('- - - - NO_DATA');
    expect(progressOf(input({ ...perArea, divisor: null })).reason).toBe('DENOMINATOR_MISSING');
  });
  test('is compared with the intensity of the same months of earlier years, whose area was another', () => {
    // Half a year had 6 kgce/m2 of a year's 10, whatever the area was then: 5 by now is 8.333333 for the year.
    const { forecast, pathToDate } = progressOf(input({ ...perArea, earlierYears: [{ toDate: of(6), whole: of(10) }] }));
    expect([forecast!.value.toFixed(), pathToDate!.toFixed()]).toEqual(['8.333333', '5.7']);
  });
});

test('without a whole earlier year there is no forecast, and no status is invented', () => {
  expect(shown(progressOf(input({ earlierYears: [] })))).toBe('700 - 600 - NO_DATA');
  expect(progressOf(input({ earlierYears: [] })).reason).toBe('SEASON_UNKNOWN');
});

test('a year that has ended is its own forecast', () => {
  const { forecast, completionPercent } = progressOf(input({ endedMonths: 12, amount: of(1350), earlierYears: [] }));
  expect([forecast!.low, forecast!.value, forecast!.high].map((each) => each.toFixed())).toEqual(['1350', '1350', '1350']);
  // 50 of the 100 that the path asks for
  expect(completionPercent!.toFixed()).toBe('50');
});

test('a year like the one before is forecast to the digit, wherever it is cut, and the forecast lies in its range', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }).map(of), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(amounts, amounts, fc.integer({ min: 1, max: 12 }), (before, other, endedMonths) => {
      const amount = sum(before.slice(0, endedMonths));
      const alone = progressOf(input({ endedMonths, amount, earlierYears: [earlier(before, endedMonths)] }));
      expect(alone.forecast!.value.toFixed()).toBe(sum(before).toFixed());
      const { forecast } = progressOf(
        input({ endedMonths, amount, earlierYears: [earlier(before, endedMonths), earlier(other, endedMonths)] }),
      );
      expect(forecast!.low.lte(forecast!.value) && forecast!.value.lte(forecast!.high)).toBe(true);
    }),
  );
});

test('a number of months that no year has is refused', () => {
  expect(() => progressOf(input({ endedMonths: 13 }))).toThrow('expected 0 to 12, got 13');
});

test('what is not known has a reason, and what is known beside it stays', () => {
  const pending = progressOf(input({ pathValue: null, baseline: null }));
  expect(pending).toMatchObject({ status: 'NO_DATA', reason: 'PATH_UNKNOWN', headroom: null, pathToDate: null, completionPercent: null });
  expect([pending.actual, pending.forecast!.value].map((each) => each!.toFixed())).toEqual(['700', '1300']);
  expect(progressOf(input({ amount: null }))).toMatchObject({ status: 'NO_DATA', reason: 'NO_DATA', actual: null, forecast: null });
  expect(progressOf(input({ endedMonths: 0, amount: null, approved: 0, expected: 0, earlierYears: [] })).reason).toBe('YEAR_NOT_BEGUN');
});

test('a year tells the season when nine of ten reports of each month are there', () => {
  const months = (approved: number) => Array.from({ length: 12 }, (_, index) => ({ expected: 10, approved: index === 6 ? approved : 10 }));
  expect([9, 8].map((approved) => tellsSeason(months(approved)))).toEqual([true, false]);
  expect(tellsSeason(months(10).slice(1))).toBe(false);
  expect(tellsSeason(Array.from({ length: 12 }, () => ({ expected: 0, approved: 0 })))).toBe(false);
});

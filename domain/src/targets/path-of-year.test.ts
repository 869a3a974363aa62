import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { pathOfYear, type TargetWithPath } from './path-of-year.js';

const of = (value: number | string): Decimal => new Decimal(value);
const printed: TargetWithPath = {
  state: 'SET',
  baselineYear: 2020,
  baseline: of(100),
  year: 2022,
  value: of(81),
  reductionPercent: of(19),
  pathRule: null,
  publishedPath: null,
};

describe('what a target asks of a year', () => {
  test('is on the assumed path where the document names none, and says so', () => {
    expect(pathOfYear(printed, 2021, null)).toEqual({
      value: of(90),
      baseline: of(100),
      baselineSource: 'TARGET',
      rule: 'COMPOUND',
      ruleAssumed: true,
      reason: null,
    });
    expect(pathOfYear(printed, 2022, null).value!.toFixed()).toBe('81');
  });

  test('is as it was published, by the rule that was published', () => {
    const publishedPath = [
      { year: 2020, value: of(100) },
      { year: 2021, value: of('90.5') },
      { year: 2022, value: of(81) },
    ];
    const { value, rule, ruleAssumed } = pathOfYear({ ...printed, pathRule: 'LINEAR', publishedPath }, 2021, null);
    expect([value!.toFixed(), rule, ruleAssumed]).toEqual(['90.5', 'LINEAR', false]);
  });

  test('without a baseline is known for the target year only', () => {
    const bare = { ...printed, baseline: null };
    expect(pathOfYear(bare, 2022, null)).toMatchObject({ value: of(81), baseline: null, rule: null, reason: null });
    expect(pathOfYear(bare, 2021, null)).toMatchObject({ value: null, reason: 'PATH_UNKNOWN' });
    const published = { ...bare, pathRule: 'LINEAR', publishedPath: [{ year: 2022, value: of(81) }] };
    expect(pathOfYear(published, 2021, null)).toMatchObject({ value: null, reason: 'PATH_UNKNOWN' });
  });

  test('is nothing while it is pending from above', () => {
    expect(pathOfYear({ ...printed, state: 'PENDING_UPSTREAM', value: null, baseline: null }, 2021, of(90))).toMatchObject({
      value: null,
      reason: 'PENDING_UPSTREAM',
    });
  });

  test('is a rate against the year before where only that is printed, and is never invented without it', () => {
    const rate = {
      ...printed,
      state: 'RATE_ONLY',
      baselineYear: null,
      baseline: null,
      value: null,
      year: 2023,
      reductionPercent: of('1.1'),
    };
    expect(pathOfYear(rate, 2023, of('9.5'))).toMatchObject({ value: of('9.3955'), baseline: of('9.5'), baselineSource: 'PREVIOUS_YEAR' });
    expect(pathOfYear(rate, 2023, null)).toMatchObject({ value: null, baseline: null, reason: 'PREVIOUS_YEAR_MISSING' });
  });
});

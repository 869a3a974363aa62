import { expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { choosePath, findPathFault, type PathShare } from './custom-path.js';

const shares = (...percents: number[]): PathShare[] =>
  percents.map((percent, index) => ({ year: 2021 + index, donePercent: new Decimal(percent) }));
const values = (path: readonly { value: Decimal }[]): string[] => path.map(({ value }) => value.toFixed());

test('a custom path does the stated part of the change by each year', () => {
  const path = choosePath({ rule: 'CUSTOM', shares: shares(0, 10, 30, 60) }, 2020, new Decimal(200), 2025, new Decimal(180));
  expect(values(path)).toEqual(['200', '200', '198', '194', '188', '180']);
});

test.each([
  ['a year is missing', shares(10, 20, 30), 'YEARS'],
  ['a year stands twice', [...shares(10, 20, 30), ...shares(10)], 'YEARS'],
  ['the change goes back', shares(10, 30, 20, 60), 'RISING'],
  ['more than the whole change is done', shares(10, 30, 90, 110), 'RISING'],
  ['all years between rise', shares(10, 30, 90, 90), null],
  ['the target year is given as well', shares(10, 30, 90, 90, 100), null],
] as const)('%s: %j', (_, given, fault) => {
  expect(findPathFault(given, 2020, 2025)).toBe(fault);
});

test('a compound path to zero, which has no yearly rate, is linear', () => {
  expect(values(choosePath({ rule: 'COMPOUND' }, 2020, new Decimal(4), 2022, new Decimal(0)))).toEqual(['4', '2', '0']);
});

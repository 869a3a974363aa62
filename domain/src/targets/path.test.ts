import { test, expect } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { yearlyPath } from './path.js';
import type { PathFormula } from './path.js';

const fiveYears = (rule: PathFormula, percent: number) => yearlyPath(rule, 2020, new Decimal(100), 2025, new Decimal(100 - percent));

test.each([
  [5, '1.02', '1.00'],
  [6, '1.23', '1.20'],
  [7, '1.44', '1.40'],
])('%d %% in five years is %s %% a year compound and %s %% of the baseline linear', (percent, compound, linear) => {
  const yearly = (rule: PathFormula): Decimal[] =>
    fiveYears(rule, percent)
      .slice(1)
      .map(({ value }, index) => {
        const before = fiveYears(rule, percent)[index]!.value;
        return before
          .minus(value)
          .times(100)
          .dividedBy(rule === 'COMPOUND' ? before : 100);
      });
  expect(yearly('COMPOUND').map((each) => each.toFixed(2))).toEqual(Array(5).fill(compound));
  expect(yearly('LINEAR').map((each) => each.toFixed(2))).toEqual(Array(5).fill(linear));
});

test('a linear path has each year’s exact value', () => {
  const path = yearlyPath('LINEAR', 2020, new Decimal('194.76'), 2025, new Decimal('183.10'));
  expect(path.map(({ year, value }) => `${year} ${value.toFixed()}`)).toEqual([
    '2020 194.76',
    '2021 192.428',
    '2022 190.096',
    '2023 187.764',
    '2024 185.432',
    '2025 183.1',
  ]);
});

test('a compound path has 20 significant digits between its exact end points', () => {
  const path = yearlyPath('COMPOUND', 2020, new Decimal('100'), 2022, new Decimal('50'));
  expect(path.map(({ value }) => value.toFixed())).toEqual(['100', '70.71067811865475244', '50']);
});

test('a path to the very next year is its two end points', () => {
  expect(yearlyPath('COMPOUND', 2022, new Decimal('10'), 2023, new Decimal('9.89')).map(({ year }) => year)).toEqual([2022, 2023]);
});

test('a target year that is not after the baseline year is refused', () => {
  expect(() => yearlyPath('LINEAR', 2025, new Decimal(1), 2025, new Decimal(1))).toThrow('expected after 2025, got 2025');
});

test('a compound path from or to zero has no yearly rate and is refused, a linear one to zero is not', () => {
  expect(() => yearlyPath('COMPOUND', 2020, new Decimal(5), 2025, new Decimal(0))).toThrow('expected values above zero, got 5 and 0');
  expect(yearlyPath('LINEAR', 2020, new Decimal(5), 2025, new Decimal(0)).map(({ value }) => value.toFixed())).toEqual([
    '5',
    '4',
    '3',
    '2',
    '1',
    '0',
  ]);
});

test('every path starts and ends exactly at its end points and never turns', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000_000 }).map((cents) => new Decimal(cents).dividedBy(100));
  fc.assert(
    fc.property(
      fc.constantFrom<PathFormula>('LINEAR', 'COMPOUND'),
      amount,
      amount,
      fc.integer({ min: 1, max: 15 }),
      (rule, from, to, years) => {
        const path = yearlyPath(rule, 2020, from, 2020 + years, to);
        expect(path).toHaveLength(years + 1);
        expect(path[0]!.value.eq(from) && path.at(-1)!.value.eq(to)).toBe(true);
        for (const [index, { value }] of path.slice(1).entries()) {
          expect(path[index]!.value.minus(value).times(from.minus(to)).gte(0)).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

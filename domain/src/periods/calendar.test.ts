import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CALENDAR, dueDayOf, type ReportingCalendar } from './calendar.js';
import { lastDayOfPeriod, monthPeriod, parseDay, parsePeriod, yearPeriod, type Period, type PeriodKind } from './period.js';

const period = (text: string): Period => parsePeriod(text)!;

test.each([
  ['a month', '2023-07', '2023-08-10'],
  ['December', '2023-12', '2024-01-10'],
  ['a quarter', '2023-Q3', '2023-10-10'],
  ['the last quarter', '2023-Q4', '2024-01-10'],
  ['a half-year', '2023-H1', '2023-07-10'],
  ['the second half-year', '2023-H2', '2024-01-10'],
  ['a year, by article 15 of the regulation', '2023', '2024-03-31'],
])('%s is due, where a province has set no calendar, %s → %s', (_, text, due) => {
  expect(dueDayOf(period(text), DEFAULT_CALENDAR)).toBe(due);
});

const calendarOf = (monthsAfter: number, day: number): ReportingCalendar => {
  const rule = { monthsAfter, day };
  return { MONTH: rule, QUARTER: rule, HALF_YEAR: rule, YEAR: rule };
};

test.each([
  ['the 31st in a month of 30 days', '2023-03', 1, 31, '2023-04-30'],
  ['the 30th in February', '2023-01', 1, 30, '2023-02-28'],
  ['the 30th in a leap year’s February', '2024-01', 1, 30, '2024-02-29'],
  ['the 31st, where the month has one', '2023-02', 1, 31, '2023-03-31'],
  ['the month itself', '2023-02', 0, 28, '2023-02-28'],
  ['a day of one digit', '2023-12', 1, 5, '2024-01-05'],
])('a rule for %s is kept to that month', (_, text, monthsAfter, day, due) => {
  expect(dueDayOf(period(text), calendarOf(monthsAfter, day))).toBe(due);
});

test('each kind of period follows its own rule', () => {
  const calendar: ReportingCalendar = {
    MONTH: { monthsAfter: 1, day: 5 },
    QUARTER: { monthsAfter: 1, day: 15 },
    HALF_YEAR: { monthsAfter: 2, day: 20 },
    YEAR: { monthsAfter: 2, day: 28 },
  };
  const dueOf = (text: string): string => dueDayOf(period(text), calendar);
  expect(['2025-06', '2025-Q2', '2025-H1', '2025'].map(dueOf)).toEqual(['2025-07-05', '2025-07-15', '2025-08-20', '2026-02-28']);
});

const kinds: readonly PeriodKind[] = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'];
const anyPeriod = fc
  .tuple(fc.integer({ min: 1950, max: 2090 }), fc.constantFrom(...kinds), fc.integer({ min: 0, max: 11 }))
  .map(([year, kind, n]): Period => {
    if (kind === 'MONTH') return monthPeriod(year * 100 + n + 1);
    if (kind === 'QUARTER') return period(`${year}-Q${(n % 4) + 1}`);
    return kind === 'HALF_YEAR' ? period(`${year}-H${(n % 2) + 1}`) : yearPeriod(year);
  });

test('a due day is a real day after the period, as many months later as the rule says', () => {
  fc.assert(
    fc.property(anyPeriod, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (any, monthsAfter, day) => {
      const due = dueDayOf(any, calendarOf(monthsAfter, day));
      const last = lastDayOfPeriod(any);
      const monthsBetween = (Number(due.slice(0, 4)) - Number(last.slice(0, 4))) * 12 + Number(due.slice(5, 7)) - Number(last.slice(5, 7));
      expect(parseDay(due)).toBe(due);
      expect(due > last).toBe(true);
      expect(monthsBetween).toBe(monthsAfter);
      expect(Number(due.slice(8))).toBeLessThanOrEqual(day);
    }),
  );
});

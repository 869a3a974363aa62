import { expect, test } from '@jest/globals';
import { plansFor, type DatedPlan } from './plans-in-force.js';

const plan = (baseYear: number | null, targetYear: number, more: Partial<DatedPlan> = {}): DatedPlan => ({
  baseYear,
  targetYear,
  publishedAt: null,
  supersededAt: null,
  ...more,
});
const fourteenth = plan(2020, 2025);
const fifteenth = plan(2025, 2030, { publishedAt: new Date('2026-03-01T00:00:00Z') });
const notice = plan(null, 2023);
const now = new Date('2027-01-01T00:00:00Z');

test.each([
  [2019, fourteenth],
  [2020, fourteenth],
  [2023, fourteenth],
  [2025, fourteenth],
  [2026, fifteenth],
  [2030, fifteenth],
  [2031, fifteenth],
])('a figure of %i looks to the plan of its own period', (year, expected) => {
  expect(plansFor([fifteenth, fourteenth], year, now)[0]).toBe(expected);
  expect(plansFor([fourteenth, fifteenth], year, now)[0]).toBe(expected);
});

test('a plan is unknown before it was published, and out of force once superseded', () => {
  const before = new Date('2026-02-28T00:00:00Z');
  expect(plansFor([fifteenth, fourteenth], 2026, before)).toEqual([fourteenth]);
  const replaced = { ...fourteenth, supersededAt: new Date('2026-06-01T00:00:00Z') };
  expect(plansFor([replaced], 2023, now)).toEqual([]);
  expect(plansFor([replaced], 2023, before)).toEqual([replaced]);
});

test('a yearly notice speaks of its own year only', () => {
  expect(plansFor([notice, fourteenth], 2024, now)[0]).toBe(fourteenth);
  expect(plansFor([notice, fourteenth], 2023, now)).toContain(notice);
});

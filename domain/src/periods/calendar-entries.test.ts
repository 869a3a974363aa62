import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  autoLockIn,
  dueDayIn,
  firstMonthIn,
  lockIn,
  locksIn,
  mayLift,
  reminderDaysIn,
  type CalendarAuthority,
  type CalendarEntry,
} from './calendar-entries.js';
import { DEFAULT_CALENDAR, dueDayOf } from './calendar.js';
import { addDays, monthPeriod, parsePeriod, type Period } from './period.js';

const [PROVINCE, CITY, COUNTY, OTHER] = [510000, 511700, 511725, 511723];
const CHAIN = [PROVINCE, CITY, COUNTY];
const SCHOOL = '00000000-0000-4000-8000-00000000000a';
const period = (text: string): Period => parsePeriod(text)!;

type Bare<E> = E extends CalendarEntry ? Omit<E, 'number' | 'issuedBy' | 'recordedAt' | 'recordedBy' | 'reason'> : never;
interface Who {
  readonly issuedBy?: CalendarAuthority;
  readonly at?: string;
}
/** Entries numbered in their order. */
const said = (...entries: (Bare<CalendarEntry> & Who)[]): CalendarEntry[] =>
  entries.map(({ issuedBy = 'PROVINCE', at = '2026-05-01', ...entry }, index) => ({
    ...entry,
    number: index + 1,
    issuedBy,
    recordedAt: new Date(`${at}T04:00:00Z`),
    recordedBy: 'test',
    reason: '试',
  }));
const monthly = (regionId: number, day: number, from = 202001, issuedBy: CalendarAuthority = 'PROVINCE') =>
  ({ kind: 'DUE_RULE', regionId, periodKind: 'MONTH', rule: { monthsAfter: 1, day }, from, issuedBy }) as const;
const dated = (regionId: number, dueDate: string, issuedBy: CalendarAuthority = 'PROVINCE') =>
  ({ kind: 'DUE_DATE', regionId, period: period('2026-04'), dueDate, issuedBy }) as const;

describe('the due day', () => {
  const dueOf = (entries: CalendarEntry[], text = '2026-04', chain = CHAIN) => dueDayIn(entries, chain, period(text));

  test('is the default where nothing was said', () => {
    expect(['2026-04', '2026-Q1', '2026-H1', '2025'].map((text) => dueOf([], text))).toEqual([
      '2026-05-10',
      '2026-04-10',
      '2026-07-10',
      '2026-03-31',
    ]);
  });
  test('is what was said last for periods from that month on, and stays what it was before', () => {
    const entries = said(monthly(PROVINCE, 15), monthly(PROVINCE, 5, 202604));
    expect(['2026-03', '2026-04', '2026-12'].map((text) => dueOf(entries, text))).toEqual(['2026-04-15', '2026-05-05', '2027-01-05']);
  });
  test('is of each kind of period its own', () => {
    const yearly = { kind: 'DUE_RULE', regionId: PROVINCE, periodKind: 'YEAR', rule: { monthsAfter: 2, day: 28 }, from: 202001 } as const;
    expect([dueOf(said(yearly), '2025'), dueOf(said(yearly), '2025-12')]).toEqual(['2026-02-28', '2026-01-10']);
  });
  test('is earlier below where a city or county is stricter, and never later', () => {
    expect(dueOf(said(monthly(PROVINCE, 10), monthly(CITY, 8), monthly(COUNTY, 5)))).toBe('2026-05-05');
    expect(dueOf(said(monthly(PROVINCE, 10), monthly(CITY, 20)))).toBe('2026-05-10');
    expect(dueOf(said(monthly(CITY, 8), monthly(PROVINCE, 5)))).toBe('2026-05-05');
    expect(dueOf(said(monthly(COUNTY, 5)), '2026-04', [PROVINCE, CITY, OTHER])).toBe('2026-05-10');
  });
  test('is a period’s own date where it has one, also a later one that the province gave to a single county', () => {
    expect(dueOf(said(dated(PROVINCE, '2026-05-20')))).toBe('2026-05-20');
    expect(dueOf(said(dated(COUNTY, '2026-05-25')))).toBe('2026-05-25');
    expect(dueOf(said(dated(COUNTY, '2026-05-25')), '2026-05')).toBe('2026-06-10');
    expect(dueOf(said(dated(CITY, '2026-05-25', 'CITY')))).toBe('2026-05-10');
  });
  test('of a stricter county is not moved by an extension above it', () => {
    expect(dueOf(said(monthly(COUNTY, 5), dated(PROVINCE, '2026-05-20')))).toBe('2026-05-05');
  });
  test('below is never later than above, whatever rules were said in whatever order', () => {
    const rule = fc
      .tuple(fc.constantFrom(...CHAIN), fc.integer({ min: 1, max: 31 }), fc.constantFrom(202001, 202603, 202604, 202605))
      .map(([regionId, day, from]) => monthly(regionId, day, from));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 12 }), (rules) => {
        const entries = said(...rules);
        const [province, city, county] = [1, 2, 3].map((depth) => dueOf(entries, '2026-04', CHAIN.slice(0, depth)));
        expect(city! <= province! && county! <= city!).toBe(true);
      }),
    );
  });
});

test('the first month is the latest that is said down the chain; reminders go by the nearest', () => {
  expect([firstMonthIn([], CHAIN), reminderDaysIn([], CHAIN)]).toEqual([202001, 3]);
  const entries = said(
    { kind: 'FIRST_MONTH', regionId: PROVINCE, month: 202101 },
    { kind: 'FIRST_MONTH', regionId: COUNTY, month: 202006 },
    { kind: 'REMINDER', regionId: PROVINCE, days: 5 },
    { kind: 'REMINDER', regionId: CITY, days: 2 },
  );
  expect([firstMonthIn(entries, CHAIN), reminderDaysIn(entries, CHAIN), reminderDaysIn(entries, [PROVINCE])]).toEqual([202101, 2, 5]);
});

describe('locks', () => {
  const lock = (regionId: number, more: Who = {}) => ({ kind: 'LOCK', regionId, from: 202601, to: 202604, ...more }) as const;
  const reopen = (regionId: number, more: Who & { institutionId?: string; until?: string } = {}) =>
    ({ kind: 'REOPEN', regionId, from: 202601, to: 202604, institutionId: null, until: null, ...more }) as const;
  const isLocked = (entries: CalendarEntry[], more: { chain?: number[]; month?: number; institutionId?: string; today?: string } = {}) =>
    lockIn(
      entries,
      more.chain ?? CHAIN,
      { month: more.month ?? 202604, institutionId: more.institutionId ?? null },
      more.today ?? '2026-05-20',
    ) !== null;

  test('nothing is locked unless somebody said so', () => {
    expect(isLocked([])).toBe(false);
  });
  test('a lock holds for its months, and for all regions below', () => {
    const entries = said(lock(CITY));
    expect([CHAIN, [PROVINCE, CITY, OTHER], [PROVINCE, CITY], [PROVINCE]].map((chain) => isLocked(entries, { chain }))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect([202512, 202601, 202604, 202605].map((month) => isLocked(entries, { month }))).toEqual([false, true, true, false]);
  });
  test('a reopening lets a single county or institution in again, and a lock after it shuts it', () => {
    expect(isLocked(said(lock(PROVINCE), reopen(COUNTY)))).toBe(false);
    expect(isLocked(said(lock(PROVINCE), reopen(COUNTY)), { chain: [PROVINCE, CITY, OTHER] })).toBe(true);
    const school = said(lock(PROVINCE), reopen(COUNTY, { institutionId: SCHOOL }));
    expect([isLocked(school), isLocked(school, { institutionId: SCHOOL })]).toEqual([true, false]);
    expect(isLocked(said(lock(PROVINCE), reopen(COUNTY), lock(PROVINCE)))).toBe(true);
  });
  test('a reopening until a day ends after that day, and the lock holds again', () => {
    const entries = said(lock(PROVINCE), reopen(PROVINCE, { until: '2026-05-20' }));
    expect(['2026-05-20', '2026-05-21'].map((today) => isLocked(entries, { today }))).toEqual([false, true]);
  });
  test('a city does not lift what the province locked, the province lifts a city’s', () => {
    expect(isLocked(said(lock(PROVINCE), reopen(CITY, { issuedBy: 'CITY' })))).toBe(true);
    expect(isLocked(said(lock(CITY, { issuedBy: 'CITY' }), reopen(CITY)))).toBe(false);
    const both = said(lock(PROVINCE), lock(CITY, { issuedBy: 'CITY' }));
    const found = lockIn(both, CHAIN, { month: 202604, institutionId: null }, '2026-05-20')!;
    expect([found.entry.number, mayLift('CITY', found), mayLift('PROVINCE', found)]).toEqual([1, false, true]);
    expect(locksIn(both, CHAIN, { month: 202604, institutionId: null }, '2026-05-20')).toHaveLength(2);
  });
  test('months lock by themselves the day after so many days after the due day, the strictest rule first', () => {
    const entries = said(
      { kind: 'AUTO_LOCK', regionId: PROVINCE, days: 5, from: 202603 },
      { kind: 'AUTO_LOCK', regionId: CITY, days: 2, from: 202604 },
    );
    expect(['2026-05-12', '2026-05-13'].map((today) => isLocked(entries, { today }))).toEqual([false, true]);
    expect(['2026-04-15', '2026-04-16'].map((today) => isLocked(entries, { today, month: 202603 }))).toEqual([false, true]);
    expect(isLocked(entries, { month: 202602 })).toBe(false);
    expect(autoLockIn(said({ kind: 'AUTO_LOCK', regionId: PROVINCE, days: null, from: 202601 }), CHAIN, 202604)).toBeNull();
  });
  test('what locked by itself is reopened by who comes after, not before', () => {
    const auto = { kind: 'AUTO_LOCK', regionId: PROVINCE, days: 0, from: 202601 } as const;
    expect(isLocked(said(auto, reopen(COUNTY, { at: '2026-05-15' })))).toBe(false);
    expect(isLocked(said(auto, reopen(COUNTY, { at: '2026-05-05' })))).toBe(true);
  });
  test('an extension opens what had locked by itself', () => {
    const auto = { kind: 'AUTO_LOCK', regionId: PROVINCE, days: 0, from: 202601 } as const;
    expect(isLocked(said(auto, dated(PROVINCE, '2026-05-25')))).toBe(false);
  });
});

test('the default calendar is what dueDayOf gives, for any month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const any = monthPeriod(year * 100 + month);
      expect(dueDayIn([], CHAIN, any)).toBe(dueDayOf(any, DEFAULT_CALENDAR));
    }),
  );
});
test('days are counted over the ends of months and years', () => {
  expect([addDays('2024-02-28', 2), addDays('2026-01-01', -1), addDays('2025-12-31', 1)]).toEqual([
    '2024-03-01',
    '2025-12-31',
    '2026-01-01',
  ]);
});

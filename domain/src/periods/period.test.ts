import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addMonths,
  chinaTimeOf,
  dayOf,
  endedMonths,
  firstDayOf,
  formatPeriod,
  lastDayOf,
  lastDayOfPeriod,
  monthOf,
  monthOfDay,
  monthPeriod,
  monthsOf,
  monthsToReport,
  nextPeriod,
  parseDay,
  parsePeriod,
  periodRange,
  sameMonthsOneYearBefore,
  treeDayOf,
  yearPeriod,
  type Period,
} from './period.js';

const period = (text: string): Period => {
  const parsed = parsePeriod(text);
  if (!parsed) throw new Error(`${text} is not a period`);
  return parsed;
};
const year = fc.integer({ min: 1900, max: 2099 });
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => y * 100 + m);
const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  year.map(yearPeriod),
  month.map(monthPeriod),
  fc.tuple(year, fc.constantFrom('H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4')).map(([y, part]) => period(`${y}-${part}`)),
);
const instant = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });

describe('writing and reading a period', () => {
  test.each([
    ['2023', { kind: 'YEAR', year: 2023, firstMonth: 1, length: 12 }],
    ['2023-H1', { kind: 'HALF_YEAR', year: 2023, firstMonth: 1, length: 6 }],
    ['2023-H2', { kind: 'HALF_YEAR', year: 2023, firstMonth: 7, length: 6 }],
    ['2023-Q1', { kind: 'QUARTER', year: 2023, firstMonth: 1, length: 3 }],
    ['2023-Q4', { kind: 'QUARTER', year: 2023, firstMonth: 10, length: 3 }],
    ['2023-01', { kind: 'MONTH', year: 2023, firstMonth: 1, length: 1 }],
    ['2023-12', { kind: 'MONTH', year: 2023, firstMonth: 12, length: 1 }],
  ])('%s is read', (text, expected) => {
    expect(parsePeriod(text)).toEqual(expected);
  });
  test.each([
    ...['', '23', '202', '20233', '1899', '2100', '-2023', '2023-', '2023-0', '2023-7', '2023-00', '2023-13', '2023-1 ', ' 2023', '2023\n'],
    ...[
      '2023-H0',
      '2023-H3',
      '2023-Q0',
      '2023-Q5',
      '2023-h1',
      '2023-q3',
      '2023H1',
      '2023Q3',
      '202307',
      '2023/07',
      '2023-07-31',
      '2023-07-',
    ],
    ...['2023-H', '2023-Q', '2023-QQ', '2023年', '2023-7月', '２０２３', '2023–07', '2023-W07', '2023e0', 'year', 'null'],
  ])('%j is not a period', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });
  test('a period that is written is read back as the same', () => {
    fc.assert(fc.property(anyPeriod, (any) => expect(parsePeriod(formatPeriod(any))).toEqual(any)));
  });
  test('text that can be read is written back as the same', () => {
    const text = fc.stringMatching(/^[12]\d{3}(-([HQ]\d|\d\d))?$/);
    fc.assert(
      fc.property(text, (any) => {
        const read = parsePeriod(any);
        if (read) expect(formatPeriod(read)).toBe(any);
      }),
    );
  });
});

describe('the months of a period', () => {
  test('are all its months in order', () => {
    expect(monthsOf(period('2023-Q3'))).toEqual([202307, 202308, 202309]);
    expect(monthsOf(period('2023-H2'))).toEqual([202307, 202308, 202309, 202310, 202311, 202312]);
    expect(monthsOf(period('2023'))).toHaveLength(12);
    expect(monthsOf(period('2023-02'))).toEqual([202302]);
  });
  test('follow each other without a gap', () => {
    fc.assert(
      fc.property(anyPeriod, (any) => {
        const months = monthsOf(any);
        expect(months).toHaveLength(any.length);
        for (const [index, each] of months.entries()) expect(each).toBe(addMonths(months[0]!, index));
      }),
    );
  });
  test('the four quarters, the two halves and the twelve months each make up the year', () => {
    for (const parts of [['Q1', 'Q2', 'Q3', 'Q4'], ['H1', 'H2'], Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))]) {
      expect(parts.flatMap((part) => monthsOf(period(`2024-${part}`)))).toEqual(monthsOf(period('2024')));
    }
  });
  test('one year before they are the same months', () => {
    expect(sameMonthsOneYearBefore([202401, 202402])).toEqual([202301, 202302]);
    fc.assert(fc.property(month, (any) => sameMonthsOneYearBefore([any])[0] === addMonths(any, -12)));
  });
});

describe('counting months', () => {
  test.each([
    [202312, 1, 202401],
    [202401, -1, 202312],
    [202307, 0, 202307],
    [202301, -13, 202112],
    [202311, 26, 202601],
  ])('%d and %d months is %d', (from, count, to) => {
    expect(addMonths(from, count)).toBe(to);
  });
  test('going forth and back ends where it began, in a month from January to December', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -1000, max: 1000 }), (from, count) => {
        const to = addMonths(from, count);
        expect(addMonths(to, -count)).toBe(from);
        expect(to % 100).toBeGreaterThanOrEqual(1);
        expect(to % 100).toBeLessThanOrEqual(12);
      }),
    );
  });
  test('the last day of a month is the day before the first of the next', () => {
    expect(['1900-02-28', '2000-02-29', '2023-02-28', '2024-02-29']).toEqual([190002, 200002, 202302, 202402].map(lastDayOf));
    fc.assert(
      fc.property(month, (any) => {
        const next = new Date(`${lastDayOf(any)}T00:00:00Z`).getTime() + 24 * 3600 * 1000;
        expect(new Date(next).toISOString().slice(0, 10)).toBe(firstDayOf(addMonths(any, 1)));
        expect(monthOfDay(lastDayOf(any))).toBe(any);
      }),
    );
  });
  test('the last day of a period is that of its last month', () => {
    expect(['2023', '2023-H1', '2024-Q1', '2024-02'].map((text) => lastDayOfPeriod(period(text)))).toEqual([
      '2023-12-31',
      '2023-06-30',
      '2024-03-31',
      '2024-02-29',
    ]);
  });
});

describe('a range of periods', () => {
  const range = (from: string, to: string) => periodRange(period(from), period(to))?.map(formatPeriod) ?? null;

  test('holds both ends and passes over the end of a year', () => {
    expect(range('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(range('2023-Q3', '2024-Q1')).toEqual(['2023-Q3', '2023-Q4', '2024-Q1']);
    expect(range('2023-H2', '2024-H1')).toEqual(['2023-H2', '2024-H1']);
    expect(range('2020', '2022')).toEqual(['2020', '2021', '2022']);
    expect(range('2023-07', '2023-07')).toEqual(['2023-07']);
  });
  test('is none when it runs backwards or mixes kinds', () => {
    expect(range('2024-01', '2023-12')).toBeNull();
    expect(range('2024', '2023')).toBeNull();
    expect(range('2023', '2023-Q4')).toBeNull();
    expect(range('2023-H1', '2023-Q4')).toBeNull();
    expect(range('2023-01', '2023')).toBeNull();
  });
  test('covers each month from its first to its last once', () => {
    fc.assert(
      fc.property(anyPeriod, fc.integer({ min: 0, max: 40 }), (from, count) => {
        let to = from;
        for (let i = 0; i < count; i++) to = nextPeriod(to);
        const periods = periodRange(from, to)!;
        expect(periods).toHaveLength(count + 1);
        const months = periods.flatMap(monthsOf);
        for (const [index, each] of months.entries()) expect(each).toBe(addMonths(months[0]!, index));
      }),
    );
  });
});

describe('Beijing time', () => {
  test.each([
    ['2026-10-31T15:59:59.999Z', '2026-10-31', 202610],
    ['2026-10-31T16:00:00.000Z', '2026-11-01', 202611],
    ['2025-12-31T16:00:00.000Z', '2026-01-01', 202601],
    ['2024-02-28T16:00:00.000Z', '2024-02-29', 202402],
    ['2026-11-01T00:00:00.000Z', '2026-11-01', 202611],
  ])('%s is %s in China', (text, day, monthKey) => {
    expect(dayOf(new Date(text))).toBe(day);
    expect(monthOf(new Date(text))).toBe(monthKey);
  });
  test('a month ends at midnight in Beijing, eight hours before it does in UTC', () => {
    const october = period('2026-10');
    expect(endedMonths(october, new Date('2026-10-31T15:59:59.999Z'))).toEqual([]);
    expect(endedMonths(october, new Date('2026-10-31T16:00:00Z'))).toEqual([202610]);
    expect(endedMonths(period('2026-Q4'), new Date('2026-10-31T16:00:00Z'))).toEqual([202610]);
    expect(endedMonths(period('2026'), new Date('2026-12-31T16:00:00Z'))).toHaveLength(12);
    expect(endedMonths(period('2026'), new Date('2025-12-31T16:00:00Z'))).toEqual([]);
  });
});

describe('the months that are due', () => {
  const inMay = new Date('2026-05-20T04:00:00Z');

  test('are those that have ended, and not the month that runs', () => {
    expect(monthsToReport(period('2026'), inMay)).toEqual([202601, 202602, 202603, 202604]);
    expect(monthsToReport(period('2026-Q2'), inMay)).toEqual([202604]);
    expect(monthsToReport(period('2025'), inMay)).toHaveLength(12);
  });
  test('are the month that runs where no month of the period has ended', () => {
    expect(monthsToReport(period('2026-05'), inMay)).toEqual([202605]);
    expect(monthsToReport(period('2026-Q3'), new Date('2026-07-01T00:00:00Z'))).toEqual([202607]);
    expect(monthsToReport(period('2026'), new Date('2025-12-31T16:00:00Z'))).toEqual([202601]);
  });
  test('are none in a period that has not begun', () => {
    expect(monthsToReport(period('2026-06'), inMay)).toEqual([]);
    expect(monthsToReport(period('2027'), inMay)).toEqual([]);
  });
  test('lie in the period and never in the future, and hold every month that has ended', () => {
    fc.assert(
      fc.property(anyPeriod, instant, (any, now) => {
        const due = monthsToReport(any, now);
        const all = monthsOf(any);
        expect(due.every((each) => all.includes(each) && each <= monthOf(now))).toBe(true);
        expect(endedMonths(any, now).every((each) => due.includes(each))).toBe(true);
        expect(due.length === 0).toBe(all[0]! > monthOf(now));
      }),
    );
  });
});

describe('the day of the tree under which a period is drawn', () => {
  test('is its last day once it is over, whatever happened since', () => {
    expect(treeDayOf(period('2021'), new Date('2026-05-20T04:00:00Z'))).toBe('2021-12-31');
    expect(treeDayOf(period('2024-02'), new Date('2026-05-20T04:00:00Z'))).toBe('2024-02-29');
  });
  test('is today, in Beijing, while it runs and before it begins', () => {
    expect(treeDayOf(period('2026'), new Date('2026-05-20T04:00:00Z'))).toBe('2026-05-20');
    expect(treeDayOf(period('2026-Q4'), new Date('2026-10-31T16:00:00Z'))).toBe('2026-11-01');
    expect(treeDayOf(period('2027'), new Date('2026-05-20T04:00:00Z'))).toBe('2026-05-20');
    expect(treeDayOf(period('2026-10'), new Date('2026-10-31T15:59:59Z'))).toBe('2026-10-31');
    expect(treeDayOf(period('2026-10'), new Date('2026-10-31T16:00:00Z'))).toBe('2026-10-31');
  });
});

describe('reading a day', () => {
  test.each(['2023-02-28', '2024-02-29', '2020-01-01', '2025-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text);
  });
  test.each(['', '2023', '2023-02', '2023-2-1', '2023-02-29', '2023-04-31', '2023-13-01', '2023-00-10', '2023-01-00', '2023-01-32'])(
    '%j is not a day',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
  test.each(['20230228', '2023/02/28', '2023-02-28T00:00:00Z', '2023-02-28 ', '2023-02-28\n', '02-28-2023', 'today'])(
    '%j is not a day either',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
});

test('an instant is said in China time', () => {
  expect(chinaTimeOf(new Date('2019-12-31T16:05:00Z'))).toBe('2020-01-01 00:05（北京时间）');
});

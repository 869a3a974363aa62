// Reporting periods: a year, half-year, quarter or month, written "2023", "2023-H1", "2023-Q3", "2023-07".

export type PeriodKind = 'YEAR' | 'HALF_YEAR' | 'QUARTER' | 'MONTH';

export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** First month, 1–12. */
  readonly firstMonth: number;
  /** Number of months: 12, 6, 3 or 1. */
  readonly length: number;
}

/** A month as the number yyyymm (202307): orders and compares as months do. */
export type MonthKey = number;
/** A calendar day "2023-07-31". */
export type Day = string;

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2099;
/** Whether there is a period of that year. */
export const isYear = (year: number): boolean => Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;

const pattern = /^(19\d\d|20\d\d)(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** Reads a period; null for anything but "2023", "2023-H1", "2023-Q3" or "2023-07" with a year of 1900–2099. */
export const parsePeriod = (text: string): Period | null => {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, year, half, quarter, month] = match;
  const of = (kind: PeriodKind, firstMonth: number, length: number): Period => ({ kind, year: Number(year), firstMonth, length });
  if (half) return of('HALF_YEAR', (Number(half) - 1) * 6 + 1, 6);
  if (quarter) return of('QUARTER', (Number(quarter) - 1) * 3 + 1, 3);
  if (month) return of('MONTH', Number(month), 1);
  return of('YEAR', 1, 12);
};

export const yearPeriod = (year: number): Period => ({ kind: 'YEAR', year, firstMonth: 1, length: 12 });
export const monthPeriod = (month: MonthKey): Period => ({
  kind: 'MONTH',
  year: Math.floor(month / 100),
  firstMonth: month % 100,
  length: 1,
});

export const formatPeriod = (period: Period): string => {
  const { kind, year, firstMonth } = period;
  if (kind === 'YEAR') return `${year}`;
  if (kind === 'HALF_YEAR') return `${year}-H${(firstMonth - 1) / 6 + 1}`;
  if (kind === 'QUARTER') return `${year}-Q${(firstMonth - 1) / 3 + 1}`;
  return `${year}-${String(firstMonth).padStart(2, '0')}`;
};

/** The months of a period, in order. */
export const monthsOf = (period: Period): MonthKey[] =>
  Array.from({ length: period.length }, (_, index) => period.year * 100 + period.firstMonth + index);

/** The month `count` months later (earlier when negative). */
export const addMonths = (month: MonthKey, count: number): MonthKey => {
  const index = Math.floor(month / 100) * 12 + (month % 100) - 1 + count;
  return Math.floor(index / 12) * 100 + (((index % 12) + 12) % 12) + 1;
};

/** The months from the first to the last, both included. */
export const monthsBetween = (from: MonthKey, to: MonthKey): MonthKey[] => {
  const months: MonthKey[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
};

export const sameMonthsOneYearBefore = (months: readonly MonthKey[]): MonthKey[] => months.map((month) => month - 100);

/** The period of the same kind right after this one. */
export const nextPeriod = (period: Period): Period => {
  const first = addMonths(period.year * 100 + period.firstMonth, period.length);
  return { ...period, year: Math.floor(first / 100), firstMonth: first % 100 };
};

/** All periods from `from` to `to`, both included; null when the kinds differ or `to` lies before `from`. */
export const periodRange = (from: Period, to: Period): Period[] | null => {
  if (from.kind !== to.kind) return null;
  const key = (period: Period) => period.year * 100 + period.firstMonth;
  if (key(from) > key(to)) return null;
  const periods = [];
  for (let period = from; key(period) <= key(to); period = nextPeriod(period)) periods.push(period);
  return periods;
};

const chinaOffsetMs = 8 * 3600 * 1000;

/** The calendar day of an instant in China (UTC+8, no daylight saving): deadlines and months follow Beijing time. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(0, 10);
/** An instant as whoever reads a message in China says it: "2026-03-01 08:00（北京时间）". */
export const chinaTimeOf = (instant: Date): string =>
  `${new Date(instant.getTime() + chinaOffsetMs).toISOString().slice(0, 16).replace('T', ' ')}（北京时间）`;
/** The month of an instant in China. */
export const monthOf = (instant: Date): MonthKey => monthOfDay(dayOf(instant));
export const monthOfDay = (day: Day): MonthKey => Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));

/** First and last day of a month. */
export const firstDayOf = (month: MonthKey): Day => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-01`;
export const lastDayOf = (month: MonthKey): Day => {
  const last = new Date(Date.UTC(Math.floor(month / 100), month % 100, 0));
  return last.toISOString().slice(0, 10);
};
export const lastDayOfPeriod = (period: Period): Day => lastDayOf(monthsOf(period).at(-1)!);

/** The months of the period that have ended at `now`, Beijing time. */
export const endedMonths = (period: Period, now: Date): MonthKey[] => {
  const current = monthOf(now);
  return monthsOf(period).filter((month) => month < current);
};

/**
 * The months that are counted as due for reporting: those that have ended; in a period none of whose months has ended,
 * the month that runs. So a running month does not make a year to date look incomplete, and can still be reported on.
 */
export const monthsToReport = (period: Period, now: Date): MonthKey[] => {
  const ended = endedMonths(period, now);
  if (ended.length > 0) return ended;
  const current = monthOf(now);
  return monthsOf(period).filter((month) => month === current);
};

/**
 * The day under whose tree a period is drawn when the reader names none: its last day, or today while it runs.
 * A figure of 2021 is drawn under the tree of 2021.
 */
export const treeDayOf = (period: Period, now: Date): Day => {
  const last = lastDayOfPeriod(period);
  const today = dayOf(now);
  return last < today ? last : today;
};

/** The day so many days later (earlier when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Reads a real calendar day "2023-02-28"; null for anything else. */
export const parseDay = (text: string): Day | null => {
  if (!dayPattern.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : null;
};

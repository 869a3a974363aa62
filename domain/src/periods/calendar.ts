// When reports are due. Practice differs between places, so the rule is data; this is the shape and the default.
import { addMonths, firstDayOf, lastDayOf, monthsOf, type Day, type Period, type PeriodKind } from './period.js';

export interface DueRule {
  /** Months after the period's last month. */
  readonly monthsAfter: number;
  /** Day of that month; a month without that day takes its last one. */
  readonly day: number;
}
export type ReportingCalendar = Readonly<Record<PeriodKind, DueRule>>;

/**
 * The calendar where a province has set none. The year: 31 March, 公共机构节能条例 art. 15. The shorter periods have no
 * national date; local rules found range from 5 to 15 days after the period, and the platform starts with the 10th.
 */
export const DEFAULT_CALENDAR: ReportingCalendar = {
  MONTH: { monthsAfter: 1, day: 10 },
  QUARTER: { monthsAfter: 1, day: 10 },
  HALF_YEAR: { monthsAfter: 1, day: 10 },
  YEAR: { monthsAfter: 3, day: 31 },
};

/** The last day on which a report for the period is on time. */
export const dueDayOf = (period: Period, calendar: ReportingCalendar): Day => {
  const { monthsAfter, day } = calendar[period.kind];
  const month = addMonths(monthsOf(period).at(-1)!, monthsAfter);
  const last = lastDayOf(month);
  return Number(last.slice(8)) < day ? last : `${firstDayOf(month).slice(0, 8)}${String(day).padStart(2, '0')}`;
};

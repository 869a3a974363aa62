// How complete a month's reporting is: every part is cut to what was expected, so that no rate passes 100 %.
import { Decimal, percentOf } from '../decimal.js';

/** Counted institutions of some regions in a month. `handedIn` holds those approved too. */
export interface MonthCounts {
  readonly expected: number;
  readonly approved: number;
  readonly handedIn: number;
  readonly onTime: number;
  /** Returned, and no version of it counts. */
  readonly returned: number;
}
/** expected = approved + submitted (waiting) + returned + missing. */
export interface ReportingCounts {
  readonly expected: number;
  readonly approved: number;
  readonly submitted: number;
  readonly returned: number;
  readonly missing: number;
  readonly onTime: number;
  /** Missing or returned where the due day is over. */
  readonly overdue: number;
}

export const NOTHING_EXPECTED: ReportingCounts = {
  expected: 0,
  approved: 0,
  submitted: 0,
  returned: 0,
  missing: 0,
  onTime: 0,
  overdue: 0,
};

/** The state of one month; `pastDue` where its due day is over. */
export const reportingOfMonth = (counts: MonthCounts, pastDue: boolean): ReportingCounts => {
  const expected = Math.max(counts.expected, 0);
  const approved = Math.min(counts.approved, expected);
  const submitted = Math.min(Math.max(counts.handedIn - counts.approved, 0), expected - approved);
  const returned = Math.min(counts.returned, expected - approved - submitted);
  const missing = expected - approved - submitted - returned;
  const onTime = Math.min(counts.onTime, approved + submitted);
  return { expected, approved, submitted, returned, missing, onTime, overdue: pastDue ? missing + returned : 0 };
};

export const addReporting = (a: ReportingCounts, b: ReportingCounts): ReportingCounts => ({
  expected: a.expected + b.expected,
  approved: a.approved + b.approved,
  submitted: a.submitted + b.submitted,
  returned: a.returned + b.returned,
  missing: a.missing + b.missing,
  onTime: a.onTime + b.onTime,
  overdue: a.overdue + b.overdue,
});

/** Handed in, and handed in on time, as percent of what was expected; null where nothing was. */
export const ratesOf = (counts: ReportingCounts): { rate: Decimal | null; onTimeRate: Decimal | null } => {
  const expected = new Decimal(counts.expected);
  return {
    rate: percentOf(new Decimal(counts.approved + counts.submitted), expected),
    onTimeRate: percentOf(new Decimal(counts.onTime), expected),
  };
};

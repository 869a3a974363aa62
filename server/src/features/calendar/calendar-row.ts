// A calendar entry as the table keeps it, and as the rules read it.
import {
  monthsOf,
  parsePeriod,
  type CalendarAuthority,
  type CalendarEntry,
  type CalendarEntryKind,
  type Day,
  type MonthKey,
  type PeriodKind,
  formatPeriod,
} from '@shuangcheng/domain';

export interface CalendarRow {
  readonly number: number;
  readonly regionId: number;
  readonly kind: CalendarEntryKind;
  readonly issuedBy: CalendarAuthority;
  readonly monthFrom: MonthKey;
  readonly monthTo: MonthKey | null;
  readonly periodKind: PeriodKind | null;
  readonly monthsAfter: number | null;
  readonly dueDay: number | null;
  readonly period: string | null;
  readonly dueDate: Day | null;
  readonly days: number | null;
  readonly institutionId: string | null;
  readonly until: Day | null;
  readonly reason: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

type Recorded = 'number' | 'recordedAt' | 'recordedBy';
/** What a bureau says, before it has a number. */
export type NewEntry = CalendarEntry extends infer E ? (E extends CalendarEntry ? Omit<E, Recorded> : never) : never;

export const toEntry = (row: CalendarRow): CalendarEntry => {
  const { number, regionId, issuedBy, recordedAt, recordedBy, reason, monthFrom: from } = row;
  const said = { number, regionId, issuedBy, recordedAt: new Date(recordedAt), recordedBy, reason };
  switch (row.kind) {
    case 'DUE_RULE':
      return { ...said, kind: row.kind, periodKind: row.periodKind!, rule: { monthsAfter: row.monthsAfter!, day: row.dueDay! }, from };
    case 'DUE_DATE':
      return { ...said, kind: row.kind, period: parsePeriod(row.period!)!, dueDate: row.dueDate! };
    case 'FIRST_MONTH':
      return { ...said, kind: row.kind, month: from };
    case 'REMINDER':
      return { ...said, kind: row.kind, days: row.days! };
    case 'AUTO_LOCK':
      return { ...said, kind: row.kind, days: row.days, from };
    case 'LOCK':
      return { ...said, kind: row.kind, from, to: row.monthTo! };
    case 'REOPEN':
      return { ...said, kind: row.kind, from, to: row.monthTo!, institutionId: row.institutionId, until: row.until };
  }
};

/** A month before every other: what holds for all of them. */
const ALWAYS: MonthKey = 190001;

const monthsSpokenOf = (entry: NewEntry): { month_from: MonthKey; month_to: MonthKey | null } => {
  switch (entry.kind) {
    case 'DUE_DATE': {
      const months = monthsOf(entry.period);
      return { month_from: months[0]!, month_to: months.at(-1)! };
    }
    case 'FIRST_MONTH':
      return { month_from: entry.month, month_to: null };
    case 'REMINDER':
      return { month_from: ALWAYS, month_to: null };
    case 'LOCK':
    case 'REOPEN':
      return { month_from: entry.from, month_to: entry.to };
    default:
      return { month_from: entry.from, month_to: null };
  }
};

/** The row's columns, as the insert takes them. */
export const toRow = (entry: NewEntry): Readonly<Record<string, string | number | null>> => ({
  region_id: entry.regionId,
  kind: entry.kind,
  issued_by: entry.issuedBy,
  reason: entry.reason,
  ...monthsSpokenOf(entry),
  ...(entry.kind === 'DUE_RULE' && { period_kind: entry.periodKind, months_after: entry.rule.monthsAfter, due_day: entry.rule.day }),
  ...(entry.kind === 'DUE_DATE' && { period: formatPeriod(entry.period), due_date: entry.dueDate }),
  ...((entry.kind === 'REMINDER' || entry.kind === 'AUTO_LOCK') && { days: entry.days }),
  ...(entry.kind === 'REOPEN' && { institution_id: entry.institutionId, until: entry.until }),
});

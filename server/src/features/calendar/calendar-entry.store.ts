// The entries of a province's calendar: read whole or for a run of months, and added to.
import type { CalendarEntry, MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { toEntry, toRow, type CalendarRow, type NewEntry } from './calendar-row.js';

const columns = `entry_number as number, region_id as "regionId", kind, issued_by as "issuedBy", month_from as "monthFrom", month_to as "monthTo",
  period_kind as "periodKind", months_after as "monthsAfter", due_day as "dueDay", period, due_date::text as "dueDate", days,
  institution_id as "institutionId", until::text as until, reason, recorded_at as "recordedAt", recorded_by as "recordedBy"`;

// Where a calendar begins says nothing of later months only: it is always read.
const selectEntries = statement(
  'select_calendar_entries',
  `select ${columns} from calendar_entry
    where tenant_id = $1 and (kind = 'FIRST_MONTH' or (month_from <= $3 and (month_to is null or month_to >= $2)))
    order by entry_number`,
);

const ALL_MONTHS = [190001, 209912] as const;

/** The province's entries that speak of the months, or all of them, in the order in which they were made. */
export const listCalendarEntries = async (
  db: TenantDb,
  tenantId: number,
  [from, to]: readonly [MonthKey, MonthKey] = ALL_MONTHS,
): Promise<CalendarEntry[]> => (await db.query<CalendarRow>(selectEntries, [tenantId, from, to])).map(toEntry);

// Several servers and bureaus write at once: the number is the primary key, and whoever comes second begins again.
const insertEntries = statement(
  'insert_calendar_entries',
  `insert into calendar_entry (tenant_id, entry_number, region_id, kind, issued_by, month_from, month_to, period_kind, months_after, due_day,
                               period, due_date, days, institution_id, until, reason, recorded_at, recorded_by)
   select $1, (select coalesce(max(entry_number), 0) from calendar_entry where tenant_id = $1) + row_number() over (order by place),
          region_id, kind, issued_by, month_from, month_to, period_kind, months_after, due_day,
          period, due_date, days, institution_id, until, reason, $3::timestamptz, $4
     from jsonb_to_recordset($2::jsonb) as e (place int, region_id int, kind text, issued_by text, month_from int, month_to int, period_kind text,
          months_after int, due_day int, period text, due_date date, days int, institution_id uuid, until date, reason text)`,
);

/** Adds the entries in their order. Collides (23505) with whoever adds to the same province at the same moment. */
export const addCalendarEntries = async (
  db: TenantDb,
  tenantId: number,
  recorded: { readonly at: Date; readonly by: string },
  entries: readonly NewEntry[],
): Promise<void> => {
  const rows = entries.map((entry, place) => ({ place, ...toRow(entry) }));
  await db.query(insertEntries, [tenantId, JSON.stringify(rows), recorded.at.toISOString(), recorded.by]);
};

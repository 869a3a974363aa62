// Reminders that went out, and what they are counted from.
import type { Day } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { MonthPlace } from './month-state.store.js';

export type ReminderKind = 'DUE_SOON' | 'OVERDUE' | 'OVERDUE_SUMMARY';
export interface Reminder {
  readonly regionId: number;
  /** Empty where it is of all institutions. */
  readonly system: string;
  /** As it is written: "2026-10", "2025". */
  readonly period: string;
  readonly kind: ReminderKind;
  readonly dueDate: Day;
}
export const reminderText = ({ regionId, system, period, kind, dueDate }: Reminder): string =>
  `${regionId}|${system}|${period}|${kind}|${dueDate}`;

/** The first key; the second is the tenant's. */
const REMINDER_LOCKS = 1_363_014;
const tryAlone = statement('try_reminders_alone', `select pg_try_advisory_xact_lock(${REMINDER_LOCKS}, $1::int) as alone`);

/** Whether this transaction is the only one that reminds the province's regions; another server may be at it. */
export const remindsAlone = async (db: TenantDb, tenantId: number): Promise<boolean> =>
  (await db.query<{ alone: boolean }>(tryAlone, [tenantId]))[0]!.alone;

const selectReminders = statement(
  'select_reminders',
  `select region_id as "regionId", system, period, kind, due_date::text as "dueDate" from reminder where tenant_id = $1 and due_date >= $2::date`,
);
export const listReminders = (db: TenantDb, tenantId: number, dueSince: Day): Promise<Reminder[]> =>
  db.query<Reminder>(selectReminders, [tenantId, dueSince]);

const insertReminders = statement(
  'insert_reminders',
  `insert into reminder (tenant_id, region_id, period, kind, due_date, missing, system, reminded_at)
   select $1, r.*, $8::timestamptz from unnest($2::int[], $3::text[], $4::text[], $5::date[], $6::int[], $7::text[]) as r`,
);
export const addReminders = async (
  db: TenantDb,
  tenantId: number,
  now: Date,
  reminders: readonly (Reminder & { readonly missing: number })[],
): Promise<void> => {
  await db.query(insertReminders, [
    tenantId,
    reminders.map((reminder) => reminder.regionId),
    reminders.map((reminder) => reminder.period),
    reminders.map((reminder) => reminder.kind),
    reminders.map((reminder) => reminder.dueDate),
    reminders.map((reminder) => reminder.missing),
    reminders.map((reminder) => reminder.system),
    now.toISOString(),
  ]);
};

/** A region's month: of all its institutions, or of one system's. */
interface SystemMonth extends MonthPlace {
  /** Empty for all of them. */
  readonly system: string;
}
export const placeText = ({ regionId, system, month }: SystemMonth): string => `${regionId}|${system}|${month}`;

// The rows without a system are those that are summed over all.
const selectNotHandedIn = statement(
  'select_not_handed_in',
  `select w.region_id as "regionId", w.month, w.system,
          coalesce((select sum(c.change) from register_change c
            where c.tenant_id = $1 and c.region_id = w.region_id and c.system = w.system and c.month <= w.month), 0)::int as expected,
          coalesce((select sum(c.reports) from rollup_cell c
            where c.tenant_id = $1 and c.region_id = w.region_id and c.basis = 'SUBMITTED' and c.system = w.system and c.month = w.month), 0)::int
            as "handedIn"
     from unnest($2::int[], $3::int[], $4::text[]) as w (region_id, month, system)`,
);

/** How many institutions each region expects in each month, and how many have handed in. */
export const listHandedIn = (
  db: TenantDb,
  tenantId: number,
  places: readonly SystemMonth[],
): Promise<(SystemMonth & { readonly expected: number; readonly handedIn: number })[]> =>
  db.query(selectNotHandedIn, [
    tenantId,
    places.map((place) => place.regionId),
    places.map((place) => place.month),
    places.map((place) => place.system),
  ]);

// Reminders that went out, and what they are counted from.
import type { Day, MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { MonthPlace } from './month-state.store.js';

export type ReminderKind = 'DUE_SOON' | 'OVERDUE';
export interface Reminder {
  readonly regionId: number;
  /** As it is written: "2026-10", "2025". */
  readonly period: string;
  readonly kind: ReminderKind;
  readonly dueDate: Day;
}
export const reminderText = ({ regionId, period, kind, dueDate }: Reminder): string => `${regionId}|${period}|${kind}|${dueDate}`;

/** The first key; the second is the tenant's. */
const REMINDER_LOCKS = 1_363_014;
const tryAlone = statement('try_reminders_alone', `select pg_try_advisory_xact_lock(${REMINDER_LOCKS}, $1::int) as alone`);

/** Whether this transaction is the only one that reminds the province's regions; another server may be at it. */
export const remindsAlone = async (db: TenantDb, tenantId: number): Promise<boolean> =>
  (await db.query<{ alone: boolean }>(tryAlone, [tenantId]))[0]!.alone;

const selectReminders = statement(
  'select_reminders',
  `select region_id as "regionId", period, kind, due_date::text as "dueDate" from reminder where tenant_id = $1 and due_date >= $2::date`,
);
export const listReminders = (db: TenantDb, tenantId: number, dueSince: Day): Promise<Reminder[]> =>
  db.query<Reminder>(selectReminders, [tenantId, dueSince]);

const insertReminders = statement(
  'insert_reminders',
  `insert into reminder (tenant_id, region_id, period, kind, due_date, missing, reminded_at)
   select $1, r.*, $7::timestamptz from unnest($2::int[], $3::text[], $4::text[], $5::date[], $6::int[]) as r`,
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
    now.toISOString(),
  ]);
};

const selectNotHandedIn = statement(
  'select_not_handed_in',
  `select w.region_id as "regionId", w.month,
          coalesce((select sum(c.change) from register_change c
            where c.tenant_id = $1 and c.region_id = w.region_id and c.type = '' and c.system = '' and c.month <= w.month), 0)::int as expected,
          coalesce((select c.reports from rollup_cell c
            where c.tenant_id = $1 and c.region_id = w.region_id and c.basis = 'SUBMITTED' and c.type = '' and c.system = '' and c.month = w.month), 0)::int
            as "handedIn"
     from unnest($2::int[], $3::int[]) as w (region_id, month)`,
);

/** How many institutions each region expects in each month, and how many have handed in. */
export const listHandedIn = (
  db: TenantDb,
  tenantId: number,
  places: readonly MonthPlace[],
): Promise<(MonthPlace & { readonly expected: number; readonly handedIn: number; readonly month: MonthKey })[]> =>
  db.query(selectNotHandedIn, [tenantId, places.map((place) => place.regionId), places.map((place) => place.month)]);

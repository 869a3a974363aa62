import { Decimal, type Day, type JointTaskTerms, type TaskCounting, type TaskEntry, type TaskSpan } from '@shuangcheng/domain';
import { statement, type PlatformDb, type TenantDb } from '@shuangcheng/tenants';

export interface NewJointTask {
  readonly code: string;
  readonly position: number;
  readonly members: readonly number[];
  readonly theme: string;
  readonly name: string;
  readonly quantity: string;
  readonly unit: string;
  readonly span: TaskSpan;
  readonly counting: TaskCounting;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly planId: string;
  readonly source: string;
  readonly quote: string;
}
export interface JointTaskRow extends JointTaskTerms, Omit<NewJointTask, 'members' | 'quantity' | 'position'> {
  readonly members: readonly number[];
  readonly quantity: Decimal;
}

const addTasks = statement(
  'add_joint_tasks',
  `insert into joint_task (task_code, position, members, theme, name, quantity, unit, span, counting, first_day, last_day, plan_id, source, quote)
   select code, position, members, theme, name, quantity, unit, span, counting, "firstDay", "lastDay", "planId", source, quote
     from jsonb_to_recordset($1::jsonb) as t (code text, position int, members int[], theme text, name text, quantity numeric, unit text, span text,
       counting text, "firstDay" date, "lastDay" date, "planId" text, source text, quote text)
   on conflict (task_code) do nothing returning task_code as code`,
);
/** Adds the tasks that are not there yet; gives their codes. */
export const addJointTasks = async (db: PlatformDb, tasks: readonly NewJointTask[]): Promise<string[]> =>
  (await db.query<{ code: string }>(addTasks, [JSON.stringify(tasks)])).map(({ code }) => code);

const selectTasks = statement(
  'select_joint_tasks',
  `select task_code as code, members, theme, name, quantity::text, unit, span, counting, first_day::text as "firstDay", last_day::text as "lastDay",
          plan_id as "planId", source, quote
     from joint_task where members && $1::int[] order by plan_id, position`,
);
/** The tasks in which one of the provinces takes part, in the order of their documents. */
export const listJointTasks = async (db: TenantDb, tenants: readonly number[]): Promise<JointTaskRow[]> => {
  const rows = await db.query<Omit<JointTaskRow, 'quantity'> & { quantity: string }>(selectTasks, [tenants]);
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity) }));
};

export interface TaskEntryRow extends TaskEntry {
  readonly task: string;
  readonly description: string | null;
  readonly evidence: string | null;
  readonly reason: string | null;
  readonly recordedAt: Date;
}
const selectEntries = statement(
  'select_joint_task_entries',
  `select task_code as task, entry_number as number, tenant_id as member, event_number as event, reverses, happened_on::text as date,
          quantity::text, description, evidence, reason, recorded_at as "recordedAt"
     from joint_task_entry where task_code = any ($1::text[]) order by task_code, entry_number`,
);
/** What all members have recorded of the tasks, in the order in which they did. */
export const listTaskEntries = async (db: TenantDb, tasks: readonly string[]): Promise<TaskEntryRow[]> => {
  const rows = await db.query<Omit<TaskEntryRow, 'quantity'> & { quantity: string }>(selectEntries, [tasks]);
  return rows.map((row) => ({ ...row, quantity: new Decimal(row.quantity) }));
};

const addEntry = statement(
  'add_joint_task_entry',
  `insert into joint_task_entry (tenant_id, task_code, entry_number, members, event_number, reverses, happened_on, quantity, description, evidence,
     reason, recorded_at, recorded_by)
   values ($1, $2, $3, $4, $5, $6, $7::date, $8, $9, $10, $11, $12::timestamptz, $13)`,
);
/** Adds an entry under its number. Another that took the number meanwhile makes this one begin again. */
export const addTaskEntry = async (
  db: TenantDb,
  entry: Omit<TaskEntryRow, 'recordedAt'> & { readonly members: readonly number[]; readonly now: Date; readonly actor: string },
): Promise<void> => {
  await db.query(addEntry, [
    entry.member,
    entry.task,
    entry.number,
    entry.members,
    entry.event,
    entry.reverses,
    entry.date,
    entry.quantity.toFixed(),
    entry.description,
    entry.evidence,
    entry.reason,
    entry.now.toISOString(),
    entry.actor,
  ]);
};

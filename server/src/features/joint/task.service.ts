// What has come of the joint tasks, for those who take part in them.
import { taskProgress, type TaskEvent } from '@shuangcheng/domain';
import type { JointMember, JointTask, JointTaskEntry } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { listJointTasks, listTaskEntries, type JointTaskRow, type TaskEntryRow } from './task.store.js';

export const toMember = (scope: RequestScope, regionId: number): JointMember => {
  const { code, name, level } = scope.tree.get(regionId);
  return { code, name, level };
};

/** An entry, or an event by its first entry, as clients name it. */
export const taskEntryId = (task: string, number: number): string => `${task}:${number}`;
/** The number that an id of this task names; null for any other text. */
export const parseTaskEntryId = (task: string, id: string): number | null => {
  const number = id.startsWith(`${task}:`) ? id.slice(task.length + 1) : '';
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : null;
};

const toEntry = (
  scope: RequestScope,
  task: JointTaskRow,
  row: TaskEntryRow,
  all: readonly TaskEntryRow[],
  events: readonly TaskEvent[],
): JointTaskEntry => {
  const recordedBy = events.find(({ event }) => event === row.event)?.members ?? [];
  return {
    id: taskEntryId(task.code, row.number),
    event: taskEntryId(task.code, row.event),
    member: toMember(scope, row.member),
    date: row.date,
    quantity: row.quantity,
    description: row.description,
    evidence: row.evidence,
    reverses: row.reverses === null ? null : taskEntryId(task.code, row.reverses),
    reason: row.reason,
    reversed: all.some(({ reverses }) => reverses === row.number),
    awaits: task.members.filter((member) => recordedBy.length > 0 && !recordedBy.includes(member)).map((member) => toMember(scope, member)),
    at: row.recordedAt,
  };
};

const toTask = (scope: RequestScope, task: JointTaskRow, entries: readonly TaskEntryRow[]): JointTask => {
  const { sides, events, ...progress } = taskProgress(task, entries);
  return {
    ...task,
    ...progress,
    members: task.members.map((member) => toMember(scope, member)),
    sides: sides.map(({ member, recorded }) => ({ member: toMember(scope, member), recorded })),
    entries: entries.map((row) => toEntry(scope, task, row, entries, events)).reverse(),
  };
};

/** The tasks of these provinces with all that their members have recorded: two statements. */
export const readJointTasks = async (scope: RequestScope, db: TenantDb, tenants: readonly number[]): Promise<JointTask[]> => {
  const tasks = await listJointTasks(db, tenants);
  const entries = await listTaskEntries(
    db,
    tasks.map(({ code }) => code),
  );
  return tasks.map((task) =>
    toTask(
      scope,
      task,
      entries.filter((entry) => entry.task === task.code),
    ),
  );
};

/** The joint tasks of a province. Throws OUT_OF_SCOPE for who does not see the whole of it. */
export const listProvinceTasks = (scope: RequestScope, regionId: number): Promise<JointTask[]> => {
  assertCan(scope, 'plans:read', { regionId });
  return withTenantSession(scope, 'read', (db) => readJointTasks(scope, db, [regionId]));
};

// Recording what has come of a joint task: a new event, the confirmation of another member's, or taking back an own entry.
import { dayOf, judgeTaskEntry, isProblem, problem, type AcceptedEntry, type Problem } from '@shuangcheng/domain';
import type { JointTask, TaskProgressInput } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { parseTaskEntryId, readJointTasks, taskEntryId } from './task.service.js';
import { addTaskEntry, listJointTasks, listTaskEntries, type JointTaskRow } from './task.store.js';

interface Recorded {
  readonly task: string | null;
  readonly problems: readonly Problem[];
}
const LONGEST_TEXT = 500;
const refused = (...problems: Problem[]): Recorded => ({ task: null, problems });
const refusedWork = (found: Problem): WorkResult<Recorded> => ({ answer: refused(found), done: false, acts: [] });
/** The input with its texts trimmed, empty ones null. */
interface Wanted extends Omit<TaskProgressInput, 'description' | 'evidence' | 'reason'> {
  readonly description: string | null;
  readonly evidence: string | null;
  readonly reason: string | null;
}
const readTexts = (input: TaskProgressInput): { readonly wanted: Wanted; readonly problems: Problem[] } => {
  const [description, evidence, reason] = [input.description, input.evidence, input.reason].map((text) => text?.trim() || null);
  const texts = { description: description!, evidence: evidence!, reason: reason! };
  const tooLong = Object.entries(texts).filter(([, text]) => text !== null && [...text].length > LONGEST_TEXT);
  const problems = tooLong.map(([field, text]) =>
    problem('TEXT_NOT_ALLOWED', ['input', field], { expected: `至多 ${LONGEST_TEXT}`, actual: [...text].length }),
  );
  return { wanted: { ...input, ...texts }, problems };
};

/** An id of another task, or of nothing, finds nothing. */
const numberOf = (task: string, id: string | null | undefined): number | null => (id == null ? null : (parseTaskEntryId(task, id) ?? 0));

const write = async (scope: RequestScope, db: TenantDb, task: JointTaskRow, accepted: AcceptedEntry, number: number, wanted: Wanted) => {
  const { member, date, quantity, reverses } = accepted;
  const event = accepted.event ?? number;
  const { description, evidence, reason } = wanted;
  await addTaskEntry(db, {
    ...{ task: task.code, number, member, members: task.members, event, reverses, date, quantity },
    ...{ description, evidence, reason: reverses === null ? null : reason },
    now: scope.now,
    actor: scope.caller.username,
  });
  const recorded = { task: task.code, entry: number, event, reverses, date, quantity: quantity.toFixed() };
  // The members are whom the event may be told: the database compares them.
  const body = { ...recorded, name: task.name, unit: task.unit, reason, members: task.members.join(',') };
  await appendEvents(db, scope.now, [{ tenantId: member, kind: 'TASK_PROGRESSED', regionId: member, body }]);
  return recorded;
};

const work = async (scope: RequestScope, db: TenantDb, member: number, wanted: Wanted): Promise<WorkResult<Recorded>> => {
  const task = (await listJointTasks(db, [member])).find(({ code }) => code === wanted.task);
  if (!task) return refusedWork(problem('UNKNOWN_TASK', ['input', 'task'], { actual: wanted.task }));
  const entries = await listTaskEntries(db, [task.code]);
  const { date = null, quantity = null, separate } = wanted;
  const [event, reverses] = [numberOf(task.code, wanted.event), numberOf(task.code, wanted.reverses)];
  const asked = { member, date, quantity, event, reverses, separate: separate ?? false, reason: wanted.reason };
  const accepted = judgeTaskEntry(task, entries, asked, dayOf(scope.now));
  if (isProblem(accepted)) return refusedWork(accepted);
  const number = (entries.at(-1)?.number ?? 0) + 1;
  const details = await write(scope, db, task, accepted, number, wanted);
  const acts = [{ regionId: member, subjects: [taskEntryId(task.code, number)], details: { ...details, reason: wanted.reason } }];
  return { answer: { task: task.code, problems: [] }, done: true, acts };
};

/**
 * Records on the side of the province that is named; the other members' sides are theirs. The answer is the task as it stands
 * afterwards. Two members that record at once are put one behind the other.
 */
export const recordTaskProgress = async (
  scope: RequestScope,
  member: number,
  input: TaskProgressInput,
): Promise<{ readonly task: JointTask | null; readonly problems: readonly Problem[] }> => {
  assertCan(scope, 'tasks:record', { regionId: member });
  const { wanted, problems } = readTexts(input);
  if (problems.length > 0) return { task: null, problems };
  const { clientRequestId: id, ...request } = wanted;
  const recorded = await once(
    scope,
    { id, operation: 'recordTaskProgress', input: request, tenantId: scope.tree.get(member).tenantId },
    (db) => work(scope, db, member, wanted),
    refused,
  );
  if (recorded.task === null) return { task: null, problems: recorded.problems };
  const tasks = await withTenantSession(scope, 'read', (db) => readJointTasks(scope, db, [member]));
  return { task: tasks.find(({ code }) => code === recorded.task)!, problems: recorded.problems };
};

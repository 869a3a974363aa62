// The end of a check, and the minutes of a joint review's sessions on the way to it.
import { dayOf, problem, type AuditAction, type Day, type Problem } from '@shuangcheng/domain';
import { canDo, RequestError, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { encodeCheckId, parseCheckId, type CheckKey } from './check-id.js';
import { addCheckSession, closeCheckHead, findCheckHead, lockWholeCheck, type CheckHead } from './check-finding.store.js';
import type { CheckResultOf } from './check-opening.service.js';
import { textProblem } from './check-text.js';

type Result = WorkResult<CheckResultOf>;
const LONGEST_MINUTES = 20_000;
const MOST_PARTICIPANTS = 200;
const at = (...path: string[]): string[] => ['input', ...path];
const refused = (found: Problem): CheckResultOf => ({ check: null, problems: [found] });
const refusedWork = (...problems: Problem[]): Result => ({ answer: { check: null, problems }, done: false, acts: [] });

/** Does the work on a check that is open and that the caller opened, or could have. */
const onOpenCheck = async (
  scope: RequestScope,
  request: { readonly checkId: string; readonly clientRequestId: string; readonly operation: AuditAction; readonly input: object },
  work: (db: TenantDb, key: CheckKey, head: CheckHead) => Promise<Result>,
): Promise<CheckResultOf> => {
  const key = parseCheckId(request.checkId);
  if (!key || !scope.visible.tenants.includes(key.tenantId)) return refused(problem('UNKNOWN_CHECK', at('checkId')));
  if (!scope.writable.tenants.includes(key.tenantId)) throw new RequestError('FORBIDDEN', { action: 'checks:open' });
  const { clientRequestId: id, operation, input } = request;
  return once(
    scope,
    { id, operation, input, tenantId: key.tenantId },
    async (db) => {
      const head = await findCheckHead(db, key);
      if (!head) return refusedWork(problem('UNKNOWN_CHECK', at('checkId')));
      if (!canDo(scope, 'checks:open', { regionId: head.regionId }))
        return refusedWork(problem('NOT_ALLOWED', at('checkId'), { action: 'checks:open' }));
      return head.state === 'CLOSED' ? refusedWork(problem('CHECK_CLOSED', at('checkId'))) : work(db, key, head);
    },
    refused,
  );
};

const close = async (scope: RequestScope, db: TenantDb, key: CheckKey, head: CheckHead, reason: string | null): Promise<Result> => {
  const unfinished = await lockWholeCheck(db, key);
  if (unfinished.items + unfinished.findings > 0 && reason === null)
    return refusedWork(problem('CHECK_UNFINISHED', at('reason'), unfinished));
  if (!(await closeCheckHead(db, key, { username: scope.caller.username, now: scope.now }, reason)))
    return refusedWork(problem('CHECK_CLOSED', at('checkId')));
  const checkId = encodeCheckId(key);
  await appendEvents(
    db,
    scope.now,
    head.takingPart.map((regionId) => ({
      tenantId: key.tenantId,
      kind: 'CHECK_SETTLED',
      regionId,
      body: { checkId, checkKind: head.kind, period: head.period },
    })),
  );
  const details = { reason, uncheckedInstitutions: unfinished.items, undecidedFindings: unfinished.findings };
  return { answer: { check: key, problems: [] }, done: true, acts: [{ regionId: head.regionId, subjects: [checkId], details }] };
};

/** Closes a check: nothing is recorded, answered or decided after that. What is unfinished needs a reason. */
export const closeCheck = async (
  scope: RequestScope,
  input: { readonly checkId: string; readonly reason?: string | null; readonly clientRequestId: string },
): Promise<CheckResultOf> => {
  const reason = input.reason?.trim() || null;
  const tooLong = textProblem(reason ?? '', [0, 2_000], at('reason'));
  if (tooLong) return refused(tooLong);
  return onOpenCheck(scope, { ...input, operation: 'closeCheck', input: { id: input.checkId, reason } }, (db, key, head) =>
    close(scope, db, key, head, reason),
  );
};

/** Adds the minutes of a session: who took part, what was said. */
export const recordCheckSession = async (
  scope: RequestScope,
  input: {
    readonly checkId: string;
    readonly heldOn: Day;
    readonly participants: readonly string[];
    readonly minutes: string;
    readonly clientRequestId: string;
  },
): Promise<CheckResultOf> => {
  const participants = input.participants.map((name) => name.trim());
  const problems = [
    textProblem(input.minutes, [1, LONGEST_MINUTES], at('minutes')),
    ...participants.map((name, index) => textProblem(name, [1, 100], at('participants', String(index)))),
  ].filter((found) => found !== null);
  if (participants.length === 0) problems.push(problem('BATCH_EMPTY', at('participants')));
  if (participants.length > MOST_PARTICIPANTS)
    problems.push(problem('BATCH_TOO_LARGE', at('participants'), { expected: MOST_PARTICIPANTS, actual: participants.length }));
  if (input.heldOn > dayOf(scope.now)) problems.push(problem('SESSION_IN_FUTURE', at('heldOn'), { actual: input.heldOn }));
  if (problems.length > 0) return { check: null, problems: problems.slice(0, 20) };
  const session = { heldOn: input.heldOn, participants, minutes: input.minutes.trim() };
  return onOpenCheck(
    scope,
    { ...input, operation: 'recordCheckSession', input: { id: input.checkId, ...session } },
    async (db, key, head) => {
      await addCheckSession(db, key, head, { username: scope.caller.username, now: scope.now }, { sessionId: randomUUID(), ...session });
      const act = {
        regionId: head.regionId,
        subjects: [encodeCheckId(key)],
        details: { heldOn: input.heldOn, participants: participants.length },
      };
      return { answer: { check: key, problems: [] }, done: true, acts: [act] };
    },
  );
};

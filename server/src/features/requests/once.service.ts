// The same request does its work once: over retries, restarts and several servers.
import { problem, type AuditAction, type Problem } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type RequestScope, type TenantDb, WRITE_CONFLICT } from '@shuangcheng/tenants';
import { createHash } from 'node:crypto';
import { feedOf } from '../../events/event-feed.js';
import { recordActs, type Act } from '../audit/audit.service.js';
import { answerRequest, claimRequest } from './client-request.store.js';

/** What a piece of work ends with: an answer to remember, or one (all refused) after which the same id may be tried again. */
export interface WorkResult<T> {
  readonly answer: T;
  readonly done: boolean;
  /** For the audit trail: what was done, region by region. Never empty when something was done. */
  readonly acts: readonly Act[];
}

class NothingDone<T> extends Error {
  constructor(readonly answer: T) {
    super('nothing was done');
  }
}

const LONGEST_ID = 200;

/** Two sessions that write the same thing at once: one waits or fails, and may begin again with what the other left. */
const MOST_TRIES = 8;
const COLLISIONS: ReadonlySet<string> = new Set(['23505', '40001', '40P01', WRITE_CONFLICT]);
export const isCollision = (error: unknown): boolean => COLLISIONS.has(String((error as { code?: unknown } | null)?.code));

/** Runs the work again, in a new transaction, while it fails only because others wrote at the same moment. */
export const untilWritten = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isCollision(error) || tries === MOST_TRIES) throw error;
    }
  }
};

/**
 * Runs the work in one transaction unless the caller's request of that id was answered before: then its answer comes
 * back and nothing is done. The id with another input is a problem. Work that did nothing is rolled back and forgotten.
 */
export const once = async <T>(
  scope: RequestScope,
  request: {
    readonly id: string;
    readonly operation: AuditAction;
    readonly input: unknown;
    /** The province in which the work is done; the first that the caller may write in where not given. */
    readonly tenantId?: number;
    /** Whether the work waits for all other work in the province, and all other for it: it moves what others write into. */
    readonly alone?: boolean;
    /** Whether all that the work reads is what was committed when it began. */
    readonly snapshot?: boolean;
  },
  work: (db: TenantDb) => Promise<WorkResult<T>>,
  refuse: (problem: Problem) => T,
): Promise<T> => {
  const tenantId = request.tenantId ?? scope.writable.tenants[0];
  if (tenantId === undefined || !scope.writable.tenants.includes(tenantId))
    throw new RequestError('FORBIDDEN', { action: request.operation });
  const id = request.id.trim();
  if (id === '' || id.length > LONGEST_ID) {
    throw new RequestError('BAD_USER_INPUT', { field: 'clientRequestId', expected: `1 至 ${LONGEST_ID} 个字符`, actual: id });
  }
  const key = { tenantId, accountId: scope.caller.accountId, requestId: id };
  const hash = createHash('sha256').update(JSON.stringify(request.input)).digest('hex');
  try {
    const answered = await untilWritten(() =>
      withTenantSession(scope, request.snapshot ? 'snapshot' : 'write', async (db) => {
        const known = await claimRequest(db, key, request.operation, hash, scope.now, request.alone);
        if (known) {
          const same = known.operation === request.operation && known.inputHash === hash;
          return same ? (known.answer as T) : refuse(problem('REQUEST_ID_REUSED', ['input', 'clientRequestId'], { actual: id }));
        }
        const { answer, done, acts } = await work(db);
        if (!done) throw new NothingDone(answer);
        if (acts.length === 0) throw new Error(`${request.operation} left no trace for the audit trail`);
        await recordActs(db, scope, { tenantId, action: request.operation, inputHash: hash }, acts);
        await answerRequest(db, key, answer);
        return answer;
      }),
    );
    feedOf(scope.database).committed();
    return answered;
  } catch (error) {
    if (error instanceof NothingDone) return error.answer as T;
    throw error;
  }
};

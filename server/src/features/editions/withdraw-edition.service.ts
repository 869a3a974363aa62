// Withdrawing: an edition stays as it is, and is no longer shown to the joint view.
import { lengthProblems, problem, type Problem } from '@shuangcheng/domain';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { encodeEditionId, parseEditionId, type EditionKey } from './edition-id.js';
import { listEditionsById } from './edition-reading.store.js';
import { addWithdrawal } from './edition-writing.store.js';
import type { EditionAnswer } from './publish-edition.service.js';

export interface WithdrawalRequest {
  readonly editionId: string;
  readonly reason: string;
  readonly clientRequestId: string;
}
const LONGEST_REASON = 1_000;

const refusal = (...problems: Problem[]): EditionAnswer => ({ key: null, problems });

const withdraw = async (scope: RequestScope, db: TenantDb, key: EditionKey, reason: string): Promise<WorkResult<EditionAnswer>> => {
  const [edition] = await listEditionsById(db, [key]);
  if (edition!.withdrawnAt !== null)
    return { answer: refusal(problem('EDITION_WITHDRAWN_BEFORE', ['input', 'editionId'])), done: false, acts: [] };
  await addWithdrawal(db, key, { at: scope.now, by: scope.caller.username, reason });
  const { period, number } = edition!;
  const subject = encodeEditionId(key);
  const event = { tenantId: key.tenantId, kind: 'EDITION_WITHDRAWN' as const, regionId: key.tenantId };
  await appendEvents(db, scope.now, [{ ...event, body: { edition: subject, period, number, reason } }]);
  const acts = [{ regionId: key.tenantId, subjects: [subject], details: { period, number, reason } }];
  return { answer: { key, problems: [] }, done: true, acts };
};

/** Withdraws an edition, with a reason, once and for good: a corrected one is published anew. Throws OUT_OF_SCOPE and FORBIDDEN. */
export const withdrawEdition = async (scope: RequestScope, input: WithdrawalRequest): Promise<EditionAnswer> => {
  const key = parseEditionId(input.editionId);
  const unknown = problem('UNKNOWN_EDITION', ['input', 'editionId']);
  if (!key || !scope.visible.tenants.includes(key.tenantId)) return refusal(unknown);
  assertCan(scope, 'editions:publish', { regionId: key.tenantId });
  const [edition] = await withTenantSession(scope, 'read', (db) => listEditionsById(db, [key]));
  if (!edition) return refusal(unknown);
  const reason = input.reason.trim();
  const [badReason] = lengthProblems(['input', 'reason'], '理由', reason, 1, LONGEST_REASON);
  if (badReason) return refusal(badReason);
  const { clientRequestId, ...asked } = input;
  return once(
    scope,
    { id: clientRequestId, operation: 'withdrawEdition', input: asked, tenantId: key.tenantId },
    (db) => withdraw(scope, db, key, reason),
    (found) => refusal(found),
  );
};

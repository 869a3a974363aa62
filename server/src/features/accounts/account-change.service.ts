// Managing an account that is there: a new secret, disabling, enabling. Only for whoever could take all of its grants away.
import { canRevoke, problem, type Problem } from '@shuangcheng/domain';
import { canDo, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { makeInitialSecret } from '../sign-in/initial-secret.service.js';
import { decodeAccountId } from './account-id.js';
import type { AccountRow } from './account-row.js';
import { findAccountRow, listAllGrants, lockAccount } from './account-reading.store.js';
import { addNextSecret, countProvinceBureaus, lockProvinceBureaus, setDisabled } from './account-writing.store.js';
import { refusedAccount, showOnce, withoutSecret, type AccountAnswer, type AccountResult } from './account.service.js';

export interface AccountChange {
  readonly account: string;
  readonly reason?: string | null;
  readonly clientRequestId: string;
}

const PATH = ['input', 'account'];
const nothing = (found: Problem): WorkResult<AccountAnswer> => ({ answer: refusedAccount(found), done: false, acts: [] });
const manages = (scope: RequestScope, account: AccountRow | null): account is AccountRow & { homeTenantId: number; homeRegionId: number } =>
  account?.homeRegionId != null && canDo(scope, 'accounts:manage', { regionId: account.homeRegionId });

interface Step {
  readonly operation: 'resetPassword' | 'disableAccount' | 'enableAccount';
  /** Why not for this account, beside whose it is. */
  refuse(account: AccountRow): Problem | null;
  apply(db: TenantDb, account: AccountRow): Promise<void>;
  readonly issue: string | null;
}

const change = async (
  scope: RequestScope,
  db: TenantDb,
  { accountId, tenantId }: { readonly accountId: string; readonly tenantId: number },
  step: Step,
  reason: string | null,
): Promise<WorkResult<AccountAnswer>> => {
  if (step.operation === 'disableAccount') await lockProvinceBureaus(db, tenantId);
  const account = await lockAccount(db, accountId);
  if (!manages(scope, account)) return nothing(problem('UNKNOWN_ACCOUNT', PATH));
  if (accountId === scope.caller.accountId) return nothing(problem('OWN_ACCOUNT', PATH));
  const grants = await listAllGrants(db, accountId, scope.now);
  // With the account's password come its grants: a county must not come into an auditor's that way.
  if (!grants.every((grant) => canRevoke(scope.caller.grants, grant, scope.tree, scope.now)))
    return nothing(problem('GRANT_ABOVE_OWN', PATH));
  const found = step.refuse(account);
  if (found) return nothing(found);
  await step.apply(db, account);
  const isBureau = grants.some((grant) => grant.role === 'PROVINCE_BUREAU');
  if (step.operation === 'disableAccount' && isBureau && (await countProvinceBureaus(db, tenantId, scope.now)) === 0)
    return nothing(problem('LAST_PROVINCE_BUREAU', PATH));
  const regionId = account.homeRegionId;
  await appendEvents(db, scope.now, [{ tenantId, kind: 'ACCESS_CHANGED', regionId, body: { account: accountId, change: step.operation } }]);
  const acts = [{ regionId, subjects: [account.username], details: { account: accountId, reason } }];
  return { answer: { accountId, issue: step.issue, problems: [] }, done: true, acts };
};

const run = async (scope: RequestScope, input: AccountChange, kindOf: (account: AccountRow) => Promise<Step>): Promise<AccountAnswer> => {
  const accountId = decodeAccountId(input.account);
  const unknown = refusedAccount(problem('UNKNOWN_ACCOUNT', PATH));
  const account = accountId === null ? null : await withTenantSession(scope, 'read', (db) => findAccountRow(db, accountId));
  if (!manages(scope, account)) return unknown;
  const step = await kindOf(account);
  const reason = input.reason?.trim() || null;
  return once(
    scope,
    { id: input.clientRequestId, operation: step.operation, input: { account: input.account, reason }, tenantId: account.homeTenantId },
    (db) => change(scope, db, { accountId: account.accountId, tenantId: account.homeTenantId }, step, reason),
    refusedAccount,
  );
};

/** Gives the account a new initial password, or a client a new secret, and ends its sessions. */
export const resetPassword = async (scope: RequestScope, input: AccountChange): Promise<AccountResult> => {
  const own = { issue: randomUUID(), secret: '' };
  const answer = await run(scope, input, async ({ kind }) => {
    const { secret, secretHash } = await makeInitialSecret(kind);
    own.secret = secret;
    return {
      operation: 'resetPassword',
      refuse: (account) =>
        account.demonstration ? problem('DEMONSTRATION_ACCOUNT', PATH) : account.disabled ? problem('ACCOUNT_DISABLED', PATH) : null,
      apply: (db, account) => addNextSecret(db, account.accountId, secretHash, scope.now),
      issue: own.issue,
    };
  });
  return showOnce(answer, own);
};

/** From the next request on the account is nobody; its sessions end. */
export const disableAccount = async (scope: RequestScope, input: AccountChange): Promise<AccountResult> =>
  withoutSecret(
    await run(scope, input, async () => ({
      operation: 'disableAccount',
      refuse: (account) => (account.disabled ? problem('ACCOUNT_DISABLED', PATH) : null),
      apply: (db, account) => setDisabled(db, account.accountId, scope.now),
      issue: null,
    })),
  );

/** The account may sign in again, with the secret it had. */
export const enableAccount = async (scope: RequestScope, input: AccountChange): Promise<AccountResult> =>
  withoutSecret(
    await run(scope, input, async () => ({
      operation: 'enableAccount',
      refuse: (account) => (account.disabled ? null : problem('ACCOUNT_NOT_DISABLED', PATH)),
      apply: (db, account) => setDisabled(db, account.accountId, null),
      issue: null,
    })),
  );

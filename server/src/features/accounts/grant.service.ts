// Giving roles and taking them away: at and below one's own level, at once.
import { areApart, bureauCouldGive, canRevoke, isProblem, problem, type Grant, type GrantPlace, type Problem } from '@shuangcheng/domain';
import type { AccountGrant } from '@shuangcheng/schema';
import { canDo, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import type { Act } from '../audit/audit.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { decodeAccountId, decodeGrantId, type GrantKey } from './account-id.js';
import { toGrantNode, type AccountRow } from './account-row.js';
import { findAccountRow, findGrantRow, listAllGrants, listGrants, lockAccount, lockGrant } from './account-reading.store.js';
import { addGrants, countProvinceBureaus, lockProvinceBureaus, revokeGrant } from './account-writing.store.js';
import { readManagedRegion, readWantedGrants, type WantedGrant } from './wanted-grant.service.js';

export interface GrantResult {
  readonly grant: GrantKey | null;
  readonly problems: readonly Problem[];
}
const refused = (...problems: readonly Problem[]): GrantResult => ({ grant: null, problems });
const nothing = (found: Problem): WorkResult<GrantResult> => ({ answer: refused(found), done: false, acts: [] });

/** For the audit trail. */
export const grantDetails = (
  scope: RequestScope,
  grant: GrantPlace & { grantId: string; validTo?: Date | null },
): Act['details'] & object => ({
  grant: grant.grantId,
  role: grant.role,
  region: scope.tree.get(grant.regionId).code,
  subtree: grant.subtree,
  system: grant.system,
  institution: grant.institutionId,
  validTo: grant.validTo?.toISOString() ?? null,
});

const samePlace = (one: GrantPlace, other: GrantPlace): boolean =>
  one.role === other.role &&
  one.regionId === other.regionId &&
  one.subtree === other.subtree &&
  one.system === other.system &&
  one.institutionId === other.institutionId;

/** Whether somebody of the account's home still knows its secret: then it gets nothing that they could not give. */
const isSecretKnown = (account: AccountRow): boolean => account.mustChangeSecret || account.kind === 'CLIENT';

/** Why this account may not get the grant. An account of another province, which is not seen, may become a joint analyst. */
const refuseAccount = (scope: RequestScope, account: AccountRow | null, grant: Grant): Problem | null => {
  const path = ['input', 'account'];
  if (!account) return grant.role === 'JOINT_ANALYST' ? null : problem('UNKNOWN_ACCOUNT', path);
  const home = account.homeRegionId;
  if (home === null || !canDo(scope, 'accounts:manage', { regionId: home })) return problem('UNKNOWN_ACCOUNT', path);
  if (account.disabled) return problem('ACCOUNT_DISABLED', path);
  const known = isSecretKnown(account) && !bureauCouldGive(home, grant, scope.tree, scope.now);
  return known ? problem('INITIAL_SECRET_KNOWN', path) : null;
};

const give = async (scope: RequestScope, db: TenantDb, accountId: string, wanted: WantedGrant): Promise<WorkResult<GrantResult>> => {
  const read = await readWantedGrants(scope, db, [wanted], () => ['input']);
  if (isProblem(read)) return nothing(read);
  const grant = read[0]!;
  const account = await lockAccount(db, accountId);
  const found = refuseAccount(scope, account, grant);
  if (found) return nothing(found);
  // Of a guest only what this province gave is known; whatever else it holds, it reads nothing joint beside another role.
  const held = account ? await listAllGrants(db, accountId, scope.now) : await listGrants(db, [accountId], [grant.tenantId], scope.now);
  if (areApart([grant, ...held].map(({ role }) => role))) return nothing(problem('JOINT_ACCOUNT_OF_ITS_OWN', ['input', 'role']));
  if (held.some((each) => samePlace(each, grant) && each.validTo?.getTime() === grant.validTo?.getTime()))
    return nothing(problem('GRANT_EXISTS', ['input']));
  const { tenantId, regionId } = grant;
  const key = { tenantId, grantId: randomUUID() };
  await addGrants(db, [{ ...grant, ...key, accountId, guest: account?.homeTenantId !== tenantId }], scope.caller.username, scope.now);
  await appendEvents(db, scope.now, [{ tenantId, kind: 'ACCESS_CHANGED', regionId, body: { account: accountId, change: 'GRANTED' } }]);
  const details = { account: accountId, ...grantDetails(scope, { ...grant, ...key }) };
  return { answer: { grant: key, problems: [] }, done: true, acts: [{ regionId, subjects: [account?.username ?? accountId], details }] };
};

const NO_SUCH_ACCOUNT = '23503';

/** Gives a role. Throws where the caller manages no accounts in that region. */
export const grantRole = async (
  scope: RequestScope,
  { clientRequestId: id, ...input }: WantedGrant & { readonly account: string; readonly clientRequestId: string },
): Promise<GrantResult> => {
  const regionId = readManagedRegion(scope, input.region, ['input', 'region']);
  if (typeof regionId !== 'number') return refused(regionId);
  const unknown = problem('UNKNOWN_ACCOUNT', ['input', 'account']);
  const accountId = decodeAccountId(input.account);
  if (accountId === null) return refused(unknown);
  try {
    return await once(
      scope,
      { id, operation: 'grantRole', input, tenantId: scope.tree.get(regionId).tenantId },
      (db) => give(scope, db, accountId, input),
      refused,
    );
  } catch (error) {
    // Nobody sees the accounts of another province: only the reference tells that there is none of that id.
    if ((error as { code?: unknown }).code === NO_SUCH_ACCOUNT) return refused(unknown);
    throw error;
  }
};

const take = async (scope: RequestScope, db: TenantDb, key: GrantKey, reason: string | null): Promise<WorkResult<GrantResult>> => {
  const path = ['input', 'grant'];
  // Before the grant itself, and in one order: two that end each other's wait here.
  await lockProvinceBureaus(db, key.tenantId);
  const grant = await lockGrant(db, key.tenantId, key.grantId);
  if (!grant || !canDo(scope, 'accounts:manage', { regionId: grant.regionId })) return nothing(problem('UNKNOWN_GRANT', path));
  if (!canRevoke(scope.caller.grants, grant, scope.tree, scope.now)) return nothing(problem('GRANT_ABOVE_OWN', path));
  if (grant.revokedAt !== null || (grant.validTo !== null && grant.validTo <= scope.now)) return nothing(problem('GRANT_ENDED', path));
  await revokeGrant(db, key, scope.caller.username, scope.now);
  if (grant.role === 'PROVINCE_BUREAU' && (await countProvinceBureaus(db, key.tenantId, scope.now)) === 0)
    return nothing(problem('LAST_PROVINCE_BUREAU', path));
  const { regionId, accountId } = grant;
  const event = { tenantId: key.tenantId, kind: 'ACCESS_CHANGED', regionId, body: { account: accountId, change: 'REVOKED' } } as const;
  await appendEvents(db, scope.now, [event]);
  const account = await findAccountRow(db, accountId);
  const details = { account: accountId, ...grantDetails(scope, grant), reason };
  return { answer: { grant: key, problems: [] }, done: true, acts: [{ regionId, subjects: [account?.username ?? accountId], details }] };
};

/** Ends a grant, for the very next request. */
export const revokeRole = async (
  scope: RequestScope,
  input: { readonly grant: string; readonly reason?: string | null; readonly clientRequestId: string },
): Promise<GrantResult> => {
  const key = decodeGrantId(input.grant);
  if (key === null || !scope.writable.tenants.includes(key.tenantId)) return refused(problem('UNKNOWN_GRANT', ['input', 'grant']));
  const reason = input.reason?.trim() || null;
  return once(
    scope,
    { id: input.clientRequestId, operation: 'revokeRole', input: { grant: input.grant, reason }, tenantId: key.tenantId },
    (db) => take(scope, db, key, reason),
    refused,
  );
};

/** One grant as the caller may see it, ended or not; null for none. */
export const findGrantNode = (scope: RequestScope, key: GrantKey | null): Promise<AccountGrant | null> =>
  key === null
    ? Promise.resolve(null)
    : withTenantSession(scope, 'read', async (db) => {
        const row = await findGrantRow(db, key.tenantId, key.grantId);
        return row && toGrantNode(row, scope.now);
      });

// Setting accounts up, and who is there.
import { areApart, dayOf, parseDisplayName, parseUsername, isProblem, problem, type Problem } from '@shuangcheng/domain';
import { readPage, toConnection, type Account, type Connection, type PageInput } from '@shuangcheng/schema';
import { assertCan, canDo, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import { readCursor } from '../page-cursor.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { makeInitialSecret, type InitialSecret } from '../sign-in/initial-secret.service.js';
import { toAccountNode, type AccountRow, type GrantRow } from './account-row.js';
import { countAccounts, findAccountRow, listAccounts, listGrants, type AccountQuery } from './account-reading.store.js';
import { addAccount, addGrants } from './account-writing.store.js';
import { grantDetails } from './grant.service.js';
import { readManagedRegion, readWantedGrants, type WantedGrant } from './wanted-grant.service.js';

/** What is kept as a request's answer: never a secret, but a mark by which the one who made it is known. */
export interface AccountAnswer {
  readonly accountId: string | null;
  readonly issue: string | null;
  readonly problems: readonly Problem[];
}
export const refusedAccount = (...problems: readonly Problem[]): AccountAnswer => ({ accountId: null, issue: null, problems });

export interface AccountResult {
  readonly accountId: string | null;
  readonly initialSecret: string | null;
  readonly secretShownBefore: boolean;
  readonly problems: readonly Problem[];
}

/** The secret is shown to the request that made it; whoever repeats the request learns that it was shown. */
export const showOnce = ({ accountId, issue, problems }: AccountAnswer, own: { issue: string; secret: string }): AccountResult => ({
  accountId,
  initialSecret: issue === own.issue ? own.secret : null,
  secretShownBefore: issue !== null && issue !== own.issue,
  problems,
});

/** Of what makes no secret, or refuses to. */
export const withoutSecret = (answer: AccountAnswer): AccountResult => showOnce(answer, { issue: '', secret: '' });

export interface NewAccountInput {
  readonly username: string;
  readonly displayName: string;
  readonly kind?: 'PERSON' | 'CLIENT' | null;
  readonly region: string;
  readonly grants?: readonly WantedGrant[] | null;
  readonly clientRequestId: string;
}

const MOST_GRANTS = 20;

interface Names {
  readonly username: string;
  readonly displayName: string;
}
const readNames = (input: NewAccountInput): Names | Problem => {
  const username = parseUsername(input.username);
  if (username === null) return problem('BAD_USERNAME', ['input', 'username'], { actual: JSON.stringify(input.username).slice(1, -1) });
  const displayName = parseDisplayName(input.displayName);
  return displayName === null ? problem('BAD_DISPLAY_NAME', ['input', 'displayName']) : { username, displayName };
};

interface Prepared {
  readonly input: NewAccountInput;
  readonly names: Names;
  readonly regionId: number;
  readonly secretHash: string;
  readonly issue: string;
}

/** The user name comes last: whether it is taken is told to nobody who could not have set the account up. */
const setUp = async (
  scope: RequestScope,
  db: TenantDb,
  { input, names, regionId, secretHash, issue }: Prepared,
): Promise<WorkResult<AccountAnswer>> => {
  const nothing = (found: Problem): WorkResult<AccountAnswer> => ({ answer: refusedAccount(found), done: false, acts: [] });
  const grants = await readWantedGrants(scope, db, input.grants ?? [], (index) => ['input', 'grants', String(index)]);
  if (isProblem(grants)) return nothing(grants);
  const { tenantId } = scope.tree.get(regionId);
  const foreign = grants.findIndex((grant) => grant.tenantId !== tenantId);
  if (foreign >= 0) return nothing(problem('GRANT_BEYOND_OWN', ['input', 'grants', String(foreign)]));
  if (areApart(grants.map(({ role }) => role))) return nothing(problem('JOINT_ACCOUNT_OF_ITS_OWN', ['input', 'grants']));
  const accountId = randomUUID();
  const home = { homeTenantId: tenantId, homeRegionId: regionId };
  const added = await addAccount(
    db,
    { accountId, ...names, kind: input.kind ?? 'PERSON', ...home, createdBy: scope.caller.username, secretHash },
    scope.now,
  );
  if (!added) return nothing(problem('USERNAME_TAKEN', ['input', 'username'], { actual: names.username }));
  const given = grants.map((grant) => ({ ...grant, grantId: randomUUID(), accountId, guest: false }));
  await addGrants(db, given, scope.caller.username, scope.now);
  await appendEvents(db, scope.now, [
    { tenantId, kind: 'ACCESS_CHANGED', regionId, body: { account: accountId, change: 'ACCOUNT_CREATED' } },
  ]);
  const act = { regionId, subjects: [names.username], details: { account: accountId, kind: input.kind ?? 'PERSON' } };
  const acts = [
    act,
    ...given.map((grant) => ({ regionId: grant.regionId, subjects: [names.username], details: grantDetails(scope, grant) })),
  ];
  return { answer: { accountId, issue, problems: [] }, done: true, acts };
};

/** Sets an account up with its grants, all or nothing. Throws where the caller manages no accounts. */
export const createAccount = async (scope: RequestScope, input: NewAccountInput): Promise<AccountResult> => {
  const regionId = readManagedRegion(scope, input.region, ['input', 'region']);
  if (typeof regionId !== 'number') return withoutSecret(refusedAccount(regionId));
  const names = readNames(input);
  if (isProblem(names)) return withoutSecret(refusedAccount(names));
  const wanted = input.grants?.length ?? 0;
  if (wanted > MOST_GRANTS)
    return withoutSecret(refusedAccount(problem('BATCH_TOO_LARGE', ['input', 'grants'], { expected: MOST_GRANTS, actual: wanted })));
  const { secret, secretHash }: InitialSecret = await makeInitialSecret(input.kind ?? 'PERSON');
  const issue = randomUUID();
  const { clientRequestId: id, ...rest } = input;
  const answer = await once<AccountAnswer>(
    scope,
    { id, operation: 'createAccount', input: rest, tenantId: scope.tree.get(regionId).tenantId },
    (db) => setUp(scope, db, { input, names, regionId, secretHash, issue }),
    refusedAccount,
  );
  return showOnce(answer, { issue, secret });
};

/** Where the caller manages accounts, of the region and what lies below it. */
const managedBelow = (scope: RequestScope, regionId: number): number[] =>
  scope.tree.coverOn(regionId, dayOf(scope.now)).filter((id) => canDo(scope, 'accounts:manage', { regionId: id }));

const ofAccounts = (scope: RequestScope, rows: readonly AccountRow[], grants: readonly GrantRow[]): Account[] => {
  const shown = grants.filter((grant) => canDo(scope, 'accounts:manage', { regionId: grant.regionId }));
  return rows.map((row) =>
    toAccountNode(
      row,
      shown.filter((grant) => grant.accountId === row.accountId),
      scope.now,
    ),
  );
};

/** A page of the accounts that the region's bureau and those below it manage, by user name, with their grants. */
export const listRegionAccounts = async (scope: RequestScope, regionId: number, input: PageInput): Promise<Connection<Account>> => {
  assertCan(scope, 'accounts:manage', { regionId });
  const page = readPage(input);
  const after = page.after ? readCursor(page.after, 'text')[0] : '';
  const { tenantId } = scope.tree.get(regionId);
  const query: AccountQuery = { tenantId, regionIds: managedBelow(scope, regionId), now: scope.now };
  const accounts = await withTenantSession(scope, 'read', async (db) => {
    const rows = await listAccounts(db, query, after, page.first + 1);
    const ids = rows.map((row) => row.accountId);
    return ofAccounts(scope, rows, await listGrants(db, ids, [tenantId], scope.now));
  });
  return toConnection(
    accounts,
    page,
    (account) => [account.username],
    () => withTenantSession(scope, 'read', (db) => countAccounts(db, query)),
  );
};

/** One account as the caller may see it; null for none. */
export const findAccountNode = (scope: RequestScope, accountId: string | null): Promise<Account | null> =>
  accountId === null
    ? Promise.resolve(null)
    : withTenantSession(scope, 'read', async (db) => {
        const row = await findAccountRow(db, accountId);
        const grants = row ? await listGrants(db, [accountId], scope.visible.tenants, scope.now) : [];
        return row && ofAccounts(scope, [row], grants)[0]!;
      });

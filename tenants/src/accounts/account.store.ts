// Accounts: administration through entities; telling who is asking through one prepared statement.
import type { Role } from '@shuangcheng/domain';
import { In } from 'typeorm';
import { statement } from '../database/statement.js';
import type { Database } from '../database/database.js';
import type { PlatformDb, SessionDb, SignInDb } from '../session/session-db.js';
import { askInSignInSession } from '../session/session.js';
import { AccountEntity } from './account.entity.js';
import { insertFirstSecret } from './account-secret.store.js';

export interface NewAccount {
  readonly accountId: string;
  readonly username: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly displayName: string;
  readonly secretHash: string;
  readonly mustChangeSecret: boolean;
  readonly demonstration: boolean;
  /** The region whose bureau manages the account; none where not given. */
  readonly home?: { readonly tenantId: number; readonly regionId: number };
}

/** Adds an account without any grant. Throws when the user name is taken. */
export const createAccount = async (db: SignInDb | PlatformDb, account: NewAccount): Promise<void> => {
  const { secretHash, home, ...columns } = account;
  await db.entities.insert(AccountEntity, { ...columns, homeTenantId: home?.tenantId ?? null, homeRegionId: home?.regionId ?? null });
  await insertFirstSecret(db, account.accountId, secretHash);
};

export const findAccountByUsername = (db: SignInDb, username: string): Promise<AccountEntity | null> =>
  db.entities.findOneBy(AccountEntity, { username });

export const findAccount = (db: SignInDb, accountId: string): Promise<AccountEntity | null> =>
  db.entities.findOneBy(AccountEntity, { accountId });

/** Those of the user names that are taken. */
export const listTakenUsernames = async (db: SignInDb | PlatformDb, usernames: readonly string[]): Promise<string[]> => {
  const accounts = await db.entities.find(AccountEntity, { select: { username: true }, where: { username: In([...usernames]) } });
  return accounts.map((account) => account.username);
};

/** From then on the account neither signs in nor is recognised by a token that it still has. */
export const disableAccount = async (db: SignInDb, accountId: string, at: Date): Promise<void> => {
  await db.entities.update(AccountEntity, { accountId }, { disabledAt: at, sessionEpoch: () => 'session_epoch + 1' });
};

export interface GrantFields {
  readonly role: Role;
  readonly tenantId: number;
  readonly regionId: number;
  readonly subtree: boolean;
  readonly system: string | null;
  readonly institutionId: string | null;
  /** ISO text. */
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface CallerRow {
  readonly username: string;
  readonly display_name: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly must_change_secret: boolean;
  readonly demonstration: boolean;
  readonly tree_version: string;
  readonly grants: readonly GrantFields[];
}

const callerOf = (
  session: string,
): string => `select account.username, account.display_name, account.kind, account.must_change_secret, account.demonstration,
     (select version from tree_version) as tree_version,
     coalesce((
       select json_agg(json_build_object(
         'role', role, 'tenantId', tenant_id, 'regionId', region_id, 'subtree', subtree, 'system', system,
         'institutionId', institution_id, 'validFrom', valid_from, 'validTo', valid_to))
       from access_grant
       where access_grant.account_id = account.account_id and valid_from <= $2 and (valid_to is null or valid_to > $2) and revoked_at is null
     ), '[]') as grants
   from account
   where account.account_id = $1 and account.disabled_at is null ${session}`;
const selectCaller = statement(
  'select_caller',
  callerOf(`and exists (
       select from refresh_token
        where refresh_token.family_id = $3 and refresh_token.account_id = account.account_id
          and refresh_token.session_epoch = account.session_epoch and refresh_token.revoked_at is null)`),
);
const selectAccountCaller = statement('select_account_caller', callerOf(''));

/**
 * An account that is not disabled, whose session has not been ended, with its grants in force at that time and the version
 * of the region tree: all in one round trip, since every request asks.
 */
export const findCallerRow = async (database: Database, accountId: string, sessionId: string, now: Date): Promise<CallerRow | null> =>
  (await askInSignInSession<CallerRow>(database, selectCaller, [accountId, now, sessionId]))[0] ?? null;

/** The same for what an account started earlier, whether or not the session lasts in which it did. */
export const findAccountCaller = async (db: SignInDb, accountId: string, now: Date): Promise<CallerRow | null> =>
  (await db.query<CallerRow>(selectAccountCaller, [accountId, now]))[0] ?? null;

const selectTreeVersion = statement('select_version_of_tree', 'select version from tree_version');

/** The version of the region tree that the session sees. */
export const getTreeVersion = async (db: SessionDb): Promise<string> =>
  (await db.query<{ version: string }>(selectTreeVersion))[0]!.version;

const recordLastUse = statement(
  'record_last_use',
  'update account set last_used_at = $2 where account_id = any ($1::uuid[]) and (last_used_at is null or last_used_at < $2)',
);

export const recordAccountsUsed = async (db: SignInDb, accountIds: readonly string[], at: Date): Promise<void> => {
  await db.query(recordLastUse, [accountIds, at]);
};

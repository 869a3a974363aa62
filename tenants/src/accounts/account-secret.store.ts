// The secrets of accounts: read in sign-in sessions only. Each is a row of its own; an account's generation says which is good.
import { statement } from '../database/statement.js';
import type { PlatformDb, SignInDb } from '../session/session-db.js';

const insertFirst = statement(
  'insert_first_secret',
  `insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at)
   select account_id, secret_generation, home_tenant_id, home_region_id, $2, created_at from account where account_id = $1`,
);

/** Adds the secret of an account that has just been added. */
export const insertFirstSecret = async (db: SignInDb | PlatformDb, accountId: string, secretHash: string): Promise<void> => {
  await db.query(insertFirst, [accountId, secretHash]);
};

const head = `account.account_id as "accountId", username, kind, demonstration, disabled_at is not null as disabled,
  must_change_secret as "mustChangeSecret", secret_generation as generation, session_epoch as "sessionEpoch", account.home_tenant_id as "homeTenantId",
  account.home_region_id as "homeRegionId", secret_hash as "secretHash", request_id as "requestId"`;
const newestSecret = 'account_secret on account_secret.account_id = account.account_id and generation = secret_generation';

/** An account with the secret that is good for it. */
export interface AccountSecret {
  readonly accountId: string;
  readonly username: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly demonstration: boolean;
  readonly disabled: boolean;
  readonly mustChangeSecret: boolean;
  readonly generation: number;
  readonly sessionEpoch: number;
  readonly homeTenantId: number | null;
  readonly homeRegionId: number | null;
  readonly secretHash: string;
  /** The request by which its holder chose it. */
  readonly requestId: string | null;
}

const selectByUsername = statement(
  'select_secret_of_username',
  `select ${head} from account join ${newestSecret} where account.username = $1`,
);
const lockById = statement(
  'lock_secret_of_account',
  `select ${head} from account join ${newestSecret} where account.account_id = $1 for no key update of account skip locked`,
);

export const findSecretOfUsername = async (db: SignInDb, username: string): Promise<AccountSecret | null> =>
  (await db.query<AccountSecret>(selectByUsername, [username]))[0] ?? null;

/** The account's secret, locked until the session ends; null when there is no such account or somebody else has it locked. */
export const lockSecretOfAccount = async (db: SignInDb, accountId: string): Promise<AccountSecret | null> =>
  (await db.query<AccountSecret>(lockById, [accountId]))[0] ?? null;

const rehash = statement('rehash_secret', 'update account_secret set secret_hash = $3 where account_id = $1 and generation = $2');

/** Keeps the same secret under today's parameters. */
export const storeRehashedSecret = async (db: SignInDb, accountId: string, generation: number, secretHash: string): Promise<void> => {
  await db.query(rehash, [accountId, generation, secretHash]);
};

const raise = statement(
  'choose_own_secret',
  `update account set secret_generation = secret_generation + 1, session_epoch = session_epoch + 1, must_change_secret = false
    where account_id = $1 returning secret_generation as generation, session_epoch as "sessionEpoch"`,
);
const insertNext = statement(
  'insert_next_secret',
  `insert into account_secret (account_id, generation, home_tenant_id, home_region_id, secret_hash, set_at, request_id)
   select account_id, $2, home_tenant_id, home_region_id, $3, $4, $5 from account where account_id = $1`,
);
const deletePast = statement('delete_past_secrets', 'delete from account_secret where account_id = $1 and generation < $2');
const keepSession = statement(
  'keep_own_session',
  'update refresh_token set session_epoch = $3 where account_id = $1 and family_id = $2 and revoked_at is null and session_epoch = $3 - 1',
);

export interface ChosenSecret {
  readonly accountId: string;
  readonly secretHash: string;
  readonly requestId: string;
  /** The session that goes on; every other one ends. */
  readonly sessionId: string | null;
}

/** Replaces the secret of a locked account by the one that its holder chose, forgets those before it, and ends its other sessions. */
export const chooseSecret = async (db: SignInDb, chosen: ChosenSecret, now: Date): Promise<void> => {
  const [next] = await db.query<{ generation: number; sessionEpoch: number }>(raise, [chosen.accountId]);
  await db.query(insertNext, [chosen.accountId, next!.generation, chosen.secretHash, now, chosen.requestId]);
  await db.query(deletePast, [chosen.accountId, next!.generation]);
  if (chosen.sessionId !== null) await db.query(keepSession, [chosen.accountId, chosen.sessionId, next!.sessionEpoch]);
};

const forgetPast = statement(
  'forget_past_secrets',
  `delete from account_secret using account
    where account.account_id = $1 and account_secret.account_id = $1 and generation < secret_generation`,
);

/** Forgets the secrets before the one that is good: nobody needs them once it was used. */
export const forgetPastSecrets = async (db: SignInDb, accountId: string): Promise<void> => {
  await db.query(forgetPast, [accountId]);
};

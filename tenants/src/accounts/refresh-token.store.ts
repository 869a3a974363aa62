// Refresh tokens: only their SHA-256 is kept. Each is used once; what follows from one sign-in is a family.
import { statement } from '../database/statement.js';
import type { SignInDb } from '../session/session-db.js';
import { RefreshTokenEntity } from './account.entity.js';

export interface NewRefreshToken {
  readonly tokenHash: Buffer;
  readonly familyId: string;
  readonly accountId: string;
  /** The account's at the moment at which the secret was compared: what ended all sessions since then ended this one. */
  readonly sessionEpoch: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export const insertRefreshToken = async (db: SignInDb, token: NewRefreshToken): Promise<void> => {
  await db.entities.insert(RefreshTokenEntity, token);
};

const useToken = statement(
  'use_refresh_token',
  `update refresh_token set used_at = $2
    from account
   where token_hash = $1 and used_at is null and revoked_at is null and expires_at > $2
     and account.account_id = refresh_token.account_id and account.session_epoch = refresh_token.session_epoch
   returning family_id, refresh_token.account_id, refresh_token.session_epoch, account.disabled_at, account.demonstration, account.must_change_secret`,
);

export interface UsedToken {
  readonly familyId: string;
  readonly accountId: string;
  readonly sessionEpoch: number;
  readonly disabled: boolean;
  readonly demonstration: boolean;
  readonly mustChangeSecret: boolean;
}
interface UsedRow {
  readonly family_id: string;
  readonly account_id: string;
  readonly session_epoch: number;
  readonly disabled_at: unknown;
  readonly demonstration: boolean;
  readonly must_change_secret: boolean;
}

/** Marks the token used and tells whose it is; null when it is unknown, used, revoked, expired or of a session that was ended. */
export const useRefreshToken = async (db: SignInDb, tokenHash: Buffer, now: Date): Promise<UsedToken | null> => {
  const [row] = await db.query<UsedRow>(useToken, [tokenHash, now]);
  return row
    ? {
        familyId: row.family_id,
        accountId: row.account_id,
        sessionEpoch: row.session_epoch,
        disabled: row.disabled_at !== null,
        demonstration: row.demonstration,
        mustChangeSecret: row.must_change_secret,
      }
    : null;
};

const revokeUsed = statement(
  'revoke_family_of_used_token',
  `update refresh_token set revoked_at = $2
   where revoked_at is null
     and family_id = (select family_id from refresh_token where token_hash = $1 and used_at is not null)
   returning family_id`,
);

/** A token that was used before is with somebody else: ends its whole family. Tells whether it did. */
export const revokeFamilyOfUsedToken = async (db: SignInDb, tokenHash: Buffer, now: Date): Promise<boolean> =>
  (await db.query(revokeUsed, [tokenHash, now])).length > 0;

const deleteExpired = statement('delete_expired_refresh_tokens', 'delete from refresh_token where account_id = $1 and expires_at < $2');

/** Forgets the account's tokens that expired: nothing can be done with them any more. */
export const deleteExpiredRefreshTokens = async (db: SignInDb, accountId: string, now: Date): Promise<void> => {
  await db.query(deleteExpired, [accountId, now]);
};

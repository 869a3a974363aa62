// Refresh tokens: only their SHA-256 is kept. Each is used once; what follows from one sign-in is a family.
import { statement } from '../database/statement.js';
import type { SignInDb } from '../session/session-db.js';
import { RefreshTokenEntity } from './account.entity.js';

export interface NewRefreshToken {
  readonly tokenHash: Buffer;
  readonly familyId: string;
  readonly accountId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export const insertRefreshToken = async (db: SignInDb, token: NewRefreshToken): Promise<void> => {
  await db.entities.insert(RefreshTokenEntity, token);
};

const useToken = statement(
  'use_refresh_token',
  `update refresh_token set used_at = $2
   where token_hash = $1 and used_at is null and revoked_at is null and expires_at > $2
   returning family_id, account_id`,
);

/** Marks the token used and tells whose it is; null when it is unknown, used, revoked or expired. */
export const useRefreshToken = async (
  db: SignInDb,
  tokenHash: Buffer,
  now: Date,
): Promise<{ familyId: string; accountId: string } | null> => {
  const [row] = await db.query<{ family_id: string; account_id: string }>(useToken, [tokenHash, now]);
  return row ? { familyId: row.family_id, accountId: row.account_id } : null;
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

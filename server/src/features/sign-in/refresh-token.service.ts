// Refresh tokens: 256 random bits, used once. A used one that comes back ends everything that grew from its sign-in.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  deleteExpiredRefreshTokens,
  findAccount,
  insertRefreshToken,
  revokeFamilyOfUsedToken,
  useRefreshToken,
  withSignInSession,
  type SignInDb,
} from '@shuangcheng/tenants';
import { isUsable, type SignInContext } from './sign-in-context.js';
import { SignInRefusal } from './sign-in-refusal.js';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const insertToken = async (signIn: SignInContext, db: SignInDb, accountId: string, familyId: string, now: Date): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + signIn.refreshTokenMs);
  await insertRefreshToken(db, { tokenHash: hashOf(token), familyId, accountId, issuedAt: now, expiresAt });
  return token;
};

/** The first token of a family; `record` runs in the same transaction. */
export const startFamily = (
  signIn: SignInContext,
  accountId: string,
  now: Date,
  record: (db: SignInDb) => Promise<void> = async () => undefined,
): Promise<string> =>
  withSignInSession(signIn.database, async (db) => {
    await deleteExpiredRefreshTokens(db, accountId, now);
    await record(db);
    return insertToken(signIn, db, accountId, randomUUID(), now);
  });

export interface RotatedToken {
  readonly accountId: string;
  readonly refreshToken: string;
}

/** Exchanges a token for the next of its family. Throws invalid_grant for any token that is not good any more. */
export const rotateRefreshToken = async (signIn: SignInContext, token: string, now: Date): Promise<RotatedToken> => {
  const tokenHash = hashOf(token);
  const rotated = await withSignInSession(signIn.database, async (db) => {
    const used = await useRefreshToken(db, tokenHash, now);
    const account = used && (await findAccount(db, used.accountId));
    if (used && account && account.disabledAt === null && isUsable(signIn, account)) {
      return { accountId: used.accountId, refreshToken: await insertToken(signIn, db, used.accountId, used.familyId, now) };
    }
    // Returned, not thrown: the revocation must be committed.
    if (!used) await revokeFamilyOfUsedToken(db, tokenHash, now);
    return null;
  });
  if (!rotated) throw new SignInRefusal('invalid_grant');
  return rotated;
};

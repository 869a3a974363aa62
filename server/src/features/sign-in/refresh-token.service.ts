// Refresh tokens: 256 random bits, used once. A used one that comes back ends everything that grew from its sign-in.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  deleteExpiredRefreshTokens,
  insertRefreshToken,
  revokeFamilyOfUsedToken,
  useRefreshToken,
  withSignInSession,
  type SignInDb,
} from '@shuangcheng/tenants';
import type { Session } from './access-token.js';
import { isUsable, type SignInContext } from './sign-in-context.js';
import { SignInRefusal } from './sign-in-refusal.js';

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

interface Family extends Session {
  readonly sessionEpoch: number;
}

const insertToken = async (signIn: SignInContext, db: SignInDb, family: Family, now: Date): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + signIn.refreshTokenMs);
  const { accountId, sessionId: familyId, sessionEpoch } = family;
  await insertRefreshToken(db, { tokenHash: hashOf(token), familyId, accountId, sessionEpoch, issuedAt: now, expiresAt });
  return token;
};

export interface IssuedToken {
  readonly session: Session;
  readonly refreshToken: string;
  readonly mustChangeSecret: boolean;
}

interface VerifiedAccount {
  readonly accountId: string;
  readonly sessionEpoch: number;
  readonly mustChangeSecret: boolean;
}

/** The first token of a family: a session, in the epoch in which its secret was compared; `record` runs in the same transaction. */
export const startFamily = (
  signIn: SignInContext,
  account: VerifiedAccount,
  now: Date,
  record: (db: SignInDb) => Promise<void> = async () => undefined,
): Promise<IssuedToken> =>
  withSignInSession(signIn.database, async (db) => {
    const { accountId, sessionEpoch, mustChangeSecret } = account;
    const session = { accountId, sessionId: randomUUID() };
    await deleteExpiredRefreshTokens(db, accountId, now);
    await record(db);
    return { session, refreshToken: await insertToken(signIn, db, { ...session, sessionEpoch }, now), mustChangeSecret };
  });

/** Ends the sign-in that the token belongs to: its refresh tokens and access tokens are refused from now on. Any other text ends nothing. */
export const endFamily = (signIn: SignInContext, token: string, now: Date): Promise<void> =>
  withSignInSession(signIn.database, async (db) => {
    const tokenHash = hashOf(token);
    await useRefreshToken(db, tokenHash, now);
    await revokeFamilyOfUsedToken(db, tokenHash, now);
  });

/** Exchanges a token for the next of its family. Throws invalid_grant for any token that is not good any more. */
export const rotateRefreshToken = async (signIn: SignInContext, token: string, now: Date): Promise<IssuedToken> => {
  const tokenHash = hashOf(token);
  const rotated = await withSignInSession(signIn.database, async (db) => {
    const used = await useRefreshToken(db, tokenHash, now);
    if (used && !used.disabled && isUsable(signIn, used)) {
      const { accountId, familyId, sessionEpoch, mustChangeSecret } = used;
      const session = { accountId, sessionId: familyId };
      return { session, refreshToken: await insertToken(signIn, db, { ...session, sessionEpoch }, now), mustChangeSecret };
    }
    // Returned, not thrown: the revocation must be committed.
    if (!used) await revokeFamilyOfUsedToken(db, tokenHash, now);
    return null;
  });
  if (!rotated) throw new SignInRefusal('invalid_grant', '刷新令牌不正确、已过期或已使用，请重新登录');
  return rotated;
};

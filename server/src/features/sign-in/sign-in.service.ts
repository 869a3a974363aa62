// Signing in: a person's password, a client's secret, or a refresh token, against an access token.
import { canonicalUsername } from '@shuangcheng/domain';
import {
  findSecretOfUsername,
  forgetPastSecrets,
  storeRehashedSecret,
  withSignInSession,
  type AccountSecret,
  type SignInDb,
} from '@shuangcheng/tenants';
import { recordAccountAct, type AccountAct } from '../audit/account-act.service.js';
import { issueAccessToken } from './access-token.js';
import { rotateRefreshToken, startFamily, type IssuedToken } from './refresh-token.service.js';
import { hashSecret, MOST_SECRET_CHARACTERS, verifySecret } from './secret-hash.js';
import { isUsable, type SignInContext } from './sign-in-context.js';
import { SignInRefusal } from './sign-in-refusal.js';
import {
  assertNotThrottled,
  countFailure,
  FAILURES_FOR_USERNAME,
  FAILURES_FOR_USERNAME_AND_ADDRESS,
  forgetFailures,
  type FailuresOfName,
} from './throttle.service.js';

export interface Tokens {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string;
  /** Until then the token is good for nothing but changing the password. */
  readonly mustChangeSecret: boolean;
}

export interface Credentials {
  readonly kind: 'PERSON' | 'CLIENT';
  readonly username: string;
  readonly secret: string;
  /** Where the request came from. */
  readonly address: string;
  /** As the log names it. */
  readonly requestId?: string;
}

const issueTokens = async (
  signIn: SignInContext,
  { session, refreshToken, mustChangeSecret }: IssuedToken,
  now: Date,
): Promise<Tokens> => ({
  accessToken: await issueAccessToken(signIn.keys, session, now, signIn.accessTokenSeconds),
  expiresInSeconds: signIn.accessTokenSeconds,
  refreshToken,
  mustChangeSecret,
});

const refused = (kind: Credentials['kind']): SignInRefusal =>
  kind === 'CLIENT' ? new SignInRefusal('invalid_client') : new SignInRefusal('invalid_grant', '用户名或密码不正确');

/** The account whose secret it is, after as much work for a wrong one as for the right one; null when it is not. */
const findVerified = async (signIn: SignInContext, { kind, username, secret }: Credentials): Promise<AccountSecret | null> => {
  const found = await withSignInSession(signIn.database, (db) => findSecretOfUsername(db, username));
  const account = found && found.kind === kind && !found.disabled && isUsable(signIn, found) ? found : null;
  const { matches, outdated } = await verifySecret(secret, account?.secretHash ?? null);
  if (!matches || !account) return null;
  if (outdated) {
    const secretHash = await hashSecret(secret);
    await withSignInSession(signIn.database, (db) => storeRehashedSecret(db, account.accountId, account.generation, secretHash));
  }
  if (account.generation > 1) await withSignInSession(signIn.database, (db) => forgetPastSecrets(db, account.accountId));
  return account;
};

const actOf = ({ username, kind, address, requestId = '' }: Credentials, action: AccountAct['action'], failures?: number): AccountAct => ({
  username,
  kind,
  action,
  address,
  requestId,
  ...(failures === undefined ? {} : { details: { failures } }),
});

/** As many as the throttle lets through: what it refuses is not verified, and not recorded. */
const recordFailure = async (db: SignInDb, credentials: Credentials, counts: FailuresOfName, now: Date): Promise<void> => {
  await recordAccountAct(db, actOf(credentials, 'signInFailed', counts.fromHere), now);
  const locks = counts.fromHere === FAILURES_FOR_USERNAME_AND_ADDRESS || counts.fromEverywhere === FAILURES_FOR_USERNAME;
  if (locks) await recordAccountAct(db, actOf(credentials, 'signInLockedOut', counts.fromEverywhere), now);
};

const verifyInTurn = async (signIn: SignInContext, credentials: Credentials, now: Date): Promise<Tokens> => {
  await assertNotThrottled(signIn.database, credentials, now);
  if (credentials.secret.length > MOST_SECRET_CHARACTERS) throw refused(credentials.kind);
  const account = await findVerified(signIn, credentials);
  if (account === null) {
    await countFailure(signIn.database, credentials, now, (db, counts) => recordFailure(db, credentials, counts, now));
    throw refused(credentials.kind);
  }
  // Again: of many guesses sent to several servers at once, those that came after the limit do not count as found.
  await assertNotThrottled(signIn.database, credentials, now);
  await forgetFailures(signIn.database, credentials);
  const started = await startFamily(signIn, account, now, (db) => recordAccountAct(db, actOf(credentials, 'signIn'), now));
  return issueTokens(signIn, started, now);
};

/** Throws SignInRefusal: the same for an unknown user name, a wrong secret, and an account that is disabled. */
export const signInWithSecret = async (signIn: SignInContext, credentials: Credentials, now = new Date()): Promise<Tokens> => {
  if (signIn.turns.full) throw new SignInRefusal('slow_down', '登录请求过多', 5);
  const username = canonicalUsername(credentials.username);
  return signIn.turns.take(username, () => verifyInTurn(signIn, { ...credentials, username }, now));
};

/** Throws SignInRefusal when the token is unknown, expired, revoked or was used before; the last ends its whole family. */
export const signInWithRefreshToken = async (signIn: SignInContext, token: string, now = new Date()): Promise<Tokens> =>
  issueTokens(signIn, await rotateRefreshToken(signIn, token, now), now);

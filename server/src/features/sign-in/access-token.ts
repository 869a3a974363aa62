// Access tokens: short-lived JWTs that this platform signs. They say who, never what one may do.
import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.service.js';

/** Issuer and audience of the platform's own tokens. */
export const OWN_ISSUER = 'urn:shuangcheng';
const AUDIENCE = 'urn:shuangcheng:api';

export interface Session {
  readonly accountId: string;
  /** The family of refresh tokens that the sign-in began: ended with it. */
  readonly sessionId: string;
}
export interface AccessTokenClaims extends Session {
  readonly expiresAt: Date;
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Signs a token for the account with the newest key. */
export const issueAccessToken = async (keys: SigningKeys, session: Session, now: Date, lifeSeconds: number): Promise<string> => {
  const key = await keys.getNewest();
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ sid: session.sessionId })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.keyId, typ: 'at+jwt' })
    .setIssuer(OWN_ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(session.accountId)
    .setJti(randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeSeconds)
    .sign(key.privateKey);
};

/** What the token says; null when it is malformed, expired, of another issuer, or signed with a key that is not ours. */
export const verifyAccessToken = async (keys: SigningKeys, token: string, now: Date): Promise<AccessTokenClaims | null> => {
  try {
    const { kid } = decodeProtectedHeader(token);
    const key = typeof kid === 'string' ? await keys.find(kid) : null;
    if (!key) return null;
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: [SIGNING_ALGORITHM],
      issuer: OWN_ISSUER,
      audience: AUDIENCE,
      typ: 'at+jwt',
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'exp', 'jti'],
    });
    if (typeof payload.sid !== 'string' || !uuid.test(payload.sid)) return null;
    return { accountId: payload.sub!, sessionId: payload.sid, expiresAt: new Date(payload.exp! * 1000) };
  } catch (error) {
    // decodeProtectedHeader throws a TypeError for what is no token at all.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
};

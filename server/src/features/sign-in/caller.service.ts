// Who is asking: from a bearer token to the scope of a request.
import type { Grant } from '@shuangcheng/domain';
import {
  findCallerRow,
  getTreeVersion,
  makeRequestScope,
  RequestError,
  treeOfVersion,
  withSignInSession,
  type Caller,
  type CallerRow,
  type Database,
  type GrantFields,
  type RequestScope,
} from '@shuangcheng/tenants';
import { decodeJwt } from 'jose';
import { OWN_ISSUER, verifyAccessToken, type AccessTokenClaims } from './access-token.js';
import { parseClaimedGrants } from './claimed-grants.js';
import { isUsable, type SignInContext } from './sign-in-context.js';

/** The request by which somebody asks: its id, and the address it came from. */
export interface AskedBy {
  readonly id: string;
  readonly address: string | null;
}

export interface SignedIn {
  readonly scope: RequestScope;
  /** When the token ends, and with it whatever was opened by it. */
  readonly expiresAt: Date;
}

const issuerOf = (token: string): string | null => {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
};

const toGrant = (fields: GrantFields): Grant => ({
  ...fields,
  validFrom: new Date(fields.validFrom),
  validTo: fields.validTo === null ? null : new Date(fields.validTo),
});

const toCaller = (accountId: string, row: CallerRow): Caller => ({
  accountId,
  username: row.username,
  displayName: row.display_name,
  kind: row.kind,
  mustChangeSecret: row.must_change_secret,
  grants: row.grants.map(toGrant),
});

const verifyOwn = async (signIn: SignInContext, token: string, now: Date): Promise<AccessTokenClaims | null> => {
  const claims = await verifyAccessToken(signIn.keys, token, now);
  if (claims) signIn.verified.add(token, claims, now);
  return claims;
};

/** Account, grants and the tree's version are read each time: who was disabled a moment ago is refused now. */
const ownCaller = async (signIn: SignInContext, claims: AccessTokenClaims, request: AskedBy, now: Date): Promise<SignedIn | null> => {
  const { database } = signIn;
  const found = await withSignInSession(database, async (db) => {
    const row = await findCallerRow(db, claims.accountId, now);
    return row && isUsable(signIn, row) ? { row, tree: await treeOfVersion(database, db, row.tree_version) } : null;
  });
  if (!found) return null;
  signIn.lastUse.note(claims.accountId);
  return {
    scope: makeRequestScope(database, found.tree, toCaller(claims.accountId, found.row), now, request),
    expiresAt: claims.expiresAt,
  };
};

const externalCaller = async (signIn: SignInContext, token: string, request: AskedBy, now: Date): Promise<SignedIn | null> => {
  const identity = await signIn.externalIssuer!.verify(token, now);
  if (!identity) return null;
  const { database } = signIn;
  const tree = await withSignInSession(database, async (db) => treeOfVersion(database, db, await getTreeVersion(db)));
  const grants = parseClaimedGrants(identity.grants, tree);
  if (!grants) return null;
  const { accountId, username, displayName, expiresAt } = identity;
  const caller: Caller = { accountId, username, displayName, kind: 'PERSON', mustChangeSecret: false, grants };
  return { scope: makeRequestScope(database, tree, caller, now, request), expiresAt };
};

const findCaller = async (signIn: SignInContext, token: string, request: AskedBy, now: Date): Promise<SignedIn | null> => {
  const verified = signIn.verified.find(token, now);
  if (verified) return ownCaller(signIn, verified, request, now);
  const issuer = issuerOf(token);
  if (issuer === null) return null;
  if (signIn.externalIssuer?.isIssuerOf(issuer)) return externalCaller(signIn, token, request, now);
  const claims = issuer === OWN_ISSUER ? await verifyOwn(signIn, token, now) : null;
  return claims && ownCaller(signIn, claims, request, now);
};

/**
 * The scope of whoever the token was given to. Throws UNAUTHENTICATED when the token is malformed, expired or of an issuer
 * that is not trusted, and when the account is disabled.
 */
export const callerOf = async (signIn: SignInContext, token: string, request: AskedBy, now = new Date()): Promise<SignedIn> => {
  const signedIn = await findCaller(signIn, token, request, now);
  if (!signedIn) throw new RequestError('UNAUTHENTICATED');
  return signedIn;
};

/** The scope of an account for what it started earlier, by the grants that it has now; null where it is disabled or not the platform's own. */
export const findAccountScope = async (
  database: Database,
  accountId: string,
  request: AskedBy,
  now = new Date(),
): Promise<RequestScope | null> => {
  const found = await withSignInSession(database, async (db) => {
    const row = await findCallerRow(db, accountId, now);
    return row && { row, tree: await treeOfVersion(database, db, row.tree_version) };
  });
  return found && makeRequestScope(database, found.tree, toCaller(accountId, found.row), now, request);
};

/** The scope of a caller whom another issuer signed in, by the grants that its token had then, as they were kept. */
export const claimedScope = async (database: Database, caller: Caller, request: AskedBy, now = new Date()): Promise<RequestScope> => {
  const tree = await withSignInSession(database, async (db) => treeOfVersion(database, db, await getTreeVersion(db)));
  const grants = caller.grants.map((grant) => ({
    ...grant,
    validFrom: new Date(grant.validFrom),
    validTo: grant.validTo === null ? null : new Date(grant.validTo),
  }));
  return makeRequestScope(database, tree, { ...caller, grants }, now, request);
};

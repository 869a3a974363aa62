// Who is asking: from a bearer token to the scope of a request.
import type { Grant, RegionTree } from '@shuangcheng/domain';
import {
  findAccountCaller,
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

const toCaller = ({ accountId, sessionId }: { accountId: string; sessionId?: string }, row: CallerRow): Caller => ({
  accountId,
  ...(sessionId === undefined ? {} : { sessionId }),
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

/** The tree of that version, from memory but for the first time after it changed. */
const treeOf = (database: Database, version: string): Promise<RegionTree> =>
  database.tree?.version === version
    ? Promise.resolve(database.tree)
    : withSignInSession(database, (db) => treeOfVersion(database, db, version));

/** Account, session, grants and the tree's version are read each time: who was disabled a moment ago is refused now. */
const ownCaller = async (signIn: SignInContext, claims: AccessTokenClaims, request: AskedBy, now: Date): Promise<SignedIn | null> => {
  const { database } = signIn;
  const row = await findCallerRow(database, claims.accountId, claims.sessionId, now);
  if (!row || !isUsable(signIn, row)) return null;
  signIn.lastUse.note(claims.accountId);
  return {
    scope: makeRequestScope(database, await treeOf(database, row.tree_version), toCaller(claims, row), now, request),
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
 * The scope of whoever the token was given to, whether or not they must change their password first: for operations that
 * stand behind `assertMayAsk`. Throws UNAUTHENTICATED when the token is malformed, expired or of an issuer that is not
 * trusted, when its session was ended, and when the account is disabled.
 */
export const callerBeforeOperation = async (
  signIn: SignInContext,
  token: string,
  request: AskedBy,
  now = new Date(),
): Promise<SignedIn> => {
  const signedIn = await findCaller(signIn, token, request, now);
  if (!signedIn) throw new RequestError('UNAUTHENTICATED');
  return signedIn;
};

/** The scope of whoever the token was given to. Throws UNAUTHENTICATED, and PASSWORD_CHANGE_REQUIRED while that is all they may do. */
export const callerOf = async (signIn: SignInContext, token: string, request: AskedBy, now = new Date()): Promise<SignedIn> => {
  const signedIn = await callerBeforeOperation(signIn, token, request, now);
  if (signedIn.scope.caller.mustChangeSecret) throw new RequestError('PASSWORD_CHANGE_REQUIRED');
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
    const row = await findAccountCaller(db, accountId, now);
    return row && { row, tree: await treeOfVersion(database, db, row.tree_version) };
  });
  return found && makeRequestScope(database, found.tree, toCaller({ accountId }, found.row), now, request);
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

// The access token: fetched when first needed, renewed before it ends, one request for it however many wait.
import { RequestFailed } from './request-failed.js';
import { send, type Answer, type Fetch } from './send.js';

/** A person's name and password; a joint client's id and secret; or, with an issuer of your own, a function that gives its token. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly clientId: string; readonly clientSecret: string }
  | (() => Promise<string>);

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly renewAtMs: number;
}

export interface SignIn {
  /** An access token that is not about to end. Throws RequestFailed. */
  getToken(): Promise<string>;
  /** Forgets the token that the server refused, so that the next one is new. */
  forget(token: string): void;
}

const RENEW_BEFORE_END_MS = 30_000;

const grantOf = (credentials: Exclude<Credentials, () => Promise<string>>): Record<string, string> =>
  'username' in credentials
    ? { grant_type: 'password', username: credentials.username, password: credentials.password }
    : { grant_type: 'client_credentials', client_id: credentials.clientId, client_secret: credentials.clientSecret };

const toTokens = ({ status, body }: Answer): Tokens => {
  const { access_token: accessToken, expires_in: seconds, refresh_token: refreshToken, error_description: description } = body;
  if (typeof accessToken === 'string') {
    const lastsMs = typeof seconds === 'number' ? seconds * 1000 : 0;
    // A token that lasts less than a minute is renewed half-way.
    const renewAtMs = Date.now() + Math.max(lastsMs - RENEW_BEFORE_END_MS, lastsMs / 2);
    return { accessToken, refreshToken: typeof refreshToken === 'string' ? refreshToken : null, renewAtMs };
  }
  const message = typeof description === 'string' ? description : `expected a token, got status ${status}`;
  throw new RequestFailed(status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'SIGN_IN_REFUSED', message);
};

const isRefusal = (error: unknown): boolean => error instanceof RequestFailed && error.code === 'SIGN_IN_REFUSED';

/** Keeps the caller signed in at the address; nothing is sent before the first token is asked for. */
export const keepSignedIn = (url: string, credentials: Credentials, fetch: Fetch, timeoutMs: number): SignIn => {
  if (typeof credentials === 'function') return { getToken: credentials, forget: () => undefined };

  const exchange = async (grant: Record<string, string>): Promise<Tokens> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    return toTokens(await send({ fetch, url, headers, body: new URLSearchParams(grant).toString(), timeoutMs }));
  };
  /** A refresh token that is used up or revoked leaves the credentials themselves. */
  const renew = async (last: Tokens | null): Promise<Tokens> => {
    if (last?.refreshToken) {
      try {
        return await exchange({ grant_type: 'refresh_token', refresh_token: last.refreshToken });
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    }
    return exchange(grantOf(credentials));
  };

  let tokens: Tokens | null = null;
  let renewal: Promise<Tokens> | null = null;
  const renewOnce = async (): Promise<Tokens> => {
    renewal ??= renew(tokens).finally(() => (renewal = null));
    return (tokens = await renewal);
  };
  return {
    getToken: async () => (tokens && Date.now() < tokens.renewAtMs ? tokens : await renewOnce()).accessToken,
    forget: (token) => {
      if (tokens?.accessToken === token) tokens = { ...tokens, renewAtMs: 0 };
    },
  };
};

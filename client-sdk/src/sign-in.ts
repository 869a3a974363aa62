// The access token: fetched when first needed, renewed before it ends, one request for it however many wait.
import { RequestFailed } from './request-failed.js';
import { send, type Answer, type Fetch } from './send.js';
import type { Tokens, TokenStore } from './tokens.js';

/** A person's name and password; a joint client's id and secret; or, with an issuer of your own, a function that gives its token. */
export type Credentials =
  | { readonly username: string; readonly password: string }
  | { readonly clientId: string; readonly clientSecret: string }
  | (() => Promise<string>);

export interface SignIn {
  /** An access token that is not about to end. Throws RequestFailed. */
  getToken(): Promise<string>;
  /** The token that the server refused is not used again. */
  refuse(token: string): void;
  /** Signs in anew with the credentials, whatever is kept; gives whether the password must be changed first. Throws RequestFailed. */
  signIn(): Promise<boolean>;
  /** Forgets the tokens, and tells the server, which takes no refresh token of this sign-in any more. */
  signOut(): Promise<void>;
}

export interface SignInPlace {
  /** The platform's address. */
  readonly url: string;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
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

const post = ({ url, fetch, timeoutMs }: SignInPlace, path: string, form: Record<string, string>): Promise<Answer> => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  return send({ fetch, url: `${url}${path}`, headers, body: new URLSearchParams(form).toString(), timeoutMs });
};

/** Another issuer's tokens are its own to begin, renew and end. */
const fromOutside = (getToken: () => Promise<string>): SignIn => ({
  getToken,
  refuse: () => undefined,
  signIn: async () => (await getToken(), false),
  signOut: async () => undefined,
});

/** Keeps the caller signed in; nothing is sent before the first token is asked for. Without credentials, what the store keeps must do. */
export const keepSignedIn = (place: SignInPlace, credentials: Credentials | null, store: TokenStore): SignIn => {
  if (typeof credentials === 'function') return fromOutside(credentials);
  let refused: string | null = null;
  let renewal: Promise<Tokens> | null = null;

  const begin = async (): Promise<Answer> => {
    if (credentials) return post(place, '/auth/token', grantOf(credentials));
    throw new RequestFailed('SIGN_IN_REFUSED', '尚未登录，或登录已失效，请重新登录。');
  };
  /** A refresh token that is used up or revoked leaves the credentials themselves. */
  const renew = async (kept: Tokens | null): Promise<Tokens> => {
    if (kept?.refreshToken) {
      try {
        return toTokens(await post(place, '/auth/token', { grant_type: 'refresh_token', refresh_token: kept.refreshToken }));
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    }
    return toTokens(await begin());
  };
  const isGood = (tokens: Tokens | null): tokens is Tokens =>
    tokens !== null && tokens.accessToken !== refused && Date.now() < tokens.renewAtMs;
  const renewOnce = (): Promise<Tokens> => {
    // Whoever shares the store may have renewed it meanwhile.
    renewal ??= store
      .update(async (kept) => (isGood(kept) ? kept : await renew(kept)))
      .then((tokens) => tokens!)
      .finally(() => (renewal = null));
    return renewal;
  };
  return {
    getToken: async () => {
      const kept = await store.read();
      return (isGood(kept) ? kept : await renewOnce()).accessToken;
    },
    refuse: (token) => void (refused = token),
    signIn: async () => {
      let mustChange = false;
      await store.update(async () => {
        const answer = await begin();
        mustChange = answer.body['password_change_required'] === true;
        return toTokens(answer);
      });
      return mustChange;
    },
    signOut: async () => {
      let ended: Tokens | null = null;
      await store.update(async (kept) => ((ended = kept), null));
      const { refreshToken } = (ended as Tokens | null) ?? {};
      if (refreshToken) await post(place, '/auth/revoke', { token: refreshToken });
    },
  };
};

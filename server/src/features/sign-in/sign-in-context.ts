// What signing in works with: the database, the settings, and what is kept in memory between requests.
import type { Database } from '@shuangcheng/tenants';
import type { Settings } from '../../settings.js';
import { ExternalIssuer } from './external-issuer.js';
import { LastUse } from './last-use.js';
import { SigningKeys } from './signing-keys.service.js';
import { Turns } from './turns.js';
import { VerifiedTokens } from './verified-tokens.js';

export interface SignInContext {
  readonly database: Database;
  readonly profile: Settings['profile'];
  readonly accessTokenSeconds: number;
  readonly refreshTokenMs: number;
  readonly keys: SigningKeys;
  readonly verified: VerifiedTokens;
  /** Null unless the settings name one. */
  readonly externalIssuer: ExternalIssuer | null;
  readonly lastUse: LastUse;
  /** Of user names whose secrets are being verified. */
  readonly turns: Turns;
}

/** Opened once for a server; `lastUse.stop()` ends it. */
export const openSignIn = (database: Database, settings: Settings): SignInContext => ({
  database,
  profile: settings.profile,
  accessTokenSeconds: settings.accessTokenMinutes * 60,
  refreshTokenMs: settings.refreshTokenDays * 86_400_000,
  keys: new SigningKeys(database),
  verified: new VerifiedTokens(),
  externalIssuer: settings.oidc ? new ExternalIssuer(settings.oidc) : null,
  lastUse: new LastUse(database),
  turns: new Turns(),
});

/** Whether the account may be used at all: demonstration accounts exist in the demonstration profile only. */
export const isUsable = (signIn: SignInContext, account: { readonly demonstration: boolean }): boolean =>
  !account.demonstration || signIn.profile === 'demonstration';

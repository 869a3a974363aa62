// An OpenID Connect issuer of the bureau's own, trusted by configuration: who signs in there is known here by the token,
// and may do what the token's claim grants.
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import type { OidcSettings } from '../../settings.js';
import { nameBasedUuid } from '../../name-based-uuid.js';

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const DISCOVERY_TIMEOUT_MS = 5_000;
const CLOCK_TOLERANCE_SECONDS = 5;

export interface ExternalIdentity {
  /** Derived from issuer and subject, always the same. */
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly expiresAt: Date;
  /** The grants claim, unread. */
  readonly grants: unknown;
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

const fetchTimed: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS), redirect: 'error' });

/** The issuer's own description says where its keys are. Throws when it cannot be read or describes another issuer. */
const discoverKeys = async (issuer: string): Promise<KeySet> => {
  const response = await fetchTimed(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const description = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (!response.ok || description.issuer !== issuer || typeof description.jwks_uri !== 'string') {
    throw new Error(
      `OIDC_ISSUER ${issuer}: expected its description with the same issuer and a jwks_uri, got ${JSON.stringify(description.issuer)}`,
    );
  }
  return createRemoteJWKSet(new URL(description.jwks_uri), { [customFetch]: fetchTimed });
};

/** The account of the person at that issuer. */
const accountIdOf = (issuer: string, subject: string): string => nameBasedUuid(`${issuer}\n${subject}`);

/** The keys could not be had: nothing is said about the token. */
const isIssuersFault = (error: errors.JOSEError): boolean =>
  ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code);

const textOf = (payload: JWTPayload, claim: string): string | null => {
  const value = payload[claim];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Verifies the issuer's tokens; its keys are fetched at the first one and again when it uses a new key. */
export class ExternalIssuer {
  #keys: Promise<KeySet> | null = null;
  constructor(private readonly settings: OidcSettings) {}

  isIssuerOf(issuer: string): boolean {
    return issuer === this.settings.issuer;
  }

  #getKeys(): Promise<KeySet> {
    this.#keys ??= discoverKeys(this.settings.issuer).catch((error: unknown) => {
      this.#keys = null;
      throw error;
    });
    return this.#keys;
  }

  /** Who the token is for; null when it is expired, for another audience or not signed by the issuer. Throws when the issuer cannot be asked. */
  async verify(token: string, now: Date): Promise<ExternalIdentity | null> {
    const { issuer, audience, grantsClaim } = this.settings;
    const keys = await this.#getKeys();
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer,
        audience,
        currentDate: now,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'exp'],
      });
      const username = textOf(payload, 'preferred_username') ?? payload.sub!;
      return {
        accountId: accountIdOf(issuer, payload.sub!),
        username,
        displayName: textOf(payload, 'name') ?? username,
        expiresAt: new Date(payload.exp! * 1000),
        grants: payload[grantsClaim],
      };
    } catch (error) {
      if (error instanceof errors.JOSEError && !isIssuersFault(error)) return null;
      throw error;
    }
  }
}

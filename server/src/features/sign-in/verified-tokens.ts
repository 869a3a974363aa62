// Tokens whose signature was checked a moment ago: a client sends the same one with each request for a quarter of an hour.
import type { AccessTokenClaims } from './access-token.js';

const MOST_KEPT = 5_000;
/** So long is a token trusted whose key was retired meanwhile. */
const KEPT_MS = 30_000;

interface Entry {
  readonly claims: AccessTokenClaims;
  readonly until: number;
}

/** Remembers verified tokens for half a minute, and none beyond its own end. */
export class VerifiedTokens {
  readonly #entries = new Map<string, Entry>();

  find(token: string, now: Date): AccessTokenClaims | null {
    const entry = this.#entries.get(token);
    if (!entry) return null;
    if (now.getTime() < entry.until) return entry.claims;
    this.#entries.delete(token);
    return null;
  }

  add(token: string, claims: AccessTokenClaims, now: Date): void {
    // The oldest goes first: a Map keeps the order of insertion.
    if (this.#entries.size >= MOST_KEPT) this.#entries.delete(this.#entries.keys().next().value!);
    this.#entries.set(token, { claims, until: Math.min(now.getTime() + KEPT_MS, claims.expiresAt.getTime()) });
  }
}

// When accounts were last used: written once a minute for all of them, never within a request.
import { recordAccountsUsed, withSignInSession, type Database } from '@shuangcheng/tenants';

const EVERY_MS = 60_000;

/** Collects who was there and writes it down once a minute. */
export class LastUse {
  readonly #accounts = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  constructor(private readonly database: Database) {
    // A failed write is made good a minute later by the accounts that are still in use.
    this.#timer = setInterval(() => void this.write().catch(() => undefined), EVERY_MS).unref();
  }

  note(accountId: string): void {
    this.#accounts.add(accountId);
  }

  /** Writes what was noted since the last time. */
  async write(): Promise<void> {
    if (this.#accounts.size === 0) return;
    const accounts = [...this.#accounts];
    this.#accounts.clear();
    await withSignInSession(this.database, (db) => recordAccountsUsed(db, accounts, new Date()));
  }

  /** Writes once more and ends. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.write().catch(() => undefined);
  }
}

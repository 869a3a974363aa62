// Whose rights changed since they were read: one look for all that is open on a server, before anything more is told to anybody.
import { findAccessChanges, type Database } from '@shuangcheng/tenants';

/** One for a server and database: `accessWatchOf`. */
export class AccessWatch {
  #looks = 0;
  #next: string | null = null;
  #treeVersion = '';
  /** Of each account, the last look that found its rights changed. */
  readonly #changed = new Map<string, number>();
  #looking: Promise<void> | null = null;
  #waiting: Promise<void> | null = null;
  constructor(private readonly database: Database) {}

  get treeVersion(): string {
    return this.#treeVersion;
  }

  /** Looks at all that was committed before the call. Calls that come while a look is under way share the one behind it. */
  look(): Promise<void> {
    if (!this.#looking) return (this.#looking = this.#read());
    this.#waiting ??= this.#looking.then(
      () => this.#lookAgain(),
      () => this.#lookAgain(),
    );
    return this.#waiting;
  }

  #lookAgain(): Promise<void> {
    this.#waiting = null;
    return (this.#looking = this.#read());
  }

  async #read(): Promise<void> {
    try {
      const { next, treeVersion, accounts } = await findAccessChanges(this.database, this.#next);
      this.#looks += 1;
      this.#next = next;
      this.#treeVersion = treeVersion;
      for (const account of accounts) this.#changed.set(account, this.#looks);
    } finally {
      this.#looking = null;
    }
  }

  /** The mark to put on rights that are read after it was given. */
  async mark(): Promise<number> {
    if (this.#next === null) await this.look();
    return this.#looks;
  }

  /** Whether looks since the mark found the account's rights changed. */
  changedSince(accountId: string, mark: number): boolean {
    return (this.#changed.get(accountId) ?? 0) > mark;
  }
}

const watches = new WeakMap<Database, AccessWatch>();

export const accessWatchOf = (database: Database): AccessWatch => {
  const watch = watches.get(database) ?? new AccessWatch(database);
  watches.set(database, watch);
  return watch;
};

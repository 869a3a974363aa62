// What wakes a server's subscriptions: once for each batch of numbered events, with their heads, read once for all of them.
import { withRelaySession, type Database, type Listening } from '@shuangcheng/tenants';
import { listEventHeads, type EventHead } from './event-reading.store.js';
import { EVENT_CHANNEL, getLastSequence } from './relay.store.js';

/** Null: more than could be looked at, so that any may concern whoever listens. */
export type Batch = readonly EventHead[] | null;
/** Hears of the events up to a number. */
type Listener = (batch: Batch, to: bigint) => void;

/** Events behind a number, up to another. */
export interface Numbers {
  readonly after: bigint;
  readonly to: bigint;
}

/** What tells the other servers, beside the database itself. */
export interface Carrier {
  tell(newest: bigint): void;
}

const LARGEST_BATCH = 2_000;
const sequenceText = /^\d{1,18}$/;

/** One for a server and database: `feedOf`. */
export class EventFeed {
  readonly #listeners = new Set<Listener>();
  #head = 0n;
  #newest = 0n;
  #reading = false;
  #listening: Listening | null = null;
  #looking = false;
  #onCommit: (() => void) | null = null;
  #onNumbers: ((numbers: Numbers) => void) | null = null;
  carrier: Carrier | null = null;
  constructor(private readonly database: Database) {}

  /** Hears of other servers' batches at once, where the database's connection allows it. */
  startListening(): void {
    this.#listening ??= this.database.listen(EVENT_CHANNEL, (payload) => {
      if (sequenceText.test(payload)) void this.tell(BigInt(payload)).catch(() => undefined);
    });
  }

  /** Something was committed here that may have events. */
  committed(): void {
    this.#onCommit?.();
  }

  /** For whoever numbers events on this server. */
  whenCommitted(begin: () => void): void {
    this.#onCommit = begin;
  }

  /** These events were numbered by this server, and by no other. */
  numbered(numbers: Numbers): void {
    this.#onNumbers?.(numbers);
  }

  /** For whoever does something about events once, on whichever server. */
  whenNumbered(hear: (numbers: Numbers) => void): void {
    this.#onNumbers = hear;
  }

  /** Wakes the listener for every batch until the function that it gets back is called. */
  attach(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Events up to this number are there. Looks at the new ones and wakes whoever listens; throws when it cannot look. */
  async tell(newest: bigint): Promise<void> {
    if (newest > this.#newest) this.#newest = newest;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#head < this.#newest) await this.#announce(this.#newest);
    } finally {
      this.#reading = false;
    }
  }

  /** Somebody says that there are events up to this number: worth a look, and not more. */
  hint(newest: bigint): void {
    if (newest <= this.#newest || this.#looking) return;
    this.#looking = true;
    withRelaySession(this.database, getLastSequence)
      .then((last) => this.tell(last))
      .catch(() => undefined)
      .finally(() => (this.#looking = false));
  }

  async #announce(to: bigint): Promise<void> {
    const after = this.#head;
    // Whoever attaches from here on looks for itself first.
    const batch = this.#listeners.size === 0 || to - after > LARGEST_BATCH ? null : await this.#read(after, to);
    this.#head = to;
    for (const listener of [...this.#listeners]) listener(batch, to);
  }

  #read(after: bigint, to: bigint): Promise<EventHead[]> {
    return withRelaySession(this.database, (db) => listEventHeads(db, after, to, LARGEST_BATCH));
  }
}

const feeds = new WeakMap<Database, EventFeed>();

/** The feed of a server's database: the same for its relay and its subscriptions. */
export const feedOf = (database: Database): EventFeed => {
  const known = feeds.get(database);
  if (known) return known;
  const made = new EventFeed(database);
  feeds.set(database, made);
  return made;
};

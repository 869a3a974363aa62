// Reads a topic page by page as things happen: woken by the server's feed, and then only by what may concern it; and at the time at which
// a grant ends, though nothing happens.
import { firstEndOf } from '@shuangcheng/domain';
import type { RequestScope } from '@shuangcheng/tenants';
import { Alarm } from './alarm.js';
import { feedOf, type Batch } from './event-feed.js';
import { mayConcern, readEventPage, type EventTopic, type Page } from './event-page.js';

export interface ReaderOptions {
  /** Who is asking now; throws when they are not let in any more. Asked before each page. */
  readonly renew: () => Promise<RequestScope>;
  readonly pageSize: number;
  /** Told when there may be something to read. */
  readonly onNews?: () => void;
}

/** Grants that were changed without an event that says so are noticed with the next batch after that. */
const LONGEST_TRUST_MS = 60_000;

/** For one reader, who asks for one page at a time. */
export class EventReader<T> {
  readonly #detach: () => void;
  readonly #alarm = new Alarm(() => this.#stir());
  #more = true;
  #readAt = 0;
  #reading = false;
  #ended = false;
  #wakeUp: (() => void) | null = null;

  constructor(
    private scope: RequestScope,
    private readonly topic: EventTopic<T>,
    private readonly options: ReaderOptions,
    private position: bigint,
  ) {
    this.#detach = feedOf(scope.database).attach((batch, to) => this.#hear(batch, to));
  }

  /** Whether there may be something to read. */
  get hasNews(): boolean {
    return this.#more;
  }

  /** The next page that holds anything, once there is one; null once it was ended. */
  async next(): Promise<Page<T> | null> {
    while (!this.#ended) {
      if (!this.#more) await new Promise<void>((resolve) => (this.#wakeUp = resolve));
      else {
        const page = await this.#read();
        if (page.values.length > 0) return this.#ended ? null : page;
      }
    }
    return null;
  }

  end(): void {
    this.#ended = true;
    this.#alarm.stop();
    this.#detach();
    this.#wake();
  }

  /** Asks by that time (milliseconds since 1970) who is asking, though nothing happens: their rights end then. */
  askBy(at: number): void {
    if (!this.#ended) this.#alarm.setBy(at);
  }

  #wake(): void {
    this.#wakeUp?.();
    this.#wakeUp = null;
  }

  #hear(batch: Batch, to: bigint): void {
    const stale = Date.now() - this.#readAt > LONGEST_TRUST_MS;
    if (batch !== null && !stale && !batch.some((event) => mayConcern(this.scope, this.topic, event))) {
      // All up to here is known to be nothing of its own: it will not be late for it when that is forgotten.
      if (!this.#more && !this.#reading && to > this.position) this.position = to;
      return;
    }
    this.#stir();
  }

  #stir(): void {
    this.#more = true;
    this.#wake();
    this.options.onNews?.();
  }

  async #read(): Promise<Page<T>> {
    // Before the reading: what is announced from here on is read again.
    this.#more = false;
    this.#readAt = Date.now();
    this.#reading = true;
    try {
      this.scope = await this.options.renew();
      this.askBy(firstEndOf(this.scope.caller.grants, this.scope.now));
      const page = await readEventPage(this.scope, this.topic, this.position, this.options.pageSize);
      this.position = page.position;
      if (page.more) this.#more = true;
      return page;
    } finally {
      this.#reading = false;
    }
  }
}

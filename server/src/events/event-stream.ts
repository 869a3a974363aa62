// A subscription to events: first what was missed, in order and once, then what happens, without a gap or a double in between.
// It never holds more than one page: whoever reads slowly lags behind in the outbox, and is let go when it stops reading.
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { EventTopic } from './event-page.js';
import { EventReader } from './event-reader.js';
import { getEventRange, hasEventWithoutNumber } from './event-reading.store.js';
import { numberAllEvents } from './relay.service.js';

export interface StreamOptions {
  /** Who is asking now. Throws UNAUTHENTICATED when they are not let in any more. */
  readonly renew: () => Promise<RequestScope>;
  /** The last number that was received; null: from now on. */
  readonly after: string | null;
  readonly pageSize?: number;
  /** How long a reader may leave waiting events alone. */
  readonly patienceMs?: number;
}

const PAGE = 200;
export const PATIENCE_MS = 30_000;

const sequenceText = /^\d{1,18}$/;
const parseAfter = (after: string): bigint => {
  if (sequenceText.test(after)) return BigInt(after);
  throw new RequestError('BAD_USER_INPUT', { field: 'after', expected: '收到的最后一个序号（十进制整数）', actual: after });
};

interface Waiting<T> {
  resolve(result: IteratorResult<T>): void;
  reject(error: unknown): void;
}

export class EventStream<T> implements AsyncIterableIterator<T> {
  readonly #page: T[] = [];
  readonly #reader: EventReader<T>;
  readonly #patienceMs: number;
  #reading = false;
  #waiting: Waiting<T> | null = null;
  #impatience: NodeJS.Timeout | undefined;
  #ended = false;
  #failure: Error | null = null;

  constructor(scope: RequestScope, topic: EventTopic<T>, options: StreamOptions, position: bigint) {
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    const reading = { renew: options.renew, pageSize: options.pageSize ?? PAGE, onNews: () => this.#expectReading() };
    this.#reader = new EventReader(scope, topic, reading, position);
  }

  /** Whether it was ended, by either side. */
  get ended(): boolean {
    return this.#ended;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<T>> {
    clearTimeout(this.#impatience);
    this.#impatience = undefined;
    if (this.#page.length > 0) {
      const value = this.#page.shift()!;
      this.#expectReading();
      return Promise.resolve({ done: false, value });
    }
    if (this.#failure) {
      const failure = this.#failure;
      this.#failure = null;
      return Promise.reject(failure);
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      void this.#read();
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.#end();
    this.#page.length = 0;
    this.#failure = null;
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  async throw(error: unknown): Promise<IteratorResult<T>> {
    await this.return();
    throw error;
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#impatience);
    this.#reader.end();
  }

  #fail(cause: unknown): void {
    if (this.#ended) return;
    const error = cause instanceof Error ? cause : new Error(String(cause));
    this.#end();
    this.#page.length = 0;
    if (!this.#waiting) {
      this.#failure = error;
      return;
    }
    this.#waiting.reject(error);
    this.#waiting = null;
  }

  /** Something waits for the reader: it may take its time, but not for ever. */
  #expectReading(): void {
    if (this.#waiting || this.#impatience || this.#ended || (this.#page.length === 0 && !this.#reader.hasNews)) return;
    this.#impatience = setTimeout(() => this.#fail(new RequestError('SLOW_CONSUMER')), this.#patienceMs).unref();
  }

  /** Reads until there is something to deliver. One at a time. */
  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      const page = await this.#reader.next();
      if (page) this.#deliver(page.values);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#reading = false;
    }
  }

  #deliver(values: readonly T[]): void {
    if (this.#ended) return;
    this.#page.push(...values);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ done: false, value: this.#page.shift()! });
    this.#expectReading();
  }
}

/** The number of the newest event there is: what was committed before somebody subscribed is nothing that happens from now on. */
const newestNumber = async (scope: RequestScope): Promise<bigint> => {
  const [{ last }, waits] = await withTenantSession(scope, 'read', (db) => Promise.all([getEventRange(db), hasEventWithoutNumber(db)]));
  return waits ? numberAllEvents(scope.database) : last;
};

/** Where a subscription begins. Throws BAD_USER_INPUT for a number that is none. */
export const startOf = async (scope: RequestScope, after: string | null): Promise<bigint> =>
  after === null ? newestNumber(scope) : parseAfter(after);

/**
 * Opens a subscription for the caller. Throws what `assertAllowed` throws, and BAD_USER_INPUT for a number that is none. The
 * stream ends with RESUME_EXPIRED, with SLOW_CONSUMER, or with whatever says that the caller may not listen any more.
 */
export const openEventStream = async <T>(scope: RequestScope, topic: EventTopic<T>, options: StreamOptions): Promise<EventStream<T>> => {
  topic.assertAllowed(scope);
  return new EventStream(scope, topic, options, await startOf(scope, options.after));
};

// A subscription to events: first what was missed, in order and once, then what happens, without a gap or a double in between.
// It never holds more than one page: whoever reads slowly lags behind in the outbox, and is let go when it stops reading.
import type { EventKind } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { feedOf, type Batch } from './event-feed.js';
import { getEventRange, listEventsAfter, type EventHead, type StoredEvent } from './event-reading.store.js';

/** What somebody subscribes to. Rights and places are asked for anew with every page, from the caller's grants of that moment. */
export interface EventTopic<T> {
  readonly kinds: readonly EventKind[];
  /** Throws when the caller may not listen, or may not any more: the subscription ends with that error. */
  assertAllowed(scope: RequestScope): void;
  /** Regions whose events are wanted; null: wherever the caller sees anything. */
  regionsOf(scope: RequestScope): readonly number[] | null;
  /** Whether an event may be wanted: a cheap test before anything is read. By kind, region and grants where not given. */
  concerns?(scope: RequestScope, event: EventHead): boolean;
  /** What the events of a page are delivered as, in order; those that are not wanted after all are left out. */
  deliver(scope: RequestScope, events: readonly StoredEvent[]): Promise<readonly T[]> | readonly T[];
}

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
const PATIENCE_MS = 30_000;
/** Grants that were widened, and those that ended while nothing happened, are noticed with the next batch after that. */
const LONGEST_TRUST_MS = 60_000;

const sequenceText = /^\d{1,18}$/;
const parseAfter = (after: string): bigint => {
  if (sequenceText.test(after)) return BigInt(after);
  throw new RequestError('BAD_USER_INPUT', { field: 'after', expected: '收到的最后一个序号（十进制整数）', actual: after.slice(0, 40) });
};

const seesPlaceOf = ({ visible }: RequestScope, { regionId, system, institutionId }: EventHead): boolean =>
  visible.regions.includes(regionId) ||
  visible.regionSystems.includes(`${regionId}:${system}`) ||
  (institutionId !== null && visible.institutions.includes(institutionId));

interface Waiting<T> {
  resolve(result: IteratorResult<T>): void;
  reject(error: unknown): void;
}

export class EventStream<T> implements AsyncIterableIterator<T> {
  readonly #page: T[] = [];
  readonly #detach: () => void;
  readonly #renew: () => Promise<RequestScope>;
  readonly #pageSize: number;
  readonly #patienceMs: number;
  #position: bigint;
  /** Whether there may be more behind the position. */
  #more = true;
  #readAt = 0;
  #reading = false;
  #waiting: Waiting<T> | null = null;
  #impatience: NodeJS.Timeout | undefined;
  #ended = false;
  #failure: Error | null = null;

  constructor(
    private scope: RequestScope,
    private readonly topic: EventTopic<T>,
    options: StreamOptions,
    position: bigint,
  ) {
    this.#renew = options.renew;
    this.#pageSize = options.pageSize ?? PAGE;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.#position = position;
    this.#detach = feedOf(scope.database).attach((batch) => this.#wake(batch));
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
      if (this.#more) void this.#read();
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
    this.#detach();
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
    if (this.#waiting || this.#impatience || this.#ended || (this.#page.length === 0 && !this.#more)) return;
    this.#impatience = setTimeout(() => this.#fail(new RequestError('SLOW_CONSUMER')), this.#patienceMs).unref();
  }

  #concerns(event: EventHead): boolean {
    if (!this.scope.visible.tenants.includes(event.tenantId)) return false;
    // Somebody's grants were changed: perhaps the reader's.
    if (event.kind === 'ACCESS_CHANGED') return true;
    if (!this.topic.kinds.includes(event.kind)) return false;
    if (this.topic.concerns) return this.topic.concerns(this.scope, event);
    return (this.topic.regionsOf(this.scope)?.includes(event.regionId) ?? true) && seesPlaceOf(this.scope, event);
  }

  #wake(batch: Batch): void {
    const concerned = batch === null || Date.now() - this.#readAt > LONGEST_TRUST_MS || batch.some((event) => this.#concerns(event));
    if (!concerned) return;
    this.#more = true;
    if (this.#waiting) void this.#read();
    else this.#expectReading();
  }

  /** Reads until there is something to deliver or nothing more to read. One at a time. */
  async #read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#more && this.#page.length === 0 && !this.#ended) await this.#readPage();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#reading = false;
    }
    const [first] = this.#page;
    if (this.#waiting && first !== undefined) {
      this.#page.shift();
      this.#waiting.resolve({ done: false, value: first });
      this.#waiting = null;
    }
    this.#expectReading();
  }

  async #readPage(): Promise<void> {
    // Before the reading: what is announced from here on is read again.
    this.#more = false;
    this.#readAt = Date.now();
    const scope = await this.#renew();
    this.topic.assertAllowed(scope);
    this.scope = scope;
    const query = { tenantIds: scope.visible.tenants, kinds: this.topic.kinds, regionIds: this.topic.regionsOf(scope) };
    const [range, events] = await withTenantSession(scope, 'read', (db) =>
      Promise.all([getEventRange(db), listEventsAfter(db, query, this.#position, this.#pageSize)]),
    );
    if (this.#position < range.expiredTo || this.#position > range.last) {
      throw new RequestError('RESUME_EXPIRED', { after: String(this.#position) });
    }
    const full = events.length === this.#pageSize;
    const delivered = await this.topic.deliver(scope, events);
    this.#position = full ? events.at(-1)!.sequence : range.last;
    if (full) this.#more = true;
    if (!this.#ended) this.#page.push(...delivered);
  }
}

/**
 * Opens a subscription for the caller. Throws what `assertAllowed` throws, and BAD_USER_INPUT for a number that is none. The
 * stream ends with RESUME_EXPIRED, with SLOW_CONSUMER, or with whatever says that the caller may not listen any more.
 */
export const openEventStream = async <T>(scope: RequestScope, topic: EventTopic<T>, options: StreamOptions): Promise<EventStream<T>> => {
  topic.assertAllowed(scope);
  const after = options.after === null ? null : parseAfter(options.after);
  const position = after ?? (await withTenantSession(scope, 'read', getEventRange)).last;
  return new EventStream(scope, topic, options, position);
};

// One subscription among equal ones. As long as it is behind it reads by itself; then it is handed what its group reads. Messages go
// out past graphql-ws, which keeps its books: to it this is a stream without a result, that ends.
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import { setTimeout as pause } from 'node:timers/promises';
import { toRights, type Follower, type Rights, type Run } from '../events/event-group.js';
import { readEventPage } from '../events/event-page.js';
import { PATIENCE_MS } from '../events/event-stream.js';
import type { Group, SharedSubscriptions, Work } from './shared-subscriptions.js';

/** Where the messages of one subscription go. */
export interface Outlet {
  /** Whether what was sent before is on its way. */
  readonly hasRoom: boolean;
  /** Sends results, in order; whoever does not look at `hasRoom` may fill the memory. */
  send(payloads: readonly Buffer[]): void;
}

export interface LiveOptions {
  readonly outlet: Outlet;
  readonly shared: SharedSubscriptions;
  readonly work: Work;
  readonly accountId: string;
  /** Who is asking now. Throws UNAUTHENTICATED when they are not let in any more. */
  readonly signIn: () => Promise<RequestScope>;
  /** Behind this number it begins. */
  readonly position: bigint;
  /** Whether there is nothing to be read before what happens from now on. */
  readonly caughtUp: boolean;
  readonly patienceMs?: number;
}

const CATCH_UP_PAGE = 50;
const ROOM_LOOK_MS = 50;

interface Waiting {
  resolve(result: IteratorResult<never>): void;
  reject(error: unknown): void;
}

export class LiveSubscription implements AsyncIterableIterator<never>, Follower {
  readonly accountId: string;
  readonly #outlet: Outlet;
  readonly #shared: SharedSubscriptions;
  readonly #signIn: () => Promise<RequestScope>;
  readonly #patienceMs: number;
  #work: Work;
  #position: bigint;
  #caughtUp: boolean;
  #group: Group | null = null;
  #ended = false;
  #failure: Error | null = null;
  #waiting: Waiting | null = null;

  constructor({ outlet, shared, work, accountId, signIn, position, caughtUp, patienceMs = PATIENCE_MS }: LiveOptions) {
    this.accountId = accountId;
    this.#outlet = outlet;
    this.#shared = shared;
    this.#work = work;
    this.#signIn = signIn;
    this.#position = position;
    this.#caughtUp = caughtUp;
    this.#patienceMs = patienceMs;
    void this.#goOn();
  }

  /** Whether it was ended, by either side. */
  get ended(): boolean {
    return this.#ended;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Never a value: its end, or why it ended. */
  next(): Promise<IteratorResult<never>> {
    const failure = this.#failure;
    this.#failure = null;
    if (failure) return Promise.reject(failure);
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
  }

  return(): Promise<IteratorResult<never>> {
    this.#end();
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  async throw(error: unknown): Promise<IteratorResult<never>> {
    await this.return();
    throw error;
  }

  #end(): void {
    this.#ended = true;
    this.#group?.part(this);
    this.#group = null;
  }

  fail(cause: unknown): void {
    if (this.#ended) return;
    const error = cause instanceof Error ? cause : new Error(String(cause));
    this.#end();
    if (this.#waiting) this.#waiting.reject(error);
    else this.#failure = error;
    this.#waiting = null;
  }

  async renew(): Promise<Rights> {
    // In this order: whatever is changed behind the mark is found by the next look.
    const mark = await this.#shared.watch.mark();
    return toRights(await this.#signIn(), mark);
  }

  receive({ payloads, last }: Run): boolean {
    if (this.#outlet.hasRoom) {
      this.#outlet.send(payloads);
      this.#position = last;
      return true;
    }
    this.#group = null;
    void this.#goOn();
    return false;
  }

  leave(position: bigint): void {
    if (this.#ended) return;
    this.#group = null;
    this.#position = position;
    void this.#goOn();
  }

  /** By itself until it has all that its group has; then with the group. */
  async #goOn(): Promise<void> {
    try {
      while (!this.#ended && this.#group === null) {
        await this.#waitForRoom();
        const rights = await this.renew();
        if (!this.#ended && !this.#join(rights)) await this.#catchUp(rights.scope);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  #join(rights: Rights): boolean {
    if (!this.#caughtUp) return false;
    const group = this.#shared.find(this.#work, rights) ?? this.#shared.begin(this.#work, rights, this.#position);
    // It has read on meanwhile: one more page to catch up with.
    if (group.position > this.#position) return false;
    group.join(this, rights, this.#position);
    this.#group = group;
    // Its own is not needed any more: what is kept for each subscription must be little.
    this.#work = group.work;
    return true;
  }

  async #catchUp(scope: RequestScope): Promise<void> {
    const page = await readEventPage(scope, this.#work.topic, this.#position, CATCH_UP_PAGE);
    const messages = page.values.length > 0 ? await this.#work.perform(scope, page.values) : [];
    for (const message of messages) {
      await this.#waitForRoom();
      if (this.#ended) return;
      this.#outlet.send([message.payload]);
      this.#position = message.sequence;
    }
    this.#position = page.position;
    this.#caughtUp = !page.more;
  }

  /** A reader may take its time, but not for ever. */
  async #waitForRoom(): Promise<void> {
    for (const since = performance.now(); !this.#outlet.hasRoom && !this.#ended; await pause(ROOM_LOOK_MS)) {
      if (performance.now() - since > this.#patienceMs) throw new RequestError('SLOW_CONSUMER');
    }
  }
}

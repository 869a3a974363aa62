// A subscription that lasts: after a cut it connects again, with a new token, and goes on behind the last event that it gave.
import { decodeData, encodeVariables } from './codec.js';
import { EventSequenceOperation } from './generated/operations.js';
import type { Operation, RootOf } from './operation.js';
import { isPassing, RequestFailed, toRequestFailed, type AnsweredError, type RequestFailedCode } from './request-failed.js';
import { codeOfClosing, isBroken, isRefusal, type Sockets } from './sockets.js';
import { delayBefore } from './wait.js';

/** Events carry a decimal integer that rises. */
export interface Sequenced {
  readonly sequence: string;
}

/**
 * What the loop gets. RESUME_EXPIRED: what came after `after` is not kept any more. Read the state anew; the loop then goes on with
 * what happens from that moment, or is left by `break`.
 */
export type Followed<Event extends Sequenced> =
  { readonly kind: 'EVENT'; readonly event: Event } | { readonly kind: 'RESUME_EXPIRED'; readonly after: string; readonly message: string };

export type ConnectionState = 'CONNECTED' | 'DISCONNECTED';

export interface FollowOptions {
  /** The last event that was seen, from an earlier run; unless given, from now on. */
  readonly after?: string;
  readonly signal?: AbortSignal;
  /** Told when events can come, when the connection is lost and when it is there again; of a subscription that is refused, nothing. */
  readonly onConnection?: (state: ConnectionState) => void;
}

const hasCode = (error: unknown, code: RequestFailedCode): error is RequestFailed => error instanceof RequestFailed && error.code === code;

/** While so much waits for a slow loop, the subscription is left; it goes on when the loop has caught up. */
const MOST_WAITING = 1_000;

interface Waiting<T> {
  resolve(result: IteratorResult<T>): void;
  reject(error: unknown): void;
}

export class Following<Data, Variables extends object, Event extends Sequenced> implements AsyncIterableIterator<Followed<Event>> {
  readonly #queue: Followed<Event>[] = [];
  readonly #resumes: boolean;
  #position: string | null;
  #waiting: Waiting<Followed<Event>> | null = null;
  #leave: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: unknown = null;
  #ended = false;
  #begun = false;
  #tries = 0;
  #everConnected = false;
  #connected = false;
  readonly #stop = (): void => this.#fail(this.options.signal!.reason);

  constructor(
    private readonly sockets: Sockets,
    private readonly operation: Operation<Data, Variables>,
    private readonly variables: Variables,
    private readonly options: FollowOptions = {},
  ) {
    this.#resumes = operation.text.includes('$after:');
    this.#position = options.after ?? null;
    options.signal?.addEventListener('abort', this.#stop, { once: true });
    if (options.signal?.aborted) this.#stop();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Subscribes with the first call. */
  next(): Promise<IteratorResult<Followed<Event>>> {
    const value = this.#queue.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#failure !== null) {
      const failure = this.#failure as Error;
      this.#failure = null;
      return Promise.reject(failure);
    }
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#leave === null && this.#timer === undefined) void this.#begin();
    });
  }

  return(): Promise<IteratorResult<Followed<Event>>> {
    this.#end();
    this.#queue.length = 0;
    this.#failure = null;
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  #end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.options.signal?.removeEventListener('abort', this.#stop);
    this.#leave?.();
    this.#leave = null;
  }

  #fail(error: unknown): void {
    if (this.#ended) return;
    this.#end();
    if (this.#waiting) this.#waiting.reject(error);
    else this.#failure = error;
    this.#waiting = null;
  }

  #finish(): void {
    this.#end();
    this.#waiting?.resolve({ done: true, value: undefined });
    this.#waiting = null;
  }

  #give(value: Followed<Event>): void {
    if (this.#waiting) {
      this.#waiting.resolve({ done: false, value });
      this.#waiting = null;
      return;
    }
    this.#queue.push(value);
    // Left, and begun again behind the last of them once the loop has taken all.
    if (this.#resumes && this.#queue.length >= MOST_WAITING) this.#pause();
  }

  #pause(): void {
    const leave = this.#leave;
    this.#leave = null;
    leave?.();
  }

  #tell(state: ConnectionState): void {
    if (this.#connected === (state === 'CONNECTED')) return;
    this.#connected = state === 'CONNECTED';
    this.options.onConnection?.(state);
  }

  /** Where to begin is asked for first, so that nothing is missed when the line is cut before the first event. */
  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    try {
      if (this.#resumes) this.#position ??= await this.sockets.newest(this.options.signal);
      if (!this.#ended) this.#subscribe();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#begun = false;
    }
  }

  #subscribe(): void {
    const { client } = this.sockets;
    const variables = { ...this.variables, ...(this.#resumes && { after: this.#position }) };
    const listening = client.on('connected', () => this.#reached());
    const current = { left: false };
    const ifCurrent = (work: () => void) => {
      if (current.left) return;
      work();
    };
    const done = (): void => {
      current.left = true;
      listening();
    };
    const unsubscribe = client.subscribe(
      {
        query: this.operation.text,
        operationName: this.operation.name,
        variables: encodeVariables(this.operation, variables),
      },
      {
        next: (result) => ifCurrent(() => this.#receive(result)),
        error: (error) => ifCurrent(() => (done(), (this.#leave = null), this.#lost(error))),
        complete: () => ifCurrent(() => (done(), this.#finish())),
      },
    );
    this.#leave = () => {
      done();
      unsubscribe();
    };
    if (this.options.onConnection) this.#ask(() => ifCurrent(() => this.#opened()));
  }

  /** The protocol has no word for "accepted": what is asked behind the subscription is answered after a refusal would have been. */
  #ask(answered: () => void): void {
    const ignore = (): void => undefined;
    const { text, name } = EventSequenceOperation;
    this.sockets.client.subscribe({ query: text, operationName: name }, { next: answered, error: ignore, complete: ignore });
  }

  #reached(): void {
    this.#everConnected = true;
    this.#tries = 0;
  }

  #opened(): void {
    this.#reached();
    this.#tell('CONNECTED');
  }

  #receive(result: { readonly data?: unknown; readonly errors?: readonly unknown[] | undefined }): void {
    if (result.errors && result.errors.length > 0)
      return this.#fail(toRequestFailed(result.errors as AnsweredError[], result.data ?? null));
    this.#opened();
    let event: Event;
    try {
      const data = decodeData(this.operation, result.data) as Record<string, unknown>;
      event = Object.values(data)[0] as Event;
    } catch (error) {
      return this.#fail(error);
    }
    if (this.#position !== null && BigInt(event.sequence) <= BigInt(this.#position)) return;
    this.#position = event.sequence;
    this.#give({ kind: 'EVENT', event });
  }

  #lost(cause: unknown): void {
    const error = Array.isArray(cause) ? toRequestFailed(cause as AnsweredError[], null) : cause;
    if (hasCode(error, 'RESUME_EXPIRED')) {
      const after = this.#position ?? '';
      this.#position = null;
      return this.#give({ kind: 'RESUME_EXPIRED', after, message: error.message });
    }
    if (hasCode(error, 'SLOW_CONSUMER')) return this.#again(0);
    this.#tell('DISCONNECTED');
    const passing = error instanceof RequestFailed ? isPassing(error) : !isBroken(error);
    if (!passing) return this.#fail(error instanceof RequestFailed ? error : toFailure(error));
    this.#tries += 1;
    // A server that was there comes back; one that never was may be nowhere. Of two tokens in a row, the second was a new one.
    const mostTries = isRefusal(error) ? 2 : this.#everConnected ? Infinity : this.sockets.retries.attempts;
    if (this.#tries > mostTries) return this.#fail(toFailure(error));
    this.#again(isRefusal(error) && this.#tries === 1 ? 0 : delayBefore(this.#tries, this.sockets.retries));
  }

  #again(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#ended) this.#subscribe();
    }, delayMs);
  }
}

const toFailure = (error: unknown): RequestFailed => {
  if (error instanceof RequestFailed) return error;
  if (isRefusal(error)) return new RequestFailed('UNAUTHENTICATED', '登录已失效，请重新登录。', { cause: error });
  if (isBroken(error)) return new RequestFailed('UNREADABLE_ANSWER', `the server closed with ${codeOfClosing(error)}`, { cause: error });
  return new RequestFailed('UNREACHABLE', 'the connection for events cannot be opened', { cause: error });
};

export type EventOf<Data> = RootOf<Data> extends Sequenced ? RootOf<Data> : never;

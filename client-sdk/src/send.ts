// One HTTP request and its answer; fetch and its errors are known here only.
import { RequestFailed } from './request-failed.js';

export type Fetch = typeof globalThis.fetch;

export interface Outgoing {
  readonly fetch: Fetch;
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestInit['body'];
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** Seconds or a date, as HTTP has it. */
const retryAfterOf = (response: Response): number | null => {
  const text = response.headers.get('retry-after');
  if (text === null) return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? null : Math.max(ms, 0);
};

const parseObject = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : null;
  } catch {
    return null;
  }
};

/** What a refusal says to people, as OAuth has it or as the platform's files do. */
const saidIn = (body: Readonly<Record<string, unknown>> | null): string | null => {
  const [first] = Array.isArray(body?.['errors']) ? (body['errors'] as { readonly message?: unknown }[]) : [];
  const said = body?.['error_description'] ?? first?.message;
  return typeof said === 'string' ? said : null;
};

/** The caller's signal and the time that a request may take. */
const limits = (timeoutMs: number, signal: AbortSignal | undefined) => {
  const timeout = AbortSignal.timeout(timeoutMs);
  const fail = (url: string, error: unknown): unknown => {
    if (signal?.aborted) return signal.reason;
    if (timeout.aborted)
      return new RequestFailed('TIMED_OUT', `expected an answer of ${url} within ${timeoutMs} ms, got none`, { cause: error });
    return new RequestFailed('UNREACHABLE', `expected an answer of ${url}, got none`, { cause: error });
  };
  return { signal: signal ? AbortSignal.any([signal, timeout]) : timeout, fail };
};

const fetchOnce = async ({ fetch, url, method = 'POST', headers, body }: Outgoing, signal: AbortSignal): Promise<Response> => {
  // A body that is read as it is sent needs to be told so.
  const streams = body instanceof ReadableStream ? { duplex: 'half' } : {};
  return fetch(url, { method, headers, signal, ...(body !== undefined && { body }), ...streams } as RequestInit);
};

/** Sends the body and reads a JSON object. Throws RequestFailed when none comes back in time, and the signal's reason when the caller gave up. */
export const send = async (outgoing: Outgoing): Promise<Answer> => {
  const { url } = outgoing;
  const { signal, fail } = limits(outgoing.timeoutMs, outgoing.signal);
  let response: Response;
  let text: string;
  try {
    response = await fetchOnce(outgoing, signal);
    text = await response.text();
  } catch (error) {
    throw fail(url, error);
  }
  const { status } = response;
  const retryAfterMs = retryAfterOf(response);
  const body = parseObject(text);
  if (AWAY.has(status)) throw new RequestFailed('UNAVAILABLE', saidIn(body) ?? `${url} answered ${status}`, { retryAfterMs });
  if (status === 429) throw new RequestFailed('THROTTLED', saidIn(body) ?? `${url} answered 429`, { retryAfterMs });
  if (body) return { status, retryAfterMs, body };
  throw new RequestFailed('UNREADABLE_ANSWER', `expected JSON of ${url}, got status ${status} with other content`);
};

/** What `fetch` says of a line that was cut, as every other error of the client; what it passes on is not held. */
const tellingCuts = (body: ReadableStream<Uint8Array>, toFailure: (error: unknown) => unknown): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  return new ReadableStream(
    {
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(toFailure(error));
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};

/**
 * Gets a file. Throws as `send` does, and so does reading its bytes, which is the caller's: UNREACHABLE where the line is cut before
 * the last of them.
 */
export const receive = async (outgoing: Outgoing): Promise<Response> => {
  const { url, signal } = outgoing;
  const failing =
    (expected: string) =>
    (error: unknown): unknown =>
      signal?.aborted ? signal.reason : new RequestFailed('UNREACHABLE', expected, { cause: error });
  const response = await fetchOnce(outgoing, signal ?? new AbortController().signal).catch((error: unknown) => {
    throw failing(`expected ${url}, got no answer`)(error);
  });
  const { status, headers, body } = response;
  const retryAfterMs = retryAfterOf(response);
  if (AWAY.has(status)) throw new RequestFailed('UNAVAILABLE', `${url} answered ${status}`, { retryAfterMs });
  if (status === 429) {
    const said = saidIn(parseObject(await response.text().catch(() => '')));
    throw new RequestFailed('THROTTLED', said ?? `${url} answered 429`, { retryAfterMs });
  }
  const whole = body && tellingCuts(body, failing(`expected all of ${url}, got a part of it`));
  return new Response(whole, { status, headers });
};

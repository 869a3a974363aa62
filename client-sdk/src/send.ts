// One HTTP request and its JSON answer; fetch and its errors are known here only.
import { RequestFailed } from './request-failed.js';

export type Fetch = typeof globalThis.fetch;

export interface Outgoing {
  readonly fetch: Fetch;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const readBody = (url: string, status: number, text: string): Readonly<Record<string, unknown>> => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = null;
  }
  if (isObject(body)) return body;
  throw new RequestFailed('UNREADABLE_ANSWER', `expected JSON of ${url}, got status ${status} with other content`);
};

/** Posts the body. Throws RequestFailed when no JSON object comes back in time, and the signal's reason when the caller gave up. */
export const send = async ({ fetch, url, headers, body, timeoutMs, signal }: Outgoing): Promise<Answer> => {
  const timeout = AbortSignal.timeout(timeoutMs);
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: signal ? AbortSignal.any([signal, timeout]) : timeout });
    status = response.status;
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (timeout.aborted)
      throw new RequestFailed('TIMED_OUT', `expected an answer of ${url} within ${timeoutMs} ms, got none`, { cause: error });
    throw new RequestFailed('UNREACHABLE', `expected an answer of ${url}, got none`, { cause: error });
  }
  return { status, body: readBody(url, status, text) };
};

// Operations over HTTP, signed in all the while, tried again where that is safe.
import { PROBLEM_CODES, type ProblemCode } from '@shuangcheng/domain';
import { decodeData, encodeVariables } from './codec.js';
import type { Operation } from './operation.js';
import type { AnsweredProblem } from './outcome.js';
import { RequestFailed, toRequestFailed, type AnsweredError } from './request-failed.js';
import { retrying } from './retry.js';
import { receive, send, type Fetch } from './send.js';
import { keepSignedIn, type Credentials, type SignIn } from './sign-in.js';
import { inMemory, type TokenStore } from './tokens.js';
import { RETRIES, type RetryOptions } from './wait.js';

export interface ConnectionOptions {
  /** The platform's address, such as "https://energy.example.cn": /graphql and /auth/token are below it. */
  readonly url: string;
  /** None: the store has tokens from an earlier sign-in. */
  readonly credentials?: Credentials;
  /** Where tokens are kept; in memory unless given. */
  readonly tokens?: TokenStore;
  /** 30 s unless given; for each try of a request, sign-in apart. */
  readonly timeoutMs?: number;
  readonly retries?: Partial<RetryOptions>;
  readonly fetch?: Fetch;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

/** What a file may be sent as: a browser's File, bytes, or a stream. */
export type FileContent = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

export type Uploaded =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problems: readonly Required<AnsweredProblem>[] };

const JSON_ANSWER = 'application/graphql-response+json, application/json';

const isUnauthenticated = (error: unknown): boolean => error instanceof RequestFailed && error.code === 'UNAUTHENTICATED';

/** Whether doing it twice is doing it once: a query, or a mutation that the server knows again by its number. */
const isRepeatable = ({ kind }: Operation<unknown, object>, variables: unknown): boolean => {
  const { input } = variables as { input?: { clientRequestId?: unknown } };
  return kind === 'query' || typeof input?.clientRequestId === 'string';
};

const dataOf = (url: string, { data, errors }: Readonly<Record<string, unknown>>): unknown => {
  if (Array.isArray(errors) && errors.length > 0) throw toRequestFailed(errors as AnsweredError[], data ?? null);
  if (data === undefined || data === null) throw new RequestFailed('UNREADABLE_ANSWER', `expected data of ${url}, got JSON without any`);
  return data;
};

export class Connection {
  readonly url: string;
  readonly signIn: SignIn;
  readonly retries: RetryOptions;
  readonly #fetch: Fetch;
  readonly #timeoutMs: number;

  constructor({ url, credentials, tokens = inMemory(), timeoutMs = 30_000, retries, fetch }: ConnectionOptions) {
    this.url = url.replace(/\/+$/, '');
    this.retries = { ...RETRIES, ...retries };
    this.#fetch = fetch ?? ((input, init) => globalThis.fetch(input, init));
    this.#timeoutMs = timeoutMs;
    this.signIn = keepSignedIn({ url: this.url, fetch: this.#fetch, timeoutMs }, credentials ?? null, tokens);
  }

  /** Runs the work with a token; once more with a new one when the server refuses the first (a key was retired, a clock is off). */
  async #signedIn<T>(work: (authorization: string) => Promise<T>): Promise<T> {
    const token = await this.signIn.getToken();
    try {
      return await work(`Bearer ${token}`);
    } catch (error) {
      if (!isUnauthenticated(error)) throw error;
      this.signIn.refuse(token);
      return work(`Bearer ${await this.signIn.getToken()}`);
    }
  }

  /** Runs one query or mutation. Throws RequestFailed when any part of its data is missing because of an error. */
  async request<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    { signal }: RequestOptions = {},
  ): Promise<Data> {
    const url = `${this.url}/graphql`;
    const body = JSON.stringify({ query: operation.text, operationName: operation.name, variables: encodeVariables(operation, variables) });
    const ask = (): Promise<Data> =>
      this.#signedIn(async (authorization) => {
        const headers = { 'content-type': 'application/json', accept: JSON_ANSWER, authorization };
        const answer = await send({ fetch: this.#fetch, url, headers, body, timeoutMs: this.#timeoutMs, signal });
        return decodeData(operation, dataOf(url, answer.body));
      });
    return isRepeatable(operation, variables) ? retrying(this.retries, signal, ask) : ask();
  }

  /**
   * Sends a file for an import. `open` makes the content, anew for each try: what an upload that was cut off left behind is never
   * read. A file that is refused is an outcome with its problem; throws RequestFailed.
   */
  async upload(name: string, open: () => FileContent, { signal }: RequestOptions = {}): Promise<Uploaded> {
    const url = `${this.url}/uploads?name=${encodeURIComponent(name)}`;
    return retrying(this.retries, signal, () =>
      this.#signedIn(async (authorization) => {
        const headers = { 'content-type': 'application/octet-stream', authorization };
        const { body } = await send({ fetch: this.#fetch, url, headers, body: open(), timeoutMs: UPLOAD_TIMEOUT_MS, signal });
        if (Array.isArray(body['errors'])) return refusedUpload(body['errors'] as AnsweredError[]);
        if (typeof body['id'] === 'string') return { ok: true, id: body['id'] };
        throw new RequestFailed('UNREADABLE_ANSWER', `expected an id of ${url}, got none`);
      }),
    );
  }

  /** Gets a file of the platform by its path: a template, an export, an import's result. Throws RequestFailed. */
  async download(path: string, { signal }: RequestOptions = {}): Promise<Response> {
    const url = `${this.url}${path}`;
    return retrying(this.retries, signal, () =>
      this.#signedIn(async (authorization) => {
        const response = await receive({
          fetch: this.#fetch,
          url,
          method: 'GET',
          headers: { authorization },
          timeoutMs: this.#timeoutMs,
          signal,
        });
        if (response.ok) return response;
        throw await refusedFile(url, response);
      }),
    );
  }
}

const problemCodes: ReadonlySet<unknown> = new Set(PROBLEM_CODES);
const isProblemCode = (code: unknown): code is ProblemCode => problemCodes.has(code);

/** Files that cannot be read are answered with a problem's code. */
const refusedUpload = (errors: readonly AnsweredError[]): Uploaded => {
  const code = errors[0]?.extensions?.['code'];
  if (!isProblemCode(code)) throw toRequestFailed(errors, null);
  return { ok: false, problems: [{ code, message: errors[0]!.message, path: ['file'] }] };
};

/** A file of some hundred megabytes over a slow line. */
const UPLOAD_TIMEOUT_MS = 15 * 60_000;

const refusedFile = async (url: string, response: Response): Promise<RequestFailed> => {
  const body: unknown = await response.json().catch(() => null);
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (Array.isArray(errors) && errors.length > 0) return toRequestFailed(errors as AnsweredError[], null);
  return new RequestFailed('UNREADABLE_ANSWER', `expected a file of ${url}, got status ${response.status}`);
};

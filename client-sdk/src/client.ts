// The client: typed operations over HTTP, signed in all the while. Runs in Node 20 and newer and in browsers.
import { print, type DocumentNode, type TypedQueryDocumentNode } from 'graphql';
import { RequestFailed, toRequestFailed, type AnsweredError } from './request-failed.js';
import { send, type Fetch } from './send.js';
import { keepSignedIn, type Credentials } from './sign-in.js';

export interface ClientOptions {
  /** The platform's address, such as "https://energy.example.cn": /graphql and /auth/token are below it. */
  readonly url: string;
  readonly credentials: Credentials;
  /** 30 s unless given; for each request, sign-in apart. */
  readonly timeoutMs?: number;
  readonly fetch?: Fetch;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
}

export interface Client {
  /** Runs one query or mutation and gives the whole of its data. Throws RequestFailed when any part of it is missing because of an error. */
  request<Data, Variables extends object>(
    document: TypedQueryDocumentNode<Data, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Data>;
}

const printed = new WeakMap<DocumentNode, string>();
const textOf = (document: DocumentNode): string => {
  const text = printed.get(document) ?? print(document);
  printed.set(document, text);
  return text;
};

const below = (address: string, path: string): string => `${address.replace(/\/+$/, '')}${path}`;

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly AnsweredError[];
}

const dataOf = ({ data, errors }: GraphqlAnswer, url: string): unknown => {
  if (Array.isArray(errors) && errors.length > 0) throw toRequestFailed(errors, data ?? null);
  if (data === undefined || data === null) throw new RequestFailed('UNREADABLE_ANSWER', `expected data of ${url}, got JSON without any`);
  return data;
};

const isUnauthenticated = (error: unknown): boolean => error instanceof RequestFailed && error.code === 'UNAUTHENTICATED';

/** A client of the platform at the address. Signs in with the first request; one client serves any number of requests at once. */
export const createClient = (options: ClientOptions): Client => {
  const { timeoutMs = 30_000, fetch = (input, init) => globalThis.fetch(input, init) } = options;
  const url = below(options.url, '/graphql');
  const signIn = keepSignedIn(below(options.url, '/auth/token'), options.credentials, fetch, timeoutMs);

  const ask = async (token: string, body: string, signal: AbortSignal | undefined): Promise<unknown> => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      authorization: `Bearer ${token}`,
    };
    const answer = await send({ fetch, url, headers, body, timeoutMs, signal });
    return dataOf(answer.body, url);
  };

  return {
    request: async <Data, Variables extends object>(
      document: TypedQueryDocumentNode<Data, Variables>,
      variables: Variables,
      { signal }: RequestOptions = {},
    ) => {
      const body = JSON.stringify({ query: textOf(document), variables });
      const token = await signIn.getToken();
      try {
        return (await ask(token, body, signal)) as Data;
      } catch (error) {
        if (!isUnauthenticated(error)) throw error;
        // The token ended early (a key was retired, a clock is off): once more with a new one.
        signIn.forget(token);
        return (await ask(await signIn.getToken(), body, signal)) as Data;
      }
    },
  };
};

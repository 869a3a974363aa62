// Any operation of the API by its typed document: once, page by page, or for as long as something happens.
import { Connection, type ConnectionOptions, type RequestOptions, type FileContent, type Uploaded } from './connection.js';
import { eachNode, type Page } from './each.js';
import { Following, type EventOf, type FollowOptions, type Followed } from './follow.js';
import { EventSequenceOperation } from './generated/operations.js';
import type { Operation, RootOf } from './operation.js';
import { toOutcome, type Outcome, type Payload } from './outcome.js';
import { newRequestId } from './request-id.js';
import { openSockets, type Sockets } from './sockets.js';

export interface ClientOptions extends ConnectionOptions {
  /** A WebSocket constructor where the platform that the program runs on has none (Node before 22: see @shuangcheng/client-sdk/node). */
  readonly webSocket?: unknown;
}

/** A mutation's input; its request number is made by the client unless given. */
export type InputOf<Variables> = Variables extends { readonly input: infer Input }
  ? Omit<Input, 'clientRequestId'> & { readonly clientRequestId?: string }
  : never;

export interface PageOptions extends RequestOptions {
  /** Nodes of one request, 1 to 500; 100 unless given. */
  readonly pageSize?: number;
}
export type Filter<Variables> = Omit<Variables, 'first' | 'after'>;

type PayloadOf<Data> = RootOf<Data> extends Payload ? RootOf<Data> : never;
export type OutcomeOf<Data> = Promise<Outcome<PayloadOf<Data>>>;
export type Each<Node> = AsyncGenerator<Node, void, undefined>;
type NodeOf<P> = NonNullable<P> extends Page<infer Node> ? Node : never;

export class OperationClient {
  readonly #connection: Connection;
  readonly #webSocket: unknown;
  #sockets: Sockets | null = null;

  constructor({ webSocket, ...options }: ClientOptions) {
    this.#connection = new Connection(options);
    this.#webSocket = webSocket;
  }

  /** Signs in with the credentials now. Throws RequestFailed: SIGN_IN_REFUSED, THROTTLED, … */
  async signIn(): Promise<{ readonly passwordChangeRequired: boolean }> {
    return { passwordChangeRequired: await this.#connection.signIn.signIn() };
  }

  /** Forgets the tokens, ends the sign-in at the server, and closes. */
  async signOut(): Promise<void> {
    this.close();
    await this.#connection.signIn.signOut();
  }

  /** Ends all subscriptions; a program without any ends by itself. */
  close(): void {
    void this.#sockets?.client.dispose();
    this.#sockets = null;
  }

  /** Runs one query or mutation and gives the whole of its data. Throws RequestFailed when any part is missing because of an error. */
  request<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ): Promise<Data> {
    return this.#connection.request(operation, variables, options);
  }

  /** Runs one mutation, under one request number over all its tries. Problems are part of the outcome; throws RequestFailed. */
  async mutate<Data, Variables extends { readonly input: object }>(
    operation: Operation<Data, Variables>,
    input: InputOf<Variables>,
    options?: RequestOptions,
  ): OutcomeOf<Data> {
    const numbered = { ...input, clientRequestId: input.clientRequestId ?? newRequestId() };
    const data = await this.request(operation, { input: numbered } as unknown as Variables, options);
    return toOutcome(Object.values(data as object)[0] as PayloadOf<Data>);
  }

  /** Every node of the connection that `connectionOf` finds in the operation's data; one request a page. */
  each<Data, Variables extends object, P extends Page<unknown>>(
    operation: Operation<Data, Variables>,
    variables: Filter<Variables>,
    connectionOf: (data: Data) => P | null | undefined,
    { pageSize, ...options }: PageOptions = {},
  ): Each<NodeOf<P>> {
    const read = async (page: { first: number; after: string | null }): Promise<Page<NodeOf<P>> | null> =>
      (connectionOf(await this.request(operation, { ...variables, ...page } as unknown as Variables, options)) as Page<NodeOf<P>> | null) ??
      null;
    return eachNode(read, pageSize);
  }

  /** Events of a subscription, for as long as the loop goes on, over cuts and restarts: each once, in order. */
  follow<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Omit<Variables, 'after'>,
    options?: FollowOptions,
  ): AsyncIterableIterator<Followed<EventOf<Data>>> {
    return new Following<Data, Variables, EventOf<Data>>(this.#openSockets(), operation, variables as Variables, options);
  }

  #openSockets(): Sockets {
    const { url, signIn, retries } = this.#connection;
    this.#sockets ??= {
      client: openSockets(url, signIn, this.#webSocket),
      signIn,
      retries,
      newest: (signal) => this.eventSequence(signal ? { signal } : {}),
    };
    return this.#sockets;
  }

  /** The number of the newest event: read it before a state, follow after it, and nothing is missed in between. */
  async eventSequence(options?: RequestOptions): Promise<string> {
    return (await this.request(EventSequenceOperation, {}, options)).eventSequence;
  }

  /** A file of the platform by its path: a template, an export, an import's result. */
  download(path: string, options?: RequestOptions): Promise<Response> {
    return this.#connection.download(path, options);
  }

  /** Sends a file for an import. `open` makes the content, anew for each try. */
  protected upload(name: string, open: () => FileContent, options?: RequestOptions): Promise<Uploaded> {
    return this.#connection.upload(name, open, options);
  }
}

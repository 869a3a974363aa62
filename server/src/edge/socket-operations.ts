// Operations that arrive over WebSocket: the same limits, errors and transactions as over HTTP, without Apollo.
import { randomUUID } from 'node:crypto';
import type { Database, RequestScope } from '@shuangcheng/tenants';
import {
  createSourceEventStream,
  execute,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { accessWatchOf } from '../events/access-watch.js';
import type { Perform } from '../events/event-group.js';
import { SharedEvents, type Numbered } from '../events/shared-events.js';
import type { Settings } from '../settings.js';
import { DocumentReader } from './document-reader.js';
import { GraphqlContext } from './graphql-context.js';
import { LiveSubscription, type Outlet } from './live-subscription.js';
import { MappedEvents } from './mapped-events.js';
import type { Metrics } from './metrics.js';
import { beginOperation, beginReading, endOperation } from './operation-guard.js';
import { outcomeOf } from './operation-outcome.js';
import { toPublicErrors, type FailedOperation } from './public-errors.js';
import { SharedSubscriptions } from './shared-subscriptions.js';

/** How subscriptions to shared topics are served; for tests and measurements. */
export interface SharingOptions {
  /** Whether equal subscriptions share one execution: yes unless said otherwise. */
  readonly sharing?: boolean;
  /** How long a client may leave what was sent to it alone. */
  readonly patienceMs?: number;
}

export interface SocketOperationsOptions extends SharingOptions {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly settings: Settings;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly makeLoaders: (scope: RequestScope) => unknown;
}

/** Who sent an operation: asked for again as long as it lasts. */
interface Asker {
  readonly renew: () => Promise<RequestScope>;
  readonly outlet: Outlet;
}

const isShared = (source: unknown): source is SharedEvents => source instanceof SharedEvents;
const contextOf = (args: ExecutionArgs): GraphqlContext => args.contextValue as GraphqlContext;

/** Prepares, executes and answers operations for all sockets of a server. */
export class SocketOperations {
  readonly #reader: DocumentReader;
  /** What the caller sees of errors that were mapped where their document was known. */
  readonly #forms = new WeakMap<Error, GraphQLFormattedError>();
  readonly #askers = new WeakMap<ExecutionArgs, Asker>();
  readonly #shared: SharedSubscriptions;
  constructor(private readonly options: SocketOperationsOptions) {
    this.#reader = new DocumentReader(options.schema, options.settings);
    this.#shared = new SharedSubscriptions(accessWatchOf(options.database));
  }

  #failed(requestId: string, more: Partial<FailedOperation>): FailedOperation {
    const { schema, log, settings } = this.options;
    return { requestId, log, schema, maxTokens: settings.limits.tokens, ...more };
  }

  #refuse(errors: readonly GraphQLError[], failed: FailedOperation): readonly GraphQLError[] {
    toPublicErrors(errors, failed).forEach((form, index) => this.#forms.set(errors[index]!, form));
    return errors;
  }

  /** What to execute, or why not. After arguments were returned, `execute` or `subscribe` must follow. */
  prepare(scope: RequestScope, payload: SubscribePayload, asker: Asker): ExecutionArgs | readonly GraphQLError[] {
    const { schema, settings } = this.options;
    const { document, errors } = this.#reader.read(payload.query);
    const variables = payload.variables ?? {};
    const failed = this.#failed(scope.requestId, { source: payload.query, variables, ...(document && { document }) });
    if (!document || errors.length > 0) return this.#refuse(errors, failed);
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) {
      const code = 'OPERATION_RESOLUTION_FAILURE';
      return this.#refuse([new GraphQLError('Unknown operation, or several without operationName.', { extensions: { code } })], failed);
    }
    const context = new GraphqlContext(scope.requestId, scope, this.options);
    context.renewScope = async () => (context.signedInScope = await asker.renew());
    try {
      beginOperation({ schema, document, operation, variables }, context, settings.limits);
    } catch (error) {
      if (error instanceof GraphQLError) return this.#refuse([error], failed);
      throw error;
    }
    const args = { schema, document, operationName: payload.operationName ?? null, variableValues: variables, contextValue: context };
    this.#askers.set(args, asker);
    return args;
  }

  /** Runs a query or mutation and ends its transaction. */
  readonly execute = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    try {
      return await execute(args);
    } finally {
      await endOperation(contextOf(args));
    }
  };

  /**
   * Opens a subscription. One to a shared topic is served together with those equal to it; of any other, each event is executed like a query
   * of its own, with its own transaction and loaders.
   */
  readonly subscribe = async (args: ExecutionArgs): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const source = await createSourceEventStream(args);
    if (!(Symbol.asyncIterator in source)) return source;
    if (isShared(source) && this.options.sharing !== false) return this.#serveTogether(args, source);
    return new MappedEvents(source, (event) => this.#executeEvent(args, event));
  };

  #serveTogether(args: ExecutionArgs, source: SharedEvents): LiveSubscription {
    const context = contextOf(args);
    const { renew, outlet } = this.#askers.get(args)!;
    const { schema, document, operationName = null, variableValues = {} } = args;
    const live = new LiveSubscription({
      outlet,
      shared: this.#shared,
      work: {
        key: this.#shared.keyOf(args, getOperationAST(document, operationName)!),
        topic: source.topic,
        perform: this.#performer({ schema, document, operationName, variableValues }),
      },
      accountId: context.scope.caller.accountId,
      signIn: renew,
      position: source.position,
      caughtUp: source.fromNowOn,
      ...(this.options.patienceMs !== undefined && { patienceMs: this.options.patienceMs }),
    });
    // The arguments live as long as the subscription: what is kept for each must be little.
    this.#askers.delete(args);
    args.contextValue = null;
    return live;
  }

  /** Executes the events of a page in one transaction, with one set of loaders: what several of them ask for is read once. */
  #performer(args: Omit<ExecutionArgs, 'contextValue'>): Perform<Numbered> {
    return async (scope, events) => {
      const context = new GraphqlContext(scope.requestId, scope, this.options);
      beginReading(context);
      try {
        const results = await Promise.all(events.map(async (rootValue) => execute({ ...args, rootValue, contextValue: context })));
        return results.map((result, index) => ({
          sequence: BigInt(events[index]!.sequence),
          payload: Buffer.from(JSON.stringify(this.answer({ ...args, contextValue: context }, result))),
        }));
      } finally {
        await endOperation(context);
      }
    };
  }

  async #executeEvent(args: ExecutionArgs, event: unknown): Promise<ExecutionResult> {
    const context = contextOf(args).forEvent();
    beginReading(context);
    return this.execute({ ...args, rootValue: event, contextValue: context });
  }

  /** A result as it is sent, its errors in their public form. */
  answer(args: ExecutionArgs, { errors, ...result }: ExecutionResult): FormattedExecutionResult {
    const context = contextOf(args);
    const failed = this.#failed(context.requestId, { document: args.document, variables: args.variableValues ?? {} });
    const forms = errors && toPublicErrors(errors, failed);
    this.#observe(args, context, forms);
    return { ...result, ...(forms && { errors: forms }) };
  }

  #observe(args: ExecutionArgs, { startedAt }: GraphqlContext, errors: readonly GraphQLFormattedError[] | undefined): void {
    const operation = getOperationAST(args.document, args.operationName);
    if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return;
    this.options.metrics.observeOperation({
      transport: 'websocket',
      type: operation.operation,
      name: operation.name?.value ?? null,
      outcome: outcomeOf(errors),
      seconds: (performance.now() - startedAt) / 1000,
    });
  }

  /** Errors that end an operation, in their public form. */
  answerErrors(errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    return errors.map((error) => this.#forms.get(error) ?? toPublicErrors([error], this.#failed(randomUUID(), {}))[0]!);
  }
}

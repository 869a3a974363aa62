// Apollo Server as this platform runs it: no page of its own, no introspection in production, errors as public-errors has it.
import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, OperationTypeNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Settings } from '../settings.js';
import type { GraphqlContext } from './graphql-context.js';
import { observing, statusForLegacyClients } from './apollo-plugins.js';
import type { Metrics } from './metrics.js';
import { beginOperation, endOperation } from './operation-guard.js';
import { toPublicErrors, type FailedOperation } from './public-errors.js';

export const MOST_VALIDATION_ERRORS = 5;

/** The public form of errors that were mapped where the request was known; Apollo asks for it without the request. */
type PublicForms = WeakMap<Error, GraphQLFormattedError>;

/** An error with which a whole request is answered, and its HTTP status. */
export const withStatus = (error: GraphQLError, status: number): GraphQLError => {
  const headers = new HeaderMap(status === 401 ? [['www-authenticate', 'Bearer realm="shuangcheng"']] : []);
  return new GraphQLError(error.message, { originalError: error, extensions: { ...error.extensions, http: { status, headers } } });
};

const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, PASSWORD_CHANGE_REQUIRED: 403, UNAVAILABLE: 503 };
const statusOf = (error: GraphQLError): number => statuses[String(error.extensions.code)] ?? 400;

const subscriptionOverHttp = (): GraphQLError =>
  new GraphQLError('Subscriptions are served over WebSocket (graphql-transport-ws) at the same address.', {
    extensions: { code: 'BAD_REQUEST' },
  });

const guarding = (settings: Settings): ApolloServerPlugin<GraphqlContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (!operation) return;
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw withStatus(subscriptionOverHttp(), 400);
        try {
          beginOperation({ schema, document, operation, variables: request.variables ?? {} }, contextValue, settings.limits);
        } catch (error) {
          throw error instanceof GraphQLError ? withStatus(error, statusOf(error)) : error;
        }
      },
      willSendResponse: ({ contextValue }) => endOperation(contextValue),
    };
  },
  unexpectedErrorProcessingRequest: ({ requestContext }) => endOperation(requestContext.contextValue),
});

const mapping = (settings: Settings, log: Logger, forms: PublicForms): ApolloServerPlugin<GraphqlContext> => ({
  async requestDidStart() {
    return {
      async didEncounterErrors({ errors, contextValue, schema, source, document, request }) {
        const failed: FailedOperation = {
          requestId: contextValue.requestId,
          log,
          schema,
          maxTokens: settings.limits.tokens,
          ...(source !== undefined && { source }),
          ...(document && { document }),
          variables: request.variables ?? {},
        };
        toPublicErrors(errors, failed).forEach((form, index) => forms.set(errors[index]!, form));
      },
    };
  },
});

export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly settings: Settings;
  readonly log: Logger;
  readonly metrics: Metrics;
}

export interface Apollo {
  readonly server: ApolloServer<GraphqlContext>;
  /** The error with which to end a request before its operation is known. */
  refuse(error: unknown, requestId: string): GraphQLError;
}

/** Started and ready to be asked; `server.stop()` ends it. */
export const startApollo = async ({ schema, settings, log, metrics }: ApolloOptions): Promise<Apollo> => {
  const forms: PublicForms = new WeakMap();
  const demonstration = settings.profile === 'demonstration';
  const server = new ApolloServer<GraphqlContext>({
    schema,
    introspection: demonstration,
    hideSchemaDetailsFromClientErrors: !demonstration,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: settings.limits.tokens },
    validationOptions: { maxErrors: MOST_VALIDATION_ERRORS },
    maxRecursiveSelections: true,
    logger: log,
    formatError: (formatted, error) => {
      const known = error instanceof Error ? forms.get(error) : undefined;
      return known ?? toPublicErrors([error], { requestId: randomUUID(), log })[0] ?? formatted;
    },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      guarding(settings),
      mapping(settings, log, forms),
      statusForLegacyClients,
      observing(metrics),
    ],
  });
  await server.start();
  const refuse = (error: unknown, requestId: string): GraphQLError => {
    const [form] = toPublicErrors([error], { requestId, log });
    const status = { ...statuses, INTERNAL_SERVER_ERROR: 500 }[String(form!.extensions?.code)] ?? 400;
    const refused = withStatus(new GraphQLError(form!.message, { extensions: form!.extensions ?? {} }), status);
    forms.set(refused, form!);
    return refused;
  };
  return { server, refuse };
};

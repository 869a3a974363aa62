// What Apollo does beside executing: statuses for older clients, and measuring.
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphqlContext } from './graphql-context.js';
import type { Metrics } from './metrics.js';
import { outcomeOf } from './operation-outcome.js';

/**
 * GraphQL over HTTP lets a client that knows only application/json read 200 as "this is GraphQL's answer": so a document
 * that is refused answers 200 there, and 400 where application/graphql-response+json is accepted.
 */
export const statusForLegacyClients: ApolloServerPlugin<GraphqlContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response }) {
        const accepts = request.http?.headers.get('accept') ?? '';
        const legacy = !accepts.includes('application/graphql-response+json');
        if (legacy && request.query && response.http.status === 400 && response.body.kind === 'single') response.http.status = 200;
      },
    };
  },
};

/** Counts each operation with its time and outcome. */
export const observing = (metrics: Metrics): ApolloServerPlugin<GraphqlContext> => ({
  async requestDidStart() {
    return {
      async willSendResponse({ operation, response, contextValue }) {
        if (!operation || response.body.kind !== 'single') return;
        metrics.observeOperation({
          transport: 'http',
          type: operation.operation,
          // Names of whoever is not signed in would fill the labels.
          name: contextValue.signedInScope === null ? null : (operation.name?.value ?? null),
          outcome: outcomeOf(response.body.singleResult.errors),
          seconds: (performance.now() - contextValue.startedAt) / 1000,
        });
      },
    };
  },
});

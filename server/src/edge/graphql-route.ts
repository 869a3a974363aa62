// GET and POST /graphql: Apollo behind Fastify, with the caller's scope in its context.
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { RequestScope } from '@shuangcheng/tenants';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { callerBeforeOperation } from '../features/sign-in/caller.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import type { Apollo } from './apollo.js';
import { parseBearerToken } from './bearer-token.js';
import { GraphqlContext } from './graphql-context.js';
import { refusal } from './public-errors.js';

export interface GraphqlRouteOptions {
  readonly apollo: Apollo;
  readonly signIn: SignInContext;
  readonly settings: Settings;
  readonly makeLoaders: (scope: RequestScope) => unknown;
}

/** Null: nobody is signed in, which only the demonstration profile lets through, to the schema's own description. */
const scopeOf = async (request: FastifyRequest, { signIn, settings }: GraphqlRouteOptions): Promise<RequestScope | null> => {
  const { authorization } = request.headers;
  if (authorization === undefined && settings.profile === 'demonstration') return null;
  const token = parseBearerToken(authorization);
  if (token === null) throw refusal('UNAUTHENTICATED');
  return (await callerBeforeOperation(signIn, token, { id: request.id, address: request.ip })).scope;
};

const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' && (request.headers.accept?.includes('text/html') ?? false) && !/[?&]query=/.test(request.url);

/** Registers the route with a body parser that takes JSON only. */
export const graphqlRoute =
  (options: GraphqlRouteOptions): FastifyPluginAsync =>
  async (app) => {
    const { apollo, settings } = options;
    app.removeContentTypeParser('text/plain');
    const handler = fastifyApolloHandler(apollo.server, {
      context: async (request) => {
        try {
          return new GraphqlContext(request.id, await scopeOf(request, options), options);
        } catch (error) {
          throw apollo.refuse(error, request.id);
        }
      },
    });
    app.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      onRequest: async (request, reply) => {
        if (settings.profile === 'demonstration' && wantsPage(request)) return reply.redirect('/graphiql');
      },
      handler,
    });
  };

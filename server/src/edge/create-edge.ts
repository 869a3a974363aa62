// The HTTP edge: one Fastify instance with everything that a client can reach.
import { randomUUID } from 'node:crypto';
import type { Database, RequestScope } from '@shuangcheng/tenants';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { EventBus } from '../events/event-bus.js';
import { attachmentsDirOf } from '../features/attachments/attachment-folder.js';
import { openSignIn } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import { allowOrigins } from './allowed-origins.js';
import { startApollo } from './apollo.js';
import { attachmentRoute } from './attachment-route.js';
import { bulletinRoute } from './bulletin-route.js';
import { consolePage } from './console-page.js';
import { exportRoute } from './export-route.js';
import { fileRoutes, UPLOAD_PATH } from './file-routes.js';
import { graphqlRoute } from './graphql-route.js';
import { healthRoutes } from './health-routes.js';
import { Metrics } from './metrics.js';
import { queryPage } from './query-page.js';
import { addResponseHeaders, setResponseHeaders } from './response-headers.js';
import type { SharingOptions } from './socket-operations.js';
import { tokenRoute } from './token-route.js';
import { answerError, answerNoRoute } from './transport-errors.js';
import { attachWebSocket } from './web-socket.js';

const DRAIN_PATIENCE_MS = 10_000;
/** A request must have arrived whole by then, a file by its own time: who sends a byte at a time holds no connection for ever. */
const REQUEST_PATIENCE_MS = 60_000;
const UPLOAD_PATIENCE_MS = 15 * 60_000;

export interface EdgeOptions {
  readonly database: Database;
  readonly settings: Settings;
  readonly schema: GraphQLSchema;
  /** Made anew for each operation. */
  readonly makeLoaders?: (scope: RequestScope) => unknown;
  readonly log: Logger;
  readonly live?: SharingOptions;
}

const makeApp = (settings: Settings, log: Logger): FastifyInstance =>
  Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: settings.trustProxy,
    bodyLimit: settings.limits.bodyBytes,
    requestTimeout: UPLOAD_PATIENCE_MS,
    // While it drains, requests on open connections are still answered; the balancer is told by /readyz.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // No hook runs for these.
    frameworkErrors: (error, request, reply) => {
      setResponseHeaders(request, reply);
      answerError(error, request, reply);
    },
  }) as unknown as FastifyInstance;

const observeRequests = (app: FastifyInstance, metrics: Metrics): void => {
  app.addHook('onResponse', (request, reply, done) => {
    metrics.observeRequest(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
};

/** Node knows one time for all requests: that of uploads. Of all others the connection is closed earlier. */
const limitArrival = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url !== UPLOAD_PATH && !request.raw.complete) {
      const late = setTimeout(() => void (request.raw.complete || request.raw.destroy()), REQUEST_PATIENCE_MS);
      reply.raw.once('close', () => clearTimeout(late));
    }
    done();
  });
};

/** Requests that are running may finish, but not for ever. Gives whether the server is closing. */
const drainOnClose = (app: FastifyInstance): (() => boolean) => {
  let draining = false;
  let patience: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    draining = true;
    patience = setTimeout(() => app.server.closeAllConnections(), DRAIN_PATIENCE_MS);
  });
  // Else a connection that is kept alive would keep the server.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (draining) reply.header('connection', 'close');
    done();
  });
  app.addHook('onClose', async () => clearTimeout(patience));
  return () => draining;
};

/** Ready to listen. `close()` ends everything that it serves, and the database's pool. */
export const createEdge = async ({
  database,
  settings,
  schema,
  makeLoaders = () => null,
  log,
  live = {},
}: EdgeOptions): Promise<FastifyInstance> => {
  const app = makeApp(settings, log);
  const metrics = new Metrics(database);
  const signIn = openSignIn(database, settings);
  const bus = settings.redisUrl === null ? null : new EventBus(settings.redisUrl, database, log);
  const apollo = await startApollo({ schema, settings, log, metrics });
  addResponseHeaders(app);
  await allowOrigins(app, settings);
  observeRequests(app, metrics);
  limitArrival(app);
  const isDraining = drainOnClose(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNoRoute);
  await app.register(healthRoutes({ database, settings, metrics, isDraining }));
  await app.register(tokenRoute(signIn));
  await app.register(attachmentRoute({ signIn, settings, dir: attachmentsDirOf(settings) }));
  await app.register(fileRoutes({ signIn, settings }));
  await app.register(graphqlRoute({ apollo, signIn, settings, makeLoaders }));
  await app.register(exportRoute({ signIn, settings }));
  await app.register(bulletinRoute({ signIn, settings }));
  if (settings.profile === 'demonstration') await app.register(queryPage);
  await app.register(consolePage);
  attachWebSocket(app, { database, schema, settings, log, metrics, makeLoaders, signIn, ...live });
  app.addHook('onClose', async () => {
    bus?.stop();
    await apollo.server.stop();
    await signIn.lastUse.stop();
    if (database.dataSource.isInitialized) await database.close();
  });
  return app;
};

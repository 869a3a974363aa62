// WebSocket /graphql with the graphql-transport-ws protocol.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import proxyAddr from '@fastify/proxy-addr';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type ExecutionArgs } from 'graphql';
import { CloseCode, handleProtocols, makeServer, type Context, type Server, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { callerBeforeOperation, type AskedBy } from '../features/sign-in/caller.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import { Heartbeat } from './heartbeat.js';
import { refusal } from './public-errors.js';
import { serveSocket, type SocketParts } from './serve-socket.js';
import { SocketOperations, type SocketOperationsOptions } from './socket-operations.js';
import { SocketOutlet } from './socket-outlet.js';
import { FORBIDDEN, openSocketSession, type SocketSession } from './socket-sign-in.js';

const INIT_PATIENCE_MS = 5_000;
const MOST_OPERATIONS_AT_ONCE = 100;
const CLOSING_PATIENCE_MS = 2_000;
const GOING_AWAY = 1001;

interface SocketExtra extends SocketParts {
  /** What the socket speaks over. */
  readonly connection: Duplex;
  readonly address: string | null;
  session?: SocketSession;
}
type ConnectionParams = Record<string, unknown> | undefined;
type SocketContext = Context<ConnectionParams, SocketExtra>;

export interface WebSocketOptions extends SocketOperationsOptions {
  readonly signIn: SignInContext;
}

const isUnauthenticated = (error: unknown): boolean => error instanceof RequestError && error.code === 'UNAUTHENTICATED';

/** The address of whoever opened the socket, as over HTTP: proxies are believed when the settings name them. */
const makeAddressOf = ({ trustProxy }: Settings): ((request: IncomingMessage) => string | null) => {
  if (trustProxy === false) return (request) => request.socket.remoteAddress ?? null;
  const trust = trustProxy === true ? () => true : proxyAddr.compile(String(trustProxy).split(','));
  return (request) => proxyAddr(request, trust) ?? null;
};

/** Keeps nothing of whatever surrounds it: it lives as long as the connection. */
function destroyAtError(this: Duplex): void {
  this.destroy();
}

const askedBy = ({ address }: SocketExtra): AskedBy => ({ id: randomUUID(), address });

const connect = async ({ signIn, log }: WebSocketOptions, { connectionParams, extra }: SocketContext): Promise<boolean> => {
  const request = askedBy(extra);
  try {
    const session = await openSocketSession(signIn, extra.socket, connectionParams, request);
    if (session) extra.session = session;
    // It may have closed while the database was asked.
    if (extra.socket.readyState !== extra.socket.OPEN) session?.end();
    return session !== null;
  } catch (error) {
    if (isUnauthenticated(error)) return false;
    log.error({ err: error, requestId: request.id }, 'a WebSocket cannot sign in');
    extra.socket.close(CloseCode.InternalServerError, 'Internal server error');
    return false;
  }
};

/** Signs in anew for each operation, so that a disabled account or an ended grant takes effect at once. */
const subscribe = async (
  options: WebSocketOptions,
  operations: SocketOperations,
  { extra, subscriptions }: SocketContext,
  id: string,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> => {
  const running = Object.keys(subscriptions).length;
  if (running > MOST_OPERATIONS_AT_ONCE) {
    return [refusal('QUERY_TOO_COMPLEX', { what: '同时进行的操作数量', limit: MOST_OPERATIONS_AT_ONCE, actual: running })];
  }
  try {
    const caller = async (): Promise<RequestScope> =>
      (await callerBeforeOperation(options.signIn, extra.session!.token, askedBy(extra))).scope;
    const outlet = new SocketOutlet(extra.socket, extra.connection, id);
    const prepared = operations.prepare(await caller(), payload, { renew: caller, outlet });
    // It was read: graphql-ws keeps the message as long as the operation runs.
    (payload as { query: string }).query = '';
    return prepared;
  } catch (error) {
    if (isUnauthenticated(error)) extra.socket.close(FORBIDDEN, 'Forbidden');
    return [error instanceof GraphQLError ? error : new GraphQLError('sign-in failed', { originalError: error as Error })];
  }
};

const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
};

const makeProtocol = (options: WebSocketOptions): Server<SocketExtra> => {
  const operations = new SocketOperations(options);
  return makeServer<ConnectionParams, SocketExtra>({
    connectionInitWaitTimeout: INIT_PATIENCE_MS,
    onConnect: (context) => connect(options, context),
    onClose: ({ extra }) => extra.session?.end(),
    onSubscribe: (context, id, payload) => subscribe(options, operations, context, id, payload),
    execute: operations.execute,
    subscribe: operations.subscribe,
    onNext: (_context, _id, _payload, args, result) => operations.answer(args, result),
    onError: (_context, _id, _payload, errors) => operations.answerErrors(errors),
  });
};

const closeAll = async (sockets: WebSocketServer): Promise<void> => {
  for (const client of sockets.clients) client.close(GOING_AWAY, 'Going away');
  const stragglers = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), CLOSING_PATIENCE_MS);
  await new Promise((resolve) => sockets.close(resolve));
  clearTimeout(stragglers);
};

/** Takes upgrades of /graphql from the app's HTTP server; closes the sockets with 1001 when the app begins to close. */
export const attachWebSocket = (app: FastifyInstance, options: WebSocketOptions): void => {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: options.settings.limits.bodyBytes,
    handleProtocols,
  });
  const protocol = makeProtocol(options);
  const addressOf = makeAddressOf(options.settings);
  const heartbeat = new Heartbeat();
  let closing = false;
  options.metrics.watchSockets(() => sockets.clients.size);
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', destroyAtError);
    if (closing) return refuseUpgrade(socket, '503 Service Unavailable');
    if (request.url?.split('?')[0] !== '/graphql') return refuseUpgrade(socket, '404 Not Found');
    sockets.handleUpgrade(request, socket, head, (opened) => {
      heartbeat.add(opened);
      serveSocket(protocol, { socket: opened, connection: socket, address: addressOf(request) }, options.log);
    });
  });
  app.addHook('preClose', async () => {
    closing = true;
    heartbeat.stop();
    await closeAll(sockets);
  });
};

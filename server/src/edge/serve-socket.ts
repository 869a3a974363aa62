// One WebSocket under the graphql-transport-ws protocol: messages in and out, a heartbeat, and no patience with who does not read.
import { CloseCode, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import type { Outlet } from './live-subscription.js';

const HEARTBEAT_MS = 12_000;
/** A client that lets so much pile up does not read any more. */
const MOST_UNSENT_BYTES = 8 * 1024 * 1024;

export interface SocketParts {
  readonly socket: WebSocket;
}

const sendTo =
  (socket: WebSocket) =>
  (data: string): Promise<void> =>
    new Promise((resolve) => {
      if (socket.readyState !== socket.OPEN) return resolve();
      if (socket.bufferedAmount > MOST_UNSENT_BYTES) socket.terminate();
      // What cannot be sent is answered by the socket's closing.
      else socket.send(data, () => resolve());
    });

/** So much may wait in the server's memory for one client, beside what the system sends. */
const MOST_WAITING_BYTES = 64 * 1024;
const TAIL = Buffer.from('}');

/** Results of one subscription, each written once for all that get it: only the subscription's own id is added here. */
export class SocketOutlet implements Outlet {
  readonly #head: string;
  constructor(
    private readonly socket: WebSocket,
    id: string,
  ) {
    this.#head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  }

  get hasRoom(): boolean {
    return this.socket.bufferedAmount <= MOST_WAITING_BYTES;
  }

  send(payload: Buffer): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.send(Buffer.concat([Buffer.from(this.#head), payload, TAIL]), { binary: false });
  }
}

/** Pings now and then; a client that has not answered by the next time is gone. */
const keepAlive = (socket: WebSocket): (() => void) => {
  let answered = true;
  socket.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, HEARTBEAT_MS).unref();
  return () => clearInterval(timer);
};

/** Serves the socket until it closes. */
export const serveSocket = <Extra extends SocketParts>(server: Server<Extra>, extra: Extra, log: Logger): void => {
  const { socket } = extra;
  const stopPinging = keepAlive(socket);
  // Broken frames and messages beyond the limit: ws closes with the code for it.
  socket.on('error', (error) => log.debug({ err: error }, 'a WebSocket broke the protocol'));
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: sendTo(socket),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) =>
        socket.on('message', (data: Buffer) => {
          read(data.toString('utf8')).catch((error: unknown) => {
            log.error({ err: error }, 'a WebSocket message failed');
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        }),
    },
    extra,
  );
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'a WebSocket did not end cleanly'));
  });
};

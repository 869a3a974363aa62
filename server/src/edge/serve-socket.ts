// One WebSocket under the graphql-transport-ws protocol: messages in and out, and no patience with who does not read.
import { CloseCode, type Server } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';

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

/** Serves the socket until it closes. */
export const serveSocket = <Extra extends SocketParts>(server: Server<Extra>, extra: Extra, log: Logger): void => {
  const { socket } = extra;
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
    closed(code, String(reason)).catch((error: unknown) => log.error({ err: error }, 'a WebSocket did not end cleanly'));
  });
};

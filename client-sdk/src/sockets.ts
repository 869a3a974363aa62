// One WebSocket for all subscriptions of a client, signed in with a token of the moment, and what its endings mean.
import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws/client';
import type { SignIn } from './sign-in.js';
import type { RetryOptions } from './wait.js';

export interface Sockets {
  /** One connection for all subscriptions of a client. */
  readonly client: SocketClient;
  readonly signIn: SignIn;
  readonly retries: RetryOptions;
  /** The number of the newest event. */
  readonly newest: (signal: AbortSignal | undefined) => Promise<string>;
}

const KEEP_ALIVE_MS = 10_000;
const PONG_PATIENCE_MS = 5_000;

/** One socket, opened with the first subscription. `webSocket` is a constructor as browsers have it; throws where there is none, nor one given. */
export const openSockets = (url: string, signIn: SignIn, webSocket: unknown): SocketClient => {
  let pong: ReturnType<typeof setTimeout> | undefined;
  let sent: string | null = null;
  const client: SocketClient = createSocketClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: webSocket,
    // Following begins again by itself, with another `after`.
    retryAttempts: 0,
    keepAlive: KEEP_ALIVE_MS,
    connectionParams: async () => ({ authorization: `Bearer ${(sent = await signIn.getToken())}` }),
    on: {
      // A line that died without a word.
      ping: (received) => {
        if (!received) pong = setTimeout(() => client.terminate(), PONG_PATIENCE_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pong);
      },
      closed: (event) => {
        clearTimeout(pong);
        if (sent !== null && isRefusal(event)) signIn.refuse(sent);
      },
    },
  });
  return client;
};

export const codeOfClosing = (error: unknown): number | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? code : null;
};
/** Unauthorized, Forbidden: the token ended, or was refused. */
export const isRefusal = (error: unknown): boolean => [4401, 4403].includes(codeOfClosing(error) ?? 0);
/** The client and the server do not speak the same protocol: no use in trying again. */
export const isBroken = (error: unknown): boolean => [4400, 4004, 4005, 4406, 4409, 4429].includes(codeOfClosing(error) ?? 0);

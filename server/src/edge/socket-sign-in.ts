// A WebSocket is opened by a token and ends with it.
import type { WebSocket } from 'ws';
import { Alarm } from '../events/alarm.js';
import { callerBeforeOperation, type AskedBy } from '../features/sign-in/caller.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import { parseBearerToken } from './bearer-token.js';

/** The protocol's code for "your credentials do not allow this". */
export const FORBIDDEN = 4403;

/** What is kept of a connection that was let in. */
export class SocketSession {
  readonly #expiry: Alarm;
  constructor(
    readonly token: string,
    socket: WebSocket,
    expiresAt: Date,
  ) {
    this.#expiry = new Alarm(() => socket.close(FORBIDDEN, 'Token expired'));
    this.#expiry.setBy(expiresAt.getTime());
  }

  end(): void {
    this.#expiry.stop();
  }
}

/** Lets a connection in by the `authorization` of its connection_init. Throws UNAUTHENTICATED; null: none was given. */
export const openSocketSession = async (
  signIn: SignInContext,
  socket: WebSocket,
  connectionParams: Readonly<Record<string, unknown>> | undefined,
  request: AskedBy,
): Promise<SocketSession | null> => {
  const token = parseBearerToken(connectionParams?.authorization ?? connectionParams?.Authorization);
  if (token === null) return null;
  const { expiresAt } = await callerBeforeOperation(signIn, token, request);
  return new SocketSession(token, socket, expiresAt);
};

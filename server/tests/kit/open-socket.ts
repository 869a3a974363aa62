// A WebSocket of the protocol's own messages, so that a test sees every one of them.
import { WebSocket } from 'ws';
import { eventually } from './eventually.js';

export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever it asked for
}

export interface TestSocket {
  readonly messages: SocketMessage[];
  readonly protocol: string;
  send(message: SocketMessage | string): void;
  /** Sends an operation; gives its messages once it ended. */
  operation(id: string, query: string, variables?: Readonly<Record<string, unknown>>): Promise<SocketMessage[]>;
  /** Sends a subscription; gives its messages so far, and more as they come. */
  subscribe(id: string, query: string, variables?: Readonly<Record<string, unknown>>): () => SocketMessage[];
  /** The code and reason with which the server closes. */
  closed(): Promise<{ code: number; reason: string }>;
  close(): void;
}

/** Opens a socket; with a token also signs in and waits for the acknowledgement. */
export const openSocket = async (url: string, token?: string, protocol = 'graphql-transport-ws'): Promise<TestSocket> => {
  const socket = new WebSocket(url, protocol);
  const messages: SocketMessage[] = [];
  let ending: { code: number; reason: string } | null = null;
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as SocketMessage));
  socket.on('close', (code, reason) => void (ending = { code, reason: String(reason) }));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send: TestSocket['send'] = (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const wait = <T>(find: () => T | undefined | null | false): Promise<T> =>
    eventually(() => {
      const found = find();
      if (!found) throw new Error(`still waiting; messages: ${JSON.stringify(messages)}, closed: ${JSON.stringify(ending)}`);
      return found;
    });
  if (token !== undefined) {
    send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await wait(() => messages.some((message) => message.type === 'connection_ack'));
  }
  const of = (id: string): SocketMessage[] => messages.filter((message) => message.id === id);
  return {
    messages,
    protocol: socket.protocol,
    send,
    operation: async (id, query, variables) => {
      send({ type: 'subscribe', id, payload: { query, ...(variables && { variables }) } });
      await wait(() => of(id).some((message) => message.type === 'complete' || message.type === 'error'));
      return of(id);
    },
    subscribe: (id, query, variables) => {
      send({ type: 'subscribe', id, payload: { query, ...(variables && { variables }) } });
      return () => of(id);
    },
    closed: () => wait(() => ending),
    close: () => socket.close(),
  };
};

// A subscription over cuts, restarts, ended tokens and slow loops, against a server of the protocol's own messages.
import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { createClient, type Client } from './node/index.js';

interface Message {
  readonly type: string;
  readonly id: string;
  readonly payload: { readonly authorization?: string; readonly operationName?: string; readonly variables?: { readonly after?: string } };
}
/** One subscription as the server has it. */
interface Subscribed {
  readonly after: string | undefined;
  readonly authorization: string;
  give(...sequences: number[]): void;
  fail(code: string): void;
  /** An error as the only result, as a server may put it too. */
  answer(code: string): void;
  complete(): void;
  close(code: number): void;
}

const servers: FakeServer[] = [];
class FakeServer {
  readonly subscriptions: Subscribed[] = [];
  /** Runs for each subscription, in turn; the last for all that follow. */
  readonly script: ((subscribed: Subscribed) => void)[] = [];
  /** Close codes for connections, instead of an acknowledgement. */
  readonly refusals: number[] = [];
  completed = 0;
  #sockets: WebSocketServer | null = null;
  port = 0;

  async listen(): Promise<this> {
    this.#sockets = new WebSocketServer({ port: this.port, host: '127.0.0.1', handleProtocols: () => 'graphql-transport-ws' });
    this.#sockets.on('connection', (socket) => this.#serve(socket));
    await once(this.#sockets, 'listening');
    this.port = (this.#sockets.address() as AddressInfo).port;
    servers.push(this);
    return this;
  }

  #serve(socket: WebSocket): void {
    let authorization = '';
    socket.on('message', (data: Buffer) => {
      const { type, id, payload } = JSON.parse(data.toString()) as Message;
      const send = (message: object): void => socket.send(JSON.stringify(message));
      if (type === 'complete') this.completed += 1;
      if (type === 'connection_init') {
        authorization = payload.authorization!;
        const refusal = this.refusals.shift();
        if (refusal === undefined) send({ type: 'connection_ack' });
        else socket.close(refusal, 'Forbidden');
      }
      if (type !== 'subscribe') return;
      if (payload.operationName === 'EventSequence') {
        send({ type: 'next', id, payload: { data: { eventSequence: '10' } } });
        return send({ type: 'complete', id });
      }
      const subscribed: Subscribed = {
        after: payload.variables?.after,
        authorization,
        give: (...sequences) =>
          sequences.forEach((n) => send({ type: 'next', id, payload: { data: { notified: { sequence: String(n), notification: {} } } } })),
        fail: (code) => send({ type: 'error', id, payload: [{ message: code, extensions: { code } }] }),
        answer: (code) => send({ type: 'next', id, payload: { errors: [{ message: code, extensions: { code } }] } }),
        complete: () => send({ type: 'complete', id }),
        close: (code) => socket.close(code, 'Going away'),
      };
      this.subscriptions.push(subscribed);
      (this.script.length > 1 ? this.script.shift()! : this.script[0])?.(subscribed);
    });
  }

  async stop(): Promise<void> {
    for (const client of this.#sockets?.clients ?? []) client.terminate();
    this.#sockets?.close();
  }
}

let tokens = 0;
/** A client whose HTTP says that the newest event is 10, and whose token is another one each time it was refused. */
const clientOf = (server: FakeServer): Client => {
  tokens = 0;
  return createClient({
    url: `http://127.0.0.1:${server.port}`,
    credentials: { username: 'u', password: 'p' },
    retries: { firstDelayMs: 5, longestDelayMs: 20 },
    fetch: async (url) => {
      if ((url as string).endsWith('/auth/token')) return Response.json({ access_token: `token-${(tokens += 1)}`, expires_in: 900 });
      return Response.json({ data: { eventSequence: '10' } });
    },
  });
};
const clients: Client[] = [];
const start = async (...script: FakeServer['script']): Promise<{ server: FakeServer; client: Client }> => {
  const server = await new FakeServer().listen();
  server.script.push(...script);
  const client = clientOf(server);
  clients.push(client);
  return { server, client };
};
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of servers.splice(0)) await server.stop();
});

/** The sequences of the next so many; of what is no event, its kind. */
const take = async (events: AsyncIterator<{ kind: string; event?: { sequence: string } }>, count: number): Promise<string[]> => {
  const taken: string[] = [];
  while (taken.length < count) {
    const { done, value } = await events.next();
    if (done) return [...taken, 'END'];
    taken.push(value.kind === 'EVENT' ? value.event!.sequence : value.kind);
  }
  return taken;
};

describe('following', () => {
  it('begins behind the newest event, so that nothing is missed before the first', async () => {
    const { server, client } = await start((subscribed) => subscribed.give(11, 12));
    const events = client.notified();
    expect(await take(events, 2)).toEqual(['11', '12']);
    expect(server.subscriptions.map(({ after }) => after)).toEqual(['10']);
    await events.return!();
  });

  it('goes on behind the last event after a cut, each once, in order', async () => {
    const { server, client } = await start(
      (subscribed) => {
        subscribed.give(11, 12);
        subscribed.close(1001);
      },
      (subscribed) => subscribed.give(12, 13),
    );
    const states: string[] = [];
    expect(await take(client.notified({ onConnection: (state) => states.push(state) }), 3)).toEqual(['11', '12', '13']);
    expect(server.subscriptions.map(({ after }) => after)).toEqual(['10', '12']);
    expect(states).toEqual(['CONNECTED', 'DISCONNECTED', 'CONNECTED']);
  });

  it.each(['fail', 'answer'] as const)('tells nothing of a subscription that is refused (%s)', async (way) => {
    const { client } = await start((subscribed) => subscribed[way]('OUT_OF_SCOPE'));
    const states: string[] = [];
    await expect(client.notified({ onConnection: (state) => states.push(state) }).next()).rejects.toMatchObject({ code: 'OUT_OF_SCOPE' });
    expect(states).toEqual([]);
  });

  it('tells that it is connected before there is an event', async () => {
    const { client } = await start(() => undefined);
    const connected = new Promise<string>((resolve) => void client.notified({ onConnection: resolve }).next());
    expect(await connected).toBe('CONNECTED');
  });

  it('waits for a server that starts again, however long that takes', async () => {
    const { server, client } = await start((subscribed) => subscribed.give(11));
    const events = client.notified();
    expect(await take(events, 1)).toEqual(['11']);
    await server.stop();
    const next = take(events, 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    server.script.splice(0, 1, (subscribed) => subscribed.give(12));
    await server.listen();
    expect(await next).toEqual(['12']);
    expect(server.subscriptions.at(-1)!.after).toBe('11');
  });

  it('connects with a new token when the old one ended', async () => {
    const { server, client } = await start(
      (subscribed) => {
        subscribed.give(11);
        subscribed.close(4403);
      },
      (subscribed) => subscribed.give(12),
    );
    expect(await take(client.notified(), 2)).toEqual(['11', '12']);
    expect(server.subscriptions.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('ends with UNAUTHENTICATED when new tokens are refused as well', async () => {
    const { server, client } = await start();
    server.refusals.push(4403, 4403, 4403);
    await expect(client.notified().next()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('ends with UNREACHABLE where no server ever was', async () => {
    const { server, client } = await start();
    await server.stop();
    await expect(client.notified().next()).rejects.toMatchObject({ code: 'UNREACHABLE' });
  });

  it('gives RESUME_EXPIRED to the loop, which goes on from now', async () => {
    const { server, client } = await start(
      (subscribed) => subscribed.fail('RESUME_EXPIRED'),
      (subscribed) => subscribed.give(11),
    );
    expect(await take(client.notified({ after: '3' }), 2)).toEqual(['RESUME_EXPIRED', '11']);
    expect(server.subscriptions.map(({ after }) => after)).toEqual(['3', '10']);
  });

  it('comes back when it was let go for being slow, and ends when it is refused', async () => {
    const { client } = await start(
      (subscribed) => {
        subscribed.give(11);
        subscribed.fail('SLOW_CONSUMER');
      },
      (subscribed) => {
        subscribed.give(12);
        subscribed.fail('FORBIDDEN');
      },
    );
    const events = client.notified();
    expect(await take(events, 2)).toEqual(['11', '12']);
    await expect(events.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('leaves a loop that is far behind, and begins again behind what it has', async () => {
    const { server, client } = await start(
      (subscribed) => subscribed.give(...Array.from({ length: 1_500 }, (_, index) => 11 + index)),
      (subscribed) => subscribed.give(1011, 1012),
    );
    const events = client.notified();
    expect(await take(events, 1)).toEqual(['11']);
    // Left as soon as a thousand wait.
    while (server.completed === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const behind = await take(events, 1_001);
    expect(behind.slice(-2)).toEqual(['1011', '1012']);
    expect(server.subscriptions.map(({ after }) => after)).toEqual(['10', '1011']);
  });

  it('ends with the server’s end, with the loop’s, and with the caller’s signal', async () => {
    const { server, client } = await start((subscribed) => {
      subscribed.give(11);
      subscribed.complete();
    });
    expect(await take(client.notified(), 2)).toEqual(['11', 'END']);
    server.script.splice(0, 1, (subscribed) => subscribed.give(11));
    for await (const followed of client.notified()) if (followed.kind === 'EVENT') break;
    const caller = new AbortController();
    const events = client.notified({ signal: caller.signal });
    expect(await take(events, 1)).toEqual(['11']);
    const next = events.next();
    caller.abort(new Error('left'));
    await expect(next).rejects.toThrow('left');
  });
});

// A client that does not read, over a real socket: it is told so and let go, holds up nobody, and has what it missed when it comes back.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { WebSocket } from 'ws';
import { relayWorkers } from '../src/workers/relay-workers.js';
import { announce, numbered } from './kit/append-events.js';
import { eventually } from './kit/eventually.js';
import { openSocket } from './kit/open-socket.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

/** Long enough for who reads, on a machine that does other work. */
const PATIENCE_MS = 1_000;
let server: TestServer;
let owner: pg.Client;
beforeAll(async () => {
  server = await startTestServer({
    workers: relayWorkers({ eventRetentionDays: 30, auditDigest: 'sha256' }),
    live: { patienceMs: PATIENCE_MS },
  });
  owner = new pg.Client({ connectionString: server.cloned.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.close();
});

// Some 150 kB an event, by long names of few fields: more than the systems between server and client keep is soon sent.
const names = ['a', 'b'].map((letter) => `${letter.repeat(2_000)}: code`).join(' ');
const FIGURES = `subscription ($after: String) { figuresUpdated(region: "500000", period: "2026", after: $after) {
  sequence region { children(first: 50) { nodes { ${names} } } } } }`;
const approved = () => ({
  tenantId: 500000,
  kind: 'REPORT_APPROVED' as const,
  regionId: 500155,
  institutionId: randomUUID(),
  system: 'EDUCATION',
  body: { month: 202603, version: 1, counts: true, countedBefore: null },
});

interface Message {
  readonly type: string;
  readonly payload?: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- looked into as it was asked for
}
const sequencesOf = (messages: readonly Message[]): string[] =>
  messages.filter(({ type }) => type === 'next').map(({ payload }) => payload.data.figuresUpdated.sequence);

/** Opens a socket of which the reading can be paused, and subscribes. */
const follow = async (token: string): Promise<{ readonly socket: WebSocket; readonly messages: Message[] }> => {
  const socket = new WebSocket(server.wsUrl, 'graphql-transport-ws');
  const messages: Message[] = [];
  socket.on('message', (data) => messages.push(JSON.parse((data as Buffer).toString()) as Message));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await eventually(() => expect(messages).toHaveLength(1));
  socket.send(JSON.stringify({ type: 'subscribe', id: 's', payload: { query: FIGURES } }));
  return { socket, messages };
};

test('it gets SLOW_CONSUMER, and exactly what it missed when it comes back', async () => {
  const token = await server.token('chongqing');
  const slow = await follow(token);
  const quick = await openSocket(server.wsUrl, token);
  const all = quick.subscribe('q', FIGURES);
  // Both are in place.
  await eventually(async () => {
    await announce(server.database, approved());
    expect([slow.messages.length, all().length].map((length) => length > 1)).toEqual([true, true]);
  });
  slow.socket.pause();
  for (let step = 0; step < 6; step += 1) await announce(server.database, ...Array.from({ length: 10 }, approved));
  const last = await numbered(owner);
  await eventually(() => expect(sequencesOf(all()).at(-1)).toBe(last));
  const patientUntil = performance.now() + 2 * PATIENCE_MS;
  await eventually(() => expect(performance.now()).toBeGreaterThan(patientUntil));
  slow.socket.resume();
  await eventually(() =>
    expect(slow.messages.at(-1)).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'SLOW_CONSUMER' } }] }),
  );
  const got = sequencesOf(slow.messages);
  const wanted = sequencesOf(all()).filter((sequence) => BigInt(sequence) > BigInt(got.at(-1)!));
  expect(wanted.length).toBeGreaterThan(0);
  const rest = quick.subscribe('again', FIGURES, { after: got.at(-1)! });
  await eventually(() => expect(sequencesOf(rest())).toEqual(wanted));
  expect(got.map(Number)).toEqual([...new Set(got.map(Number))].sort((a, b) => a - b));
  quick.close();
  slow.socket.terminate();
});

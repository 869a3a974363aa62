import { afterEach, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { eventually } from '../../tests/kit/eventually.js';
import { Heartbeat } from './heartbeat.js';

let heartbeat: Heartbeat;
let sockets: WebSocketServer;
afterEach(() => {
  heartbeat.stop();
  for (const client of sockets.clients) client.terminate();
  sockets.close();
});

/** Opens clients of a server with a heartbeat; gives how often each was pinged. */
const open = async (...answering: boolean[]): Promise<{ readonly client: WebSocket; pings: number }[]> => {
  heartbeat = new Heartbeat(60, 5);
  sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  sockets.on('connection', (socket) => heartbeat.add(socket));
  await new Promise((resolve) => sockets.once('listening', resolve));
  const { port } = sockets.address() as AddressInfo;
  return Promise.all(
    answering.map(async (autoPong) => {
      const opened = { client: new WebSocket(`ws://127.0.0.1:${port}`, { autoPong }), pings: 0 };
      opened.client.on('ping', () => (opened.pings += 1));
      await new Promise((resolve) => opened.client.once('open', resolve));
      return opened;
    }),
  );
};

test('whoever answers stays, and is pinged in every round', async () => {
  const all = await open(true, true, true);
  await eventually(() => expect(Math.min(...all.map(({ pings }) => pings))).toBeGreaterThan(3));
  expect(Math.max(...all.map(({ pings }) => pings)) - Math.min(...all.map(({ pings }) => pings))).toBeLessThanOrEqual(1);
  expect(all.map(({ client }) => client.readyState)).toEqual([1, 1, 1]);
});

test('whoever does not answer is gone in the next round, and nobody else', async () => {
  const [silent, ...others] = await open(false, true, true);
  await eventually(() => expect(silent!.client.readyState).toBe(WebSocket.CLOSED));
  expect(silent!.pings).toBe(1);
  await eventually(() => expect(Math.min(...others.map(({ pings }) => pings))).toBeGreaterThan(3));
  expect(others.map(({ client }) => client.readyState)).toEqual([1, 1]);
});

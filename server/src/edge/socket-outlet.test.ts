import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { eventually } from '../../tests/kit/eventually.js';
import { SocketOutlet } from './socket-outlet.js';

let http: Server;
let client: WebSocket;
let served: { readonly socket: WebSocket; readonly connection: Duplex };
const received: string[] = [];
beforeAll(async () => {
  http = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  http.on('upgrade', (request, connection, head) =>
    sockets.handleUpgrade(request, connection, head, (socket) => (served = { socket, connection })),
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  client.on('message', (data, isBinary) => received.push(isBinary ? 'binary' : (data as Buffer).toString()));
  await new Promise((resolve) => client.once('open', resolve));
});
afterAll(() => {
  client.terminate();
  http.close();
});

const text = (length: number): string => JSON.stringify('梁'.repeat(Math.floor(length / 3)) + 'x'.repeat(length % 3));

test('results of any length arrive whole and in order, also between messages of the socket itself', async () => {
  const sent: string[] = [];
  for (const id of ['1', 'a "quoted" 订阅', 'e7f3ee58-2e47-4d0d-9a3b-0b7a8b0a5a55']) {
    const outlet = new SocketOutlet(served.socket, served.connection, id);
    // Around the lengths at which the head of a frame grows.
    for (const length of [0, 60, 70, 80, 90, 100, 110, 125, 126, 127, 1_000, 65_400, 65_480, 65_500, 65_535, 65_536, 70_000]) {
      outlet.send([Buffer.from(text(length))]);
      sent.push(`{"id":${JSON.stringify(id)},"type":"next","payload":${text(length)}}`);
      served.socket.send(`between ${length}`);
      sent.push(`between ${length}`);
    }
  }
  await eventually(() => expect(received).toHaveLength(sent.length));
  expect(received).toEqual(sent);
});

test('several at once are several messages', async () => {
  const outlet = new SocketOutlet(served.socket, served.connection, '1');
  const before = received.length;
  const texts = [0, 125, 126, 65_535, 65_536].map(text);
  outlet.send(texts.map((each) => Buffer.from(each)));
  await eventually(() => expect(received.slice(before)).toEqual(texts.map((each) => `{"id":"1","type":"next","payload":${each}}`)));
});

test('it has room until 64 KiB wait; what is sent after the socket began to close is nothing', async () => {
  const outlet = new SocketOutlet(served.socket, served.connection, '1');
  client.pause();
  for (let sent = 0; outlet.hasRoom; sent += 1) {
    expect(sent).toBeLessThan(1_000);
    outlet.send([Buffer.alloc(64 * 1024, ' ')]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(served.connection.writableLength).toBeGreaterThan(64 * 1024);
  client.resume();
  await eventually(() => expect(outlet.hasRoom).toBe(true));
  const before = received.length;
  served.socket.close();
  outlet.send([Buffer.from('late')]);
  await eventually(() => expect(client.readyState).toBe(WebSocket.CLOSED));
  expect(received.slice(before).join()).not.toContain('late');
});

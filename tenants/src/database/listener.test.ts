import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createConnection, createServer, type AddressInfo, type Server } from 'node:net';
import pg from 'pg';
import { cloneDatabase, type ClonedDatabase } from '../../../server/tests/kit/clone-database.js';
import { eventually } from '../../../server/tests/kit/eventually.js';
import { listen } from './listener.js';

let cloned: ClonedDatabase;
let client: pg.Client;
beforeAll(async () => {
  cloned = await cloneDatabase();
  client = new pg.Client({ connectionString: cloned.applicationUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await cloned.drop();
});
const notify = (payload: string): Promise<unknown> => client.query('select pg_notify($1, $2)', ['news', payload]);

test('hears what is notified on its channel, and nothing else, until it is stopped', async () => {
  const heard: string[] = [];
  const listening = listen(cloned.applicationUrl, 'news', (payload) => heard.push(payload));
  await eventually(() => expect(listening.hears).toBe(true));
  await client.query(`select pg_notify('other', 'x')`);
  await notify('1');
  await eventually(() => expect(heard).toEqual(['1']));
  await listening.stop();
  expect(listening.hears).toBe(false);
});

test('a database that is not there is no error', async () => {
  const listening = listen('postgres://nobody@127.0.0.1:1/none', 'news', () => undefined);
  await listening.stop();
  expect(listening.hears).toBe(false);
});

test('a connection that breaks is no error, and is stopped like any other', async () => {
  const listening = listen(cloned.applicationUrl, 'news', () => undefined);
  await eventually(() => expect(listening.hears).toBe(true));
  const owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'shuangcheng listening'`,
  );
  await owner.end();
  await eventually(() => expect(listening.hears).toBe(false));
  await listening.stop();
});

/** What a pooler does: the process of which it tells its client is none of the database's. */
const openPooler = (): Promise<{ server: Server; accepted: () => number; open: () => number }> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(cloned.applicationUrl);
    let [accepted, closed] = [0, 0];
    const server = createServer((socket) => {
      accepted += 1;
      const upstream = createConnection(Number(port), hostname);
      upstream.on('data', (data) => {
        const key = data.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
        if (key >= 0) data.writeInt32BE(1, key + 5);
        socket.write(data);
      });
      socket.pipe(upstream);
      socket.on('close', () => (closed += 1));
      for (const end of [socket, upstream]) end.on('error', () => undefined).on('close', () => (socket.destroy(), upstream.destroy()));
    });
    server.listen(0, '127.0.0.1', () => resolve({ server, accepted: () => accepted, open: () => accepted - closed }));
  });

test('behind a pooler it does not listen: the session would be somebody else’s', async () => {
  const { server, accepted, open } = await openPooler();
  const url = new URL(cloned.applicationUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const heard: string[] = [];
  const listening = listen(url.href, 'news', (payload) => heard.push(payload));
  try {
    await eventually(() => expect([accepted(), open()]).toEqual([1, 0]));
    await notify('1');
    expect([listening.hears, heard]).toEqual([false, []]);
  } finally {
    await listening.stop();
    server.close();
  }
});

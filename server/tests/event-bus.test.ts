// Several servers over one database with Redis between them: TEST_REDIS_URL names one (as .ci/run starts it).
import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient } from '@redis/client';
import { relayWorkers } from '../src/workers/relay-workers.js';
import { announce, returned } from './kit/append-events.js';
import { eventually } from './kit/eventually.js';
import { inPlace } from './kit/in-place.js';
import { openSocket, type SocketMessage } from './kit/open-socket.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

const url = process.env['TEST_REDIS_URL'];
const workers = relayWorkers({ eventRetentionDays: 30, auditDigest: 'sha256' });
const NOTIFIED = 'subscription { notified { notification { text } } }';
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  while (closing.length > 0) await closing.pop()!();
});

/** One that relays and one that does not look by itself: what it hears, it hears from Redis. */
const startTwo = async (redisUrl: string): Promise<readonly [TestServer, TestServer]> => {
  const environment = { REDIS_URL: redisUrl };
  const relaying = await startTestServer({ workers, environment });
  closing.push(() => relaying.close());
  const hearing = await startTestServer({ workers: [], environment, cloned: relaying.cloned });
  closing.push(() => hearing.close());
  return [relaying, hearing];
};
const follow = async (server: TestServer): Promise<() => string> => {
  const socket = await openSocket(server.wsUrl, await server.token('liangping'));
  const messages = await inPlace(server, () => socket.subscribe('n', NOTIFIED));
  return () => JSON.stringify(messages().map(({ payload }: SocketMessage) => payload?.data));
};

(url === undefined ? describe.skip : describe)('with Redis between them', () => {
  test('what one server numbers, a subscriber of another is told, though that server never looks', async () => {
    const [relaying, hearing] = await startTwo(url!);
    const told = await follow(hearing);
    await eventually(async () => {
      await announce(relaying.database, returned('经由总线'));
      expect(told()).toContain('经由总线');
    });
  });

  test('a cut connection comes back, and nonsense on the channel does no harm', async () => {
    const [relaying, hearing] = await startTwo(url!);
    const told = await follow(hearing);
    const rogue = createClient({ url: url! });
    await rogue.connect();
    closing.push(async () => rogue.destroy());
    for (const text of ['999999999999999999', '-1', 'x', '']) await rogue.publish('shuangcheng:events', text);
    await rogue.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']);
    await eventually(async () => {
      await announce(relaying.database, returned('断线之后'));
      expect(told()).toContain('断线之后');
    });
  });
});
if (url === undefined) console.info('skipped: TEST_REDIS_URL names no Redis to test two servers with');

test('a Redis that is down stops neither a server nor an event, and is told of once', async () => {
  const environment = { REDIS_URL: 'redis://127.0.0.1:1' };
  const server = await startTestServer({ workers, environment });
  closing.push(() => server.close());
  const told = await follow(server);
  await announce(server.database, returned('没有总线'));
  await eventually(() => expect(told()).toContain('没有总线'));
  await eventually(() => expect(server.warnings.filter(({ msg }) => String(msg).startsWith('Redis cannot be reached'))).toHaveLength(1));
});

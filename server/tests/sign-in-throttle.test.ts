import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  assertNotThrottled,
  countFailure,
  FAILURES_FOR_ADDRESS,
  FAILURES_FOR_USERNAME,
  networkOf,
  WINDOW_MS,
} from '../src/features/sign-in/throttle.service.js';
import { edgeSchema } from './kit/edge-schema.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ schema: edgeSchema, environment: { TRUST_PROXY: 'on' } });
});
afterAll(() => server.close());

const tryPassword = (username: string, password: string, address = '192.0.2.1'): Promise<Response> =>
  server.signIn({ grant_type: 'password', username, password }, { 'x-forwarded-for': address });
const statusesOf = async (tries: Promise<Response>[]): Promise<number[]> => (await Promise.all(tries)).map((response) => response.status);

describe('guessing passwords', () => {
  test('after five failures the right password is refused too, with the time to wait, and only for that user name', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect((await tryPassword('quxian', `guess ${tries}`)).status).toBe(400);
    const refused = await tryPassword('quxian', 'demo');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    expect(await refused.json()).toEqual({ error: 'slow_down', error_description: expect.stringMatching(/尝试次数过多/) });
    expect((await tryPassword('dazhou', 'demo')).status).toBe(200);
  });

  test('whoever guesses does not lock out the clerk, who signs in from elsewhere', async () => {
    for (let tries = 0; tries < 8; tries += 1) await tryPassword('liangping-school', 'wrong', '203.0.113.1');
    expect((await tryPassword('liangping-school', 'demo', '203.0.113.1')).status).toBe(429);
    expect((await tryPassword('liangping-school', 'demo', '203.0.113.2')).status).toBe(200);
  });

  test('spellings of one user name share their count', async () => {
    for (const name of ['dianjiang', 'DIANJIANG', 'ｄｉａｎｊｉａｎｇ', 'Dianjiang', 'dianjiang'])
      await tryPassword(name, 'wrong', '203.0.113.3');
    expect((await tryPassword('dianjiang', 'demo', '203.0.113.3')).status).toBe(429);
    expect((await tryPassword('ＤＩＡＮＪＩＡＮＧ', 'demo', '203.0.113.4')).status).toBe(200);
  });

  test('fifty guesses at a name from everywhere together are all there are in a window', async () => {
    const now = new Date();
    const from = (host: number): { username: string; address: string } => ({ username: 'somebody', address: `10.0.0.${host}` });
    for (let tries = 0; tries < FAILURES_FOR_USERNAME; tries += 1) {
      await assertNotThrottled(server.database, from(tries), now);
      await countFailure(server.database, from(tries), now);
    }
    await expect(assertNotThrottled(server.database, from(200), now)).rejects.toMatchObject({ code: 'slow_down', retryAfterSeconds: 300 });
    await assertNotThrottled(server.database, from(200), new Date(now.getTime() + WINDOW_MS));
  });

  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('the network of %s is %s', (address, network) => expect(networkOf(address)).toBe(network));

  test('a success clears the count of the user name at that address', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) expect((await tryPassword('sichuan', 'wrong')).status).toBe(400);
      expect((await tryPassword('sichuan', 'demo')).status).toBe(200);
    }
  });

  test('an unknown user name is throttled like any other', async () => {
    expect(await statusesOf(Array.from({ length: 5 }, () => tryPassword('nobody', 'x', '192.0.2.2')))).toEqual([400, 400, 400, 400, 400]);
    expect((await tryPassword('nobody', 'x', '192.0.2.2')).status).toBe(429);
  });

  test('of many guesses at once, a right one among the late ones is not let in', async () => {
    const guesses = Array.from({ length: 40 }, (_, index) =>
      tryPassword('chongqing', index === 39 ? 'demo' : `guess ${index}`, '192.0.2.3'),
    );
    const statuses = await statusesOf(guesses);
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(35);
  });

  test('many sign-ins at once with the right password all succeed', async () => {
    expect(new Set(await statusesOf(Array.from({ length: 12 }, () => tryPassword('auditor', 'demo', '192.0.2.4'))))).toEqual(
      new Set([200]),
    );
  });

  test('an address with too many failures over many user names is refused, until the window ends', async () => {
    const now = new Date();
    const attempt = (username: string): { username: string; address: string } => ({ username, address: '198.51.100.9' });
    for (let tries = 0; tries < FAILURES_FOR_ADDRESS; tries += 1) await countFailure(server.database, attempt(`user ${tries}`), now);
    await expect(assertNotThrottled(server.database, attempt('dianjiang'), now)).rejects.toMatchObject({
      code: 'slow_down',
      retryAfterSeconds: 300,
    });
    expect((await tryPassword('dianjiang', 'demo', '198.51.100.9')).status).toBe(429);
    expect((await tryPassword('dianjiang', 'demo', '198.51.100.10')).status).toBe(200);
    await assertNotThrottled(server.database, attempt('dianjiang'), new Date(now.getTime() + WINDOW_MS));
  });

  test('the count holds over two servers', async () => {
    const other = await startTestServer({ schema: edgeSchema, cloned: server.cloned, environment: { TRUST_PROXY: 'on' } });
    try {
      for (let tries = 0; tries < 5; tries += 1) await tryPassword('liangping', 'wrong', '192.0.2.5');
      const refused = await other.signIn(
        { grant_type: 'password', username: 'liangping', password: 'demo' },
        { 'x-forwarded-for': '192.0.2.5' },
      );
      expect(refused.status).toBe(429);
    } finally {
      await other.close();
    }
  });
});

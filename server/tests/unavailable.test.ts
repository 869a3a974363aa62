// What clients are told while the database takes no connection, and that they go on by themselves when it does again.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createClient } from '@shuangcheng/client-sdk/node';
import pg from 'pg';
import type { ClonedDatabase } from './kit/clone-database.js';
import { cloneDemonstration, DEMONSTRATION_TIMEOUT_MS } from './kit/demonstration-database.js';
import { startDemonstrationServer, type DemonstrationServer } from './kit/demonstration-server.js';
import { eventually } from './kit/eventually.js';

let cloned: ClonedDatabase;
let owner: pg.Client;
let platform: DemonstrationServer;
let token: string;
beforeAll(async () => {
  cloned = await cloneDemonstration();
  owner = new pg.Client({ connectionString: cloned.ownerUrl });
  await owner.connect();
  platform = await startDemonstrationServer(cloned);
  token = await platform.server.token('liangping');
}, DEMONSTRATION_TIMEOUT_MS);
afterAll(async () => {
  await comeBack();
  await platform.close();
  await owner.end();
  await cloned.drop();
});

const setLimit = (connections: number): Promise<unknown> =>
  owner.query(`do $$ begin execute format('alter database %I connection limit ${connections}', current_database()); end $$`);
/** No connection of the server is left, and none is to be had. */
const goAway = async (): Promise<void> => {
  await setLimit(0);
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'shuangcheng_app'`,
  );
};
const comeBack = (): Promise<unknown> => setLimit(-1);

const NAME = '{ region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2020") { value } } }';
beforeEach(async () => {
  await comeBack();
  await eventually(async () => expect((await platform.server.query(token, NAME)).errors).toBeUndefined());
});

test('an operation is answered UNAVAILABLE, in Chinese and without a word of the database', async () => {
  await goAway();
  await eventually(async () => {
    const { errors } = await platform.server.query(token, NAME);
    expect(errors).toMatchObject([{ message: expect.stringContaining('请稍后'), extensions: { code: 'UNAVAILABLE' } }]);
    expect(JSON.stringify(errors)).not.toMatch(/connection|shuangcheng_app|too many/i);
  });
});

test('a sign-in is answered 503 in the words of OAuth, a file 503, both with when to ask again', async () => {
  await goAway();
  const signIn = await fetch(`${platform.server.url}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'quxian', password: 'demo' }),
  });
  expect([signIn.status, signIn.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await signIn.json()).toMatchObject({ error: 'temporarily_unavailable' });
  const file = await fetch(`${platform.server.url}/exports/register.csv?region=500155`, { headers: { authorization: `Bearer ${token}` } });
  expect([file.status, file.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await file.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
});

test('the SDK asks again until it is there', async () => {
  const client = createClient({
    url: platform.server.url,
    credentials: { username: 'liangping', password: 'demo' },
    retries: { attempts: 50, firstDelayMs: 20, longestDelayMs: 3_000 },
  });
  await client.signIn();
  await goAway();
  const read = client.figures({ region: '500155', period: '2020', codes: ['ENERGY_TOTAL'] });
  await eventually(async () => {
    const { errors } = await platform.server.query(token, NAME);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  });
  await comeBack();
  expect((await read)!.indicators[0]!.value!.toFixed()).toBe('17215.0002267416');
});

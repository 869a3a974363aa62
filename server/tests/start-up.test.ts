// The platform as a process, as whoever runs `npm start` meets it: server/dist/main.js, which npm test builds before.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { urlsOf, withOwner } from './kit/clone-database.js';
import { eventually } from './kit/eventually.js';
import {
  endPlatforms,
  launch,
  newDataFolder,
  program,
  readyAt,
  type Ending,
  type Environment,
  type LaunchedPlatform,
} from './kit/launch-platform.js';
import { openSocket } from './kit/open-socket.js';

afterAll(endPlatforms);

const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;
const signIn = async (url: string, username: string): Promise<{ access_token?: string; error?: string }> => {
  const form = new URLSearchParams({ grant_type: 'password', username, password: 'demo' });
  return (await (await fetch(`${url}/auth/token`, { method: 'POST', body: form })).json()) as { access_token?: string; error?: string };
};
const energyOfLiangping = async (url: string): Promise<string> => {
  const { access_token } = await signIn(url, 'liangping');
  const query = '{ region(code: "500155") { indicator(code: ENERGY_TOTAL, period: "2020") { value } } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${access_token}` },
    body: JSON.stringify({ query }),
  });
  return ((await response.json()) as { data: { region: { indicator: { value: string } } } }).data.region.indicator.value;
};

const loads = ['regions:', 'region groups:', 'factor sets:', 'plan documents:'];
/** What the log says was loaded. */
const loaded = (platform: LaunchedPlatform): string[] =>
  platform.logged().flatMap((line) => [...loads, 'demonstration '].filter((load) => line.startsWith(load)));

describe('with a database of its own', () => {
  let dataDir: string;
  let figure: string;
  const lock = (): string => join(dataDir, 'postgres/postmaster.pid');
  beforeAll(() => {
    // As a folder that is there already, empty and writable by all.
    dataDir = newDataFolder();
    chmodSync(dataDir, 0o777);
  });

  test('the first start loads everything, says that it is ready in one line, and serves', async () => {
    const platform = launch({ DATA_DIR: dataDir });
    const url = await readyAt(platform);
    expect(new Set(loaded(platform))).toEqual(new Set([...loads, 'demonstration ']));
    expect([await statusOf(`${url}/healthz`), await statusOf(`${url}/readyz`)]).toEqual([200, 200]);
    figure = await energyOfLiangping(url);
    expect(Number(figure).toFixed(0)).toBe('17215');
    platform.child.kill('SIGTERM');
    expect(await platform.ended).toEqual({ code: 0, signal: null });
    expect(platform.said()).toEqual([expect.stringMatching(/^ready http:\/\/localhost:\d+\/graphql \(demonstration, [\d.]+ s\)$/)]);
    expect(platform.errors()).toEqual([]);
    expect(existsSync(lock())).toBe(false);
  });

  test('the second start loads nothing and keeps all; killed together with its database, it leaves the rest to the third', async () => {
    const platform = launch({ DATA_DIR: dataDir });
    const url = await readyAt(platform);
    expect(loaded(platform)).toEqual([]);
    expect(await energyOfLiangping(url)).toBe(figure);
    const postgres = Number(readFileSync(lock(), 'utf8').split('\n')[0]);
    process.kill(postgres, 'SIGKILL');
    platform.child.kill('SIGKILL');
    expect(await platform.ended).toEqual({ code: null, signal: 'SIGKILL' });
    expect(existsSync(lock())).toBe(true);
  });

  test('the third start recovers what the kill left, and SIGINT ends it as SIGTERM does', async () => {
    const platform = launch({ DATA_DIR: dataDir });
    const url = await readyAt(platform);
    expect(loaded(platform)).toEqual([]);
    expect(await energyOfLiangping(url)).toBe(figure);
    platform.child.kill('SIGINT');
    expect(await platform.ended).toEqual({ code: 0, signal: null });
    expect(existsSync(lock())).toBe(false);
  });
});

describe('with a database that is there, in the production profile', () => {
  const name = `test_start_${randomBytes(6).toString('hex')}`;
  const settings = (): Environment => ({ DATABASE_URL: urlsOf(name).ownerUrl, PROFILE: 'production' });
  const ask = async (sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: urlsOf(name).ownerUrl });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  let platforms: [LaunchedPlatform, LaunchedPlatform];
  let urls: string[];

  beforeAll(async () => {
    await withOwner(async (client) => void (await client.query(`create database ${name} template template0`)));
    platforms = [launch(settings()), launch(settings())];
    urls = await Promise.all(platforms.map(readyAt));
  });
  afterAll(async () => {
    for (const { child, ended } of platforms ?? []) {
      child.kill('SIGKILL');
      await ended;
    }
    await withOwner(async (client) => void (await client.query(`drop database if exists ${name} with (force)`)));
  });

  test('two servers that start together on an empty database migrate and load it once', async () => {
    expect(platforms.flatMap(loaded).sort()).toEqual([...loads].sort());
    expect(await ask('select name, count(*)::int as times from migrations group by name having count(*) > 1')).toEqual([]);
    expect(await ask('select (select count(*)::int from plan) as plans, (select count(*)::int from tenant) as tenants')).toEqual([
      { plans: 5, tenants: 2 },
    ]);
    for (const url of urls) expect(await statusOf(`${url}/readyz`)).toBe(200);
  });

  test('nothing made up is loaded, and no demonstration account is there to sign in', async () => {
    expect(
      await ask(
        'select (select count(*)::int from account) as accounts, (select count(*)::int from institution) as institutions, (select count(*)::int from region_baseline where made_up) as baselines',
      ),
    ).toEqual([{ accounts: 0, institutions: 0, baselines: 0 }]);
    expect((await signIn(urls[0]!, 'sichuan')).error).toBe('invalid_grant');
  });

  /** A request of which the server has the head, and waits for the body. */
  const beginRequest = async (url: string, body: string): Promise<{ socket: Socket; answer: () => string }> => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data: Buffer) => (answer += data.toString())).on('error', () => undefined);
    socket.write(
      `POST /auth/token HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${Buffer.byteLength(body)}\r\nexpect: 100-continue\r\n\r\n`,
    );
    await eventually(() => expect(answer).toContain('100 Continue'));
    return { socket, answer: () => answer };
  };
  const body = 'grant_type=password&username=nobody&password=none';

  test('SIGTERM lets a request that is under way finish, closes sockets with 1001, and ends with 0', async () => {
    const [platform] = platforms;
    const socket = await openSocket(`${urls[0]!.replace('http', 'ws')}/graphql`);
    const request = await beginRequest(urls[0]!, body);
    platform.child.kill('SIGTERM');
    expect(await socket.closed()).toMatchObject({ code: 1001 });
    await eventually(() => expect(fetch(`${urls[0]!}/healthz`)).rejects.toThrow());
    request.socket.write(body);
    await eventually(() => expect(request.answer()).toContain('"error":"invalid_grant"'));
    expect(await platform.ended).toEqual({ code: 0, signal: null });
    expect(platform.errors()).toEqual([]);
  });

  test('a second signal does not wait for the request', async () => {
    const [, platform] = platforms;
    const socket = await openSocket(`${urls[1]!.replace('http', 'ws')}/graphql`);
    await beginRequest(urls[1]!, body);
    platform.child.kill('SIGINT');
    await socket.closed();
    platform.child.kill('SIGINT');
    expect(await platform.ended).toEqual({ code: 1, signal: null });
  });

  test('a later start loads nothing again, and a port that is taken is said in one line', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const platform = launch({ ...settings(), PORT: String(port) });
    expect(await platform.ended).toEqual({ code: 1, signal: null });
    expect(platform.errors()).toEqual([
      expect.stringMatching(new RegExp(`^cannot start: .*:${port}: the port is taken by another program; set PORT to a free one$`)),
    ]);
    expect(platform.said()).toEqual([]);
    expect(loaded(platform)).toEqual([]);
    taken.close();
  });
});

describe('what cannot start says why in one line, and ends with 1', () => {
  const closedFolder = (): string => {
    const folder = newDataFolder();
    writeFileSync(join(folder, 'of-somebody-else'), '');
    chmodSync(folder, 0o500);
    return folder;
  };
  const olderCluster = (): string => {
    const folder = newDataFolder();
    mkdirSync(join(folder, 'postgres'));
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '14\n');
    return folder;
  };
  const causes: [string, () => Environment, RegExp][] = [
    [
      'a data folder that is not writable',
      () => ({ DATA_DIR: closedFolder() }),
      /^cannot start: The data folder \/var\/tmp\/shuangcheng-start-\w+ should be one that .+ can write to, but .+: set DATA_DIR/,
    ],
    [
      'a data folder below a file',
      () => ({ DATA_DIR: join(program, 'data') }),
      /^cannot start: The data folder .+main\.js\/data should be .+: set DATA_DIR/,
    ],
    [
      'a cluster of another PostgreSQL',
      () => ({ DATA_DIR: olderCluster() }),
      /^cannot start: The cluster .+ should be of PostgreSQL 18, but is of 14: .+ set DATA_DIR/,
    ],
    ['a port that is none', () => ({ PORT: 'abc' }), /^cannot start: PORT: expected a whole number from 0 to 65535, got "abc"$/],
    [
      'a database that does not answer',
      () => ({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/nowhere' }),
      /^cannot start: (?!.*secret).*127\.0\.0\.1:1\/nowhere.*DATABASE_URL$/,
    ],
  ];
  let outcomes: Map<string, { platform: LaunchedPlatform; ending: Ending }>;
  beforeAll(async () => {
    outcomes = new Map(
      await Promise.all(
        causes.map(async ([cause, settings]): Promise<[string, { platform: LaunchedPlatform; ending: Ending }]> => {
          const platform = launch(settings());
          return [cause, { platform, ending: await platform.ended }];
        }),
      ),
    );
  });

  test.each(causes)('%s', (cause, _settings, line) => {
    const { platform, ending } = outcomes.get(cause)!;
    expect(platform.errors()).toEqual([expect.stringMatching(line)]);
    expect(ending).toEqual({ code: 1, signal: null });
    expect(platform.said()).toEqual([]);
  });
});

import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { isPostgres } from './server-lock.js';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start-embedded-postgres.js';

const isRoot = process.getuid?.() === 0;
const testAsRoot = isRoot ? test : test.skip;
const NOBODY = 65534;
const built = fileURLToPath(new URL('../../dist/embedded-postgres/start-embedded-postgres.js', import.meta.url));

const parents: string[] = [];
let parent: string;
let started: { stop(): Promise<void> }[];
let children: ChildProcess[];

beforeEach(() => {
  parent = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'shuangcheng-test-'));
  parents.push(parent);
  chmodSync(parent, 0o755);
  started = [];
  children = [];
});

afterEach(async () => {
  for (const server of started) await server.stop();
  for (const child of children) child.kill('SIGKILL');
  for (const child of children) if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await until(() => readdirSync(parent).every((name) => !existsSync(join(parent, name, 'postgres/postmaster.pid'))));
});

// At the end only: ext4 makes new files slowly for some seconds after many were removed (initdb 0.4 s -> 1.3 s).
afterAll(() => {
  for (const folder of parents) rmSync(folder, { recursive: true, force: true });
});

const until = async (holds: () => boolean, timeoutMs = 10_000): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for: ${String(holds)}`);
    await sleep(5);
  }
};

const start = async (name = 'data', options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ dataDir: join(parent, name), durable: false, ...options });
  started.push(server);
  return server;
};

const query = async <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};

interface Reply {
  readonly url: string;
  readonly pid: number;
  readonly adopted: boolean;
  readonly fault?: string;
}

/** Starts the database in another Node process, which says where it is and then does nothing. */
const startInChild = async (dataDir: string, options: { uid?: number; env?: NodeJS.ProcessEnv; durable?: boolean } = {}) => {
  const { uid, env, durable = false } = options;
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(built)};
    startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: ${durable} }).then(
      ({ url, pid, adopted }) => console.log(JSON.stringify({ url, pid, adopted })),
      (error) => console.log(JSON.stringify({ fault: error.code + ': ' + error.message })),
    );
    setInterval(() => {}, 60_000);`;
  const identity = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    ...identity,
    env,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ...(JSON.parse(line) as Reply) };
};

describe('a start', () => {
  test('gives a superuser connection, and its stop ends the server', async () => {
    const server = await start();
    expect(await query(server.url, 'select current_user as name, current_database() as database')).toEqual([
      { name: 'postgres', database: 'postgres' },
    ]);
    expect(server).toMatchObject({ adopted: false, port: Number(new URL(server.url).port) });
    await server.stop();
    expect(isPostgres(server.pid)).toBe(false);
    await expect(query(server.url, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.stop(); // a second one has nothing to do
  });

  test('keeps the data of the start before, and its password', async () => {
    const first = await start('data', { durable: true });
    await query(first.url, `create table kept as select 42 as answer`);
    await first.stop();
    const second = await start('data', { durable: true });
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  test('makes a cluster that knows Chinese letters, whatever LANG is', async () => {
    const { url } = await startInChild(join(parent, 'data'), { env: { PATH: process.env.PATH, LC_ALL: 'POSIX' } });
    await query(url, 'create extension pg_trgm');
    expect(
      await query(url, `select length('四川') as length, '四川' ~ '^\\w+$' as letters, show_trgm('四川省') <> '{}' as trigrams`),
    ).toEqual([{ length: 2, letters: true, trigrams: true }]);
  });

  test('takes settings of its caller over its own, and passes the log on', async () => {
    const lines: string[] = [];
    const { url } = await start('data', { settings: { work_mem: '12MB', jit: 'on' }, log: (line) => lines.push(line) });
    expect(await query(url, `select current_setting('work_mem') as memory, current_setting('jit') as jit`)).toEqual([
      { memory: '12MB', jit: 'on' },
    ]);
    await until(() => lines.some((line) => line.includes('ready to accept connections')));
  });

  test('asks for a password, which lies in the data folder for no other account', async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = 'postgres';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(parent, 'data/superuser')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(parent, 'data')).sort()).toEqual(['postgres', 'superuser']);
  });

  test('takes a folder that is there already, empty and writable by all', async () => {
    mkdirSync(join(parent, 'open'));
    chmodSync(join(parent, 'open'), 0o777);
    const { url } = await start('open');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(parent, 'open')).mode & 0o777).toBe(0o777);
  });

  test('begins anew where an earlier one was killed while it made the cluster', async () => {
    mkdirSync(join(parent, 'data/postgres.unfinished-999999999/base'), { recursive: true });
    const { url } = await start();
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(join(parent, 'data')).sort()).toEqual(['postgres', 'superuser']);
  });
});

describe('accounts', () => {
  testAsRoot('root runs the server as an unprivileged account, to which the cluster belongs', async () => {
    const server = await start();
    const runsAs = statSync(`/proc/${server.pid}`).uid;
    expect(runsAs).not.toBe(0);
    expect(statSync(join(parent, 'data/postgres')).uid).toBe(runsAs);
  });

  testAsRoot('root takes a private empty folder of its own', async () => {
    mkdirSync(join(parent, 'private'), { mode: 0o700 });
    const { url } = await start('private');
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  testAsRoot('an ordinary account runs the server itself, and root goes on with its cluster', async () => {
    chownSync(parent, NOBODY, NOBODY);
    const { url, pid, child } = await startInChild(join(parent, 'data'), { uid: NOBODY });
    expect(statSync(`/proc/${pid}`).uid).toBe(NOBODY);
    await query(url, 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    await until(() => !isPostgres(pid));
    const server = await start();
    expect(statSync(`/proc/${server.pid}`).uid).toBe(NOBODY);
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  testAsRoot('an ordinary account is refused a folder that it cannot write to', async () => {
    expect(await startInChild(join(parent, 'data'), { uid: NOBODY })).toMatchObject({
      fault: expect.stringMatching(/^DATA_DIR_NOT_WRITABLE: .*EACCES/),
    });
  });

  testAsRoot("an ordinary account is refused another's cluster", async () => {
    const server = await start('data', { osUser: 'nobody' });
    await server.stop();
    const { fault } = await startInChild(join(parent, 'data'), { uid: NOBODY - 1 });
    expect(fault).toMatch(/^(DATA_DIR_NOT_WRITABLE|NO_OS_USER): /);
  });
});

describe('crashes', () => {
  test('nothing that was committed is lost when the server is killed', async () => {
    const first = await start('data', { durable: true });
    await query(first.url, 'create table kept as select 42 as answer');
    process.kill(first.pid, 'SIGKILL');
    const second = await start('data', { durable: true });
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('Node and the server killed at once: the next start recovers', async () => {
    const { child, pid, url } = await startInChild(join(parent, 'data'), { durable: true });
    await query(url, 'create table kept as select 42 as answer');
    child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    const server = await start();
    expect(server).toMatchObject({ adopted: false });
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('a killed Node leaves no server behind', async () => {
    const { child, pid } = await startInChild(join(parent, 'data'));
    expect(isPostgres(pid)).toBe(true);
    child.kill('SIGKILL');
    await until(() => !isPostgres(pid) && !existsSync(join(parent, 'data/postgres/postmaster.pid')));
  });

  test('a session that outlived its server is waited for before another server opens the cluster', async () => {
    const { child, pid, url } = await startInChild(join(parent, 'data'), { durable: true });
    const busy = new pg.Client({ connectionString: url });
    busy.on('error', () => undefined);
    await busy.connect();
    const [{ session }] = (await busy.query<{ session: number }>('select pg_backend_pid() as session')).rows as [{ session: number }];
    process.kill(session, 'SIGSTOP'); // as if it were deep in a calculation
    child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await until(() => !isPostgres(pid));
    let done = false;
    const next = start('data', { durable: true }).finally(() => (done = true));
    await expect(Promise.race([next, sleep(400)])).resolves.toBeUndefined();
    expect(done).toBe(false);
    process.kill(session, 'SIGKILL');
    expect(await query((await next).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a lock whose number went to another program is seen through', async () => {
    const first = await start();
    await first.stop();
    // As after a container's restart: the file names a living process of the same account that is no PostgreSQL.
    const owner = statSync(join(parent, 'data/postgres'));
    const other = spawn('sleep', ['60'], { ...(isRoot ? { uid: owner.uid, gid: owner.gid } : {}), cwd: '/' });
    children.push(other);
    const lock = join(parent, 'data/postgres/postmaster.pid');
    writeFileSync(lock, `${other.pid}\n${dirname(lock)}\n1\n1\n\n127.0.0.1\n\nready\n`);
    if (isRoot) chownSync(lock, owner.uid, owner.gid);
    const second = await start();
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('two starts on one folder', () => {
  test('the second adopts the running server and does not stop it', async () => {
    const first = await start();
    const second = await startEmbeddedPostgres({ dataDir: join(parent, 'data') });
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
    await second.stop();
    expect(isPostgres(first.pid)).toBe(true);
  });

  test('at the same time, on an empty folder: one makes the cluster, both get the same server', async () => {
    const replies = await Promise.all([startInChild(join(parent, 'data')), startInChild(join(parent, 'data'))]);
    expect(replies.map(({ adopted, fault }) => fault ?? adopted).sort()).toEqual([false, true]);
    expect(replies[0].url).toBe(replies[1].url);
    expect(await query(replies[0].url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a data folder is refused in one line', () => {
  test('of another version of PostgreSQL', async () => {
    await (await start()).stop();
    writeFileSync(join(parent, 'data/postgres/PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      name: 'StartupError',
      code: 'DATA_DIR_OTHER_VERSION',
      message: expect.stringMatching(/should be of PostgreSQL \d+, but is of 15: [^\n]*set DATA_DIR/),
    });
  });

  test('below a file', async () => {
    writeFileSync(join(parent, 'file'), '');
    await expect(start('file/data')).rejects.toMatchObject({
      code: 'DATA_DIR_NOT_WRITABLE',
      message: expect.stringMatching(/ENOTDIR[^\n]*set DATA_DIR/),
    });
  });

  (process.platform === 'linux' ? test : test.skip)('on a file system that takes no folders', async () => {
    await expect(startEmbeddedPostgres({ dataDir: '/proc/shuangcheng/data' })).rejects.toMatchObject({
      code: 'DATA_DIR_NOT_WRITABLE',
      message: expect.stringMatching(/ENOENT[^\n]*set DATA_DIR/),
    });
  });

  testAsRoot('below a folder that the database cannot enter', async () => {
    mkdirSync(join(parent, 'private'), { mode: 0o700 });
    await expect(start('private/data')).rejects.toMatchObject({
      code: 'DATA_DIR_NOT_WRITABLE',
      message: expect.stringContaining('cannot reach it'),
    });
  });

  test('where something else is called postgres', async () => {
    mkdirSync(join(parent, 'data/postgres/photos'), { recursive: true });
    await expect(start()).rejects.toMatchObject({
      code: 'DATA_DIR_NOT_WRITABLE',
      message: expect.stringContaining('holds something else'),
    });
  });

  test('whose password is gone', async () => {
    await (await start()).stop();
    rmSync(join(parent, 'data/superuser'));
    await expect(start()).rejects.toMatchObject({ code: 'DATA_DIR_NOT_WRITABLE', message: expect.stringContaining('password') });
  });

  test('and a setting that PostgreSQL does not take is told in its words', async () => {
    await expect(start('data', { settings: { shared_buffers: 'many' } })).rejects.toMatchObject({
      code: 'DATABASE_DID_NOT_START',
      message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
    });
  });
});

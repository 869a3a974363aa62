import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.js';
import { ensureApplicationRole } from './application-role.js';

let dataDir: string;
let server: EmbeddedPostgres;
let count = 0;
let roleName: string;

beforeAll(async () => {
  dataDir = mkdtempSync('/var/tmp/shuangcheng-test-');
  server = await startEmbeddedPostgres({ dataDir, durable: false });
});
afterAll(async () => {
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  roleName = `app_${++count}`;
});

const query = async <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** The server's URL with another user, password or database. */
const urlOf = (parts: { username?: string; password?: string; pathname?: string }): string =>
  Object.assign(new URL(server.url), parts).href;

const storedPassword = async (): Promise<unknown> =>
  (await query(server.url, `select rolpassword as stored from pg_authid where rolname = '${roleName}'`))[0]?.stored;

describe('the role that is made', () => {
  test('logs in and has no power of its own', async () => {
    const url = await ensureApplicationRole(server.url);
    const powers = `select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = current_user`;
    expect(await query(url, powers)).toEqual([
      { rolname: 'shuangcheng_app', rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false },
    ]);
  });

  test('cannot create tables, roles or databases', async () => {
    const url = await ensureApplicationRole(server.url, { roleName });
    for (const sql of ['create table t ()', 'create schema s', 'create role r', 'create database d']) {
      await expect(query(url, sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('sees no row that a policy does not show', async () => {
    const url = await ensureApplicationRole(server.url, { roleName });
    await query(
      server.url,
      `create table hidden as select 1 as n; alter table hidden enable row level security; grant select on hidden to ${roleName}`,
    );
    expect(await query(url, 'select n from hidden')).toEqual([]);
  });

  test('is the same for servers that start together, on other databases of the cluster too', async () => {
    await query(server.url, 'create database neighbour');
    const neighbour = urlOf({ pathname: '/neighbour' });
    const starts = [server.url, neighbour, server.url, neighbour, server.url, neighbour];
    const urls = await Promise.all(starts.map((url) => ensureApplicationRole(url, { roleName })));
    expect(new Set(urls.map((url) => new URL(url).password)).size).toBe(1);
    for (const url of urls) await expect(query(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });

  test('gets its password again only when it cannot log in', async () => {
    const url = await ensureApplicationRole(server.url, { roleName });
    const stored = await storedPassword();
    expect(stored).toMatch(/^SCRAM-SHA-256\$/);
    expect(await ensureApplicationRole(server.url, { roleName })).toBe(url);
    expect(await storedPassword()).toBe(stored);
    await query(server.url, `alter role ${roleName} password 'forgotten'`);
    expect(await ensureApplicationRole(server.url, { roleName })).toBe(url);
    await expect(query(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });

  test('has a password that tells nothing of the owner, and that the server never stores', async () => {
    const { password } = new URL(await ensureApplicationRole(server.url, { roleName }));
    expect(password).toMatch(/^[0-9a-f]{64}$/);
    expect(await storedPassword()).not.toContain(password);
    await query(server.url, `create role second_${roleName} superuser login password 'other'`);
    const other = await ensureApplicationRole(urlOf({ username: `second_${roleName}`, password: 'other' }), { roleName });
    expect(new URL(other).password).not.toBe(password);
  });
});

describe('a role that is there', () => {
  const refusal = (fault: string) => ({ code: 'APPLICATION_ROLE_TOO_POWERFUL', message: expect.stringContaining(fault) });

  test.each([
    ['superuser', 'is a superuser'],
    ['bypassrls', 'bypasses row-level security'],
    ['createrole', 'may create roles'],
    ['replication', 'may replicate the whole server'],
    ['in role postgres', 'may act as postgres'],
  ])('is refused when it is %s', async (attribute, fault) => {
    await query(server.url, `create role ${roleName} login password 'secret' ${attribute}`);
    await expect(ensureApplicationRole(server.url, { roleName })).rejects.toMatchObject(refusal(fault));
    const applicationUrl = urlOf({ username: roleName, password: 'secret' });
    await expect(ensureApplicationRole(server.url, { applicationUrl })).rejects.toMatchObject(refusal(fault));
  });

  test('is refused when it may act as one that bypasses row-level security', async () => {
    await query(server.url, `create role mighty_${roleName} bypassrls; create role ${roleName} login noinherit in role mighty_${roleName}`);
    await expect(ensureApplicationRole(server.url, { roleName })).rejects.toMatchObject(refusal(`may act as mighty_${roleName}`));
  });

  test('is refused when it is the owner', async () => {
    await query(server.url, `create role ${roleName} login password 'secret'`);
    const ownerUrl = urlOf({ username: roleName, password: 'secret' });
    await expect(ensureApplicationRole(ownerUrl, { applicationUrl: ownerUrl })).rejects.toMatchObject(refusal('is the owner'));
    await expect(ensureApplicationRole(ownerUrl, { roleName })).rejects.toMatchObject(refusal('is the owner'));
  });

  test('is used as it is when its URL is given', async () => {
    await query(server.url, `create role ${roleName} login password '口令 @/:'`);
    const applicationUrl = urlOf({ username: roleName, password: encodeURIComponent('口令 @/:') });
    expect(await ensureApplicationRole(server.url, { applicationUrl })).toBe(applicationUrl);
  });
});

describe('an owner who may not create roles', () => {
  let ownerUrl: string;
  beforeEach(async () => {
    await query(server.url, `create role owner_${roleName} login password 'owner'`);
    ownerUrl = urlOf({ username: `owner_${roleName}`, password: 'owner' });
  });

  test('is told, on one line and without a password, what an administrator has to run', async () => {
    await expect(ensureApplicationRole(ownerUrl, { roleName })).rejects.toMatchObject({
      code: 'APPLICATION_ROLE_MISSING',
      message: expect.stringMatching(
        new RegExp(`^[^\\n]*create role ${roleName} login nosuperuser nobypassrls[^\\n]*set APPLICATION_DATABASE_URL[^\\n]*$`),
      ),
    });
  });

  test('is told so when the role is there with a password of its own', async () => {
    await query(server.url, `create role ${roleName} login password 'unknown'`);
    await expect(ensureApplicationRole(ownerUrl, { roleName })).rejects.toMatchObject({ code: 'APPLICATION_ROLE_MISSING' });
  });

  test('with createrole but no superuser, creates the role', async () => {
    await query(server.url, `alter role owner_${roleName} createrole`);
    const url = await ensureApplicationRole(ownerUrl, { roleName });
    await expect(query(url, 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
  });
});

describe('a URL that does not work is named without its password', () => {
  test.each([
    ['nobody listens', 'postgres://me:secret@127.0.0.1:1/db', /127\.0\.0\.1:1\/db should accept a connection as me.*ECONNREFUSED/],
    ['no such form', 'mysql://me:secret@127.0.0.1/db', /DATABASE_URL should have the form postgres:/],
  ])('%s', async (_, url, message) => {
    await expect(ensureApplicationRole(url)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringMatching(message),
    });
    await expect(ensureApplicationRole(url)).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  test('a wrong password', async () => {
    const wrong = urlOf({ password: 'secret' });
    await expect(ensureApplicationRole(wrong)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining('28P01'),
    });
  });
});

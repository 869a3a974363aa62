import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.js';
import { assertServerVersion } from './server-version.js';

let dataDir: string;
let server: EmbeddedPostgres;
let client: pg.Client;

beforeAll(async () => {
  dataDir = mkdtempSync('/var/tmp/shuangcheng-test-');
  server = await startEmbeddedPostgres({ dataDir, durable: false });
  client = new pg.Client({ connectionString: server.url });
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A connection whose server says it is of another version. */
const pretending = (number: number, version: string) => ({
  query: async (sql: string) => {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return { rows: [{ ...rows[0], number, version }] };
  },
});

test('the embedded database is accepted', async () => {
  await expect(assertServerVersion(client)).resolves.toBeUndefined();
});

test('PostgreSQL 14 is refused, 15 is not', async () => {
  await expect(assertServerVersion(pretending(140_019, '14.19') as unknown as pg.Client)).rejects.toMatchObject({
    code: 'DATABASE_TOO_OLD',
    message: expect.stringContaining('should be PostgreSQL 15 or newer, but is 14.19'),
  });
  await expect(assertServerVersion(pretending(150_000, '15.0') as unknown as pg.Client)).resolves.toBeUndefined();
});

test('a database that cannot store Chinese is refused', async () => {
  await client.query(`create database latin encoding 'LATIN1' locale_provider 'libc' locale 'C' template template0`);
  const url = new URL(server.url);
  url.pathname = '/latin';
  const latin = new pg.Client({ connectionString: url.href });
  await latin.connect();
  try {
    await expect(assertServerVersion(latin)).rejects.toMatchObject({
      code: 'DATABASE_NOT_UTF8',
      message: expect.stringContaining('but is in LATIN1'),
    });
  } finally {
    await latin.end();
  }
});

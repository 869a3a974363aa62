// A database that holds nothing but what the migrations make, for the length of a look at it.
import { migrations } from '@shuangcheng/migrations';
import { applyMigrations, ensureApplicationRole, startEmbeddedPostgres } from '@shuangcheng/tenants';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const withServer = async <T>(databaseUrl: string | null, work: (url: string) => Promise<T>): Promise<T> => {
  if (databaseUrl !== null) return work(databaseUrl);
  const dataDir = mkdtempSync(join(tmpdir(), 'shuangcheng-generate-'));
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    try {
      return await work(postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

/** Makes a database on the server of the URL, or on an embedded one, migrates it, and drops it when the work is done. */
export const withMigratedDatabase = <T>(databaseUrl: string | null, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withServer(databaseUrl, async (serverUrl) => {
    const name = `shuangcheng_generate_${randomBytes(4).toString('hex')}`;
    const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
    await withClient(serverUrl, (client) => client.query(`create database ${name} template template0`));
    try {
      await ensureApplicationRole(url);
      await applyMigrations(url, migrations);
      return await withClient(url, work);
    } finally {
      await withClient(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
    }
  });

// From nothing to a migrated database and the pool of the unprivileged role.
import { migrations } from '@shuangcheng/migrations';
import {
  applyMigrations,
  assertServerVersion,
  defaultDataDir,
  ensureApplicationRole,
  openDatabase,
  startEmbeddedPostgres,
  StartupError,
  type Database,
} from '@shuangcheng/tenants';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Settings } from '../settings.js';

export interface Platform {
  readonly database: Database;
  readonly ownerUrl: string;
  /** Ends the embedded database, where there is one. */
  stop(): Promise<void>;
}

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const DATABASE_NAME = 'shuangcheng';

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new StartupError(
      'DATABASE_UNREACHABLE',
      `cannot connect to the database at ${hostname}:${port || 5432}${pathname}: ${error instanceof Error ? error.message : String(error)}; check DATABASE_URL`,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const createDatabaseIfMissing = (serverUrl: string): Promise<void> =>
  withClient(serverUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME} template template0`).catch(ignoreExisting);
  });
/** Another server that starts at the same time may have made it first. */
const ignoreExisting = (error: unknown): void => {
  const code = (error as { code?: string }).code;
  if (code !== '42P04' && code !== '23505') throw error;
};

const ownDatabase = async (settings: Settings, log: (line: string) => void): Promise<{ ownerUrl: string; stop: () => Promise<void> }> => {
  if (settings.databaseUrl !== null) return { ownerUrl: settings.databaseUrl, stop: async () => undefined };
  const postgres = await startEmbeddedPostgres({ dataDir: settings.dataDir ?? defaultDataDir(checkout), log });
  await createDatabaseIfMissing(postgres.url);
  const url = new URL(postgres.url);
  url.pathname = `/${DATABASE_NAME}`;
  return { ownerUrl: url.href, stop: () => postgres.stop() };
};

/**
 * Starts the embedded database unless one is given, brings it to this version's shape under a lock, and opens the
 * pool under the unprivileged role. Throws StartupError with one readable line.
 */
export const openPlatform = async (settings: Settings, log: (line: string) => void): Promise<Platform> => {
  const { ownerUrl, stop } = await ownDatabase(settings, log);
  try {
    await withClient(ownerUrl, (client) => assertServerVersion(client));
    const applicationUrl = await ensureApplicationRole(ownerUrl, {
      ...(settings.applicationDatabaseUrl ? { applicationUrl: settings.applicationDatabaseUrl } : {}),
    });
    await applyMigrations(ownerUrl, migrations);
    const { poolSize, preparedStatements, auditDigest } = settings;
    const database = await openDatabase({ applicationUrl, poolSize, preparedStatements, sealDigest: auditDigest });
    return { database, ownerUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Gives the planner statistics of what a load has just written; only the owner may. */
export const refreshStatistics = (ownerUrl: string): Promise<void> =>
  withClient(ownerUrl, async (client) => void (await client.query('analyze')));

const PROVISIONING_LOCK = 7_236_510_501;

/** Runs the work while no other server that starts on the same database does. */
export const withProvisioningLock = <T>(ownerUrl: string, work: () => Promise<T>): Promise<T> =>
  withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [PROVISIONING_LOCK]);
    return work();
  });

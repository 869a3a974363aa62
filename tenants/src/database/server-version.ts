import type { ClientBase } from 'pg';
import { StartupError } from '../embedded-postgres/startup-error.js';

/** The first version whose schema `public` is closed to ordinary roles, with `nulls not distinct` and `merge`. */
export const OLDEST_POSTGRES_MAJOR = 15;

const SERVER_VERSION = `-- server version
select
  current_setting('server_version_num')::int as number,
  current_setting('server_version') as version,
  current_database() as database,
  current_setting('server_encoding') as encoding`;

/** Throws a StartupError unless the connected database is of PostgreSQL 15 or newer and stores UTF-8. */
export const assertServerVersion = async (client: Pick<ClientBase, 'query'>): Promise<void> => {
  const { rows } = await client.query<{ number: number; version: string; database: string; encoding: string }>(SERVER_VERSION);
  const { number, version, database, encoding } = rows[0]!;
  if (number < OLDEST_POSTGRES_MAJOR * 10_000) {
    throw new StartupError(
      'DATABASE_TOO_OLD',
      `The database server should be PostgreSQL ${OLDEST_POSTGRES_MAJOR} or newer, but is ${version}: upgrade it, or set DATABASE_URL to a newer one.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartupError(
      'DATABASE_NOT_UTF8',
      `The database ${database} should be encoded in UTF8, but is in ${encoding}: create one with "create database … encoding 'UTF8' template template0" and set DATABASE_URL to it.`,
    );
  }
};

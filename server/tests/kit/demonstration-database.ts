// The compact demonstration, loaded once for a run of the tests (some 9 s) by whoever asks first. Tests that only read
// share one database; tests that write clone one of their own (1.2 s).
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { cloneDatabase, setting, urlsOf, withOwner, type ClonedDatabase } from './clone-database.js';

/** Nobody stays connected to it, so that it can be cloned. */
const TEMPLATE = 'template_demonstration';
const SHARED = 'demonstration_for_reading';
const UNFINISHED = 'demonstration_unfinished';
/** Any number that no other program on the cluster uses as an advisory lock. */
const MAKING_LOCK = 7_236_510_599;

/** How long a test file waits for the demonstration, when it is the first to need it on a busy machine. */
export const DEMONSTRATION_TIMEOUT_MS = 120_000;

const loader = fileURLToPath(new URL('load-demonstration.mjs', import.meta.url));

/** Loaded and analysed, so that statements are planned as they would be some minutes after a start. */
const load = async (name: string): Promise<void> => {
  const { ownerUrl, applicationUrl } = urlsOf(name);
  await promisify(execFile)(process.execPath, [loader], { env: { ...process.env, APPLICATION_DATABASE_URL: applicationUrl } });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('analyze');
  await client.end();
};

const exists = async (client: pg.Client, name: string): Promise<boolean> =>
  (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1;

/** A database gets its name when it is whole: what an interrupted run left is made anew. */
const ensureMade = (): Promise<void> =>
  withOwner(async (client) => {
    await client.query('select pg_advisory_lock($1)', [MAKING_LOCK]);
    if (await exists(client, SHARED)) return;
    await client.query(`drop database if exists ${UNFINISHED} with (force)`);
    await client.query(`create database ${UNFINISHED} template ${setting('TEST_TEMPLATE')} strategy file_copy`);
    await load(UNFINISHED);
    await client.query(`drop database if exists ${TEMPLATE} with (force)`);
    await client.query(`alter database ${UNFINISHED} rename to ${TEMPLATE}`);
    await client.query(`create database ${SHARED} template ${TEMPLATE} strategy file_copy`);
  });

/** The database that reading tests share: leave it as it is. */
export const sharedDemonstration = async (): Promise<ClonedDatabase> => {
  await ensureMade();
  return { ...urlsOf(SHARED), drop: async () => undefined };
};

/** A copy of the demonstration to write in. */
export const cloneDemonstration = async (): Promise<ClonedDatabase> => {
  await ensureMade();
  return cloneDatabase(TEMPLATE);
};

import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { assertClusterUsable, type DataFolder, findClusterVersion, prepareDataFolder, toDataFolder } from './data-folder.js';
import { ADVICE_DATABASE_URL } from './find-binaries.js';
import { initialiseCluster } from './initialise-cluster.js';
import { findOperatingUser } from './operating-user.js';
import { EndedEarly, type RunningServer, runServer, type ServerPlan } from './run-server.js';
import { getRunnableBinaries } from './runnable-binaries.js';
import { findServerLock, isHeld, removeDeadLock, type ServerLock } from './server-lock.js';
import { serverSettings, type Settings } from './server-settings.js';
import { codeOf, reasonOf, StartupError } from './startup-error.js';
import { getSuperuserPassword } from './superuser-password.js';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** False for tests: fast, and a crash of the machine may lose the data. */
  readonly durable?: boolean;
  /** PostgreSQL's own settings, over the ones chosen here. Ignored where a running server is adopted. */
  readonly settings?: Settings;
  /** For root: the account that the server runs as, a name or a uid (PG_OS_USER unless given). */
  readonly osUser?: string;
  /** Receives each line of the server's log. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** The superuser's connection to the database `postgres`, on 127.0.0.1. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Whether another process started the server: `stop` then leaves it alone, and it ends when that process does. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/** A lock that stays means that an old server's processes are about to go; without one, only the port can have been taken. */
const MOST_FAILURES = { locked: 8, unlocked: 3 };
const PATIENCE_WITH_OTHERS_MS = 60_000;

const DIRECTORY_SERVED = `-- directory served
select current_setting('data_directory') as directory`;

const superuserUrl = (port: number, password: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** Whether the server at the lock's port serves this very cluster; false while it starts or shuts down. */
const answers = async (lock: ServerLock, folder: DataFolder, password: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: superuserUrl(lock.port, password), connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined); // it may shut down under us: the query rejects as well
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>(DIRECTORY_SERVED);
    return realpathSync(rows[0]!.directory) === realpathSync(folder.clusterDir);
  } catch (error) {
    if (codeOf(error) !== '28P01') return false;
    const fault = `A server runs on ${folder.clusterDir} (process ${lock.pid}), but does not accept the password in ${folder.passwordFile}`;
    throw new StartupError(
      'DATABASE_UNREACHABLE',
      `${fault}: stop that server, set DATA_DIR to another folder, or ${ADVICE_DATABASE_URL}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
};

const didNotStart = (folder: DataFolder, reason: string): StartupError =>
  new StartupError(
    'DATABASE_DID_NOT_START',
    `The embedded PostgreSQL on ${folder.path} should have started, but did not: ${reason}. Put that right, set DATA_DIR to another folder, or ${ADVICE_DATABASE_URL}.`,
  );

/**
 * A server on the cluster: the one that runs already, or a new one. After a crash the old server's processes may take a moment
 * to go, and the port may be taken before the server has it: hence several attempts, ever further apart.
 */
const adoptOrRun = async (plan: ServerPlan, folder: DataFolder, password: string): Promise<RunningServer & { adopted: boolean }> => {
  const deadline = Date.now() + PATIENCE_WITH_OTHERS_MS;
  let failures = 0;
  while (Date.now() < deadline) {
    const lock = findServerLock(folder.clusterDir);
    if (lock !== null && isHeld(folder.clusterDir, lock)) {
      if (lock.ready && (await answers(lock, folder, password))) {
        return { pid: lock.pid, port: lock.port, adopted: true, stop: async () => undefined };
      }
    } else {
      if (lock !== null) removeDeadLock(folder.clusterDir, lock);
      try {
        return { ...(await runServer(plan)), adopted: false };
      } catch (error) {
        if (!(error instanceof EndedEarly)) throw error;
        const most = findServerLock(folder.clusterDir) === null ? MOST_FAILURES.unlocked : MOST_FAILURES.locked;
        if (++failures >= most) throw didNotStart(folder, reasonOf(error));
      }
    }
    await sleep(Math.min(25 * 2 ** failures, 1000));
  }
  throw didNotStart(folder, `another server (process ${findServerLock(folder.clusterDir)?.pid}) holds it and answers nothing`);
};

/**
 * Starts PostgreSQL on the data folder and returns once it takes connections, as root and as any other account alike; makes the
 * cluster first if there is none. All data outlive a restart, and a kill of Node and of the server. When Node ends in any way,
 * the server shuts down. A second start on the same folder adopts the running server, which ends when its first owner does: the
 * second must then start again. Throws StartupError. For demonstration and tests: in production set DATABASE_URL.
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const { dataDir, durable = true, settings = {}, log = () => undefined } = options;
  const folder = toDataFolder(dataDir);
  const user = findOperatingUser(folder.clusterDir, options.osUser);
  const binaries = await getRunnableBinaries(user);
  prepareDataFolder(folder, user);
  const version = findClusterVersion(folder, user);
  if (version === null) await initialiseCluster(folder, binaries, user, durable);
  else assertClusterUsable(folder, user, version, binaries.major);

  const password = getSuperuserPassword(folder, user);
  const plan = { clusterDir: folder.clusterDir, binaries, user, settings: serverSettings(durable, settings), log };
  const server = await adoptOrRun(plan, folder, password);
  return { ...server, url: superuserUrl(server.port, password) };
};

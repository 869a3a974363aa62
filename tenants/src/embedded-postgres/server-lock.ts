// postmaster.pid: the file with which PostgreSQL says which process serves a cluster, at which port, and whether it is ready.
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './is-alive.js';

export interface ServerLock {
  readonly pid: number;
  readonly port: number;
  /** Whether the server takes connections: the eighth line, as pg_ctl reads it. */
  readonly ready: boolean;
}

const lockFile = (clusterDir: string): string => join(clusterDir, 'postmaster.pid');

/** Who serves the cluster according to its lock file, alive or not; null when there is no such file or it is being written. */
export const findServerLock = (clusterDir: string): ServerLock | null => {
  try {
    const lines = readFileSync(lockFile(clusterDir), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
};

/** Whether the process is a PostgreSQL that runs: not a zombie, not another program that got the number since. */
export const isPostgres = (pid: number): boolean => {
  if (process.platform !== 'linux') return isAlive(pid);
  try {
    return /^\d+ \(postgres\) [^ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** PostgreSQL's processes all work in the folder of their cluster. */
const worksIn = (pid: number, directory: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === directory && isPostgres(pid);
  } catch {
    return false;
  }
};

/** Whether a server's processes still work on the cluster: the one of the lock, or sessions that outlived it and may yet write. */
export const isHeld = (clusterDir: string, lock: ServerLock): boolean => {
  if (process.platform !== 'linux') return isAlive(lock.pid);
  const directory = realpathSync(clusterDir);
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), directory));
};

/**
 * Removes the lock of a server that is gone while its number is not: it went to another program (a container that starts again
 * counts from 1), or a zombie has it. PostgreSQL would take that process for a server and refuse, for ever in the first case.
 * Only for a lock that is not held.
 */
export const removeDeadLock = (clusterDir: string, lock: ServerLock): void => {
  if (isAlive(lock.pid) && findServerLock(clusterDir)?.pid === lock.pid) rmSync(lockFile(clusterDir), { force: true });
};

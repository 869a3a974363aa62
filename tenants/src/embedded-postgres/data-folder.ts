// The folder that DATA_DIR names. The database keeps two things in it: `postgres`, the cluster, and `superuser`, its password.
// Others keep theirs beside them, so the folder's own owner and mode stay once there is anything in it.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ADVICE_DATABASE_URL } from './find-binaries.js';
import { findOperatingUser, nameOf, type OperatingUser } from './operating-user.js';
import { canUseFolder } from './run-program.js';
import { codeOf, reasonOf, StartupError } from './startup-error.js';

export interface DataFolder {
  readonly path: string;
  readonly clusterDir: string;
  readonly passwordFile: string;
}

/** Where things lie in a data folder; nothing is created. */
export const toDataFolder = (dataDir: string): DataFolder => {
  const path = resolve(dataDir);
  return { path, clusterDir: join(path, 'postgres'), passwordFile: join(path, 'superuser') };
};

/** The refusal of a data folder, with the fault and the advice. */
export const notWritable = (folder: DataFolder, user: OperatingUser | null, fault: string, cause?: unknown): StartupError =>
  new StartupError(
    'DATA_DIR_NOT_WRITABLE',
    `The data folder ${folder.path} should be one that ${nameOf(user)} can write to, but ${fault}: set DATA_DIR to another folder, or ${ADVICE_DATABASE_URL}.`,
    { cause },
  );

/** Makes a folder; one that another start made in this moment will do as well. */
const makeOne = (path: string): void => {
  try {
    mkdirSync(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
};

/**
 * Makes a folder and its missing parents; gives the first that was missing, if any. One by one: where a file system refuses with
 * ENOENT (/proc), Node's own recursive mkdir tries for ever.
 */
const makeWithParents = (path: string): string | undefined => {
  if (statSync(path, { throwIfNoEntry: false })) return undefined;
  const parent = dirname(path);
  const first = parent === path ? undefined : makeWithParents(parent);
  makeOne(path);
  return first ?? path;
};

/**
 * Makes a folder and its missing parents. Those that were missing for root, and an empty one of root's own, are opened so that the database's
 * account can pass through.
 */
const makeFolder = (path: string): void => {
  const first = makeWithParents(path);
  if (process.getuid?.() !== 0) return;
  if (first === undefined) {
    const { uid, mode } = statSync(path);
    if (uid === 0 && (mode & 0o001) === 0 && readdirSync(path).length === 0) chmodSync(path, (mode & 0o777) | 0o011);
    return;
  }
  for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
};

/** Creates the data folder if it is missing, and refuses one that the database's account cannot reach. */
export const prepareDataFolder = (folder: DataFolder, user: OperatingUser | null): void => {
  try {
    makeFolder(folder.path);
  } catch (error) {
    throw notWritable(folder, user, reasonOf(error), error);
  }
  if (!canUseFolder(folder.path, user, 'ENTER')) throw notWritable(folder, user, 'that account cannot reach it');
};

/** The major version of the cluster in the folder; null when there is no cluster yet. */
export const findClusterVersion = (folder: DataFolder, user: OperatingUser | null): string | null => {
  try {
    return readFileSync(join(folder.clusterDir, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw notWritable(folder, user, `its cluster cannot be read (${reasonOf(error)})`, error);
  }
};

/** Refuses a cluster that these binaries cannot open, or that the database's account cannot write to. */
export const assertClusterUsable = (folder: DataFolder, user: OperatingUser | null, found: string, major: string): void => {
  if (found !== major) {
    throw new StartupError(
      'DATA_DIR_OTHER_VERSION',
      `The cluster ${folder.clusterDir} should be of PostgreSQL ${major}, but is of ${found}: dump and restore it with that version's programs, set DATA_DIR to another folder, or ${ADVICE_DATABASE_URL}.`,
    );
  }
  if (!canUseFolder(folder.clusterDir, user, 'WRITE'))
    throw notWritable(folder, user, 'its cluster belongs to another account or is read-only');
};

/**
 * The data folder where none is named: `.data` in the checkout, or, where the database's account cannot reach the checkout
 * (root's home, a parent with mode 0700), a folder of the system's that belongs to this checkout alone.
 */
export const defaultDataDir = (checkout: string): string => {
  const inCheckout = join(resolve(checkout), '.data');
  const user = findOperatingUser(null);
  if (user === null || canUseFolder(dirname(inCheckout), user, 'ENTER')) return inCheckout;
  const name = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 12);
  // /var/lib first: what nobody touches for a month may be removed from /var/tmp.
  return canUseFolder('/var/lib', null, 'WRITE') ? join('/var/lib/shuangcheng', name) : `/var/tmp/shuangcheng-${name}`;
};

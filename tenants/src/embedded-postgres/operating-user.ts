// PostgreSQL refuses to run as root. Started by root, its processes run as an unprivileged account that is there already.
import { readFileSync, statSync } from 'node:fs';
import { StartupError } from './startup-error.js';

export interface OperatingUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const USUAL_NAMES = ['postgres', 'nobody'];

/** Every account of /etc/passwd but root's, in the file's order. */
const listAccounts = (): OperatingUser[] =>
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && Number.isInteger(gid));

/** Whose files a cluster's are: the account that must go on serving it. Null when there is no cluster, or root made the folder. */
const findOwner = (clusterDir: string): OperatingUser | null => {
  try {
    const { uid, gid } = statSync(clusterDir);
    return uid === 0 ? null : { name: `uid ${uid}`, uid, gid };
  } catch {
    return null;
  }
};

const getNamedUser = (wanted: string): OperatingUser => {
  const account = listAccounts().find(({ name, uid }) => name === wanted || String(uid) === wanted);
  if (account !== undefined) return account;
  throw new StartupError(
    'NO_OS_USER',
    `PG_OS_USER should name an unprivileged account of /etc/passwd, but is "${wanted}": name another, or set DATABASE_URL to a PostgreSQL that runs already.`,
  );
};

/**
 * The account that the database's processes run as; null where they run as whoever runs Node. For root it is the owner of the
 * cluster in `clusterDir` if there is one, else `wanted` (a name or a uid), else postgres, else nobody.
 */
export const findOperatingUser = (clusterDir: string | null, wanted = process.env.PG_OS_USER): OperatingUser | null => {
  if (process.getuid?.() !== 0) return null;
  const owner = clusterDir === null ? null : findOwner(clusterDir);
  if (owner !== null) return owner;
  if (wanted) return getNamedUser(wanted);
  const accounts = listAccounts();
  for (const name of USUAL_NAMES) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account !== undefined) return account;
  }
  throw new StartupError(
    'NO_OS_USER',
    'PostgreSQL does not run as root, and /etc/passwd has neither an account postgres nor nobody: set PG_OS_USER to an unprivileged account, or DATABASE_URL to a PostgreSQL that runs already.',
  );
};

/** How messages name the account that the database runs as. */
export const nameOf = (user: OperatingUser | null): string =>
  user === null
    ? `this account (uid ${process.getuid?.() ?? '?'})`
    : user.name === `uid ${user.uid}`
      ? user.name
      : `${user.name} (uid ${user.uid})`;

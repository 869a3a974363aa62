import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type DataFolder, findClusterVersion, notWritable } from './data-folder.js';
import { ADVICE_DATABASE_URL } from './find-binaries.js';
import type { OperatingUser } from './operating-user.js';
import { giveTo, runProgram } from './run-program.js';
import { type Binaries, programPath } from './runnable-binaries.js';
import { codeOf, reasonOf, StartupError } from './startup-error.js';
import { ensureSuperuserPassword } from './superuser-password.js';
import { removeUnfinished, unfinished } from './unfinished.js';

const UTF8_CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8'];

/**
 * A UTF-8 LC_CTYPE of this machine, or null. The builtin provider sorts and folds without one, but pg_trgm sees Chinese letters
 * only with it: under C, show_trgm('四川省') is empty and an index on it is never used.
 */
const findUtf8Ctype = async (): Promise<string | null> => {
  if (process.platform === 'win32') return null;
  const spelling = (name: string) => name.trim().toLowerCase().replace('utf-8', 'utf8');
  const printed = await runProgram('locale', ['-a'], null).catch(() => '');
  const present = new Set(printed.split('\n').map(spelling));
  return UTF8_CTYPES.find((name) => present.has(spelling(name))) ?? null;
};

const initdbArguments = (directory: string, passwordFile: string, ctype: string | null, durable: boolean): string[] => [
  `--pgdata=${directory}`,
  '--username=postgres',
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  ...(ctype === null ? [] : [`--lc-ctype=${ctype}`]),
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  ...(durable ? [] : ['--no-sync']),
];

/** initdb looks its own account up, and gives up where there is none (containers that run under any uid). */
const assertAccountExists = (): void => {
  try {
    userInfo();
  } catch (cause) {
    throw new StartupError(
      'NO_OS_USER',
      `The embedded PostgreSQL needs an account for uid ${process.getuid?.()}, but the system has none of that number: run as an account of /etc/passwd, or ${ADVICE_DATABASE_URL}.`,
      { cause },
    );
  }
};

const runInitdb = async (directory: string, folder: DataFolder, binaries: Binaries, user: OperatingUser | null, durable: boolean) => {
  const args = initdbArguments(directory, folder.passwordFile, await findUtf8Ctype(), durable);
  try {
    await runProgram(programPath(binaries.folder, 'initdb'), args, user);
  } catch (cause) {
    const fault = `initdb could not make a cluster in ${folder.path}: ${reasonOf(cause)}`;
    throw new StartupError('DATABASE_DID_NOT_START', `${fault}. Set DATA_DIR to another folder, or ${ADVICE_DATABASE_URL}.`, { cause });
  }
};

/** Makes a rename outlive a power cut. */
const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
};

const putInPlace = (made: string, folder: DataFolder, user: OperatingUser | null): void => {
  try {
    renameSync(made, folder.clusterDir);
    syncFolder(folder.path);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    if (findClusterVersion(folder, user) !== null) return; // another start was first, with the same password
    throw notWritable(folder, user, `${folder.clusterDir} is there and holds something else (${codeOf(error)})`, error);
  }
};

/** Makes a cluster for UTF-8 text, whatever LANG is, and its password; killed half way, it leaves none and can be repeated. */
export const initialiseCluster = async (
  folder: DataFolder,
  binaries: Binaries,
  user: OperatingUser | null,
  durable: boolean,
): Promise<void> => {
  assertAccountExists();
  const directory = unfinished(folder.clusterDir);
  try {
    ensureSuperuserPassword(folder, user);
    removeUnfinished(folder.clusterDir);
    mkdirSync(directory, { mode: 0o700 });
    giveTo(user, directory);
  } catch (error) {
    throw notWritable(folder, user, reasonOf(error), error);
  }
  await runInitdb(directory, folder, binaries, user, durable);
  putInPlace(directory, folder, user);
};

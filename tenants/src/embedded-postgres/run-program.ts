import { execFile, spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { promisify } from 'node:util';
import type { OperatingUser } from './operating-user.js';

const execute = promisify(execFile);

/**
 * How every process of the database is started: with numeric ids (which also drops root's groups), in a folder that everyone
 * can enter, and without the caller's PG* and LANG variables, so that a cluster is the same whoever starts it.
 */
export const processOptions = (user: OperatingUser | null) => ({
  ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
  cwd: process.platform === 'win32' ? undefined : '/',
  env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
});

/** Runs a program as the database's account and returns what it printed; rejects with what it said when it fails. */
export const runProgram = async (program: string, args: readonly string[], user: OperatingUser | null): Promise<string> => {
  const { stdout } = await execute(program, [...args], processOptions(user));
  return stdout;
};

/** Whether the database's account can enter the folder, and create files there if `use` is WRITE. */
export const canUseFolder = (folder: string, user: OperatingUser | null, use: 'ENTER' | 'WRITE'): boolean => {
  if (process.platform === 'win32') return true;
  const test = use === 'WRITE' ? 'cd "$1" && test -w .' : 'cd "$1"';
  return spawnSync('/bin/sh', ['-c', test, 'sh', folder], { ...processOptions(user), stdio: 'ignore' }).status === 0;
};

/** Hands a file or folder that this process made over to the database's account. */
export const giveTo = (user: OperatingUser | null, path: string): void => {
  if (user !== null) chownSync(path, user.uid, user.gid);
};

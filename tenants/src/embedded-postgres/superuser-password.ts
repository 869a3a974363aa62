import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type DataFolder, notWritable } from './data-folder.js';
import type { OperatingUser } from './operating-user.js';
import { giveTo } from './run-program.js';
import { codeOf, reasonOf } from './startup-error.js';
import { removeUnfinished, unfinished } from './unfinished.js';

/** The superuser's password as the data folder keeps it. */
export const getSuperuserPassword = (folder: DataFolder, user: OperatingUser | null): string => {
  try {
    return readFileSync(folder.passwordFile, 'utf8').trim();
  } catch (error) {
    throw notWritable(folder, user, `the superuser's password cannot be read there (${reasonOf(error)})`, error);
  }
};

/**
 * Writes a random password to the folder, readable by the database's account alone (initdb reads it there). One that is there
 * stays: of two that start together, the second takes the first's.
 */
export const ensureSuperuserPassword = ({ passwordFile }: DataFolder, user: OperatingUser | null): void => {
  removeUnfinished(passwordFile);
  const fresh = unfinished(passwordFile);
  try {
    writeFileSync(fresh, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    giveTo(user, fresh);
    linkSync(fresh, passwordFile); // unlike a rename, this never replaces a file
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
};

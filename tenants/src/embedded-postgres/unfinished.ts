// Files and folders appear in the data folder whole or not at all: they are made under a name of the process and then renamed.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive } from './is-alive.js';

const mark = '.unfinished-';

/** The name under which this process makes what will be called `path`. */
export const unfinished = (path: string): string => `${path}${mark}${process.pid}`;

/** Removes what this process, or one that died, left behind while making `path`. */
export const removeUnfinished = (path: string): void => {
  const prefix = basename(path) + mark;
  for (const name of readdirSync(dirname(path)).filter((entry) => entry.startsWith(prefix))) {
    const maker = Number(name.slice(prefix.length));
    if (maker === process.pid || !isAlive(maker)) rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
};

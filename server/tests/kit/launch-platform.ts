// The platform as a process of its own: server/dist/main.js, which npm test builds before.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { eventually } from './eventually.js';

export const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const children = new Set<ChildProcess>();
const folders: string[] = [];

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}
export interface LaunchedPlatform {
  readonly child: ChildProcess;
  /** Lines on standard output that are no log entries. */
  said(): string[];
  /** Messages of the log. */
  logged(): string[];
  errors(): string[];
  readonly ended: Promise<Ending>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts the platform with these settings alone, on a free port. */
export const launch = (settings: Environment): LaunchedPlatform => {
  const { PATH, HOME, TMPDIR } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ PATH, HOME, TMPDIR }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const child = spawn(process.execPath, [program], {
    env: { ...inherited, HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const text = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => (text.out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (text.err += data.toString()));
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      children.delete(child);
      resolve({ code, signal });
    });
  });
  const lines = (): string[] => text.out.split('\n').filter((line) => line !== '');
  return {
    child,
    said: () => lines().filter((line) => !line.startsWith('{')),
    logged: () =>
      lines()
        .filter((line) => line.startsWith('{'))
        .map((line) => String((JSON.parse(line) as { msg?: string }).msg)),
    errors: () => text.err.split('\n').filter((line) => line !== ''),
    ended,
  };
};

/** Where a platform answers, once it says that it is ready. Throws with what it said when it ends before. */
export const readyAt = async (platform: LaunchedPlatform): Promise<string> => {
  const isReady = (): string | undefined => platform.said().find((line) => line.startsWith('ready '));
  let gone = false;
  void platform.ended.then(() => (gone = true));
  while (!isReady() && !gone) await Promise.race([once(platform.child.stdout!, 'data'), platform.ended]);
  const line = isReady();
  if (!line) throw new Error(`ended before it was ready: ${platform.errors().join('\n')}`);
  return `http://127.0.0.1:${/http:\/\/localhost:(\d+)\/graphql/.exec(line)![1]}`;
};

/** A folder for data, removed by `endPlatforms`. */
export const newDataFolder = (): string => {
  const folder = mkdtempSync('/var/tmp/shuangcheng-start-');
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
};

/** Kills what still runs, and removes the folders. */
export const endPlatforms = async (): Promise<void> => {
  // Dying, each takes its embedded database along.
  const left = [...children].map((child) => once(child, 'close'));
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(left);
  for (const folder of folders) {
    await eventually(() => expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false)).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

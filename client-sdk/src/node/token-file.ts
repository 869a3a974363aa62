// Tokens in a file that only its owner can read, shared by all programs of that user: one of them renews at a time.
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Tokens, TokenStore } from '../tokens.js';
import { wait } from '../wait.js';

const BETWEEN_TRIES_MS = 50;
/** Longer than a renewal takes: whoever held the lock died. */
const STALE_LOCK_MS = 60_000;

const isCode = (error: unknown, code: string): boolean => (error as { code?: string } | null)?.code === code;

const isTokens = (value: unknown): value is Tokens => {
  const { accessToken, refreshToken, renewAtMs } = (value ?? {}) as Record<string, unknown>;
  return typeof accessToken === 'string' && (refreshToken === null || typeof refreshToken === 'string') && typeof renewAtMs === 'number';
};

const read = async (path: string): Promise<Tokens | null> => {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isTokens(value) ? value : null;
  } catch (error) {
    // What cannot be read as tokens is as good as signed out.
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return null;
    throw error;
  }
};

/** Whole or not at all, and never readable by others, not even for a moment. */
const write = async (path: string, tokens: Tokens): Promise<void> => {
  const unfinished = `${path}.${process.pid}.part`;
  await writeFile(unfinished, JSON.stringify(tokens), { mode: 0o600 });
  await chmod(unfinished, 0o600);
  await rename(unfinished, path);
};

const removeStale = async (lock: string): Promise<void> => {
  const held = await stat(lock).catch(() => null);
  if (held && Date.now() - held.mtimeMs > STALE_LOCK_MS) await rm(lock, { force: true });
};

const locked = async <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const lock = `${path}.lock`;
  for (;;) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      break;
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
      await removeStale(lock);
      await wait(BETWEEN_TRIES_MS);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
};

/** Keeps tokens in a file of mode 0600, in a folder that is made with mode 0700 where it is missing. */
export const inFile = (path: string): TokenStore => ({
  read: () => read(path),
  update: async (change) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return locked(path, async () => {
      const tokens = await change(await read(path));
      await (tokens ? write(path, tokens) : rm(path, { force: true }));
      return tokens;
    });
  },
});

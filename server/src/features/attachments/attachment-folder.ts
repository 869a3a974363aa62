// The folder in which the content of attachments lies: <tenant>/<first two digits>/<SHA-256>, and `incoming` for what is still
// being received. A content is there whole or not at all, and is never changed.
import { defaultDataDir } from '@shuangcheng/tenants';
import { createHash, randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Settings } from '../../settings.js';

const checkout = fileURLToPath(new URL('../../../..', import.meta.url));

/** Beside the database's data unless ATTACHMENTS_DIR names another. Several servers must share one. */
export const attachmentsDirOf = ({ attachments, dataDir }: Pick<Settings, 'attachments' | 'dataDir'>): string =>
  attachments.dir ?? join(dataDir ?? defaultDataDir(checkout), 'attachments');

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);
const contentPath = (dir: string, tenantId: number, sha256: string): string => join(dir, String(tenantId), sha256.slice(0, 2), sha256);

/** What was received, on its way: not yet under its name. */
export interface Received {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
};

/** Writes what arrives to a file that nobody else sees, to the disk itself, and looks at it there. Removes it when anything fails. */
export const receive = async <T>(
  dir: string,
  chunks: AsyncIterable<Uint8Array>,
  look: (file: FileHandle, bytes: number) => Promise<T>,
): Promise<Received & { readonly seen: T }> => {
  const incoming = join(dir, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const path = join(incoming, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  try {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of chunks) {
      hash.update(chunk);
      await file.write(chunk);
      bytes += chunk.length;
    }
    await file.sync();
    const seen = await look(file, bytes);
    return { path, bytes, sha256: hash.digest('hex'), seen };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
};

/** Puts what was received under its name. What is there already is marked as wanted anew, so that it is not forgotten. */
export const keep = async (dir: string, tenantId: number, { path, sha256 }: Received): Promise<void> => {
  const target = contentPath(dir, tenantId, sha256);
  const folder = join(target, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const now = new Date();
  const known = await utimes(target, now, now).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
  if (!known)
    await link(path, target).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  await syncFolder(folder);
  await rm(path, { force: true });
};

export const discard = (received: readonly Received[]): Promise<unknown> =>
  Promise.all(received.map(({ path }) => rm(path, { force: true })));

/** Opens a content to read. Throws where it is missing or not as long as it should be: the folder is not the one it was. */
export const openContent = async (dir: string, tenantId: number, sha256: string, bytes: number): Promise<FileHandle> => {
  const path = contentPath(dir, tenantId, sha256);
  const file = await open(path, 'r');
  const { size } = await file.stat();
  if (size === bytes) return file;
  await file.close();
  throw new Error(`${path} should have ${bytes} bytes, has ${size}`);
};

const namesIn = async (path: string): Promise<Dirent[]> => {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
};
const isOlder = async (path: string, than: Date): Promise<boolean> => {
  try {
    return (await stat(path)).mtime < than;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
};

/** Contents of a tenant that nobody has sent since, one folder of them at a time. */
export async function* listOldContents(dir: string, tenantId: number, since: Date): AsyncIterable<string[]> {
  const tenantDir = join(dir, String(tenantId));
  for (const folder of await namesIn(tenantDir)) {
    const old: string[] = [];
    for (const { name } of await namesIn(join(tenantDir, folder.name))) {
      const path = join(tenantDir, folder.name, name);
      if (/^[0-9a-f]{64}$/.test(name) && (await isOlder(path, since))) old.push(name);
      // Left aside by a server that ended in the middle of forgetting it.
      if (/^[0-9a-f]{64}\./.test(name)) await rename(path, path.slice(0, path.lastIndexOf('.'))).catch(() => undefined);
    }
    if (old.length > 0) yield old;
  }
}

/** Removes a content unless somebody has sent it again in the meantime: it is moved aside first, and looked at once more. */
export const forget = async (dir: string, tenantId: number, sha256: string, since: Date): Promise<boolean> => {
  const path = contentPath(dir, tenantId, sha256);
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside);
  const isGone = await isOlder(aside, since);
  if (isGone) await rm(aside, { force: true });
  else await rename(aside, path);
  return isGone;
};

/** Removes what was never received whole. */
export const forgetIncoming = async (dir: string, since: Date): Promise<void> => {
  const incoming = join(dir, 'incoming');
  for (const { name } of await namesIn(incoming)) {
    const path = join(incoming, name);
    if (await isOlder(path, since)) await rm(path, { force: true });
  }
};

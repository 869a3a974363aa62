// Receiving a file: streamed to disk, its hash taken on the way. The same content from the same account is the same upload.
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { nameBasedUuid } from '../../name-based-uuid.js';
import { refuseFile } from './row-source.js';
import { addUpload } from './upload.store.js';

export interface UploadSettings {
  readonly folder: string;
  readonly mostBytes: number;
  readonly keptDays: number;
}
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly expiresAt: string;
}

const LONGEST_NAME = 200;
/** The last part of whatever path was sent, without what a terminal or a page might act on. It names nothing on disk. */
const plainName = (name: string): string =>
  (name.normalize('NFC').split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}<>"'`]/gu, '')
    .trim()
    .slice(0, LONGEST_NAME) || '未命名';

/** Writes the stream to a new file; gives its size and hash. Throws FileRefusal, and leaves nothing, beyond `most` bytes. */
const store = async (content: Readable, path: string, most: number): Promise<{ bytes: number; sha256: string }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > most) throw refuseFile('FILE_TOO_LARGE', { expected: `${Math.floor(most / 1024 / 1024)} MB` });
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(counted(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
};

/** Throws FORBIDDEN unless the caller may write something somewhere. */
export const assertMayUpload = (scope: RequestScope): number => {
  const tenantId = scope.writable.tenants[0];
  if (tenantId === undefined) throw new RequestError('FORBIDDEN', { action: 'uploads' });
  return tenantId;
};

/** Keeps the file for the caller, who may import it until it expires. */
export const receiveUpload = async (scope: RequestScope, settings: UploadSettings, name: string, content: Readable): Promise<Upload> => {
  const tenantId = assertMayUpload(scope);
  await mkdir(settings.folder, { recursive: true, mode: 0o700 });
  const arriving = join(settings.folder, `${randomUUID()}.part`);
  const { bytes, sha256 } = await store(content, arriving, settings.mostBytes);
  const { accountId } = scope.caller;
  const uploadId = nameBasedUuid(`upload ${tenantId} ${accountId} ${sha256}`);
  const path = join(settings.folder, uploadId);
  await rename(arriving, path);
  const expiresAt = new Date(scope.now.getTime() + settings.keptDays * 86_400_000);
  const upload = { tenantId, uploadId, accountId, name: plainName(name), bytes, sha256, path, receivedAt: scope.now, expiresAt };
  await withTenantSession(scope, 'write', (db) => addUpload(db, upload));
  return { id: uploadId, name: upload.name, bytes, sha256, expiresAt: expiresAt.toISOString() };
};

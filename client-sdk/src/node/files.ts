// Files to and from the disk, read and written as they go: nothing is held in memory whole.
import { createReadStream } from 'node:fs';
import { access, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as StreamOfNode } from 'node:stream/web';
import type { Client } from '../client.js';
import type { RequestOptions } from '../connection.js';
import type { ImportOptions, ImportOutcome } from '../follow-import.js';

/** Imports a file of reports, or of the register (`kind: 'REGISTER'`), and follows it to its end. Throws what the disk says, and RequestFailed. */
export const importFile = async (client: Client, path: string, options: ImportOptions = {}): Promise<ImportOutcome> => {
  await access(path);
  const open = (): ReadableStream<Uint8Array> => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const name = basename(path);
  return options.kind === 'REGISTER' ? client.importRegister(name, open, options) : client.importReports(name, open, options);
};

/**
 * Saves a file of the platform (a template, an export, an import's result); it is there whole or not at all. Nothing is asked for that
 * could not be stored. Throws what the disk says, and RequestFailed: UNREACHABLE also where the line is cut in the middle.
 */
export const saveFile = async (client: Client, source: string, path: string, options?: RequestOptions): Promise<void> => {
  const unfinished = `${path}.${process.pid}.part`;
  const file = await open(unfinished, 'w').catch((error: unknown) => {
    throw Object.assign(error as Error, { path });
  });
  try {
    try {
      const { body } = await client.download(source, options);
      await writeFile(file, Readable.fromWeb(body as StreamOfNode));
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
};

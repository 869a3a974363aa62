// The text of a stream of bytes that must be UTF-8.
import type { Readable } from 'node:stream';
import { refuseFile } from './row-source.js';

/** Block by block; `what` names the content. Throws FileRefusal for anything but UTF-8. */
export async function* textOf(stream: Readable, what: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw refuseFile('FILE_DAMAGED', { at: `${what} 不是 UTF-8` });
    }
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield decode(chunk);
  } catch (error) {
    // Of zlib: the bytes are no deflated part.
    throw String((error as { code?: unknown }).code).startsWith('Z_') ? refuseFile('FILE_DAMAGED', { at: '压缩内容' }) : error;
  }
  yield decode();
}

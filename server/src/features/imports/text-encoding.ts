// Which encoding a text file has: UTF-8 or GB18030. Nothing is ever replaced: bytes that are no text are a problem of their row.
import { isUtf8 } from 'node:buffer';
import { refuseFile } from './row-source.js';

export type TextEncoding = 'UTF-8' | 'GB18030';

const decoders = {
  'UTF-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  GB18030: new TextDecoder('gb18030', { fatal: true }),
};

/** The text of bytes, or null where they are not of that encoding. */
export const decodeText = (bytes: Buffer, encoding: TextEncoding): string | null => {
  if (encoding === 'UTF-8') return isUtf8(bytes) ? bytes.toString('utf8') : null;
  try {
    return decoders.GB18030.decode(bytes);
  } catch {
    return null;
  }
};

/** Bytes without a character that a block cut in two at its end. */
const withoutCutCharacter = (bytes: Buffer): Buffer => {
  const end = Math.max(bytes.lastIndexOf(0x0a), bytes.lastIndexOf(0x2c)) + 1;
  return end > 0 ? bytes.subarray(0, end) : bytes;
};

const hasBeyondAscii = (bytes: Buffer): boolean => bytes.some((byte) => byte >= 0x80);

/** The first line that says anything: the header tells the encoding, so that a bad byte further down stays one bad row. */
const telling = (start: Buffer): Buffer | null => {
  for (let from = 0; from < start.length;) {
    const newline = start.indexOf(0x0a, from);
    const line = start.subarray(from, newline < 0 ? start.length : newline);
    if (hasBeyondAscii(line)) return line;
    if (newline < 0) return null;
    from = newline + 1;
  }
  return null;
};

/**
 * The encoding of a file by its beginning, and how many bytes of mark to leave out. Pure ASCII so far is UTF-8 until a row tells
 * otherwise: see `csv-rows`. Throws FileRefusal for UTF-16 and for what is neither.
 */
export const detectEncoding = (start: Buffer): { encoding: TextEncoding; mark: number; certain: boolean } => {
  if (start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return { encoding: 'UTF-8', mark: 3, certain: true };
  if (start.subarray(0, 4).equals(Buffer.from([0x84, 0x31, 0x95, 0x33]))) return { encoding: 'GB18030', mark: 4, certain: true };
  const first = start.subarray(0, 2).toString('hex');
  if (first === 'fffe' || first === 'feff') throw refuseFile('FILE_ENCODING', { actual: ' UTF-16' });
  const line = telling(withoutCutCharacter(start));
  if (line === null) return { encoding: 'UTF-8', mark: 0, certain: false };
  if (isUtf8(line)) return { encoding: 'UTF-8', mark: 0, certain: true };
  if (decodeText(line, 'GB18030') === null) throw refuseFile('FILE_ENCODING', { actual: '无法识别的编码' });
  return { encoding: 'GB18030', mark: 0, certain: true };
};

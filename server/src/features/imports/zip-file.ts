// The parts of an XLSX, which is a ZIP: found by its directory, inflated as they are read, within limits that no bomb passes.
import { open, type FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { PassThrough, type Readable } from 'node:stream';
import { FILE_LIMITS, refuseFile, type FileRefusal } from './row-source.js';

interface Part {
  readonly name: string;
  readonly method: number;
  readonly compressed: number;
  readonly expanded: number;
  readonly offset: number;
}
export interface ZipFile {
  readonly parts: ReadonlyMap<string, Part>;
  /** The bytes of a part as they are inflated; fails with FileRefusal beyond `most` bytes or the ratio of a bomb. */
  stream(part: Part, most: number): Readable;
  readBytes(): number;
  close(): Promise<void>;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_DIRECTORY_BYTES = 1024 * 1024;

const damaged = (at: string): FileRefusal => refuseFile('FILE_DAMAGED', { at });

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  if (!Number.isSafeInteger(position) || position < 0 || length < 0) throw damaged('压缩目录');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw damaged('压缩目录不完整');
  return buffer;
};
const large = (bytes: Buffer, at: number): number => {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('压缩目录');
  return Number(value);
};

/** Where the directory is: from the record at the file's end, or that of a large archive before it. */
const findDirectory = async (file: FileHandle, size: number): Promise<{ offset: number; length: number; count: number }> => {
  const tailLength = Math.min(size, 22 + 65_535);
  const tail = await readAt(file, size - tailLength, tailLength);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at -= 1;
  if (at < 0) throw damaged('没有压缩目录');
  const found = { count: tail.readUInt16LE(at + 10), length: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
  if (found.count !== 0xffff && found.length !== 0xffffffff && found.offset !== 0xffffffff) return found;
  if (at < 20 || tail.readUInt32LE(at - 20) !== LOCATOR_64) throw damaged('压缩目录');
  const end = await readAt(file, large(tail, at - 12), 56);
  if (end.readUInt32LE(0) !== END_64) throw damaged('压缩目录');
  return { count: large(end, 32), length: large(end, 40), offset: large(end, 48) };
};

/** Sizes and place of an entry; those of a large one stand in its extra field, in this order. */
const placeOf = (
  directory: Buffer,
  at: number,
  nameLength: number,
  extraLength: number,
): Pick<Part, 'compressed' | 'expanded' | 'offset'> => {
  const short = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  const start = at + 46 + nameLength;
  let extra = -1;
  for (let field = start; field + 4 <= start + extraLength; field += 4 + directory.readUInt16LE(field + 2))
    if (directory.readUInt16LE(field) === 1) extra = field + 4;
  const [expanded, compressed, offset] = short.map((value) => {
    if (value !== 0xffffffff) return value;
    if (extra < 0 || extra + 8 > start + extraLength) throw damaged('压缩目录');
    extra += 8;
    return large(directory, extra - 8);
  }) as [number, number, number];
  return { expanded, compressed, offset };
};

const readParts = async (file: FileHandle, size: number): Promise<Map<string, Part>> => {
  const { offset, length, count } = await findDirectory(file, size);
  if (count > FILE_LIMITS.parts) throw damaged(`压缩文件多于 ${FILE_LIMITS.parts} 个部分`);
  if (length > MOST_DIRECTORY_BYTES || offset + length > size) throw damaged('压缩目录');
  const directory = await readAt(file, offset, length);
  const parts = new Map<string, Part>();
  for (let at = 0, number = 0; number < count; number += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw damaged('压缩目录');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + nameLength + extraLength + noteLength > directory.length) throw damaged('压缩目录');
    if ((directory.readUInt16LE(at + 8) & 1) === 1) throw refuseFile('FILE_ENCRYPTED');
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    // Nothing is ever unpacked to disk; a name that leads out of the archive, or stands in it twice, is a trick all the same.
    if (parts.has(name) || /(^|[\\/])\.\.([\\/]|$)|^[\\/]|\0/.test(name)) throw damaged('压缩文件中的名称');
    parts.set(name, { name, method: directory.readUInt16LE(at + 10), ...placeOf(directory, at, nameLength, extraLength) });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return parts;
};

/** Counts what comes out, and stops before it becomes too much. */
const limited = (part: Part, most: number): PassThrough => {
  let seen = 0;
  const limit = Math.min(most, Math.max(FILE_LIMITS.freeBytes, part.compressed * FILE_LIMITS.ratio));
  const through = new PassThrough({ highWaterMark: 256 * 1024 });
  const transform = through._transform.bind(through);
  through._transform = (chunk: Buffer, encoding, done) => {
    seen += chunk.length;
    if (seen > limit) done(refuseFile('FILE_EXPANDS', { part: part.name.slice(0, 60), expected: `${Math.round(limit / 1024 / 1024)} MB` }));
    else transform(chunk, encoding, done);
  };
  return through;
};

/** Opens an archive and reads its directory. Throws FileRefusal. */
export const openZip = async (path: string): Promise<ZipFile> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const parts = await readParts(file, size);
    let read = 0;
    return {
      parts,
      stream(part, most) {
        if (part.expanded > most)
          throw refuseFile('FILE_EXPANDS', { part: part.name.slice(0, 60), expected: `${Math.round(most / 1024 / 1024)} MB` });
        if (part.method !== 0 && part.method !== 8) throw damaged('压缩方法');
        const out = limited(part, most);
        const begin = async (): Promise<void> => {
          const local = await readAt(file, part.offset, 30);
          if (local.readUInt32LE(0) !== LOCAL) throw damaged('压缩文件');
          const start = part.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
          if (part.compressed === 0) return void out.end();
          const raw = file.createReadStream({ start, end: start + part.compressed - 1, autoClose: false, highWaterMark: 256 * 1024 });
          raw.on('data', (chunk) => (read += chunk.length));
          raw.pause();
          if (part.method === 0) await pipeline(raw, out);
          else await pipeline(raw, createInflateRaw(), out);
        };
        // Whoever reads the part hears of it; nobody may be reading any more.
        out.on('error', () => undefined);
        begin().catch((error: unknown) => out.destroy(error as Error));
        return out;
      },
      readBytes: () => read,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

// An office document is a zip archive. Its directory is read, and nothing in it is ever unpacked: what it says of sizes is
// held against what is there.
import type { FileHandle } from 'node:fs/promises';
import { UploadRefusal } from './upload-refusal.js';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;
/** A workbook of numbers unpacks to some 5 to 30 times its size. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
const HARMLESS_UNPACKED_BYTES = 8 * 1024 * 1024;
const MOST_RATIO = 200;

const damaged = (): UploadRefusal => new UploadRefusal(422, 'FILE_DAMAGED', '文件不是完整的 XLSX 或 DOCX 文档：请重新保存后再上传。');
const bomb = (): UploadRefusal =>
  new UploadRefusal(422, 'FILE_UNPACKS_TOO_LARGE', '文件解压后异常庞大，疑为压缩炸弹，未予接收。请另存为普通文档后再上传。');

interface End {
  readonly at: number;
  readonly entries: number;
  readonly size: number;
  readonly offset: number;
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
};

/** Where an archive's directory ends, by the bytes at a file's end; null where there is no archive. */
const findEnd = async (file: FileHandle, bytes: number): Promise<End | null> => {
  const length = Math.min(bytes, END_BYTES + LONGEST_COMMENT);
  const tail = await readAt(file, bytes - length, length);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const end = {
      at: bytes - length + at,
      entries: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    if (end.entries > 0 && end.size > 0 && end.size <= end.at) return end;
  }
  return null;
};

/** Whether a zip archive hangs on the end of the file: then it is another file too. */
export const endsAsArchive = async (file: FileHandle, bytes: number): Promise<boolean> => (await findEnd(file, bytes)) !== null;

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
}

const readEntries = (directory: Buffer, { entries, offset }: End): Entry[] => {
  const found: Entry[] = [];
  let at = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw damaged();
    const [packed, unpacked, nameLength] = [
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 24),
      directory.readUInt16LE(at + 28),
    ];
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length || directory.readUInt32LE(at + 42) >= offset) throw damaged();
    if ((directory.readUInt16LE(at + 8) & 1) !== 0)
      throw new UploadRefusal(422, 'FILE_ENCRYPTED', '文件已加密，无法作为佐证：请取消密码后再上传。');
    found.push({ name: directory.toString('utf8', at + 46, at + 46 + nameLength), packed, unpacked });
    at = next;
  }
  if (at !== directory.length) throw damaged();
  return found;
};

const assertNoBomb = (entries: readonly Entry[], bytes: number): void => {
  const total = (take: (entry: Entry) => number): number => entries.reduce((sum, entry) => sum + take(entry), 0);
  const unpacked = total((entry) => entry.unpacked);
  // Entries that together are longer than the file lie on top of each other.
  if (total((entry) => entry.packed) > bytes || unpacked > MOST_UNPACKED_BYTES) throw bomb();
  if (unpacked > HARMLESS_UNPACKED_BYTES && unpacked > bytes * MOST_RATIO) throw bomb();
};

/**
 * The names in the archive that the whole file is. Throws UploadRefusal for one that is damaged, encrypted, has anything before
 * or behind it, or says that it unpacks to far more than a document would.
 */
export const listArchive = async (file: FileHandle, bytes: number): Promise<string[]> => {
  const end = await findEnd(file, bytes);
  if (!end || end.entries > MOST_ENTRIES || end.size > MOST_DIRECTORY_BYTES) throw damaged();
  // The directory ends where its end begins, and that is the file's end: nothing hides in between or behind.
  if (end.offset + end.size !== end.at || end.at + END_BYTES !== bytes) throw damaged();
  const entries = readEntries(await readAt(file, end.offset, end.size), end);
  assertNoBomb(entries, bytes);
  return entries.map((entry) => entry.name);
};

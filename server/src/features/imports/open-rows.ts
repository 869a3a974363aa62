// Which kind of file it is, by its first bytes: names and content types are whatever somebody typed.
import { open } from 'node:fs/promises';
import { openAdx } from './adx-rows.js';
import { openCsv } from './csv-rows.js';
import { openJson } from './json-rows.js';
import { refuseFile, type RowSource } from './row-source.js';
import { openXlsx } from './xlsx-rows.js';

const firstBytes = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const otherKinds: readonly (readonly [hex: string, name: string])[] = [
  ['25504446', ' PDF'],
  ['52617221', ' RAR 压缩包'],
  ['377abcaf', ' 7z 压缩包'],
  ['1f8b', ' GZIP 压缩包'],
  ['89504e47', '图片'],
  ['ffd8ff', '图片'],
];

/** Opens a file for its rows. Throws FileRefusal with a reason that whoever sent it can act on. */
export const openRows = async (path: string): Promise<RowSource> => {
  const start = await firstBytes(path);
  if (start.length === 0) throw refuseFile('FILE_EMPTY');
  const hex = start.subarray(0, 8).toString('hex');
  // OLE: an old .xls, or an .xlsx that a password protects.
  if (hex === 'd0cf11e0a1b11ae1') throw refuseFile('FILE_ENCRYPTED');
  if (hex.startsWith('504b0304')) return openXlsx(path);
  const other = otherKinds.find(([beginning]) => hex.startsWith(beginning));
  if (other) throw refuseFile('FILE_TYPE', { actual: other[1] });
  if (start.subarray(2, 200).includes(0) && !['fffe', 'feff'].includes(hex.slice(0, 4)))
    throw refuseFile('FILE_TYPE', { actual: '含空字符的二进制文件' });
  // A mark that says UTF-8 is three characters here.
  const text = start
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (/^<(?:!doctype\s+html|html)/i.test(text)) throw refuseFile('FILE_TYPE', { actual: ' HTML' });
  if (text.startsWith('<')) return openAdx(path);
  if (text.startsWith('{') || text.startsWith('[')) return openJson(path);
  return openCsv(path);
};

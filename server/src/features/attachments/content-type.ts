// What a file is, by its content alone: what it was called or said to be counts for nothing.
import { fileTypeFromBuffer } from 'file-type';
import type { FileHandle } from 'node:fs/promises';
import { holdsMarkup, judgeText } from './text-content.js';
import { UploadRefusal } from './upload-refusal.js';
import { endsAsArchive, listArchive } from './zip-directory.js';

const HEAD_BYTES = 4_100;
const EDGE_BYTES = 1_024;
const ALLOWED = '只接收 PDF、PNG、JPEG、XLSX、DOCX、CSV 和纯文本';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const refuseType = (found: string): UploadRefusal =>
  new UploadRefusal(415, 'FILE_TYPE_NOT_ALLOWED', `${ALLOWED}，该文件的内容是${found}。`);
const damaged = (name: string): UploadRefusal =>
  new UploadRefusal(422, 'FILE_DAMAGED', `该 ${name} 文件不完整，或末尾另有内容，未予接收。`);
const polyglot = (): UploadRefusal =>
  new UploadRefusal(422, 'FILE_IS_POLYGLOT', '该文件的内容同时是另一种文件（夹带压缩包或网页），未予接收。');

const readEdge = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
};

const officeType = async (file: FileHandle, bytes: number): Promise<string> => {
  const names = await listArchive(file, bytes);
  const isWorkbook = names.includes('xl/workbook.xml');
  const isDocument = names.includes('word/document.xml');
  if (!names.includes('[Content_Types].xml') || isWorkbook === isDocument) throw refuseType('压缩包');
  if (names.some((name) => /vbaProject|macrosheets|(^|\/)\.\.(\/|$)|^\/|\\/i.test(name)))
    throw new UploadRefusal(422, 'FILE_HOLDS_MACROS', '文档含有宏或异常路径，未予接收：请另存为不含宏的文档。');
  return isWorkbook ? WORKBOOK : DOCUMENT;
};

const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');
const isWhole: Readonly<Record<string, (tail: Buffer) => boolean>> = {
  'application/pdf': (tail) => tail.includes('%%EOF'),
  'image/png': (tail) => tail.subarray(-PNG_END.length).equals(PNG_END),
  'image/jpeg': (tail) => tail.includes(Buffer.from([0xff, 0xd9])),
};

/** What is no text is told by the name that its first bytes have, where they have one. */
const textType = async (file: FileHandle, bytes: number, givenName: string, found: string | null): Promise<string> => {
  const judgement = await judgeText(file);
  if (judgement === 'MARKUP') throw refuseType('网页、SVG 或脚本');
  if (judgement === 'NOT_TEXT') throw refuseType(found ?? '无法识别的数据（文本须为 UTF-8 或 GB18030 编码）');
  if (await endsAsArchive(file, bytes)) throw polyglot();
  return /\.csv$/i.test(givenName.trim()) ? 'text/csv' : 'text/plain';
};

const isUtf16 = (head: Buffer): boolean => [0xfeff, 0xfffe].includes(head.length < 2 ? 0 : head.readUInt16BE(0));

/** The media type of a file, one of those allowed. Throws UploadRefusal with a readable reason for any other. */
export const judgeContent = async (file: FileHandle, bytes: number, givenName: string): Promise<string> => {
  const head = await readEdge(file, 0, HEAD_BYTES);
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return officeType(file, bytes);
  if (isUtf16(head)) throw refuseType('UTF-16 编码的文本，请另存为 UTF-8');
  const found = await fileTypeFromBuffer(head);
  const whole = found && isWhole[found.mime];
  // Text may begin as anything: "BM" is a bitmap's beginning too.
  if (!whole) {
    const name =
      found &&
      (found.mime === 'application/x-cfb' ? '旧版 Office 文档，请另存为 XLSX 或 DOCX' : ` ${found.ext.toUpperCase()}（${found.mime}）`);
    return textType(file, bytes, givenName, name ?? null);
  }
  const tail = await readEdge(file, Math.max(0, bytes - EDGE_BYTES), EDGE_BYTES);
  if (!whole(tail)) throw damaged(found.ext.toUpperCase());
  if (holdsMarkup(head.subarray(0, EDGE_BYTES)) || holdsMarkup(tail) || (await endsAsArchive(file, bytes))) throw polyglot();
  return found.mime;
};

// Whether a file is text that a person reads, and nothing that a browser or a shell would run.
import type { FileHandle } from 'node:fs/promises';

const BLOCK_BYTES = 64 * 1024;
/** A tag may lie across two blocks. */
const OVERLAP = 64;
const MARKUP =
  /<\s*(?:!doctype|html|head|body|script|style|svg|math|iframe|frame|object|embed|link|meta|base|form|img|xml|\?xml|\?php|!entity)\b/i;
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;

export type TextJudgement = 'TEXT' | 'NOT_TEXT' | 'MARKUP';

const judge = async (file: FileHandle, encoding: 'utf-8' | 'gb18030'): Promise<TextJudgement> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const buffer = Buffer.alloc(BLOCK_BYTES);
  let before = '';
  try {
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, BLOCK_BYTES, position);
      const text = before + decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 });
      if (CONTROL.test(text)) return 'NOT_TEXT';
      if (MARKUP.test(text) || (position === 0 && text.startsWith('#!'))) return 'MARKUP';
      if (bytesRead === 0) return 'TEXT';
      before = text.slice(-OVERLAP);
      position += bytesRead;
    }
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'NOT_TEXT';
    throw error;
  }
};

/** Reads the whole file, a block at a time, as UTF-8 and else as GB18030. */
export const judgeText = async (file: FileHandle): Promise<TextJudgement> => {
  const asUtf8 = await judge(file, 'utf-8');
  return asUtf8 === 'NOT_TEXT' ? judge(file, 'gb18030') : asUtf8;
};

/** Whether the bytes hold the beginning of a page or script. */
export const holdsMarkup = (bytes: Buffer): boolean => MARKUP.test(bytes.toString('latin1'));

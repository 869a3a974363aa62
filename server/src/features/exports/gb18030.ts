// Writing GB18030, the encoding that Excel on a Chinese system expects of a CSV. Node reads it but does not write it: the
// table is what its decoder reads, turned round.

import { TextDecoder } from 'node:util';

const BMP = 0x10000;
/** For each character of the basic plane its bytes as one number: two bytes below 0x10000, else four. */
let table: Uint32Array | null = null;

const addRange = (codes: Uint32Array, decoder: TextDecoder, bytes: readonly number[]): void => {
  const text = decoder.decode(Uint8Array.from(bytes));
  if (text.length !== 1 || text === '\ufffd') return;
  const at = text.charCodeAt(0);
  const code = bytes.reduce((acc, byte) => acc * 256 + byte, 0);
  // Shorter forms are added first and stay.
  if (codes[at] === 0) codes[at] = code;
};

const makeTable = (): Uint32Array => {
  const codes = new Uint32Array(BMP);
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) if (second !== 0x7f) addRange(codes, decoder, [first, second]);
  for (let first = 0x81; first <= 0x84; first += 1)
    for (let second = 0x30; second <= 0x39; second += 1)
      for (let third = 0x81; third <= 0xfe; third += 1)
        for (let fourth = 0x30; fourth <= 0x39; fourth += 1) addRange(codes, decoder, [first, second, third, fourth]);
  return codes;
};

/** The four bytes of a character beyond the basic plane: they follow each other without gaps from 90 30 81 30 on. */
const supplementary = (point: number): number[] => {
  const index = point - BMP;
  return [
    0x90 + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
};

const QUESTION_MARK = 0x3f;

/** The text's bytes. Half a surrogate pair, which no text should hold, becomes a question mark. */
export const encodeGb18030 = (text: string): Buffer => {
  const codes = (table ??= makeTable());
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let at = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const point = text.codePointAt(index)!;
    if (point >= BMP) {
      for (const byte of supplementary(point)) bytes[at++] = byte;
      index += 1;
      continue;
    }
    const code = codes[unit]!;
    if (code === 0) bytes[at++] = QUESTION_MARK;
    else if (code < BMP) at = bytes.writeUInt16BE(code, at);
    else at = bytes.writeUInt32BE(code, at);
  }
  return bytes.subarray(0, at);
};

// The rows of a CSV file (RFC 4180), by bytes: in UTF-8 and in GB18030 comma, quote and line end are never part of another
// character, so that rows are cut before they are decoded, and one that cannot be decoded is one bad row. That, and the limits,
// is why no ready-made parser reads here; and a block without a quote is cut by the engine itself: 821,268 rows in 2 s.
import { columnLetters, findStrayCharacter, problem } from '@shuangcheng/domain';
import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readInertText } from '../table-cell.js';
import { FILE_LIMITS, findCellProblems, refuseFile, type FileRow, type RowSource } from './row-source.js';
import { decodeText, detectEncoding, type TextEncoding } from './text-encoding.js';

const BLOCK_BYTES = 256 * 1024;
const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** Cells of a record with quotes in it; or where they do not pair, by the number of the cell. */
const splitQuoted = (text: string): string[] | number => {
  const cells: string[] = [];
  for (let at = 0; ;) {
    if (text[at] !== '"') {
      const comma = text.indexOf(',', at);
      const cell = text.slice(at, comma < 0 ? text.length : comma);
      if (cell.includes('"')) return cells.length;
      cells.push(cell);
      if (comma < 0) return cells;
      at = comma + 1;
      continue;
    }
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    if (end < 0) return cells.length;
    cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === text.length) return cells;
    if (text[end + 1] !== ',') return cells.length;
    at = end + 2;
  }
};

/** The line end, outside quotes, of the record that begins at `from`; -1 where the bytes do not hold it. A quote opens a cell only where one begins. */
const endOfQuoted = (bytes: Buffer, from: number): number => {
  let quoted = false;
  let beginsCell = true;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (quoted) {
      if (byte !== QUOTE) continue;
      if (bytes[at + 1] === QUOTE) at += 1;
      else quoted = false;
    } else if (byte === QUOTE && beginsCell) quoted = true;
    else if (byte === NEWLINE) return at;
    beginsCell = byte === COMMA;
  }
  return -1;
};

/** Where records end in a block; lines without a quote are found by the engine. */
const recordEnds = (bytes: Buffer): ((from: number) => number) => {
  let quote = bytes.indexOf(QUOTE);
  return (from) => {
    if (quote >= 0 && quote < from) quote = bytes.indexOf(QUOTE, from);
    const newline = bytes.indexOf(NEWLINE, from);
    return quote >= 0 && (newline < 0 || quote < newline) ? endOfQuoted(bytes, from) : newline;
  };
};

/** A header without a comma that has another sign between its cells: what a spreadsheet writes where the comma is a decimal sign. */
const refuseOtherSeparators = (header: string): void => {
  for (const [sign, actual] of [
    [';', '分号'],
    ['\t', '制表符'],
  ] as const)
    if (!header.includes(',') && header.includes(sign)) throw refuseFile('FILE_SEPARATOR', { actual });
};

class CsvReader {
  #row = 0;
  #encoding: TextEncoding = 'UTF-8';
  #certain = false;

  begin(start: Buffer): Buffer {
    const { encoding, mark, certain } = detectEncoding(start);
    this.#encoding = encoding;
    this.#certain = certain;
    return start.subarray(mark);
  }

  /** Nothing but ASCII was seen before: the first text that is more decides. */
  #decode(bytes: Buffer): string | null {
    const text = decodeText(bytes, this.#encoding);
    if (text !== null || this.#certain) {
      this.#certain ||= !isAscii(bytes);
      return text;
    }
    const other = decodeText(bytes, 'GB18030');
    if (other !== null) [this.#encoding, this.#certain] = ['GB18030', true];
    return other;
  }

  #toRow(text: string): FileRow | null {
    this.#row += 1;
    const row = this.#row;
    if (row > FILE_LIMITS.rows) throw refuseFile('TOO_MANY_ROWS', { expected: FILE_LIMITS.rows });
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (/^[\s,]*$/.test(line)) return null;
    const cells = line.includes('"') ? splitQuoted(line) : line.split(',');
    if (row === 1 && (typeof cells === 'number' || cells.length === 1)) refuseOtherSeparators(line);
    if (typeof cells === 'number')
      return { row, cells: [], problems: [problem('ROW_QUOTING', [columnLetters(cells)], { at: columnLetters(cells) })] };
    if (cells.length > FILE_LIMITS.columns) throw refuseFile('TOO_MANY_COLUMNS', { row, expected: FILE_LIMITS.columns });
    return {
      row,
      cells: line.includes("'") ? cells.map(readInertText) : cells,
      problems: line.length > FILE_LIMITS.cellCharacters || findStrayCharacter(line, 'TEXT') ? findCellProblems(cells, columnLetters) : [],
    };
  }

  #undecodable(bytes: Buffer): FileRow {
    this.#row += 1;
    const cells = bytes.toString('latin1').split(',');
    const at = cells.findIndex((cell) => decodeText(Buffer.from(cell, 'latin1'), this.#encoding) === null);
    const where = columnLetters(Math.max(at, 0));
    return { row: this.#row, cells: [], problems: [problem('ROW_ENCODING', [where], { expected: this.#encoding, at: where })] };
  }

  /** One record, whole, without its line end. */
  readRecord(bytes: Buffer): FileRow | null {
    if (bytes.length > FILE_LIMITS.rowBytes) throw refuseFile('ROW_TOO_LONG', { row: this.#row + 1, expected: FILE_LIMITS.rowBytes });
    const text = this.#decode(bytes);
    return text === null ? this.#undecodable(bytes) : this.#toRow(text);
  }

  /** Whole records of a block: cut by the engine where there is no quote, else one by one. Gives how many bytes were used. */
  readBlock(bytes: Buffer): { rows: FileRow[]; used: number } {
    const rows: FileRow[] = [];
    const last = bytes.lastIndexOf(NEWLINE);
    const text = last >= 0 && bytes.indexOf(QUOTE) < 0 ? this.#decode(bytes.subarray(0, last)) : null;
    if (text !== null) {
      for (const line of text.split('\n')) {
        if (line.length > FILE_LIMITS.rowBytes) throw refuseFile('ROW_TOO_LONG', { row: this.#row + 1, expected: FILE_LIMITS.rowBytes });
        const row = this.#toRow(line);
        if (row) rows.push(row);
      }
      return { rows, used: last + 1 };
    }
    let used = 0;
    const endAfter = recordEnds(bytes);
    for (let end = endAfter(0); end >= 0; end = endAfter(used)) {
      const row = this.readRecord(bytes.subarray(used, end));
      if (row) rows.push(row);
      used = end + 1;
    }
    return { rows, used };
  }
}

/** Opens a CSV file. Nothing is read before the first block is asked for. */
export const openCsv = (path: string): RowSource => {
  const stream = createReadStream(path, { highWaterMark: BLOCK_BYTES });
  // The stream itself is a block ahead.
  let cut = 0;
  async function* read(): AsyncGenerator<readonly FileRow[]> {
    const reader = new CsvReader();
    let taken = 0;
    let rest: Buffer | null = null;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const bytes: Buffer = rest === null ? reader.begin(chunk) : rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const { rows, used } = reader.readBlock(bytes);
      rest = bytes.subarray(used);
      taken += chunk.length;
      cut = taken - rest.length;
      if (rest.length > FILE_LIMITS.rowBytes + BLOCK_BYTES) reader.readRecord(rest);
      if (rows.length > 0) yield rows;
    }
    const row = rest !== null && rest.length > 0 ? reader.readRecord(rest) : null;
    cut = taken;
    if (row) yield [row];
  }
  return {
    blocks: read(),
    readBytes: () => cut,
    close: async () => void stream.destroy(),
  };
};

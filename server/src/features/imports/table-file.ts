// Tables as files: CSV for spreadsheets (a mark that says UTF-8, CRLF, nothing that could be taken for a formula), and XLSX.
import { writeXlsxStream } from 'hucre/xlsx';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { csvLine } from '../table-cell.js';

/** CSV text, some lines at a time. */
export const toCsv = (lines: AsyncIterable<readonly string[]>): Readable => {
  async function* blocks(): AsyncGenerator<string> {
    let block = '\ufeff';
    for await (const line of lines) {
      block += csvLine(line);
      if (block.length < 1 << 16) continue;
      yield block;
      block = '';
    }
    yield block;
  }
  return Readable.from(blocks());
};

/** An XLSX with one sheet, written as its lines are read. Every cell is text, which no spreadsheet computes. */
export const toXlsx = (name: string, lines: AsyncIterable<readonly string[]>, width: number): Readable => {
  async function* rows(): AsyncGenerator<(string | null)[]> {
    for await (const line of lines) yield line.map((text) => (text === '' ? null : text));
  }
  const columns = Array.from({ length: width }, () => ({ width: 18 }));
  return Readable.fromWeb(writeXlsxStream(rows(), { name, columns }) as ReadableStream);
};

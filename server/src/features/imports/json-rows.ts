// The reports of a JSON document, one by one, as rows of the sheet. The array is cut into its objects by their braces, so that memory
// holds one of them; only then is each read by the engine's own parser.
import { EXCHANGE_HEADER, problem, readJsonReport, REPORTS_FORMAT } from '@shuangcheng/domain';
import { createReadStream } from 'node:fs';
import { FILE_LIMITS, findCellProblems, refuseFile, type FileRow, type RowSource } from './row-source.js';
import { textOf } from './utf8-text.js';

const BLOCK_BYTES = 64 * 1024;
/** A report is an object with an array of flat objects. */
const DEEPEST = 8;
const damaged = (at: string): Error => refuseFile('FILE_DAMAGED', { at: `JSON：${at}` });

const [QUOTE, BACKSLASH, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [...'"\\{}[]'].map((character) => character.charCodeAt(0));

/** What stands before the reports, read as a document without any. Throws FileRefusal unless it is of the format. */
const checkHead = (head: string): void => {
  let read: { format?: unknown } = {};
  try {
    read = JSON.parse(`${head}[]}`) as typeof read;
  } catch {
    throw damaged('reports 之前的内容');
  }
  if (!/"reports"\s*:\s*$/.test(head)) throw damaged('reports 应是第一个数组');
  if (read.format !== REPORTS_FORMAT)
    throw refuseFile('EXCHANGE_FORMAT', { expected: `"format": "${REPORTS_FORMAT}"`, actual: String(read.format) });
};

const toRow = (row: number, text: string): FileRow => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { row, cells: [], problems: [problem('ROW_JSON', ['report'])] };
  }
  const { cells, problems } = readJsonReport(value);
  return { row, cells, problems: [...problems, ...findCellProblems(cells, (index) => EXCHANGE_HEADER[index]!)] };
};

class JsonReader {
  #text = '';
  #at = 0;
  #from = 0;
  #depth = 0;
  #inString = false;
  #state: 'HEAD' | 'REPORTS' | 'TAIL' = 'HEAD';
  #row = 0;

  /** Steps behind a string that is open; false where the text ends before it. */
  #leaveString(): boolean {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === BACKSLASH) this.#at += 1;
      else if (code === QUOTE) {
        this.#inString = false;
        this.#at += 1;
        return true;
      }
    }
    return false;
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) throw damaged(`嵌套超过 ${DEEPEST} 层`);
  }

  /** Between reports stands one comma, and nothing before the first. */
  #checkBetween(end: number, last: boolean): void {
    const between = this.#text.slice(this.#from, end).trim();
    if (between !== (this.#row === 0 || last ? '' : ',')) throw damaged(`第 ${this.#row} 条报表之后的内容`);
  }

  #open(list: boolean): void {
    if (this.#state === 'TAIL') throw damaged('reports 应是最后一个成员');
    if (this.#state === 'HEAD' && this.#depth === 1 && list) {
      checkHead(this.#text.slice(0, this.#at));
      this.#state = 'REPORTS';
      this.#from = this.#at + 1;
    } else if (this.#state === 'REPORTS' && this.#depth === 2) {
      if (list) throw damaged('reports 的成员应为对象');
      this.#checkBetween(this.#at, false);
      this.#from = this.#at;
    }
    this.#deeper();
  }

  #close(list: boolean): FileRow | null {
    this.#depth -= 1;
    if (this.#depth < 0) throw damaged('括号不成对');
    if (this.#state !== 'REPORTS') return null;
    if (this.#depth === 1) {
      if (!list) throw damaged('括号不成对');
      this.#checkBetween(this.#at, true);
      this.#state = 'TAIL';
      this.#from = this.#at + 1;
    }
    if (this.#depth !== 2) return null;
    this.#row += 1;
    if (this.#row > FILE_LIMITS.rows) throw refuseFile('TOO_MANY_ROWS', { expected: FILE_LIMITS.rows });
    const row = toRow(this.#row, this.#text.slice(this.#from, this.#at + 1));
    this.#from = this.#at + 1;
    return row;
  }

  push(text: string): FileRow[] {
    this.#text += text;
    const rows: FileRow[] = [];
    while (this.#at < this.#text.length) {
      if (this.#inString) {
        if (!this.#leaveString()) break;
        continue;
      }
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) this.#inString = true;
      else if (code === OPEN || code === OPEN_LIST) this.#open(code === OPEN_LIST);
      else if (code === CLOSE || code === CLOSE_LIST) {
        const row = this.#close(code === CLOSE_LIST);
        if (row) rows.push(row);
      }
      this.#at += 1;
    }
    // What was read is let go of; the position may stand behind the text, after a backslash at its end.
    this.#text = this.#text.slice(this.#from);
    this.#at -= this.#from;
    this.#from = 0;
    if (this.#text.length > FILE_LIMITS.rowBytes) throw refuseFile('ROW_TOO_LONG', { row: this.#row + 1, expected: FILE_LIMITS.rowBytes });
    return rows;
  }

  finish(): void {
    if (this.#state !== 'TAIL' || this.#text.trim() !== '}') throw damaged(this.#state === 'HEAD' ? '没有 reports' : '不完整');
  }
}

/** The reports of a document, whatever pieces its text comes in. Throws FileRefusal. */
export async function* reportsOf(texts: AsyncIterable<string>): AsyncGenerator<readonly FileRow[]> {
  const reader = new JsonReader();
  for await (const text of texts) {
    const rows = reader.push(text);
    if (rows.length > 0) yield rows;
  }
  reader.finish();
}

/** Opens a JSON document. Its reports are numbered from 1; row 0 is the header under which they stand. */
export const openJson = (path: string): RowSource => {
  const stream = createReadStream(path, { highWaterMark: BLOCK_BYTES });
  async function* read(): AsyncGenerator<readonly FileRow[]> {
    yield [{ row: 0, cells: EXCHANGE_HEADER, problems: [] }];
    yield* reportsOf(textOf(stream, 'JSON'));
  }
  return { blocks: read(), readBytes: () => stream.bytesRead, close: async () => void stream.destroy() };
};

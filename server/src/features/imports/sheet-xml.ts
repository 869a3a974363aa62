// The rows of a worksheet, from its XML as it comes: one row at a time, formulas and everything else that is no plain value named.
import { columnLetters, Decimal, problem, type Problem } from '@shuangcheng/domain';
import { elementsOf, findOpening, richText, unescapeXml } from './xml-elements.js';
import { FILE_LIMITS, findCellProblems, refuseFile, type FileRow } from './row-source.js';

const damaged = (at: string): Error => refuseFile('FILE_DAMAGED', { at });

/** A number as a person typed it: sheets keep binary floats, and write 0.1 as 0.10000000000000001. */
const plainNumber = (text: string): string => {
  if (/^-?\d{1,15}$/.test(text)) return text;
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? new Decimal(value).toFixed() : text;
};

/** Spreadsheets keep fifteen digits: a credit code of digits that was taken for a number has lost its end. */
const FIRST_INEXACT = 1e15;

const columnOfRef = (letters: string): number => {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
};

const refPattern = /(?:^|\s)r="([A-Z]{1,3})\d{1,7}"/;
const typePattern = /(?:^|\s)t="(\w{1,12})"/;

interface Cell {
  readonly text: string;
  readonly problem: Problem | null;
}
const firstBody = (xml: string, name: string): string => {
  for (const { body } of elementsOf(xml, name)) return body;
  return '';
};

const readCell = (type: string, body: string, column: string, shared: readonly string[], prefix: string): Cell => {
  if (body.includes(`<${prefix}f`)) return { text: '', problem: problem('CELL_FORMULA', [column], { column }) };
  const value = firstBody(body, `${prefix}v`);
  switch (type) {
    case 's': {
      const text = shared[Number(value)];
      if (text === undefined || value === '') throw damaged('共享字符串');
      return { text, problem: null };
    }
    case 'inlineStr':
      return { text: richText(body, prefix), problem: null };
    case 'e':
      return { text: '', problem: problem('CELL_ERROR', [column], { column, actual: value }) };
    case 'b':
      return { text: value === '1' ? 'TRUE' : 'FALSE', problem: null };
    case 'str':
    case 'd':
      return { text: unescapeXml(value), problem: null };
    default:
      return Math.abs(Number(value)) >= FIRST_INEXACT
        ? { text: '', problem: problem('CELL_NUMBER_INEXACT', [column], { column }) }
        : { text: plainNumber(value), problem: null };
  }
};

const readRow = (row: number, xml: string, shared: readonly string[], prefix: string): FileRow | null => {
  const cells: string[] = [];
  const problems: Problem[] = [];
  let next = 0;
  for (const { attributes, body } of elementsOf(xml, `${prefix}c`)) {
    const letters = refPattern.exec(attributes)?.[1];
    const index = letters === undefined ? next : columnOfRef(letters);
    if (index >= FILE_LIMITS.columns) throw refuseFile('TOO_MANY_COLUMNS', { row, expected: FILE_LIMITS.columns });
    next = index + 1;
    const cell = readCell(typePattern.exec(attributes)?.[1] ?? 'n', body, columnLetters(index), shared, prefix);
    while (cells.length < index) cells.push('');
    cells[index] = cell.text;
    if (cell.problem) problems.push(cell.problem);
  }
  if (problems.length === 0 && cells.every((cell) => cell.trim() === '')) return null;
  return { row, cells, problems: [...problems, ...findCellProblems(cells, columnLetters)] };
};

/** Rows of the worksheet, in blocks. Throws FileRefusal. */
export async function* readSheet(texts: AsyncIterable<string>, shared: readonly string[]): AsyncGenerator<readonly FileRow[]> {
  let rest = '';
  let prefix: string | null = null;
  let last = 0;
  for await (const text of texts) {
    rest += text;
    if (prefix === null) {
      if (/<!DOCTYPE/i.test(rest)) throw damaged('XML 含 DOCTYPE');
      const begin = findOpening(rest, 'sheetData');
      if (!begin) {
        if (rest.length > FILE_LIMITS.rowBytes * 4) throw damaged('工作表没有数据');
        continue;
      }
      if (begin.attributes.endsWith('/')) return;
      prefix = begin.prefix;
      rest = rest.slice(begin.end);
    }
    const rows: FileRow[] = [];
    let used = 0;
    for (const { attributes, body, end } of elementsOf(rest, `${prefix}row`)) {
      used = end;
      const row = Number(/(?:^|\s)r="(\d{1,9})"/.exec(attributes)?.[1] ?? last + 1);
      if (row <= last) throw damaged(`第 ${last} 行之后的行号`);
      if (row > FILE_LIMITS.rows) throw refuseFile('TOO_MANY_ROWS', { expected: FILE_LIMITS.rows });
      if (body.length > FILE_LIMITS.rowBytes) throw refuseFile('ROW_TOO_LONG', { row, expected: FILE_LIMITS.rowBytes });
      last = row;
      const read = readRow(row, body, shared, prefix);
      if (read) rows.push(read);
    }
    const done = rest.slice(0, used);
    if (done.includes('<!--') || done.includes('<![CDATA[')) throw damaged('工作表含注释或 CDATA');
    rest = rest.slice(used);
    const ended = rest.includes(`</${prefix}sheetData`);
    if (!ended && rest.length > FILE_LIMITS.rowBytes * 2)
      throw refuseFile('ROW_TOO_LONG', { row: last + 1, expected: FILE_LIMITS.rowBytes });
    if (rows.length > 0) yield rows;
    if (ended) return;
  }
  throw damaged('工作表不完整');
}

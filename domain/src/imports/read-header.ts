// Matching a file's header with the columns of the sheet: as an export heads them, by official codes, by names with units, or by
// codes and names one below the other.
import { problem, type Problem } from '../problems.js';
import { SHEET_COLUMNS, type SheetColumn } from './report-sheet.js';

/** Where the sheet's columns stand in a file. */
export interface SheetLayout {
  /** One for each column of the file; null for one without a header, which must stay empty. */
  readonly columns: readonly (SheetColumn | null)[];
  /** Rows that the header takes: 1 or 2. */
  readonly headerRows: number;
}

/** Width and brackets do not matter, nor do blanks: （ is (, ｋＷｈ is kWh. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
/** Spreadsheets drop leading zeros: 009 arrives as 9. */
const plainCode = (text: string): string => plain(text).replace(/^0+(?=\d)/, '');

const byCode = new Map(SHEET_COLUMNS.map((column) => [plainCode(column.code), column]));
const byName = new Map(SHEET_COLUMNS.flatMap((column) => [column.header, ...column.names].map((name) => [plain(name), column] as const)));

/** 0 → A, 25 → Z, 26 → AA, as spreadsheets call columns. */
export const columnLetters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);

const shown = (text: string): string => text.slice(0, 40);
const wrong = (index: number, expected: string, actual: string): Problem =>
  problem('HEADER_WRONG', ['header', columnLetters(index)], { column: columnLetters(index), expected, actual: shown(actual) });

const anyColumn =
  '模板或导出文件的列名（如“110 电消费量(千瓦时)”），或 ORG、NAME、PERIOD、HOW、统计制度的指标代码（如 110），或带单位的名称（如“电（千瓦时）”）';

const findColumn = (text: string): SheetColumn | null => byCode.get(plainCode(text)) ?? byName.get(plain(text)) ?? null;

/** Whether the second row repeats the first in the other form. */
const isSecondHeader = (columns: readonly (SheetColumn | null)[], second: readonly string[]): boolean =>
  columns.some((column, index) => column?.kind === 'INSTITUTION' && findColumn(second[index] ?? '') === column);

const findRepeated = (columns: readonly (SheetColumn | null)[]): Problem[] =>
  columns.flatMap((column, index) => {
    const first = columns.indexOf(column);
    return column !== null && first < index
      ? [
          problem('HEADER_DUPLICATE', ['header', columnLetters(index)], {
            actual: column.header,
            first: columnLetters(first),
            column: columnLetters(index),
          }),
        ]
      : [];
  });

const findMissing = (columns: readonly (SheetColumn | null)[]): Problem[] => {
  const has = (kind: SheetColumn['kind']): boolean => columns.some((column) => column?.kind === kind);
  const missing = (['INSTITUTION', 'PERIOD'] as const).filter((kind) => !has(kind));
  const names = missing.map((kind) => SHEET_COLUMNS.find((column) => column.kind === kind)!);
  if (!has('QUANTITY')) return [...names.map(missingColumn), problem('HEADER_WITHOUT_ITEMS', ['header'])];
  return names.map(missingColumn);
};
const missingColumn = (column: SheetColumn): Problem =>
  problem('HEADER_INCOMPLETE', ['header'], { expected: `${column.code} ${column.header}` });

/** Where the columns stand, from a file's first two rows; or what is wrong with its header, with what was expected and what arrived. */
export const readHeader = (first: readonly string[], second: readonly string[]): SheetLayout | readonly Problem[] => {
  const columns = first.map((text) => (plain(text) === '' ? null : findColumn(text)));
  const unknown = first.flatMap((text, index) => (columns[index] === null && plain(text) !== '' ? [wrong(index, anyColumn, text)] : []));
  const two = isSecondHeader(columns, second);
  const different = two
    ? second.flatMap((text, index) => {
        const column = columns[index] ?? null;
        if (plain(text) === '' || findColumn(text) === column) return [];
        return [wrong(index, column?.header ?? '空', text)];
      })
    : [];
  const problems = [...unknown, ...different, ...findRepeated(columns), ...findMissing(columns)];
  return problems.length > 0 ? problems.slice(0, 20) : { columns, headerRows: two ? 2 : 1 };
};

// Matching a file's header with the columns of a sheet: as an export heads them, by their codes, by other names that they have, or
// by codes and names one below the other.
import { problem, type Problem } from '../problems.js';

export interface HeadedColumn {
  /** A header of its own, and where a problem is said to stand. */
  readonly code: string;
  /** As exports and the template head it. */
  readonly header: string;
  /** What else a header may say. */
  readonly names: readonly string[];
}

/** Where the sheet's columns stand in a file. */
export interface SheetLayout<Column extends HeadedColumn> {
  /** One for each column of the file; null for one without a header, which must stay empty. */
  readonly columns: readonly (Column | null)[];
  /** Rows that the header takes: 1 or 2. */
  readonly headerRows: number;
}

/** Width and brackets do not matter, nor do blanks: （ is (, ｋＷｈ is kWh. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
/** Spreadsheets drop leading zeros: 009 arrives as 9. */
const plainCode = (text: string): string => plain(text).replace(/^0+(?=\d)/, '');

/** 0 → A, 25 → Z, 26 → AA, as spreadsheets call columns. */
export const columnLetters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetters(Math.floor(index / 26) - 1) + columnLetters(index % 26);

const wrong = (index: number, expected: string, actual: string): Problem =>
  problem('HEADER_WRONG', ['header', columnLetters(index)], { column: columnLetters(index), expected, actual });

export const missingColumn = (column: HeadedColumn): Problem =>
  problem('HEADER_INCOMPLETE', ['header'], { expected: `${column.code} ${column.header}` });

const findRepeated = (columns: readonly (HeadedColumn | null)[]): Problem[] =>
  columns.flatMap((column, index) => {
    const first = columns.indexOf(column);
    if (column === null || first === index) return [];
    const where = { actual: column.header, first: columnLetters(first), column: columnLetters(index) };
    return [problem('HEADER_DUPLICATE', ['header', columnLetters(index)], where)];
  });

/** What tells the columns of one sheet from those of another. */
export interface Sheet<Column extends HeadedColumn> {
  readonly columns: readonly Column[];
  /** The column that a second header row repeats in its other form. */
  readonly key: Column;
  /** What a header may say, for whoever wrote another. */
  readonly expected: string;
  /** What is missing among the columns that were found. */
  readonly findMissing: (columns: readonly (Column | null)[]) => readonly Problem[];
}

const MOST_PROBLEMS = 20;

/** Makes what finds the columns of a sheet in a file's first two rows, or says what is wrong with its header. */
export const makeHeaderReader = <Column extends HeadedColumn>({ columns: known, key, expected, findMissing }: Sheet<Column>) => {
  const byCode = new Map(known.map((column) => [plainCode(column.code), column]));
  const byName = new Map(known.flatMap((column) => [column.header, ...column.names].map((name) => [plain(name), column] as const)));
  const findColumn = (text: string): Column | null => byCode.get(plainCode(text)) ?? byName.get(plain(text)) ?? null;

  return (first: readonly string[], second: readonly string[]): SheetLayout<Column> | readonly Problem[] => {
    const columns = first.map((text) => (plain(text) === '' ? null : findColumn(text)));
    const unknown = first.flatMap((text, index) => (columns[index] === null && plain(text) !== '' ? [wrong(index, expected, text)] : []));
    const two = columns.some((column, index) => column === key && findColumn(second[index] ?? '') === column);
    const different = two
      ? second.flatMap((text, index) => {
          const column = columns[index] ?? null;
          if (plain(text) === '' || findColumn(text) === column) return [];
          return [wrong(index, column?.header ?? '空', text)];
        })
      : [];
    const problems = [...unknown, ...different, ...findRepeated(columns), ...findMissing(columns)];
    return problems.length > 0 ? problems.slice(0, MOST_PROBLEMS) : { columns, headerRows: two ? 2 : 1 };
  };
};

/** Cells where the header has no column: every one under an empty header, the first one beyond it. */
export const findCellsWithoutHeader = ({ columns }: SheetLayout<HeadedColumn>, cells: readonly string[]): Problem[] => {
  const used = (index: number): boolean => (cells[index] ?? '').trim() !== '';
  const nameless = columns.flatMap((column, index) => (column === null && used(index) ? [index] : []));
  const beyond = cells.findIndex((_, index) => index >= columns.length && used(index));
  return [...nameless, ...(beyond < 0 ? [] : [beyond])].map((index) =>
    problem('CELL_WITHOUT_HEADER', [columnLetters(index)], { column: columnLetters(index) }),
  );
};

// The rows of a file, as text, whatever the file is: read block by block, so that memory is bounded and a slow reader slows the file.
import { findStrayCharacter, problem, type Details, type Problem, type ProblemCode } from '@shuangcheng/domain';

/** A row as it stands in the file. */
export interface FileRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read, whatever it says. */
  readonly problems: readonly Problem[];
}
export interface RowSource {
  /** Blocks of rows in the order of the file, empty ones left out. Throws FileRefusal. */
  readonly blocks: AsyncGenerator<readonly FileRow[]>;
  /** Bytes of the file that were read so far. */
  readBytes(): number;
  close(): Promise<void>;
}

/** The file as a whole is not imported. */
export class FileRefusal extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join(' '));
  }
}
export const refuseFile = (code: ProblemCode, details: Details = {}): FileRefusal => new FileRefusal([problem(code, ['file'], details)]);

/** What a file may be; a file beyond it is refused before it costs memory. */
export const FILE_LIMITS = {
  rows: 2_000_000,
  columns: 500,
  rowBytes: 256 * 1024,
  cellCharacters: 2_000,
  /** Of an XLSX: parts, the text of shared strings, and how far a part may expand. */
  parts: 1_000,
  sharedStrings: 1_000_000,
  sharedStringBytes: 64 * 1024 * 1024,
  sheetBytes: 4 * 1024 * 1024 * 1024,
  /** Deflated tables reach 60; what expands further than this, beyond a first 64 MB, is a bomb. */
  ratio: 200,
  freeBytes: 64 * 1024 * 1024,
} as const;

/** What is wrong with the cells themselves, before anybody asks what they mean. `name` gives a column as people call it. */
export const findCellProblems = (cells: readonly string[], name: (index: number) => string): Problem[] =>
  cells.flatMap((cell, index) => {
    if (cell.length > FILE_LIMITS.cellCharacters)
      return [problem('CELL_TOO_LONG', [name(index)], { column: name(index), expected: FILE_LIMITS.cellCharacters })];
    const stray = findStrayCharacter(cell, 'TEXT');
    return stray ? [problem('ROW_CONTROL_CHARACTER', [name(index)], { column: name(index), ...stray })] : [];
  });

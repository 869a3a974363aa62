// A file as rows of the register: each read by the rules of its sheet, repeated institutions named.
import { makeRegisterRowReader, problem, readRegisterHeader, type ReadRegisterRow } from '@shuangcheng/domain';
import { readInChunks, SeenRows, type FileChunk, type FileReading } from './import-file.js';
import type { FileRow } from './row-source.js';

export interface RegisterFileRow extends ReadRegisterRow {
  readonly row: number;
  /** Whether it is asked what the row states: not where its cells cannot be read, or an earlier row is of the same institution. */
  readonly readable: boolean;
}

/** Null for a row that an earlier run has answered. */
const makeToRow = (read: (cells: readonly string[]) => ReadRegisterRow, behind: number) => {
  const seen = new SeenRows();
  return ({ row, cells, problems }: FileRow): RegisterFileRow | null => {
    if (problems.length > 0) return row > behind ? { row, readable: false, stated: { code: '' }, problems } : null;
    const { stated, problems: found } = read(cells);
    const first = stated.code === '' ? row : seen.note(stated.code, 0, row);
    if (row <= behind) return null;
    const repeated = first === row ? [] : [problem('DUPLICATE_FILE_INSTITUTION', ['ORG'], { first })];
    return { row, readable: repeated.length === 0, stated, problems: [...found, ...repeated] };
  };
};

const reading = (behind: number): FileReading<RegisterFileRow> => ({
  readHeader: (first, second) => {
    const layout = readRegisterHeader(first, second);
    if (!('columns' in layout)) return layout;
    return { headerRows: layout.headerRows, toRow: makeToRow(makeRegisterRowReader(layout), behind) };
  },
});

/** The institutions of a file behind a row, in chunks. Throws FileRefusal. */
export const readRegisterFile = (
  path: string,
  options: { readonly behind: number; readonly chunkRows: number },
): AsyncGenerator<FileChunk<RegisterFileRow>> => readInChunks(path, reading(options.behind), options.chunkRows);

// A file as rows of reports: each read by the rules of the sheet, repeated rows named.
import { makeRowReader, problem, readHeader, type Acquisition, type Problem, type ReportLayout, type SheetRow } from '@shuangcheng/domain';
import { readInChunks, SeenRows, type FileChunk, type FileReading } from './import-file.js';
import type { FileRow } from './row-source.js';

export interface ReportFileRow extends SheetRow {
  readonly row: number;
}

const saysHow = (layout: ReportLayout): boolean => layout.columns.some((column) => column?.kind === 'HOW' || column?.kind === 'ITEM_HOW');

const UNREAD = { institution: '', period: '', values: [], codes: [] } as const;

/** An institution, and perhaps its month, but not one value: nothing was said of it. */
const isLeftBlank = ({ institution, values, problems }: SheetRow): boolean =>
  institution !== '' && values.length === 0 && problems.length === 0;

/** Null for a row that an earlier run has answered, and for one of the template that nobody filled in. */
const makeToRow = (read: (cells: readonly string[]) => SheetRow, behind: number) => {
  const seen = new SeenRows();
  return ({ row, cells, problems }: FileRow): ReportFileRow | null => {
    if (problems.length > 0) return row > behind ? { ...UNREAD, row, problems } : null;
    const report = read(cells);
    if (isLeftBlank(report)) return null;
    const { institution, period } = report;
    const first = /^\d{4}-\d{2}$/.test(period) ? seen.note(institution, Number(period.replace('-', '')), row) : row;
    if (row <= behind) return null;
    const repeated: Problem[] = first === row ? [] : [problem('DUPLICATE_FILE_ROW', ['ORG'], { first })];
    return { row, ...report, problems: [...report.problems, ...repeated] };
  };
};

const reading = (acquisition: Acquisition | null, behind: number): FileReading<ReportFileRow> => ({
  readHeader: (first, second) => {
    const layout = readHeader(first, second);
    if (!('columns' in layout)) return layout;
    if (acquisition === null && !saysHow(layout)) return [problem('ACQUISITION_REQUIRED', ['input', 'acquisition'])];
    return { headerRows: layout.headerRows, toRow: makeToRow(makeRowReader(layout, acquisition), behind) };
  },
});

/** The reports of a file behind a row, in chunks. Throws FileRefusal. */
export const readReportFile = (
  path: string,
  options: { readonly acquisition: Acquisition | null; readonly behind: number; readonly chunkRows: number },
): AsyncGenerator<FileChunk<ReportFileRow>> => readInChunks(path, reading(options.acquisition, options.behind), options.chunkRows);

// A file as rows of reports, in chunks: its header matched, each row read by the rules of the sheet, repeated rows named.
import { makeRowReader, problem, readHeader, type Acquisition, type Problem, type SheetLayout, type SheetRow } from '@shuangcheng/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openRows } from './open-rows.js';
import { FileRefusal, refuseFile, type FileRow, type RowSource } from './row-source.js';

export interface ReportFileRow extends SheetRow {
  readonly row: number;
}
export interface FileChunk {
  readonly rows: readonly ReportFileRow[];
  /** Of the file, when the chunk had been read. */
  readonly readBytes: number;
}

/** Rows that are read before other work gets its turn: some 5 ms. */
const ROWS_IN_A_TURN = 500;

/** The row in which each institution's month was first seen. Keys are copied: a cut string keeps the whole block that it was cut from. */
class SeenRows {
  readonly #months = new Map<string, (string | number)[]>();
  /** The first row of the place, which is this one unless it was seen before. */
  note(institution: string, period: string, row: number): number {
    const months = this.#months.get(institution);
    const month = Number(period.replace('-', ''));
    if (!months) {
      this.#months.set(Buffer.from(institution).toString(), [month, row]);
      return row;
    }
    for (let at = 0; at < months.length; at += 2) if (months[at] === month) return months[at + 1] as number;
    months.push(month, row);
    return row;
  }
}

const saysHow = (layout: SheetLayout): boolean => layout.columns.some((column) => column?.kind === 'HOW' || column?.kind === 'ITEM_HOW');

const layoutOf = (head: readonly FileRow[], acquisition: Acquisition | null): SheetLayout => {
  const [first, second] = head;
  if (!first) throw refuseFile('FILE_EMPTY');
  const broken = head.slice(0, 1).flatMap(({ problems }) => problems);
  if (broken.length > 0) throw new FileRefusal(broken);
  const layout = readHeader(first.cells, second?.cells ?? []);
  if (!('columns' in layout)) throw new FileRefusal(layout);
  if (head.length <= layout.headerRows) throw refuseFile('FILE_EMPTY');
  if (acquisition === null && !saysHow(layout)) throw new FileRefusal([problem('ACQUISITION_REQUIRED', ['input', 'acquisition'])]);
  return layout;
};

const UNREAD = { institution: '', period: '', values: [], codes: [] } as const;

/** An institution, and perhaps its month, but not one value: nothing was said of it. */
const isLeftBlank = ({ institution, values, problems }: SheetRow): boolean =>
  institution !== '' && values.length === 0 && problems.length === 0;

class ReportRows {
  readonly #seen = new SeenRows();
  constructor(
    private readonly read: (cells: readonly string[]) => SheetRow,
    private readonly behind: number,
  ) {}

  /** Null for a row that an earlier run has answered, and for one of the template that nobody filled in. */
  toRow({ row, cells, problems }: FileRow): ReportFileRow | null {
    if (problems.length > 0) return row > this.behind ? { ...UNREAD, row, problems } : null;
    const report = this.read(cells);
    if (isLeftBlank(report)) return null;
    const first = /^\d{4}-\d{2}$/.test(report.period) ? this.#seen.note(report.institution, report.period, row) : row;
    if (row <= this.behind) return null;
    const repeated: Problem[] = first === row ? [] : [problem('DUPLICATE_FILE_ROW', ['ORG'], { first })];
    return { row, ...report, problems: [...report.problems, ...repeated] };
  }
}

/** The first rows of a file, at most two, and everything behind them. */
const takeHead = async (source: RowSource): Promise<{ head: FileRow[]; rest: FileRow[] }> => {
  const rows: FileRow[] = [];
  while (rows.length < 3) {
    const next = await source.blocks.next();
    if (next.done === true) break;
    rows.push(...next.value);
  }
  return { head: rows.slice(0, 3), rest: rows };
};

async function* withFirst<T>(first: T, others: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* others;
}

/**
 * The rows of a file behind a row, in chunks of so many. Throws FileRefusal with what is wrong with the file as a whole.
 * At most two chunks are in memory: one being read, and the one that the caller has.
 */
export async function* readReportFile(
  path: string,
  options: { readonly acquisition: Acquisition | null; readonly behind: number; readonly chunkRows: number },
): AsyncGenerator<FileChunk> {
  const source = await openRows(path);
  try {
    const { head, rest } = await takeHead(source);
    const layout = layoutOf(head, options.acquisition);
    const reports = new ReportRows(makeRowReader(layout, options.acquisition), options.behind);
    let rows: ReportFileRow[] = [];
    let sinceTurn = 0;
    for await (const block of withFirst(rest.slice(layout.headerRows), source.blocks)) {
      for (const fileRow of block) {
        const row = reports.toRow(fileRow);
        if (row) rows.push(row);
        if (rows.length === options.chunkRows) {
          yield { rows, readBytes: source.readBytes() };
          rows = [];
        }
        sinceTurn += 1;
        if (sinceTurn % ROWS_IN_A_TURN === 0) await nextTurn();
      }
    }
    if (rows.length > 0) yield { rows, readBytes: source.readBytes() };
  } finally {
    await source.close();
  }
}

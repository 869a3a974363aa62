// A file as rows in chunks, whatever the rows mean: its header is matched, and each row is read once its turn comes.
import type { Problem } from '@shuangcheng/domain';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openRows } from './open-rows.js';
import { FileRefusal, refuseFile, type FileRow, type RowSource } from './row-source.js';

export interface FileChunk<Row> {
  readonly rows: readonly Row[];
  /** Of the file, as far as the chunk's rows go: within a block that was read at once, by the share of its rows. */
  readonly readBytes: number;
}

/** How a kind of file is read. */
export interface FileReading<Row> {
  /** Matches the header; throws FileRefusal, or gives what is wrong with it. */
  readonly readHeader: (first: readonly string[], second: readonly string[]) => FileRows<Row> | readonly Problem[];
}
export interface FileRows<Row> {
  /** Rows that the header takes. */
  readonly headerRows: number;
  /** Null for a row that is none, or that an earlier run has answered. */
  readonly toRow: (row: FileRow) => Row | null;
}

/** Rows that are read before other work gets its turn: some 5 ms. */
const ROWS_IN_A_TURN = 500;

/** The row in which each key was first seen. Keys are copied: a cut string keeps the whole block that it was cut from. */
export class SeenRows {
  readonly #parts = new Map<string, (string | number)[]>();
  /** The first row of the key and its part, which is this one unless it was seen before. */
  note(key: string, part: number, row: number): number {
    const parts = this.#parts.get(key);
    if (!parts) {
      this.#parts.set(Buffer.from(key).toString(), [part, row]);
      return row;
    }
    for (let at = 0; at < parts.length; at += 2) if (parts[at] === part) return parts[at + 1] as number;
    parts.push(part, row);
    return row;
  }
}

const matchHeader = <Row>(head: readonly FileRow[], { readHeader }: FileReading<Row>): FileRows<Row> => {
  const [first, second] = head;
  if (!first) throw refuseFile('FILE_EMPTY');
  if (first.problems.length > 0) throw new FileRefusal(first.problems);
  const rows = readHeader(first.cells, second?.cells ?? []);
  if (!('toRow' in rows)) throw new FileRefusal(rows);
  if (head.length <= rows.headerRows) throw refuseFile('FILE_EMPTY');
  return rows;
};

/** The first rows of a file, at most three, and everything behind them. */
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
 * The rows of a file, in chunks of so many. Throws FileRefusal with what is wrong with the file as a whole.
 * At most two chunks are in memory: one being read, and the one that the caller has.
 */
export async function* readInChunks<Row>(path: string, reading: FileReading<Row>, chunkRows: number): AsyncGenerator<FileChunk<Row>> {
  const source = await openRows(path);
  try {
    const { head, rest } = await takeHead(source);
    const { headerRows, toRow } = matchHeader(head, reading);
    let rows: Row[] = [];
    let sinceTurn = 0;
    let passed = 0;
    for await (const block of withFirst(rest.slice(headerRows), source.blocks)) {
      const blockBytes = source.readBytes() - passed;
      for (const [index, fileRow] of block.entries()) {
        const row = toRow(fileRow);
        if (row) rows.push(row);
        if (rows.length === chunkRows) {
          yield { rows, readBytes: passed + Math.floor((blockBytes * (index + 1)) / block.length) };
          rows = [];
        }
        sinceTurn += 1;
        if (sinceTurn % ROWS_IN_A_TURN === 0) await nextTurn();
      }
      passed += blockBytes;
    }
    if (rows.length > 0) yield { rows, readBytes: source.readBytes() };
  } finally {
    await source.close();
  }
}

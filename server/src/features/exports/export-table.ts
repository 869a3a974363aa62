// A table on its way out: its header, and its rows page by page, as they are read.
import type { TenantDb } from '@shuangcheng/tenants';
import type { Cell } from '../table-cell.js';

export interface ExportTable {
  /** The spreadsheet's name, at most 31 characters. */
  readonly title: string;
  readonly header: readonly string[];
  /** Reads the next page only when the one before was taken. */
  pages(db: TenantDb): AsyncIterable<readonly (readonly Cell[])[]>;
}

/** Rows read at a time: some hundred kilobytes, and a few milliseconds to write. */
export const PAGE_ROWS = 500;

/** Every page of a list that is read from a position on; `read` gives a page after the row it is given. */
export const pagesFrom = async function* <Row>(read: (after: Row | null) => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for (let after: Row | null = null; ;) {
    const rows: readonly Row[] = await read(after);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    after = rows.at(-1)!;
  }
};

// Pages of cells as the bytes of a file. Both formats pull a page when the one before was taken, and hold no more.
import { writeXlsxStream } from 'hucre/xlsx';
import type { TenantDb } from '@shuangcheng/tenants';
import { Readable } from 'node:stream';
import { csvLine, spreadsheetValue, type Cell } from '../table-cell.js';
import type { ExportDocument } from './export-document.js';
import type { ExportRequest } from './export-request.js';
import type { ExportTable } from './export-table.js';
import { encodeGb18030 } from './gb18030.js';

type Pages = AsyncIterable<readonly (readonly Cell[])[]>;
const BYTE_ORDER_MARK = '\ufeff';

const csvChunks = async function* (header: readonly string[], pages: Pages, { encoding, bom }: ExportRequest): AsyncGenerator<Buffer> {
  const encode = encoding === 'gb18030' ? encodeGb18030 : (text: string) => Buffer.from(text, 'utf8');
  if (bom && encoding === 'utf-8') yield encode(BYTE_ORDER_MARK);
  yield encode(csvLine(header));
  for await (const rows of pages) yield encode(rows.map(csvLine).join(''));
};

const spreadsheetRows = async function* (pages: Pages): AsyncGenerator<(string | number | null)[]> {
  for await (const rows of pages) for (const row of rows) yield row.map(spreadsheetValue);
};

/** A spreadsheet ends at 1,048,576 rows; half of that keeps a sheet of wide rows below the 4 GiB that plain ZIP can hold. */
const MOST_ROWS_OF_A_SHEET = 500_000;

const tableStream = ({ title, header, ...table }: ExportTable, db: TenantDb, request: ExportRequest): Readable => {
  const pages = table.pages(db);
  if (request.format === 'csv') return Readable.from(csvChunks(header, pages, request), { objectMode: false, highWaterMark: 1 << 18 });
  const columns = header.map((text) => ({ header: text, width: Math.min(Math.max(text.length * 2, 10), 40) }));
  const bytes = writeXlsxStream(spreadsheetRows(pages), {
    name: title,
    columns,
    freezePane: { rows: 1 },
    maxRowsPerSheet: MOST_ROWS_OF_A_SHEET,
  });
  return Readable.fromWeb(bytes);
};

/** The bytes of an export, read from the session as they are taken. */
export const toByteStream = (opened: ExportTable | ExportDocument, db: TenantDb, request: ExportRequest): Readable =>
  'chunks' in opened ? Readable.from(opened.chunks(db), { objectMode: false, highWaterMark: 1 << 18 }) : tableStream(opened, db, request);

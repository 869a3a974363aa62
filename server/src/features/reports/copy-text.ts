// Values in the text form of COPY.
import { FLOW_CODES, STOCK_CODES } from '@shuangcheng/domain';
import { VERSION_COLUMNS } from './ledger-columns.js';
import type { ReportRow } from './report-row.js';

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const special = /[\\\t\n\r]/;
const everySpecial = /[\\\t\n\r]/g;

/** One cell: null as \N, true and false as t and f. */
export const copyCell = (value: string | number | bigint | boolean | null | undefined): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return typeof value === 'string'
    ? special.test(value)
      ? value.replace(everySpecial, (char) => escapes[char]!)
      : value
    : value.toString();
};

const cells = new Array<string>(VERSION_COLUMNS.length);

const cellsOf = (row: ReportRow, missing: string): string[] => {
  const cell = (value: bigint | number | null): string => (value === null ? missing : value.toString());
  let at = 0;
  for (let index = 0; index < FLOW_CODES.length; index += 1) {
    cells[at++] = cell(row.flows[index]!);
    cells[at++] = cell(row.flowCosts[index]!);
    cells[at++] = cell(row.flowHow[index]!);
  }
  for (let index = 0; index < STOCK_CODES.length; index += 1) {
    cells[at++] = cell(row.stocks[index]!);
    cells[at++] = cell(row.stockHow[index]!);
  }
  return cells;
};

/** The values of a version, in the order of VERSION_COLUMNS, with tabs between. */
export const versionCells = (row: ReportRow): string => cellsOf(row, '\\N').join('\t');

/** The same as VERSION_TEXT gives them. */
export const versionText = (row: ReportRow): string => cellsOf(row, '').join(',');

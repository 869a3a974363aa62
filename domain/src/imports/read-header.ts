// The header of a file of reports: as an export heads its columns, by official codes, or by names with units.
import { problem, type Problem } from '../problems.js';
import { SHEET_COLUMNS, type SheetColumn } from './report-sheet.js';
import { makeHeaderReader, missingColumn, type SheetLayout } from './sheet-header.js';

export type ReportLayout = SheetLayout<SheetColumn>;

const columnOf = (kind: SheetColumn['kind']): SheetColumn => SHEET_COLUMNS.find((column) => column.kind === kind)!;

const findMissing = (columns: readonly (SheetColumn | null)[]): Problem[] => {
  const has = (kind: SheetColumn['kind']): boolean => columns.some((column) => column?.kind === kind);
  const keys = (['INSTITUTION', 'PERIOD'] as const).filter((kind) => !has(kind)).map((kind) => missingColumn(columnOf(kind)));
  return has('QUANTITY') ? keys : [...keys, problem('HEADER_WITHOUT_ITEMS', ['header'])];
};

/** Where the columns stand, from a file's first two rows; or what is wrong with its header, with what was expected and what arrived. */
export const readHeader = makeHeaderReader({
  columns: SHEET_COLUMNS,
  key: columnOf('INSTITUTION'),
  expected:
    '模板或导出文件的列名（如“110 电消费量(千瓦时)”），或 ORG、NAME、PERIOD、HOW、统计制度的指标代码（如 110），或带单位的名称（如“电（千瓦时）”）',
  findMissing,
});

// What is read as a row of cells under its header.
import {
  ACQUISITIONS,
  acquisitionText,
  fixedPointText,
  formatPeriod,
  getItem,
  INSTITUTION_TYPES,
  ITEMS,
  monthPeriod,
  OFFICIAL_COLUMNS,
  REGISTER_EXPORT_COLUMNS,
  registerCell,
  REPORT_KEY_HEADERS,
  REPORT_REMARK_HEADERS,
  SYSTEMS,
  type OfficialColumn,
  type Region,
  type RegisterEntry,
} from '@shuangcheng/domain';
import { columnOf } from '../reports/ledger-columns.js';
import { CARRIED, NOT_APPLICABLE } from '../reports/report-row.js';
import { ExactNumber, type Cell } from '../table-cell.js';
import type { RegisterRow } from './register-export.store.js';
import type { ReportExportRow } from './report-export.store.js';
import type { CellExportRow } from './roll-up-export.store.js';

const YUAN_DECIMALS = 2;
const typeNames = new Map<string, string>(INSTITUTION_TYPES.map((type) => [type.code, type.nameZh]));
const systemNames = new Map<string, string>(SYSTEMS.map((system) => [system.code, system.nameZh]));
const typeName = (code: string): string => typeNames.get(code) ?? code;
export const systemName = (code: string): string => systemNames.get(code) ?? code;
const yesNo = (value: boolean): string => (value ? '是' : '否');
const monthText = (month: number): string => formatPeriod(monthPeriod(month));

/** As an import reads it. */
export const REGISTER_HEADER: readonly string[] = REGISTER_EXPORT_COLUMNS.map(({ header }) => header);
const registerReaders = REGISTER_EXPORT_COLUMNS.map((column) => (entry: RegisterEntry): Cell => {
  const text = registerCell(column, entry);
  return text === '' ? null : column.field === 'students' ? new ExactNumber(text) : text;
});
export const toRegisterEntry = (region: Region, row: RegisterRow): RegisterEntry => ({
  ...row,
  region: region.code,
  regionName: region.name,
});
export const registerCells = (region: Region, row: RegisterRow): Cell[] => {
  const entry = toRegisterEntry(region, row);
  return registerReaders.map((read) => read(entry));
};

/** Who and when, the items as the import template has them, and then what only an export tells. */
export const REPORT_HEADER: readonly string[] = [
  ...Object.values(REPORT_KEY_HEADERS),
  ...OFFICIAL_COLUMNS.map((column) => column.header),
  ...REPORT_REMARK_HEADERS,
];

/** Whole numbers come from the database as text where they may not fit a double. */
const number = (value: unknown, decimals: number): Cell => {
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' ? new ExactNumber(fixedPointText(digits, decimals)) : null;
};

const obtained = (how: number | null): Cell =>
  how === null
    ? null
    : acquisitionText(how === NOT_APPLICABLE ? 'METERED' : ACQUISITIONS[(how % CARRIED) - 1]!, {
        notApplicable: how === NOT_APPLICABLE,
        carried: how > CARRIED,
      });

type ReadCell = (row: Readonly<Record<string, unknown>>) => Cell;
const readerOf = ({ item, content }: OfficialColumn): ReadCell => {
  const [column, { decimals }] = [columnOf(item), getItem(item)];
  if (content === 'QUANTITY') return (row) => number(row[column], decimals);
  if (content === 'COST') return (row) => number(row[`${column}_cost`], YUAN_DECIMALS);
  return (row) => obtained(row[`${column}_how`] as number | null);
};
const reportReaders = OFFICIAL_COLUMNS.map(readerOf);

export const reportCells = (region: Region, row: ReportExportRow): Cell[] => [
  row.code,
  row.name,
  monthText(row.month),
  ...reportReaders.map((read) => read(row)),
  region.code,
  region.name,
  typeName(row.type),
  systemName(row.system),
  new ExactNumber(String(row.version)),
  row.approved ? '已审核' : '待审核',
  yesNo(row.madeUp),
];

interface SumColumn {
  readonly header: string;
  readonly read: ReadCell;
}
const sumColumnsOf = (item: (typeof ITEMS)[number]): SumColumn[] => {
  const [column, code] = [columnOf(item.code), item.formCode ?? item.code];
  const sum = (header: string, name: string, decimals: number): SumColumn => ({ header, read: (row) => number(row[name], decimals) });
  if (item.kind === 'STOCK') return [sum(`${code} ${item.nameZh}各月之和(${item.unitZh}·月)`, column, item.decimals)];
  return [
    sum(`${code} ${item.nameZh}消费量(${item.unitZh})`, column, item.decimals),
    sum(`${item.costFormCode ?? ''} ${item.nameZh}费用(元)`.trim(), `${column}_cost`, YUAN_DECIMALS),
    sum(`${code} ${item.nameZh}其中计量(${item.unitZh})`, `${column}_metered`, item.decimals),
    sum(`${code} ${item.nameZh}其中估算(${item.unitZh})`, `${column}_estimated`, item.decimals),
    sum(`${code} ${item.nameZh}缺报(份)`, `${column}_missing`, 0),
  ];
};
const sumColumns = ITEMS.flatMap(sumColumnsOf);

export const ROLL_UP_HEADER: readonly string[] = [
  '行政区划代码',
  '行政区划',
  REPORT_KEY_HEADERS.period,
  '机构类型',
  '主管系统',
  '报表份数',
  '其中按时',
  ...sumColumns.map((column) => column.header),
  '数据口径',
  '含编造数据',
];
export const rollUpCells = (region: Region, basis: 'APPROVED' | 'SUBMITTED', madeUp: boolean, row: CellExportRow): Cell[] => [
  region.code,
  region.name,
  monthText(row.month),
  typeName(row.type),
  systemName(row.system),
  number(row['reports'], 0),
  number(row['on_time'], 0),
  ...sumColumns.map((column) => column.read(row)),
  basis === 'APPROVED' ? '已审核' : '已上报',
  yesNo(madeUp),
];

// The columns that items have in the ledger, in the cells and in the staging table: made from the item list, in one place.
import { FLOW_CODES, STOCK_CODES, type FlowCode, type StockCode } from '@shuangcheng/domain';

export const columnOf = (item: FlowCode | StockCode): string => item.toLowerCase();

export const FLOW_COLUMNS: readonly string[] = FLOW_CODES.map(columnOf);
export const STOCK_COLUMNS: readonly string[] = STOCK_CODES.map(columnOf);

/** Value columns of a report version, in the order in which `versionValues` gives them. */
export const VERSION_COLUMNS: readonly string[] = [
  ...FLOW_COLUMNS.flatMap((flow) => [flow, `${flow}_cost`, `${flow}_how`]),
  ...STOCK_COLUMNS.flatMap((stock) => [stock, `${stock}_how`]),
];

const textOf = (columns: readonly string[]): string =>
  `array_to_string(array[${columns.map((column) => `v.${column}`).join(', ')}], ',', '')`;
/** The values of a version `v` as one text: whole numbers in the order of VERSION_COLUMNS with commas between, nothing where there is none. */
export const VERSION_TEXT = textOf(VERSION_COLUMNS);
/** The end of it, behind so many columns: each stock with how it was obtained. */
export const STOCKS_AT = 3 * FLOW_COLUMNS.length;
export const STOCKS_TEXT = textOf(VERSION_COLUMNS.slice(STOCKS_AT));

/** Summed columns of a cell, each with the expression that gives one report version's part (`v`) in it. */
export const CELL_PARTS: readonly (readonly [column: string, part: string])[] = [
  ...FLOW_COLUMNS.flatMap((flow): (readonly [string, string])[] => [
    [flow, `coalesce(v.${flow}, 0)`],
    [`${flow}_cost`, `coalesce(v.${flow}_cost, 0)`],
    [`${flow}_metered`, `case when v.${flow}_how = 1 then coalesce(v.${flow}, 0) else 0 end`],
    [`${flow}_estimated`, `case when v.${flow}_how = 3 then coalesce(v.${flow}, 0) else 0 end`],
    [`${flow}_missing`, `case when v.${flow} is null and v.${flow}_how is distinct from 9 then 1 else 0 end`],
  ]),
  ...STOCK_COLUMNS.map((stock): readonly [string, string] => [stock, `coalesce(v.${stock}, 0)`]),
];
export const CELL_COLUMNS: readonly string[] = ['reports', 'on_time', ...CELL_PARTS.map(([column]) => column)];

/** An event that decides what is approved: an approval, or the withdrawal of a version that was approved. */
export const decidesApproval = (event: string): string => `(${event}.kind = 'APPROVED' or (${event}.kind = 'WITHDRAWN' and exists (
  select 1 from report_event a where a.tenant_id = ${event}.tenant_id and a.institution_id = ${event}.institution_id and a.month = ${event}.month
     and a.version = ${event}.version and a.kind = 'APPROVED')))`;

// The values of a report version as columns of the ledger, and back.
import { FLOW_CODES, STOCK_CODES, type MonthKey } from '@shuangcheng/domain';
import { columnOf } from './ledger-columns.js';
import type { StandingStocks } from './report-entry.js';
import type { HowCode, ReportRow } from './report-row.js';

/** Column by column; whole numbers as text, so that none passes through a float. */
export const versionValues = (row: ReportRow): Record<string, string | number | null> => {
  const values: Record<string, string | number | null> = {};
  FLOW_CODES.forEach((flow, index) => {
    values[columnOf(flow)] = row.flows[index]?.toString() ?? null;
    values[`${columnOf(flow)}_cost`] = row.flowCosts[index]?.toString() ?? null;
    values[`${columnOf(flow)}_how`] = row.flowHow[index] ?? null;
  });
  STOCK_CODES.forEach((stock, index) => {
    values[columnOf(stock)] = row.stocks[index]?.toString() ?? null;
    values[`${columnOf(stock)}_how`] = row.stockHow[index] ?? null;
  });
  return values;
};

const whole = (value: unknown): bigint | null => (value === null || value === undefined ? null : BigInt(value as string | number));

/** The row of a version's columns as the database gives them. */
export const rowFromColumns = (institutionId: string, month: number, columns: Record<string, unknown>): ReportRow => ({
  institutionId,
  month,
  flows: FLOW_CODES.map((flow) => whole(columns[columnOf(flow)])),
  flowCosts: FLOW_CODES.map((flow) => whole(columns[`${columnOf(flow)}_cost`])),
  flowHow: FLOW_CODES.map((flow) => (columns[`${columnOf(flow)}_how`] ?? null) as HowCode | null),
  stocks: STOCK_CODES.map((stock) => whole(columns[columnOf(stock)])),
  stockHow: STOCK_CODES.map((stock) => (columns[`${columnOf(stock)}_how`] ?? null) as HowCode | null),
});

/** The stocks of a version, from STOCKS_TEXT; or from VERSION_TEXT, behind STOCKS_AT cells. */
export const stocksOfText = (month: MonthKey, text: string, at = 0): StandingStocks => {
  const cells = text.split(',').slice(at);
  return {
    month,
    stocks: STOCK_CODES.map((_, index) => (cells[2 * index] === '' ? null : BigInt(cells[2 * index]!))),
    stockHow: STOCK_CODES.map((_, index) => (cells[2 * index + 1] === '' ? null : (Number(cells[2 * index + 1]) as HowCode))),
  };
};

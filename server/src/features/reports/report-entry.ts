// From what was typed to a row of the ledger: stock values that are not given are taken over from the report before.
import {
  FLOW_CODES,
  getItem,
  problem,
  STOCK_CODES,
  type ItemCode,
  type MonthKey,
  type Problem,
  type ReadMeasure,
  type StockCode,
} from '@shuangcheng/domain';
import { CARRIED, HOW, NOT_APPLICABLE, type HowCode, type ReportRow } from './report-row.js';
/** The part of a report that the next one takes over. */
export type StandingStocks = Pick<ReportRow, 'month' | 'stocks' | 'stockHow'>;

type Measures = ReadonlyMap<ItemCode, ReadMeasure>;

const howOf = (measure: ReadMeasure | undefined): HowCode | null =>
  measure ? (measure.notApplicable ? NOT_APPLICABLE : HOW[measure.acquisition]) : null;

/** A stock value as carried: 1–3 become 11–13; "not applicable" stays what it is. */
export const carriedHow = (how: HowCode | null): HowCode | null =>
  how === null || how === NOT_APPLICABLE || how > CARRIED ? how : ((how + CARRIED) as HowCode);

/** A stock value that is said to be taken over is, where that is what stood; else it is what is said now. */
const isTakenOver = (measure: ReadMeasure, stood: bigint | null, stoodHow: HowCode | null): boolean =>
  measure.carried && measure.quantity === stood && carriedHow(howOf(measure)) === carriedHow(stoodHow);

/** Puts the stock at `index` into the row, as it is given or as it stood. */
const putStock = (row: StocksOfRow, index: number, measure: ReadMeasure | undefined, before: StandingStocks | null): void => {
  const stood = before?.stocks[index] ?? null;
  const stoodHow = before?.stockHow[index] ?? null;
  const isGiven = measure !== undefined && !isTakenOver(measure, stood, stoodHow);
  const keepsHow = measure !== undefined && before?.month === row.month;
  row.stocks[index] = isGiven ? measure.quantity : stood;
  row.stockHow[index] = isGiven ? howOf(measure) : keepsHow ? stoodHow : carriedHow(stoodHow);
};
interface StocksOfRow {
  readonly month: MonthKey;
  readonly stocks: (bigint | null)[];
  readonly stockHow: (HowCode | null)[];
}

export const toReportRow = (institutionId: string, month: number, measures: Measures, before: StandingStocks | null): ReportRow => {
  const flows = FLOW_CODES.map((code) => measures.get(code));
  const row = {
    institutionId,
    month,
    flows: flows.map((measure) => measure?.quantity ?? null),
    flowCosts: flows.map((measure) => measure?.costFen ?? null),
    flowHow: flows.map(howOf),
    stocks: [],
    stockHow: [],
  };
  STOCK_CODES.forEach((code, index) => putStock(row, index, measures.get(code), before));
  return row;
};

const VEHICLE_KINDS: readonly StockCode[] = ['VEHICLES_GASOLINE', 'VEHICLES_DIESEL', 'VEHICLES_NEW_ENERGY'];

/** What makes a row impossible as a whole. `required`: stock values without which no intensity can be computed. */
export const findRowProblems = (row: ReportRow, path: readonly string[], required: readonly StockCode[]): Problem[] => {
  const stock = (code: StockCode): bigint | null => row.stocks[STOCK_CODES.indexOf(code)] ?? null;
  const problems = required
    .filter((code) => stock(code) === null)
    .map((code) => problem('STOCK_MISSING', path, { item: getItem(code).nameZh }));
  if (row.flowHow.every((how) => how === null)) problems.unshift(problem('NOTHING_REPORTED', path));
  const total = stock('VEHICLES');
  const kinds = VEHICLE_KINDS.reduce((sum, code) => sum + (stock(code) ?? 0n), 0n);
  if (total !== null && kinds > total)
    problems.push(problem('VEHICLES_EXCEED_TOTAL', path, { expected: total.toString(), actual: kinds.toString() }));
  const [users, staff] = [stock('ENERGY_USERS'), stock('STAFF')];
  if (users !== null && staff !== null && staff > users)
    problems.push(problem('STAFF_EXCEEDS_USERS', path, { expected: users.toString(), actual: staff.toString() }));
  return problems;
};

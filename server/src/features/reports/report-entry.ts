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

const stockOf = (
  code: StockCode,
  index: number,
  measures: Measures,
  month: MonthKey,
  before: StandingStocks | null,
): { value: bigint | null; how: HowCode | null } => {
  const measure = measures.get(code);
  const [stood, stoodHow] = [before?.stocks[index] ?? null, before?.stockHow[index] ?? null];
  if (!measure) return { value: stood, how: carriedHow(stoodHow) };
  const given = { value: measure.quantity, how: howOf(measure) };
  // Said to be taken over: it is, where that is what stood; else it is what is said now.
  const same = measure.carried && given.value === stood && given.how !== null && carriedHow(given.how) === carriedHow(stoodHow);
  if (!same) return given;
  return { value: stood, how: before?.month === month ? stoodHow : carriedHow(stoodHow) };
};

export const toReportRow = (institutionId: string, month: number, measures: Measures, before: StandingStocks | null): ReportRow => {
  const stocks = STOCK_CODES.map((code, index) => stockOf(code, index, measures, month, before));
  return {
    institutionId,
    month,
    flows: FLOW_CODES.map((code) => measures.get(code)?.quantity ?? null),
    flowCosts: FLOW_CODES.map((code) => measures.get(code)?.costFen ?? null),
    flowHow: FLOW_CODES.map((code) => howOf(measures.get(code))),
    stocks: stocks.map((stock) => stock.value),
    stockHow: stocks.map((stock) => stock.how),
  };
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

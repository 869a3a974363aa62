// An institution's reports, month after month.
import {
  addMonths,
  firstDayOf,
  FLOW_CODES,
  getItem,
  lastDayOf,
  monthOfDay,
  STOCK_CODES,
  type FixedPoint,
  type MonthKey,
  type StockCode,
} from '@shuangcheng/domain';
import { CARRIED, HOW, NOT_APPLICABLE, type HowCode, type ReportRow } from '../reports/report-row.js';
import { partOf } from './exact-split.js';
import { FIXED_PER_GRAIN } from './grains.js';
import type { InstitutionProfile, StartingStocks } from './institution-profile.js';
import { SHAPE_OFFSETS } from './seasons.js';
import { firstYearState, nextYearState, type YearState } from './year-state.js';

const MILLI = 1000;

const naturalStock = (stocks: StartingStocks): Readonly<Record<StockCode, number | null>> => ({
  FLOOR_AREA: stocks.area,
  LAND_AREA: stocks.landArea,
  ENERGY_USERS: stocks.people,
  STAFF: stocks.staff,
  VEHICLES: stocks.gasolineVehicles + stocks.dieselVehicles + stocks.newEnergyVehicles,
  VEHICLES_GASOLINE: stocks.gasolineVehicles,
  VEHICLES_DIESEL: stocks.dieselVehicles,
  VEHICLES_NEW_ENERGY: stocks.newEnergyVehicles,
  CHARGING_PILES: stocks.chargingPiles,
  PV_CAPACITY: stocks.pvCapacity,
  SOLAR_COLLECTOR_AREA: stocks.solarCollectorArea,
});
const stockScale = STOCK_CODES.map((code) => 10 ** getItem(code).decimals);

interface StockColumns {
  readonly values: readonly (FixedPoint | null)[];
  readonly given: readonly HowCode[];
  readonly carried: readonly HowCode[];
}
const stockColumns = (stocks: StartingStocks): StockColumns => {
  const natural = naturalStock(stocks);
  const values = STOCK_CODES.map((code, index) => (natural[code] === null ? null : BigInt(natural[code] * stockScale[index]!)));
  return {
    values,
    given: values.map((value) => (value === null ? NOT_APPLICABLE : HOW.METERED)),
    carried: values.map((value) => (value === null ? NOT_APPLICABLE : ((HOW.METERED + CARRIED) as HowCode))),
  };
};

/** Grains of a flow in a month (0 for January) of the year; the twelve months add up to the year's grains exactly. */
export const grainsInMonth = (state: YearState, flow: number, month: number): number => {
  const offset = SHAPE_OFFSETS[flow]! + month;
  const whole = state.weights[SHAPE_OFFSETS[flow]! + 12]!;
  return partOf(state.flows[flow]!, state.weights[offset]!, state.weights[offset + 1]!, whole);
};

/** First and last month in which the institution reports; the last is null while it stands. */
const monthsOfLife = ({ record }: InstitutionProfile): { first: MonthKey; last: MonthKey | null } => {
  if (record.validTo === null) return { first: monthOfDay(record.validFrom), last: null };
  const ending = monthOfDay(record.validTo);
  return { first: monthOfDay(record.validFrom), last: firstDayOf(ending) === record.validTo ? addMonths(ending, -1) : ending };
};

/** Whether the institution stands in a month, and so has to report. */
export const isOpenIn = (profile: InstitutionProfile, month: MonthKey): boolean =>
  profile.record.validFrom <= lastDayOf(month) && (profile.record.validTo === null || profile.record.validTo > firstDayOf(month));

export interface History {
  /** The report of a month, or null where the institution does not stand. Months must be asked for in their order. */
  reportOf(month: MonthKey): ReportRow | null;
}

/** An institution's reports; stock values are given in the first one from `firstMonth` on and every January, else carried. */
export const historyOf = (profile: InstitutionProfile, seed: number, firstMonth: MonthKey): History => {
  const life = monthsOfLife(profile);
  const firstReport = Math.max(life.first, firstMonth);
  let state = firstYearState(profile, seed);
  let stocks = stockColumns(state.stocks);
  const advanceTo = (year: number): void => {
    if (state.year >= year) return;
    while (state.year < year) state = nextYearState(profile, state, seed);
    stocks = stockColumns(state.stocks);
  };
  const reportOf = (month: MonthKey): ReportRow | null => {
    if (month < life.first || (life.last !== null && month > life.last)) return null;
    advanceTo(Math.floor(month / 100));
    const flows = new Array<FixedPoint | null>(FLOW_CODES.length).fill(null);
    const flowCosts = new Array<bigint | null>(FLOW_CODES.length).fill(null);
    for (let flow = 0; flow < FLOW_CODES.length; flow += 1) {
      if (profile.flows[flow] === 0) continue;
      const grains = grainsInMonth(state, flow, (month % 100) - 1);
      const price = state.prices[flow]!;
      flows[flow] = BigInt(grains * FIXED_PER_GRAIN[flow]!);
      if (price !== null) flowCosts[flow] = BigInt(Math.round((grains * price) / MILLI));
    }
    const stockHow = month === firstReport || month % 100 === 1 ? stocks.given : stocks.carried;
    return {
      institutionId: profile.record.institutionId,
      month,
      flows,
      flowCosts,
      flowHow: profile.flowHow,
      stocks: stocks.values,
      stockHow,
    };
  };
  return { reportOf };
};

/** The state of an institution in a year, from its beginning. */
export const stateInYear = (profile: InstitutionProfile, year: number, seed: number): YearState => {
  let state = firstYearState(profile, seed);
  while (state.year < year) state = nextYearState(profile, state, seed);
  return state;
};

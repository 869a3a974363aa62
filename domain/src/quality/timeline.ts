// An institution's past laid out by how many months back it lies, in logarithms of the items' own units.
import type { ByItem } from '../items/by-item.js';
import { getItem, type FlowCode, type ItemCode, type StockCode } from '../items/items.js';
import type { MonthKey } from '../periods/period.js';
import type { History } from './report-under-review.js';

/** Four years; what lies further back is not looked at. */
export const MONTHS_BACK = 48;

/** Place 0 is the report's month, place 12 the same month of last year. NaN: no positive value. */
export type LogsBack = readonly number[];
/** No positive value in the report's month and so many before. A plain array: a typed one costs ten times as much to make. */
export const noLogs = (months: number): number[] => new Array<number>(months + 1).fill(NaN);

const YEAR = 12;
export const NO_LOGS: LogsBack = noLogs(MONTHS_BACK);
const NO_PRICES: LogsBack = noLogs(YEAR);
const NO_REPORTS: readonly number[] = new Array<number>(MONTHS_BACK + 1).fill(-1);
const monthNumber = (month: MonthKey): number => Math.floor(month / 100) * 12 + (month % 100);

export interface Timeline {
  readonly history: History;
  /** Where in the history's columns the month so many months back stands; -1 where there is no report. */
  readonly at: readonly number[];
}

export const timelineOf = (history: History, month: MonthKey): Timeline => {
  if (history.months.length === 0) return { history, at: NO_REPORTS };
  const at = new Array<number>(MONTHS_BACK + 1).fill(-1);
  const now = monthNumber(month);
  history.months.forEach((earlier, index) => {
    const back = now - monthNumber(earlier);
    if (back > 0 && back <= MONTHS_BACK) at[back] = index;
  });
  return { history, at };
};

/** The earlier value in smallest kept units; null where there is none. */
export const fixedBack = ({ history, at }: Timeline, item: ItemCode, back: number): number | null =>
  at[back]! < 0 ? null : (history.quantities[item]?.[at[back]!] ?? null);

/** The latest earlier value; null where there never was one. */
export const latestFixed = (timeline: Timeline, item: ItemCode): number | null => {
  for (let back = 1; back <= MONTHS_BACK; back += 1) {
    const fixed = fixedBack(timeline, item, back);
    if (fixed !== null) return fixed;
  }
  return null;
};

/** ln of one smallest kept unit in the item's own unit. */
const logOfUnit = (item: ItemCode): number => -getItem(item).decimals * Math.LN10;
export const logFromFixed = (item: ItemCode, fixed: number): number => Math.log(fixed) + logOfUnit(item);

/** Oil goes with the vehicles that burn it: a car less is no anomaly. */
const burnedBy: Readonly<Partial<Record<FlowCode, StockCode>>> = {
  GASOLINE_VEHICLE: 'VEHICLES_GASOLINE',
  DIESEL_VEHICLE: 'VEHICLES_DIESEL',
};

/** The flow's earlier quantities; oil of vehicles as it would be with the report's vehicles (`fixed`). */
export const flowLogs = (timeline: Timeline, item: FlowCode, fixed: Pick<ByItem<number>, 'get'>): LogsBack => {
  const column = timeline.history.quantities[item];
  if (!column) return NO_LOGS;
  const logs = noLogs(MONTHS_BACK);
  const vehicle = burnedBy[item];
  const vehiclesNow = vehicle ? fixed.get(vehicle) : null;
  const unit = logOfUnit(item);
  for (let back = 1; back <= MONTHS_BACK; back += 1) {
    const index = timeline.at[back]!;
    const quantity = index < 0 ? null : column[index];
    if (!quantity) continue;
    logs[back] = Math.log(quantity) + unit;
    const vehiclesThen = vehicle && vehiclesNow ? fixedBack(timeline, vehicle, back) : null;
    if (vehiclesThen && vehiclesNow) logs[back]! += Math.log(vehiclesNow / vehiclesThen);
  }
  return logs;
};

/** The flow's unit prices of the last twelve months, ln(yuan per unit). */
export const priceLogs = ({ history, at }: Timeline, item: FlowCode): LogsBack => {
  const [column, costs] = [history.quantities[item], history.costs[item]];
  if (!column || !costs) return NO_PRICES;
  const logs = noLogs(YEAR);
  const unit = logOfUnit(item);
  for (let back = 1; back <= YEAR; back += 1) {
    const index = at[back]!;
    if (index < 0 || !column[index] || !costs[index]) continue;
    logs[back] = Math.log(costs[index] / 100) - Math.log(column[index]) - unit;
  }
  return logs;
};

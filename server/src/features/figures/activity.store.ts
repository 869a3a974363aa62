import {
  FLOW_CODES, fromFixedPoint, yuanFromFen, ZERO, type ActivitySums, type Decimal, type FlowCode, type MonthKey,
} from '@shuangcheng/domain';
import type { Statement, TenantDb } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';
import {
  countCellReports, countReturned, selectRegisterChanges, sumCells, sumCellsByDimension, sumInstitutions, sumLedgerAsOf,
} from './activity.sql.js';

export type Basis = 'APPROVED' | 'SUBMITTED';

/** What is summed: regions of one tenant, a run of months, one basis, optionally one type or system. */
export interface ActivityKey {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly from: MonthKey;
  readonly to: MonthKey;
  readonly basis: Basis;
  readonly type: string | null;
  readonly system: string | null;
}

/** Sums with the cost of each flow in yuan. */
export interface Activity extends ActivitySums {
  readonly costs: ReadonlyMap<FlowCode, Decimal>;
}
type SumRow = Record<string, string>;

export const NO_ACTIVITY: Activity = { reports: 0, flows: new Map(), missing: new Map(), metered: new Map(), stocks: new Map(), costs: new Map() };

/** Turns a row of sums into decimals in the items' own units: the one place where stored whole numbers become quantities. */
const toActivity = (row: SumRow): Activity => {
  const ofFlows = <T>(take: (flow: FlowCode, column: string) => T) => new Map(FLOW_CODES.map((flow) => [flow, take(flow, columnOf(flow))]));
  const quantity = (flow: FlowCode, text: string): Decimal => (text === '0' ? ZERO : fromFixedPoint(flow, text));
  return {
    reports: Number(row['reports']),
    flows: ofFlows((flow, column) => quantity(flow, row[column]!)),
    metered: ofFlows((flow, column) => quantity(flow, row[`${column}_metered`]!)),
    missing: ofFlows((_flow, column) => Number(row[`${column}_missing`])),
    costs: ofFlows((_flow, column) => yuanFromFen(row[`${column}_cost`]!)),
    stocks: new Map([
      ['FLOOR_AREA', fromFixedPoint('FLOOR_AREA', row['floor_area']!)],
      ['ENERGY_USERS', fromFixedPoint('ENERGY_USERS', row['energy_users']!)],
    ]),
  };
};

const keyValues = (keys: readonly ActivityKey[]): unknown[] => [
  keys.map((_, index) => index), keys.map((key) => key.tenantId), keys.map((key) => key.from), keys.map((key) => key.to),
  keys.map((key) => key.basis), keys.map((key) => key.type), keys.map((key) => key.system),
  keys.flatMap((key, index) => key.regionIds.map(() => index)), keys.flatMap((key) => key.regionIds),
];

const byKey = (keys: readonly unknown[], rows: readonly SumRow[]): Activity[] => {
  const found = new Map(rows.map((row) => [Number(row['key']), toActivity(row)]));
  return keys.map((_, index) => found.get(index) ?? NO_ACTIVITY);
};

/** Sums for each key, in the keys' order: one statement. */
export const sumActivities = async (db: TenantDb, keys: readonly ActivityKey[]): Promise<Activity[]> =>
  byKey(keys, await db.query<SumRow>(sumCells, keyValues(keys)));

/** The same as known at an instant, from the ledger. */
export const sumActivitiesAsOf = async (db: TenantDb, keys: readonly ActivityKey[], asOf: Date): Promise<Activity[]> =>
  byKey(keys, await db.query<SumRow>(sumLedgerAsOf, [...keyValues(keys), asOf.toISOString()]));

/** Sums of one key by type or by system; only those that have reports. */
export const sumActivityBy = async (db: TenantDb, key: ActivityKey, dimension: 'type' | 'system'): Promise<Map<string, Activity>> => {
  const rows = await db.query<SumRow>(sumCellsByDimension[dimension], keyValues([key]));
  return new Map(rows.map((row) => [row['dimension']!, toActivity(row)]));
};

export interface InstitutionKey {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly from: MonthKey;
  readonly to: MonthKey;
  readonly basis: Basis;
}
export const sumInstitutionActivities = async (db: TenantDb, keys: readonly InstitutionKey[]): Promise<Activity[]> =>
  byKey(
    keys,
    await db.query<SumRow>(sumInstitutions, [
      keys.map((_, index) => index), keys.map((key) => key.tenantId), keys.map((key) => key.institutionId),
      keys.map((key) => key.from), keys.map((key) => key.to), keys.map((key) => key.basis),
    ]),
  );

export interface MonthCounts { readonly approved: number; readonly handedIn: number; readonly onTime: number }
type ByMonth<T> = ReadonlyMap<MonthKey, T>;

const groupByKey = <Row extends { key: number; month: number }, T>(keys: readonly unknown[], rows: readonly Row[], take: (row: Row) => T): ByMonth<T>[] => {
  const groups = keys.map(() => new Map<MonthKey, T>());
  for (const row of rows) groups[row.key]!.set(row.month, take(row));
  return groups;
};

/** Reports counted by month, for each key (the key's basis is not regarded). */
export const countReports = async (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<MonthCounts>[]> => {
  const rows = await db.query<{ key: number; month: number; approved: number; handed_in: number; on_time: number }>(countCellReports, keyValues(keys));
  return groupByKey(keys, rows, (row) => ({ approved: row.approved, handedIn: row.handed_in, onTime: row.on_time }));
};

const numbersByMonth = (statement: Statement, column: 'returned' | 'change') => async (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<number>[]> => {
  const rows = await db.query<{ key: number; month: number; returned: number; change: number }>(statement, keyValues(keys));
  return groupByKey(keys, rows, (row) => row[column]);
};
export const countReturnedReports = numbersByMonth(countReturned, 'returned');
/** Changes of the expected number by month; the running sum up to a month is the number expected in it. */
export const listRegisterChanges = numbersByMonth(selectRegisterChanges, 'change');

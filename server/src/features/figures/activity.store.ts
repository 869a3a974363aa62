import {
  FLOW_CODES,
  fromFixedPoint,
  yuanFromFen,
  ZERO,
  type ActivitySums,
  type Decimal,
  type FlowCode,
  type MonthKey,
} from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';
import {
  countCellReports,
  countReturned,
  selectRegisterChanges,
  sumCells,
  sumCellsByDimension,
  sumInstitutions,
  sumInstitutionsAsOf,
  sumLedgerAsOf,
  type CellPart,
} from './activity.sql.js';

export type Basis = 'APPROVED' | 'SUBMITTED';

/** What is summed: regions of one tenant, a run of months, one basis; everything, or only one type or some systems. */
export interface ActivityKey {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly from: MonthKey;
  readonly to: MonthKey;
  readonly basis: Basis;
  readonly type: string | null;
  readonly systems: readonly string[] | null;
}
const partOf = (key: ActivityKey): CellPart => (key.type === null && key.systems === null ? 'TOTAL' : 'DETAIL');

/** Sums with the cost of each flow in yuan. */
export interface Activity extends ActivitySums {
  readonly costs: ReadonlyMap<FlowCode, Decimal>;
}
type SumRow = Record<string, string>;

export const NO_ACTIVITY: Activity = {
  reports: 0,
  flows: new Map(),
  missing: new Map(),
  metered: new Map(),
  estimated: new Map(),
  stocks: new Map(),
  costs: new Map(),
};

/** Turns a row of sums into decimals in the items' own units: the one place where stored whole numbers become quantities. */
const toActivity = (row: SumRow): Activity => {
  const ofFlows = <T>(take: (flow: FlowCode, column: string) => T) => new Map(FLOW_CODES.map((flow) => [flow, take(flow, columnOf(flow))]));
  const quantity = (flow: FlowCode, text: string): Decimal => (text === '0' ? ZERO : fromFixedPoint(flow, text));
  return {
    reports: Number(row['reports']),
    flows: ofFlows((flow, column) => quantity(flow, row[column]!)),
    metered: ofFlows((flow, column) => quantity(flow, row[`${column}_metered`]!)),
    estimated: ofFlows((flow, column) => quantity(flow, row[`${column}_estimated`]!)),
    missing: ofFlows((_flow, column) => Number(row[`${column}_missing`])),
    costs: ofFlows((_flow, column) => yuanFromFen(row[`${column}_cost`]!)),
    stocks: new Map([
      ['FLOOR_AREA', fromFixedPoint('FLOOR_AREA', row['floor_area']!)],
      ['ENERGY_USERS', fromFixedPoint('ENERGY_USERS', row['energy_users']!)],
    ]),
  };
};

const keyValues = (keys: readonly ActivityKey[]): unknown[] => [
  keys.map((_, index) => index),
  keys.map((key) => key.tenantId),
  keys.map((key) => key.from),
  keys.map((key) => key.to),
  keys.map((key) => key.basis),
  keys.map((key) => key.type),
  keys.map((key) => key.systems?.join(',') ?? null),
  keys.flatMap((key, index) => key.regionIds.map(() => index)),
  keys.flatMap((key) => key.regionIds),
];

const byKey = (keys: readonly unknown[], rows: readonly SumRow[]): Activity[] => {
  const found = new Map(rows.map((row) => [Number(row['key']), toActivity(row)]));
  return keys.map((_, index) => found.get(index) ?? NO_ACTIVITY);
};

/** Runs a reading for the keys of each part, and gives the answers in the order of all keys: a statement for each part asked for. */
const forEachPart = async <T>(
  keys: readonly ActivityKey[],
  read: (part: CellPart, keys: readonly ActivityKey[]) => Promise<readonly T[]>,
): Promise<T[]> => {
  const answers = new Map<ActivityKey, T>();
  const parts = (['TOTAL', 'DETAIL'] as const).map((part) => ({ part, own: keys.filter((key) => partOf(key) === part) }));
  await Promise.all(
    parts
      .filter(({ own }) => own.length > 0)
      .map(async ({ part, own }) => {
        const values = await read(part, own);
        own.forEach((key, index) => answers.set(key, values[index]!));
      }),
  );
  return keys.map((key) => answers.get(key)!);
};

/** Sums for each key, in the keys' order. */
export const sumActivities = (db: TenantDb, keys: readonly ActivityKey[]): Promise<Activity[]> =>
  forEachPart(keys, async (part, own) => byKey(own, await db.query<SumRow>(sumCells[part], keyValues(own))));

/** A key with the instant at which its sums were known. */
export interface Past<K> {
  readonly key: K;
  readonly asOf: Date;
}

/** Reads the keys of each instant together: as a rule a request asks for one instant only. */
const forEachInstant = async <K>(
  keys: readonly Past<K>[],
  read: (keys: readonly K[], asOf: string) => Promise<readonly SumRow[]>,
): Promise<Activity[]> => {
  const answers = new Map<Past<K>, Activity>();
  for (const asOf of new Set(keys.map((key) => key.asOf.toISOString()))) {
    const own = keys.filter((key) => key.asOf.toISOString() === asOf);
    const sums = byKey(
      own,
      await read(
        own.map(({ key }) => key),
        asOf,
      ),
    );
    own.forEach((key, index) => answers.set(key, sums[index]!));
  }
  return keys.map((key) => answers.get(key)!);
};

/** The same as known at an instant, from the ledger. */
export const sumActivitiesAsOf = (db: TenantDb, keys: readonly Past<ActivityKey>[]): Promise<Activity[]> =>
  forEachInstant(keys, (own, asOf) => db.query<SumRow>(sumLedgerAsOf, [...keyValues(own), asOf]));

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
const institutionValues = (keys: readonly InstitutionKey[]): unknown[] => [
  keys.map((_, index) => index),
  keys.map((key) => key.tenantId),
  keys.map((key) => key.institutionId),
  keys.map((key) => key.from),
  keys.map((key) => key.to),
  keys.map((key) => key.basis),
];
export const sumInstitutionActivities = async (db: TenantDb, keys: readonly InstitutionKey[]): Promise<Activity[]> =>
  byKey(keys, await db.query<SumRow>(sumInstitutions, institutionValues(keys)));
export const sumInstitutionActivitiesAsOf = (db: TenantDb, keys: readonly Past<InstitutionKey>[]): Promise<Activity[]> =>
  forEachInstant(keys, (own, asOf) => db.query<SumRow>(sumInstitutionsAsOf, [...institutionValues(own), asOf]));

export interface MonthCounts {
  readonly approved: number;
  readonly handedIn: number;
  readonly onTime: number;
}
type ByMonth<T> = ReadonlyMap<MonthKey, T>;

const groupByKey = <Row extends { key: number; month: number }, T>(
  keys: readonly unknown[],
  rows: readonly Row[],
  take: (row: Row) => T,
): ByMonth<T>[] => {
  const groups = keys.map(() => new Map<MonthKey, T>());
  for (const row of rows) groups[row.key]!.set(row.month, take(row));
  return groups;
};

type CountRow = { key: number; month: number; approved: number; handed_in: number; on_time: number };
/** Reports counted by month, for each key (the key's basis is not regarded). */
export const countReports = (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<MonthCounts>[]> =>
  forEachPart(keys, async (part, own) => {
    const rows = await db.query<CountRow>(countCellReports[part], keyValues(own));
    return groupByKey(own, rows, (row) => ({ approved: row.approved, handedIn: row.handed_in, onTime: row.on_time }));
  });

export const countReturnedReports = async (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<number>[]> => {
  const rows = await db.query<{ key: number; month: number; returned: number }>(countReturned, keyValues(keys));
  return groupByKey(keys, rows, (row) => row.returned);
};

/** Changes of the expected number by month; the running sum up to a month is the number expected in it. */
export const listRegisterChanges = (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<number>[]> =>
  forEachPart(keys, async (part, own) => {
    const rows = await db.query<{ key: number; month: number; change: number }>(selectRegisterChanges[part], keyValues(own));
    return groupByKey(own, rows, (row) => row.change);
  });

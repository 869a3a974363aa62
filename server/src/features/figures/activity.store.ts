import {
  expectedChanges,
  FLOW_CODES,
  fromFixedPoint,
  yuanFromFen,
  ZERO,
  type ActivitySums,
  type Decimal,
  type FlowCode,
  type MonthKey,
  type MovedPart,
} from '@shuangcheng/domain';
import type { Statement, TenantDb } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';
import {
  countCellReports,
  countInstitutions,
  countMoved,
  countReturned,
  selectRegisterChanges,
  sumCells,
  sumCellsByDimension,
  sumInstitutions,
  sumInstitutionsAsOf,
  sumLedgerAsOf,
  sumMoved,
  sumMovedAsOf,
  sumMovedByDimension,
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
  /** What moved institutions add to these regions under the tree of a day, or take out of them; nothing unless given. */
  readonly moved?: readonly MovedPart[];
  /** Which regions under the tree of which day: tells keys with the same regions and other moves apart. */
  readonly under?: string;
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

/**
 * The keys' moved parts as parameters: what each key gains stands under twice its number, what it loses under the next. Null
 * where no key has any, so that nothing is asked.
 */
const movedValues = (keys: readonly ActivityKey[]): unknown[] | null => {
  const parts = keys.flatMap((key, index) => (key.moved ?? []).map((part) => ({ key: 2 * index + (part.sign > 0 ? 0 : 1), part })));
  if (parts.length === 0) return null;
  const twice = keys.flatMap((key) => [key, key]);
  return [
    ...keyValues(twice.map((key) => ({ ...key, regionIds: [] }))).slice(0, 7),
    parts.map(({ key }) => key),
    parts.map(({ part }) => part.institution.institutionId),
    parts.map(({ part }) => part.regionId),
  ];
};
const plus = (row: SumRow | undefined, moved: SumRow, sign: bigint): SumRow =>
  Object.fromEntries(
    Object.entries(moved).map(([column, text]) =>
      column === 'key' || column === 'dimension'
        ? [column, String(text)]
        : [column, (BigInt(row?.[column] ?? 0) + sign * BigInt(text)).toString()],
    ),
  );
const signOf = (row: { readonly key: number | string }): 1 | -1 => (Number(row.key) % 2 === 0 ? 1 : -1);
const ownerOf = (row: { readonly key: number | string }): number => Math.floor(Number(row.key) / 2);

/** Rows of sums with those of the moved parts added or taken out; `idOf` tells which rows belong together. */
const withMoved = (rows: readonly SumRow[], moved: readonly SumRow[], idOf: (key: number, row: SumRow) => string): SumRow[] => {
  const sums = new Map(rows.map((row) => [idOf(Number(row['key']), row), row]));
  for (const row of moved) {
    const key = ownerOf(row as { key: string });
    const id = idOf(key, row);
    sums.set(id, { ...plus(sums.get(id), row, BigInt(signOf(row as { key: string }))), key: String(key) });
  }
  return [...sums.values()];
};
const readMoved = async (db: TenantDb, statement: Statement, keys: readonly ActivityKey[], more: unknown[] = []): Promise<SumRow[]> => {
  const values = movedValues(keys);
  return values === null ? [] : db.query<SumRow>(statement, [...values, ...more]);
};
const idOfKey = (key: number): string => String(key);

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
  forEachPart(keys, async (part, own) => {
    const [rows, moved] = await Promise.all([db.query<SumRow>(sumCells[part], keyValues(own)), readMoved(db, sumMoved, own)]);
    return byKey(own, withMoved(rows, moved, idOfKey));
  });

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
  forEachInstant(keys, async (own, asOf) => {
    const [rows, moved] = await Promise.all([
      db.query<SumRow>(sumLedgerAsOf, [...keyValues(own), asOf]),
      readMoved(db, sumMovedAsOf, own, [asOf]),
    ]);
    return withMoved(rows, moved, idOfKey);
  });

/** Sums of each key by type or by system; only those that have reports. */
export const sumActivitiesBy = async (
  db: TenantDb,
  keys: readonly ActivityKey[],
  dimension: 'type' | 'system',
): Promise<Map<string, Activity>[]> => {
  const [rows, moved] = await Promise.all([
    db.query<SumRow>(sumCellsByDimension[dimension], keyValues(keys)),
    readMoved(db, sumMovedByDimension[dimension], keys),
  ]);
  const parts = withMoved(rows, moved, (key, row) => `${key} ${row['dimension']!}`).filter((row) => row['reports'] !== '0');
  return keys.map(
    (_, index) => new Map(parts.filter((row) => Number(row['key']) === index).map((row) => [row['dimension']!, toActivity(row)])),
  );
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
type MovedCountRow = CountRow & { returned: number };
const readMovedCounts = async (db: TenantDb, keys: readonly ActivityKey[]): Promise<MovedCountRow[]> => {
  const values = movedValues(keys);
  return values === null ? [] : db.query<MovedCountRow>(countMoved, values);
};

/** Reports counted by month, for each key (the key's basis is not regarded). */
export const countReports = (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<MonthCounts>[]> =>
  forEachPart(keys, async (part, own) => {
    const [rows, moved] = await Promise.all([db.query<CountRow>(countCellReports[part], keyValues(own)), readMovedCounts(db, own)]);
    const counts = groupByKey(own, rows, (row): MonthCounts => ({ approved: row.approved, handedIn: row.handed_in, onTime: row.on_time }));
    for (const row of moved) {
      const sign = signOf(row);
      const months = counts[ownerOf(row)] as Map<MonthKey, MonthCounts>;
      const before = months.get(row.month) ?? { approved: 0, handedIn: 0, onTime: 0 };
      months.set(row.month, {
        approved: before.approved + sign * row.approved,
        handedIn: before.handedIn + sign * row.handed_in,
        onTime: before.onTime + sign * row.on_time,
      });
    }
    return counts;
  });

export const countReturnedReports = async (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<number>[]> => {
  const [rows, moved] = await Promise.all([
    db.query<{ key: number; month: number; returned: number }>(countReturned, keyValues(keys)),
    readMovedCounts(db, keys),
  ]);
  const counts = groupByKey(keys, rows, (row) => row.returned);
  for (const row of moved.filter(({ returned }) => returned > 0)) {
    const months = counts[ownerOf(row)] as Map<MonthKey, number>;
    months.set(row.month, (months.get(row.month) ?? 0) + signOf(row) * row.returned);
  }
  return counts;
};

/** Changes of the expected number that moved institutions bring to a key, or take out of it. */
const movedChanges = (key: ActivityKey): { month: MonthKey; change: number }[] =>
  (key.moved ?? []).flatMap(({ institution, regionId, sign }) =>
    expectedChanges(institution.spans, sign).filter(
      (change) =>
        change.regionId === regionId &&
        change.month <= key.to &&
        (key.type === null || change.type === key.type) &&
        (key.systems === null || key.systems.includes(change.system)),
    ),
  );

/** Changes of the expected number by month; the running sum up to a month is the number expected in it. */
export const listRegisterChanges = (db: TenantDb, keys: readonly ActivityKey[]): Promise<ByMonth<number>[]> =>
  forEachPart(keys, async (part, own) => {
    const rows = await db.query<{ key: number; month: number; change: number }>(selectRegisterChanges[part], keyValues(own));
    const all = groupByKey(own, rows, (row) => row.change);
    own.forEach((key, index) => {
      const months = all[index] as Map<MonthKey, number>;
      for (const { month, change } of movedChanges(key)) months.set(month, (months.get(month) ?? 0) + change);
    });
    return all;
  });

/** Approved reports of each institution by month: one or none. */
export const countInstitutionReports = async (db: TenantDb, keys: readonly InstitutionKey[]): Promise<ByMonth<number>[]> => {
  const rows = await db.query<{ key: number; month: number; approved: number }>(countInstitutions, institutionValues(keys));
  return groupByKey(keys, rows, (row) => row.approved);
};

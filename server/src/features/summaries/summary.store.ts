import {
  FLOW_CODES,
  fromFixedPoint,
  STOCK_CODES,
  yuanFromFen,
  type FlowCode,
  type ItemCode,
  type MonthKey,
  type SummaryPart,
} from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';
import { countSummaryReports, selectMadeUp, selectSummaryRegister, sumSummaryParts, type SummaryDimension } from './summary.sql.js';

/** What a table sums: some regions of one tenant, each in a part; one run of months and basis; all, one type, some systems. */
export interface SummaryKey {
  readonly tenantId: number;
  readonly from: MonthKey;
  readonly to: MonthKey;
  readonly basis: 'APPROVED' | 'SUBMITTED';
  readonly type: string | null;
  readonly systems: readonly string[] | null;
  readonly dimension: SummaryDimension;
  /** Each region once, with the part that it belongs to (used by tables by region). */
  readonly members: readonly { readonly part: string; readonly regionId: number }[];
}

const cellsOf = (key: SummaryKey): 'TOTAL' | 'DETAIL' =>
  key.dimension === 'REGION' && key.type === null && key.systems === null ? 'TOTAL' : 'DETAIL';

const valuesOf = (key: SummaryKey, from: MonthKey, to: MonthKey): unknown[] => [
  key.tenantId,
  from,
  to,
  key.basis,
  key.type,
  key.systems,
  key.members.map((member) => member.part),
  key.members.map((member) => member.regionId),
];

type SumRow = Record<string, string>;

const toPart = (row: SumRow): SummaryPart => ({
  quantities: new Map<ItemCode, ReturnType<typeof fromFixedPoint>>(
    [...FLOW_CODES, ...STOCK_CODES].map((item) => [item, fromFixedPoint(item, row[columnOf(item)]!)]),
  ),
  costs: new Map<FlowCode, ReturnType<typeof yuanFromFen>>(FLOW_CODES.map((flow) => [flow, yuanFromFen(row[`${columnOf(flow)}_cost`]!)])),
});

/** Sums of each part that has cells. */
export const sumParts = async (db: TenantDb, key: SummaryKey): Promise<Map<string, SummaryPart>> => {
  const rows = await db.query<SumRow>(sumSummaryParts[key.dimension][cellsOf(key)], valuesOf(key, key.from, key.to));
  return new Map(rows.map((row) => [row['part']!, toPart(row)]));
};

type ByPartAndMonth<T> = ReadonlyMap<string, ReadonlyMap<MonthKey, T>>;
const grouped = <Row extends { part: string; month: number }, T>(rows: readonly Row[], take: (row: Row) => T): ByPartAndMonth<T> => {
  const groups = new Map<string, Map<MonthKey, T>>();
  for (const row of rows) {
    const months = groups.get(row.part) ?? new Map<MonthKey, T>();
    months.set(row.month, take(row));
    groups.set(row.part, months);
  }
  return groups;
};

export interface ReportCount {
  readonly approved: number;
  readonly handedIn: number;
}
export const countReportsOfParts = async (db: TenantDb, key: SummaryKey): Promise<ByPartAndMonth<ReportCount>> =>
  grouped(
    await db.query<ReportCount & { part: string; month: number }>(
      countSummaryReports[key.dimension][cellsOf(key)],
      valuesOf(key, key.from, key.to),
    ),
    ({ approved, handedIn }) => ({ approved, handedIn }),
  );

/** Changes of the number of institutions up to a month; their running sum is the number in it. */
export const listRegisterOfParts = async (db: TenantDb, key: SummaryKey, until: MonthKey): Promise<ByPartAndMonth<number>> =>
  grouped(
    await db.query<{ part: string; month: number; change: number }>(
      selectSummaryRegister[key.dimension][cellsOf(key)],
      valuesOf(key, key.from, until),
    ),
    (row) => row.change,
  );

export const hasMadeUp = async (db: TenantDb, key: SummaryKey): Promise<boolean> =>
  (await db.query<{ madeUp: boolean }>(selectMadeUp, [key.tenantId, key.members.map((member) => member.regionId)]))[0]!.madeUp;

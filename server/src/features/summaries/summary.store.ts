import {
  expectedChanges,
  FLOW_CODES,
  fromFixedPoint,
  STOCK_CODES,
  yuanFromFen,
  type FlowCode,
  type ItemCode,
  type MonthKey,
  type MovedPart,
  type SummaryPart,
} from '@shuangcheng/domain';
import type { Statement, TenantDb } from '@shuangcheng/tenants';
import { columnOf } from '../reports/ledger-columns.js';
import {
  countSummaryMoved,
  countSummaryReports,
  selectMadeUp,
  selectSummaryRegister,
  sumSummaryMoved,
  sumSummaryParts,
  type SummaryDimension,
} from './summary.sql.js';

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
  /** What moved institutions add to a part under the tree of the day, or take out of it. */
  readonly moved: readonly (MovedPart & { readonly part: string })[];
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

const movedValues = (key: SummaryKey): unknown[] => [
  ...valuesOf(key, key.from, key.to).slice(0, 6),
  key.moved.map((each) => each.part),
  key.moved.map((each) => each.institution.institutionId),
  key.moved.map((each) => each.regionId),
  key.moved.map((each) => each.sign),
];
/** Corrections by moved institutions; nothing is asked where there are none. */
const readMoved = <Row extends object>(
  db: TenantDb,
  statements: Readonly<Record<SummaryDimension, Statement>>,
  key: SummaryKey,
): Promise<Row[]> => (key.moved.length === 0 ? Promise.resolve([]) : db.query<Row>(statements[key.dimension], movedValues(key)));

type SumRow = Record<string, string>;
const plus = (row: SumRow | undefined, more: SumRow): SumRow =>
  Object.fromEntries(
    Object.entries(more).map(([column, text]) => [
      column,
      column === 'part' ? text : (BigInt(row?.[column] ?? 0) + BigInt(text)).toString(),
    ]),
  );

const toPart = (row: SumRow): SummaryPart => ({
  quantities: new Map<ItemCode, ReturnType<typeof fromFixedPoint>>(
    [...FLOW_CODES, ...STOCK_CODES].map((item) => [item, fromFixedPoint(item, row[columnOf(item)]!)]),
  ),
  costs: new Map<FlowCode, ReturnType<typeof yuanFromFen>>(FLOW_CODES.map((flow) => [flow, yuanFromFen(row[`${columnOf(flow)}_cost`]!)])),
});

/** Sums of each part that has cells. */
export const sumParts = async (db: TenantDb, key: SummaryKey): Promise<Map<string, SummaryPart>> => {
  const [rows, moved] = await Promise.all([
    db.query<SumRow>(sumSummaryParts[key.dimension][cellsOf(key)], valuesOf(key, key.from, key.to)),
    readMoved<SumRow>(db, sumSummaryMoved, key),
  ]);
  const sums = new Map(rows.map((row) => [row['part']!, row]));
  for (const row of moved) sums.set(row['part']!, plus(sums.get(row['part']!), row));
  return new Map([...sums].map(([part, row]) => [part, toPart(row)]));
};

type ByPartAndMonth<T> = ReadonlyMap<string, ReadonlyMap<MonthKey, T>>;
interface PartMonth {
  readonly part: string;
  readonly month: MonthKey;
}
/** Rows by part and month; several of the same are added up. */
const grouped = <Row extends PartMonth, T>(rows: readonly Row[], add: (sum: T | undefined, row: Row) => T): ByPartAndMonth<T> => {
  const groups = new Map<string, Map<MonthKey, T>>();
  for (const row of rows) {
    const months = groups.get(row.part) ?? new Map<MonthKey, T>();
    months.set(row.month, add(months.get(row.month), row));
    groups.set(row.part, months);
  }
  return groups;
};

export interface ReportCount {
  readonly approved: number;
  readonly handedIn: number;
}
type CountRow = PartMonth & ReportCount;
export const countReportsOfParts = async (db: TenantDb, key: SummaryKey): Promise<ByPartAndMonth<ReportCount>> => {
  const [rows, moved] = await Promise.all([
    db.query<CountRow>(countSummaryReports[key.dimension][cellsOf(key)], valuesOf(key, key.from, key.to)),
    readMoved<CountRow>(db, countSummaryMoved, key),
  ]);
  return grouped([...rows, ...moved], (sum: ReportCount | undefined, row) => ({
    approved: (sum?.approved ?? 0) + row.approved,
    handedIn: (sum?.handedIn ?? 0) + row.handedIn,
  }));
};

type ChangeRow = PartMonth & { readonly change: number };
const movedChanges = ({ dimension, moved, type, systems }: SummaryKey, until: MonthKey): ChangeRow[] =>
  moved.flatMap(({ institution, regionId, sign, part }) =>
    expectedChanges(institution.spans, sign)
      .filter((change) => change.regionId === regionId && change.month <= until)
      .filter((change) => (type === null || change.type === type) && (systems === null || systems.includes(change.system)))
      .map(({ month, change, ...standing }) => ({
        part: dimension === 'REGION' ? part : dimension === 'TYPE' ? standing.type : standing.system,
        month,
        change,
      })),
  );

/** Changes of the number of institutions up to a month; their running sum is the number in it. */
export const listRegisterOfParts = async (db: TenantDb, key: SummaryKey, until: MonthKey): Promise<ByPartAndMonth<number>> => {
  const rows = await db.query<ChangeRow>(selectSummaryRegister[key.dimension][cellsOf(key)], valuesOf(key, key.from, until));
  return grouped([...rows, ...movedChanges(key, until)], (sum: number | undefined, row) => (sum ?? 0) + row.change);
};

/** Whether made-up institutions are in the regions, or moved into the table. */
export const hasMadeUp = async (db: TenantDb, key: SummaryKey, regionIds: readonly number[]): Promise<boolean> => {
  const added = key.moved.filter(({ sign }) => sign > 0).map(({ institution }) => institution.institutionId);
  return (await db.query<{ madeUp: boolean }>(selectMadeUp, [key.tenantId, regionIds, added]))[0]!.madeUp;
};

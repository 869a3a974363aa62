import type { MonthKey, MovedPart } from '@shuangcheng/domain';
import type { TenantDb } from '@shuangcheng/tenants';
import { toMeasures, type MeasureView } from './measure-row.js';
import {
  countOfInstitution,
  countWaiting,
  selectCounted,
  selectCountedCorrected,
  selectCountedOfInstitution,
  selectEvents,
  selectOfInstitution,
  selectVersions,
  selectVersionValues,
  selectWaiting,
} from './report-reading.sql.js';

export interface ReportHead {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly version: number;
  readonly latest: boolean;
  /** The version of the same month that counts for approved figures. */
  readonly approvedVersion: number | null;
  readonly status: string;
}
export interface ReportKey {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly month: MonthKey;
  /** Null: the newest. */
  readonly version: number | null;
}
const keyValues = (keys: readonly ReportKey[]) => [
  keys.map((key) => key.tenantId),
  keys.map((key) => key.institutionId),
  keys.map((key) => key.month),
  keys.map((key) => key.version),
];
const sameReport = (key: { institutionId: string; month: number }): string => `${key.institutionId}|${key.month}`;

/** Versions in the order of the keys; null for one that does not exist or may not be seen. */
export const listReportVersions = async (db: TenantDb, keys: readonly ReportKey[]): Promise<(ReportHead | null)[]> => {
  const rows = await db.query<ReportHead>(selectVersions, keyValues(keys));
  const found = new Map<string, ReportHead>();
  for (const row of rows) {
    found.set(`${sameReport(row)}|${row.version}`, row);
    if (row.latest) found.set(`${sameReport(row)}|null`, row);
  }
  return keys.map((key) => found.get(`${sameReport(key)}|${key.version}`) ?? null);
};

type ValueRow = Record<string, string | number | null> & { institution_id: string; month: number; version: number };

/** The values of versions, in the order of the keys; items that are missing are not listed. */
export const listMeasures = async (db: TenantDb, keys: readonly ReportKey[]): Promise<MeasureView[][]> => {
  const rows = await db.query<ValueRow>(selectVersionValues, keyValues(keys));
  const found = new Map(rows.map((row) => [`${row.institution_id}|${row.month}|${row.version}`, toMeasures(row)]));
  return keys.map((key) => found.get(`${sameReport(key)}|${key.version}`) ?? []);
};

export interface EventView {
  readonly version: number;
  readonly kind: string;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string | null;
}
interface EventRow {
  institution_id: string;
  month: number;
  version: number;
  kind: string;
  occurred_at: Date;
  actor: string;
  reason: string | null;
}

export const listReportEvents = async (db: TenantDb, keys: readonly Omit<ReportKey, 'version'>[]): Promise<EventView[][]> => {
  const rows = await db.query<EventRow>(selectEvents, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.institutionId),
    keys.map((key) => key.month),
  ]);
  const found = new Map<string, EventView[]>();
  for (const row of rows) {
    const key = sameReport({ institutionId: row.institution_id, month: row.month });
    const event = { version: row.version, kind: row.kind, at: row.occurred_at, actor: row.actor, reason: row.reason };
    found.set(key, [...(found.get(key) ?? []), event]);
  }
  return keys.map((key) => found.get(sameReport(key)) ?? []);
};

/** Before and after every month that a period can name. */
export const FIRST_MONTH: MonthKey = 190001;
export const LAST_MONTH: MonthKey = 209912;

/** Newest versions of an institution's reports, newest month first, before a month. */
export const listReportsOfInstitution = (
  db: TenantDb,
  institution: { tenantId: number; institutionId: string },
  from: MonthKey | null,
  to: MonthKey | null,
  before: MonthKey | null,
  limit: number,
): Promise<ReportHead[]> =>
  db.query<ReportHead>(selectOfInstitution, [
    institution.tenantId,
    institution.institutionId,
    from ?? FIRST_MONTH,
    to ?? LAST_MONTH,
    before ?? LAST_MONTH + 1,
    limit,
  ]);

export const countReportsOfInstitution = async (
  db: TenantDb,
  institution: { tenantId: number; institutionId: string },
  from: MonthKey | null,
  to: MonthKey | null,
): Promise<number> =>
  (
    await db.query<{ count: number }>(countOfInstitution, [
      institution.tenantId,
      institution.institutionId,
      from ?? FIRST_MONTH,
      to ?? LAST_MONTH,
    ])
  )[0]!.count;

export interface RegionReportQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly from: MonthKey;
  readonly to: MonthKey;
  readonly type: string | null;
  readonly systems: readonly string[] | null;
  /** What moved institutions add under the tree of a day, or take out; regarded for counted reports only. */
  readonly moved?: readonly MovedPart[];
  /** Only those with findings, or only those without. Null: all. Regarded by what waits for review. */
  readonly withFindings?: boolean | null;
}
/** The report after which a page begins. */
export interface ReportPosition {
  readonly month: MonthKey;
  readonly institutionId: string;
}
const START: ReportPosition = { month: 0, institutionId: '00000000-0000-0000-0000-000000000000' };

const regionValues = (query: RegionReportQuery, after: ReportPosition | null, limit: number): unknown[] => {
  const position = after ?? START;
  return [query.tenantId, query.regionIds, query.from, query.to, query.type, query.systems, position.month, position.institutionId, limit];
};

export const listCountedReports = (
  db: TenantDb,
  basis: 'APPROVED' | 'SUBMITTED',
  query: RegionReportQuery,
  after: ReportPosition | null,
  limit: number,
): Promise<ReportHead[]> => {
  const moved = query.moved ?? [];
  if (moved.length === 0) return db.query<ReportHead>(selectCounted[basis], regionValues(query, after, limit));
  const [out, more] = [-1, 1].map((sign) => moved.filter((part) => part.sign === sign)) as [MovedPart[], MovedPart[]];
  const pairs = (parts: readonly MovedPart[]): unknown[] => [
    parts.map((part) => part.institution.institutionId),
    parts.map((part) => part.regionId),
  ];
  return db.query<ReportHead>(selectCountedCorrected[basis], [...regionValues(query, after, limit), ...pairs(out), ...pairs(more)]);
};

export const listWaitingReports = (
  db: TenantDb,
  query: RegionReportQuery,
  after: ReportPosition | null,
  limit: number,
): Promise<ReportHead[]> => db.query<ReportHead>(selectWaiting, [...regionValues(query, after, limit), query.withFindings ?? null]);

export const countWaitingReports = async (db: TenantDb, query: RegionReportQuery): Promise<number> =>
  (
    await db.query<{ count: number }>(countWaiting, [
      query.tenantId,
      query.regionIds,
      query.from,
      query.to,
      query.type,
      query.systems,
      query.withFindings ?? null,
    ])
  )[0]!.count;

export const listCountedReportsOfInstitution = (
  db: TenantDb,
  basis: 'APPROVED' | 'SUBMITTED',
  query: { tenantId: number; institutionId: string; from: MonthKey; to: MonthKey },
  after: MonthKey,
  limit: number,
): Promise<ReportHead[]> =>
  db.query<ReportHead>(selectCountedOfInstitution, [query.tenantId, query.institutionId, query.from, query.to, basis, after, limit]);

// What the rules noticed about a version: kept with it, never changed.
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { ReportKey } from './report-reading.store.js';

export interface FindingRow {
  readonly code: string;
  readonly severity: string;
  readonly item: string | null;
  readonly message: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

const selectFindings = statement(
  'select_report_findings',
  `select f.institution_id, f.month, f.version, f.code, f.severity, f.item, f.message, f.expected, f.actual
     from report_finding f join unnest($1::int[], $2::uuid[], $3::int[], $4::int[]) as w (t, i, m, n)
       on f.tenant_id = w.t and f.institution_id = w.i and f.month = w.m and f.version = w.n
    order by f.finding_number`,
);

/** The findings of versions, in the order of the keys. */
export const listReportFindings = async (db: TenantDb, keys: readonly ReportKey[]): Promise<FindingRow[][]> => {
  const rows = await db.query<FindingRow & { institution_id: string; month: number; version: number }>(selectFindings, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.institutionId),
    keys.map((key) => key.month),
    keys.map((key) => key.version),
  ]);
  return keys.map((key) =>
    rows.filter((row) => row.institution_id === key.institutionId && row.month === key.month && row.version === key.version),
  );
};

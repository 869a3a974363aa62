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
  readonly number: number;
  readonly ruleVersion: string;
  /** What the reporter answered last; null: nothing yet. */
  readonly explanation: string | null;
  readonly explainedBy: string | null;
  readonly explainedAt: Date | null;
}

const selectFindings = statement(
  'select_report_findings',
  `select f.institution_id, f.month, f.version, f.finding_number as number, f.code, f.severity, f.item, f.message, f.expected, f.actual,
          f.rule_version as "ruleVersion", e.text as explanation, e.explained_by as "explainedBy", e.explained_at as "explainedAt"
     from report_finding f join unnest($1::int[], $2::uuid[], $3::int[], $4::int[]) as w (t, i, m, n)
       on f.tenant_id = w.t and f.institution_id = w.i and f.month = w.m and f.version = w.n
     left join lateral (
       select e.text, e.explained_by, e.explained_at from finding_explanation e
        where e.tenant_id = f.tenant_id and e.institution_id = f.institution_id and e.month = f.month and e.version = f.version
          and e.finding_number = f.finding_number
        order by e.explanation_number desc limit 1
     ) e on true
    order by f.finding_number`,
);

type VersionRow = FindingRow & { readonly institution_id: string; readonly month: number; readonly version: number };

/** The findings of versions with what was answered to them, in the order of the keys. */
export const listReportFindings = async (db: TenantDb, keys: readonly ReportKey[]): Promise<FindingRow[][]> => {
  const rows = await db.query<VersionRow>(selectFindings, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.institutionId),
    keys.map((key) => key.month),
    keys.map((key) => key.version),
  ]);
  const found = new Map<string, FindingRow[]>();
  for (const row of rows) {
    const key = `${row.institution_id}|${row.month}|${row.version}`;
    const own = found.get(key);
    if (own) own.push(row);
    else found.set(key, [row]);
  }
  return keys.map((key) => found.get(`${key.institutionId}|${key.month}|${key.version}`) ?? []);
};

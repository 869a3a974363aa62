// Versions that count as submitted and have no finding yet: recorded in bulk, or found in order before.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from './ledger-columns.js';
import type { ReportRow } from './report-row.js';
import { rowFromColumns } from './report-values.js';

export interface UncheckedQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly from: MonthKey;
  readonly to: MonthKey;
  /** Only those that wait for review. */
  readonly onlyWaiting: boolean;
}
export interface UncheckedVersion {
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly version: number;
  readonly regionId: number;
  readonly type: string;
  readonly system: string;
  readonly values: ReportRow;
}

const unchecked = `r.tenant_id = $1 and r.region_id = any ($2::int[]) and r.month between $3 and $4 and r.submitted_version is not null
  and (not $5::boolean or r.latest_status = 'SUBMITTED')
  and not exists (select 1 from report_finding f where f.tenant_id = r.tenant_id and f.institution_id = r.institution_id
                     and f.month = r.month and f.version = r.submitted_version)`;
const countUnchecked = statement('count_unchecked_reports', `select count(*)::int as count from report r where ${unchecked}`);
const selectUnchecked = statement(
  'select_unchecked_reports',
  `select r.institution_id as "institutionId", r.month, v.version, r.region_id as "regionId", r.type, r.system,
          ${VERSION_COLUMNS.map((column) => `v.${column}`).join(', ')}
     from report r
     join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.submitted_version
    where ${unchecked} and (r.month, r.institution_id) > ($6::int, $7::uuid)
    order by r.month, r.institution_id limit $8`,
);

const values = ({ tenantId, regionIds, from, to, onlyWaiting }: UncheckedQuery): unknown[] => [tenantId, regionIds, from, to, onlyWaiting];
type Row = Omit<UncheckedVersion, 'values'> & Record<string, unknown>;

export const countUncheckedReports = async (db: TenantDb, query: UncheckedQuery): Promise<number> =>
  (await db.query<{ count: number }>(countUnchecked, values(query)))[0]!.count;

/** So many at most, by month and institution, after one of them. */
export const listUncheckedReports = async (
  db: TenantDb,
  query: UncheckedQuery,
  after: { readonly month: MonthKey; readonly institutionId: string },
  limit: number,
): Promise<UncheckedVersion[]> => {
  const rows = await db.query<Row>(selectUnchecked, [...values(query), after.month, after.institutionId, limit]);
  return rows.map((row) => ({
    institutionId: row.institutionId,
    month: row.month,
    version: row.version,
    regionId: row.regionId,
    type: row.type,
    system: row.system,
    values: rowFromColumns(row.institutionId, row.month, row),
  }));
};

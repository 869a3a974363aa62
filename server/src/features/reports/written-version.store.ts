// Versions that were written a moment ago: where they are now, and which of them the rules have not met.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from './ledger-columns.js';
import { placeText, type ReportPlace } from './report-change.store.js';
import { rowFromColumns } from './report-values.js';
import type { UncheckedVersion } from './unchecked-report.store.js';

type Place = Pick<UncheckedVersion, 'regionId' | 'type' | 'system'>;

const selectPlaces = statement(
  'select_written_places',
  `select r.institution_id as "institutionId", r.month, r.region_id as "regionId", r.type, r.system
     from unnest($2::uuid[], $3::int[]) as w (institution_id, month)
    cross join lateral (select * from report r where r.tenant_id = $1 and r.institution_id = w.institution_id and r.month = w.month offset 0) r`,
);

/** Where each report is, keyed by its place; one that the session sees no more is not there. */
export const findWrittenPlaces = async (
  db: TenantDb,
  tenantId: number,
  versions: readonly ReportPlace[],
): Promise<ReadonlyMap<string, Place>> => {
  const values = [tenantId, versions.map((version) => version.institutionId), versions.map((version) => version.month)];
  const rows = await db.query<ReportPlace & Place>(selectPlaces, values);
  return new Map(rows.map(({ institutionId, month, ...place }) => [placeText({ institutionId, month }), place]));
};

const selectUnchecked = statement(
  'select_unchecked_rows',
  `select r.institution_id as "institutionId", r.month, v.version, r.region_id as "regionId", r.type, r.system,
          ${VERSION_COLUMNS.map((column) => `v.${column}`).join(', ')}
     from unnest($2::text[], $3::int[]) as w (code, month)
     join institution i on i.tenant_id = $1 and i.code = w.code
     join report r on r.tenant_id = $1 and r.institution_id = i.institution_id and r.month = w.month and r.submitted_version is not null
     join report_version v on v.tenant_id = $1 and v.institution_id = r.institution_id and v.month = r.month and v.version = r.submitted_version
    where not exists (select 1 from report_finding f where f.tenant_id = $1 and f.institution_id = r.institution_id
                         and f.month = r.month and f.version = r.submitted_version)`,
);

/** The submitted versions of institutions' months that have no finding. */
export const listUncheckedRows = async (
  db: TenantDb,
  tenantId: number,
  rows: readonly { readonly code: string; readonly month: MonthKey }[],
): Promise<UncheckedVersion[]> => {
  const values = [tenantId, rows.map((row) => row.code), rows.map((row) => row.month)];
  const found = await db.query<Omit<UncheckedVersion, 'values'> & Record<string, unknown>>(selectUnchecked, values);
  return found.map(({ institutionId, month, version, regionId, type, system, ...columns }) => ({
    ...{ institutionId, month, version, regionId, type, system },
    values: rowFromColumns(institutionId, month, columns),
  }));
};

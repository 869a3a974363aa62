// Versions that were written a moment ago: where they are now, and which of them the rules have not met.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from './ledger-columns.js';
import { placeText, type ReportPlace } from './report-change.store.js';
import { rowFromColumns } from './report-values.js';
import type { UncheckedVersion } from './unchecked-report.store.js';

type Place = Pick<UncheckedVersion, 'regionId' | 'type' | 'system'>;

const selectMoved = statement(
  'select_moved_reports',
  `select w.institution_id as "institutionId", w.month, r.region_id as "regionId", r.type, r.system
     from unnest($2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[]) as w (institution_id, month, region_id, type, system)
     left join lateral (select region_id, type, system from report r
       where r.tenant_id = $1 and r.institution_id = w.institution_id and r.month between w.month and w.month order by r.month offset 0) r on true
    where (r.region_id, r.type, r.system) is distinct from (w.region_id, w.type, w.system)`,
);
type Moved = ReportPlace & { readonly [Key in keyof Place]: Place[Key] | null };

/** The versions where their reports are now; one that the session sees no more is left out. */
export const placeWritten = async <Version extends ReportPlace & Place>(
  db: TenantDb,
  tenantId: number,
  versions: readonly Version[],
): Promise<readonly Version[]> => {
  const all = <T>(take: (version: Version) => T): T[] => versions.map(take);
  const moved = await db.query<Moved>(selectMoved, [
    tenantId,
    all((version) => version.institutionId),
    all((version) => version.month),
    all((version) => version.regionId),
    all((version) => version.type),
    all((version) => version.system),
  ]);
  if (moved.length === 0) return versions;
  const places = new Map(moved.map(({ regionId, type, system, ...place }) => [placeText(place), { regionId, type, system }]));
  return versions.flatMap((version) => {
    const place = places.get(placeText(version));
    if (place === undefined) return [version];
    return place.regionId === null ? [] : [{ ...version, ...place }];
  });
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

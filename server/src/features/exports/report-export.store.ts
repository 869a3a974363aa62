// Reports that count on a basis, region by region, by month and institution.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { VERSION_COLUMNS } from '../reports/ledger-columns.js';
import { PAGE_ROWS, pagesFrom } from './export-table.js';
import type { RegionRun } from './region-runs.js';

export interface ReportExportRow extends Record<string, unknown> {
  readonly institutionId: string;
  readonly code: string;
  readonly name: string;
  readonly madeUp: boolean;
  readonly month: MonthKey;
  readonly type: string;
  readonly system: string;
  readonly version: number;
  readonly approved: boolean;
}

// One region at a time, so that the index of its reports gives them in order, whatever the planner's statistics say.
const select = (basis: 'approved' | 'submitted') =>
  statement(
    `export_${basis}_reports`,
    `select r.institution_id as "institutionId", i.code, i.name, i.made_up as "madeUp", r.month, r.type, r.system, v.version,
            v.version is not distinct from r.approved_version as approved, ${VERSION_COLUMNS.map((column) => `v.${column}`).join(', ')}
       from (select * from report
              where tenant_id = $1 and region_id = $2 and month between $3 and $4 and ${basis}_version is not null
                and (month, institution_id) > ($5::int, $6::uuid)
              order by month, institution_id limit ${PAGE_ROWS}) r
       left join institution i on i.tenant_id = r.tenant_id and i.institution_id = r.institution_id
       join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month
        and v.version = r.${basis}_version
      order by r.month, r.institution_id`,
  );
const statements = { APPROVED: select('approved'), SUBMITTED: select('submitted') } as const;
const NOBODY = '00000000-0000-0000-0000-000000000000';

export const listReportPages = (
  db: TenantDb,
  tenantId: number,
  basis: 'APPROVED' | 'SUBMITTED',
  run: RegionRun,
): AsyncIterable<readonly ReportExportRow[]> =>
  pagesFrom(async (after) => {
    const position = [after?.month ?? 0, after?.institutionId ?? NOBODY];
    const rows = await db.query<ReportExportRow>(statements[basis], [tenantId, run.regionId, run.from, run.to, ...position]);
    // A report that is seen without its institution would be a hole in the file.
    if (rows.some((row) => row.code === null)) throw new Error('a report of an institution that the caller does not see');
    return rows;
  });

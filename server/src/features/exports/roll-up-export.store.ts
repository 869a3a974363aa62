// Roll-up cells, region by region: the sums of its own reports for each type, system and month.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { CELL_COLUMNS } from '../reports/ledger-columns.js';
import { PAGE_ROWS, pagesFrom } from './export-table.js';
import type { RegionRun } from './region-runs.js';

export interface CellExportRow extends Record<string, unknown> {
  readonly month: MonthKey;
  readonly type: string;
  readonly system: string;
}

const selectPage = statement(
  'export_roll_ups',
  `select type, system, month, ${CELL_COLUMNS.map((column) => `${column}::text as ${column}`).join(', ')}
     from rollup_cell
    where tenant_id = $1 and region_id = $2 and basis = $3 and type <> '' and month between $4 and $5 and reports > 0
      and (type, system, month) > ($6::text, $7::text, $8::int)
    order by type, system, month limit ${PAGE_ROWS}`,
);

/** The cells of one region by type, system and month; the region's total is not among them. */
export const listCellPages = (
  db: TenantDb,
  tenantId: number,
  basis: 'APPROVED' | 'SUBMITTED',
  run: RegionRun,
): AsyncIterable<readonly CellExportRow[]> =>
  pagesFrom((after) =>
    db.query<CellExportRow>(selectPage, [
      tenantId,
      run.regionId,
      basis,
      run.from,
      run.to,
      after?.type ?? '',
      after?.system ?? '',
      after?.month ?? 0,
    ]),
  );

// The register of institutions, region by region, by code.
import type { Day } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { PAGE_ROWS, pagesFrom } from './export-table.js';

export interface RegisterRow {
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly system: string;
  readonly keyUnit: boolean;
  readonly madeUp: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

const selectPage = statement(
  'export_register',
  `select code, name, type, system, key_unit as "keyUnit", made_up as "madeUp", valid_from::text as "validFrom", valid_to::text as "validTo"
     from institution
    where tenant_id = $1 and region_id = $2 and code > $3
      and ($4::date is null or (valid_from <= $5::date and (valid_to is null or valid_to > $4::date)))
    order by code limit ${PAGE_ROWS}`,
);

/** Institutions of one region, by code; only those in the register on any day of a range where one is given. */
export const listRegisterPages = (
  db: TenantDb,
  tenantId: number,
  regionId: number,
  range: { readonly first: Day; readonly last: Day } | null,
): AsyncIterable<readonly RegisterRow[]> =>
  pagesFrom((after) =>
    db.query<RegisterRow>(selectPage, [tenantId, regionId, after?.code ?? '', range?.first ?? null, range?.last ?? null]),
  );

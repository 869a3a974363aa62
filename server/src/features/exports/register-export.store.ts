// The register of institutions, region by region, by code.
import type { Day, RegisterEntry } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { DETAIL_COLUMNS, DETAIL_NAMES } from '../institutions/register-row.js';
import { PAGE_ROWS, pagesFrom } from './export-table.js';

/** An institution without the region that it is read for. */
export type RegisterRow = Omit<RegisterEntry, 'region' | 'regionName'>;
/** Days of which one is enough. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

const selectPage = statement(
  'export_register',
  `select code, name, type, system, key_unit as "keyUnit", made_up as "madeUp", valid_from::text as "validFrom", valid_to::text as "validTo",
          ${DETAIL_NAMES.map((name) => `${DETAIL_COLUMNS[name][0]} as "${name}"`).join(', ')}
     from institution
    where tenant_id = $1 and region_id = $2 and code > $3
      and ($4::date is null or (valid_from <= $5::date and (valid_to is null or valid_to > $4::date)))
    order by code limit ${PAGE_ROWS}`,
);

/** A page of the institutions of one region, by code; only those in the register on any day of a range where one is given. */
export const readRegisterPage = (
  db: TenantDb,
  tenantId: number,
  regionId: number,
  range: DayRange | null,
  after: RegisterRow | null,
): Promise<RegisterRow[]> =>
  db.query<RegisterRow>(selectPage, [tenantId, regionId, after?.code ?? '', range?.first ?? null, range?.last ?? null]);

export const listRegisterPages = (
  db: TenantDb,
  tenantId: number,
  regionId: number,
  range: DayRange | null,
): AsyncIterable<readonly RegisterRow[]> => pagesFrom((after) => readRegisterPage(db, tenantId, regionId, range, after));

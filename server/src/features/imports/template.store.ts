// The register as the template lists it: who should report for a month.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface TemplateEntry {
  readonly code: string;
  readonly name: string;
}

const list = statement(
  'list_template_entries',
  `select i.code, i.name
     from institution i
    where i.tenant_id = $1 and i.code > $4
      and exists (select 1 from institution_state s
                   where s.tenant_id = i.tenant_id and s.institution_id = i.institution_id and s.region_id = any ($2::int[])
                     and s.valid_from <= (make_date($3::int / 100, $3::int % 100, 1) + interval '1 month' - interval '1 day')::date
                     and (s.valid_to is null or s.valid_to > make_date($3::int / 100, $3::int % 100, 1)))
    order by i.code limit $5`,
);

/** Institutions of the regions that stood in the register on any day of the month, by code, as far as the session sees them. */
export const listTemplateEntries = (
  db: TenantDb,
  place: { readonly tenantId: number; readonly regionIds: readonly number[]; readonly month: MonthKey },
  afterCode: string,
  limit: number,
): Promise<TemplateEntry[]> => db.query<TemplateEntry>(list, [place.tenantId, place.regionIds, place.month, afterCode, limit]);

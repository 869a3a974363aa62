// Who was to report and has not: from the register's validity and the reports' states.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface MissingRow {
  readonly month: MonthKey;
  readonly institutionId: string;
  /** Where it stood in that month. */
  readonly regionId: number;
  /** Null: no report at all. */
  readonly status: string | null;
}

// An institution stands where its last state of the month says: as when it submits.
const missing = `unnest($3::int[]) as m (month)
     join institution_state s on s.tenant_id = $1 and s.region_id = any ($2::int[])
      and s.valid_from < make_date(m.month / 100, m.month % 100, 1) + interval '1 month'
      and (s.valid_to is null or s.valid_to > make_date(m.month / 100, m.month % 100, 1))
      and not exists (
        select 1 from institution_state later
         where later.tenant_id = s.tenant_id and later.institution_id = s.institution_id and later.valid_from > s.valid_from
           and later.valid_from < make_date(m.month / 100, m.month % 100, 1) + interval '1 month')
     left join report r on r.tenant_id = s.tenant_id and r.institution_id = s.institution_id and r.month = m.month
    where r.submitted_version is null`;

const selectMissing = statement(
  'select_missing_reports',
  `select m.month, s.institution_id as "institutionId", s.region_id as "regionId", r.latest_status as status
     from ${missing} and (m.month, s.institution_id) > ($4::int, $5::uuid)
    order by m.month, s.institution_id limit $6`,
);
const countMissing = statement('count_missing_reports', `select count(*)::int as count from ${missing}`);

export interface MissingQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly months: readonly MonthKey[];
}

/** Institution-months without a report that counts, by month and institution, after a place. */
export const listMissing = (
  db: TenantDb,
  query: MissingQuery,
  after: { readonly month: MonthKey; readonly institutionId: string },
  limit: number,
): Promise<MissingRow[]> =>
  db.query<MissingRow>(selectMissing, [query.tenantId, query.regionIds, query.months, after.month, after.institutionId, limit]);

export const countAllMissing = async (db: TenantDb, query: MissingQuery): Promise<number> =>
  (await db.query<{ count: number }>(countMissing, [query.tenantId, query.regionIds, query.months]))[0]!.count;

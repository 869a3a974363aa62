// Who was to report and has not: from the register's validity and the reports' states.
import type { MonthKey, MovedPart } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface MissingRow {
  readonly month: MonthKey;
  readonly institutionId: string;
  /** Where it stood in that month. */
  readonly regionId: number;
  /** Null: no report at all. */
  readonly status: string | null;
}

// Without institutions that moved, by the index of regions; else corrected by what they add and take out.
const OF_REGIONS = 's.region_id = any ($2::int[])';
const CORRECTED = `(${OF_REGIONS} and (s.institution_id, s.region_id) not in (select * from unnest($4::uuid[], $5::int[]))
      or (s.institution_id, s.region_id) in (select * from unnest($6::uuid[], $7::int[])))`;

// An institution stands where its last state of the month says: as when it submits.
const missing = (place: string): string => `unnest($3::int[]) as m (month)
     join institution_state s on s.tenant_id = $1 and ${place}
      and s.valid_from < make_date(m.month / 100, m.month % 100, 1) + interval '1 month'
      and (s.valid_to is null or s.valid_to > make_date(m.month / 100, m.month % 100, 1))
      and not exists (
        select 1 from institution_state later
         where later.tenant_id = s.tenant_id and later.institution_id = s.institution_id and later.valid_from > s.valid_from
           and later.valid_from < make_date(m.month / 100, m.month % 100, 1) + interval '1 month')
     left join report r on r.tenant_id = s.tenant_id and r.institution_id = s.institution_id and r.month = m.month
    where r.submitted_version is null`;

const selectMissing = (name: string, place: string, next: number) =>
  statement(
    name,
    `select m.month, s.institution_id as "institutionId", s.region_id as "regionId", r.latest_status as status
     from ${missing(place)} and (m.month, s.institution_id) > ($${next}::int, $${next + 1}::uuid)
    order by m.month, s.institution_id limit $${next + 2}`,
  );
const countMissing = (name: string, place: string) => statement(name, `select count(*)::int as count from ${missing(place)}`);
const plain = {
  page: selectMissing('select_missing_reports', OF_REGIONS, 4),
  count: countMissing('count_missing_reports', OF_REGIONS),
};
const corrected = {
  page: selectMissing('select_missing_reports_corrected', CORRECTED, 8),
  count: countMissing('count_missing_reports_corrected', CORRECTED),
};

export interface MissingQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  /** What institutions that moved add to the regions, or take out of them. */
  readonly moved: readonly MovedPart[];
  readonly months: readonly MonthKey[];
}
const statementsOf = ({ moved }: MissingQuery) => (moved.length === 0 ? plain : corrected);
const valuesOf = ({ tenantId, regionIds, months, moved }: MissingQuery): unknown[] => {
  const pairs = (sign: MovedPart['sign']): unknown[] => {
    const own = moved.filter((part) => part.sign === sign);
    return [own.map(({ institution }) => institution.institutionId), own.map(({ regionId }) => regionId)];
  };
  return [tenantId, regionIds, months, ...(moved.length === 0 ? [] : [...pairs(-1), ...pairs(1)])];
};

/** Institution-months without a report that counts, by month and institution, after a place. */
export const listMissing = (
  db: TenantDb,
  query: MissingQuery,
  after: { readonly month: MonthKey; readonly institutionId: string },
  limit: number,
): Promise<MissingRow[]> => db.query<MissingRow>(statementsOf(query).page, [...valuesOf(query), after.month, after.institutionId, limit]);

export const countAllMissing = async (db: TenantDb, query: MissingQuery): Promise<number> =>
  (await db.query<{ count: number }>(statementsOf(query).count, valuesOf(query)))[0]!.count;

// What a yearly form is judged with: who the institution was in that year.
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface YearPlace {
  readonly code: string;
  readonly year: number;
  readonly institutionId: string;
  /** Null where the institution was not in the register in that year. */
  readonly regionId: number | null;
  readonly system: string | null;
  /** Where it stands now: what the caller's grants are compared with. */
  readonly presentRegionId: number;
  readonly presentSystem: string;
}

const selectPlaces = statement(
  'select_institution_years',
  `select w.code, w.year, i.institution_id as "institutionId", s.region_id as "regionId", s.system,
          i.region_id as "presentRegionId", i.system as "presentSystem"
     from unnest($2::text[], $3::int[]) as w (code, year)
     join institution i on i.tenant_id = $1 and i.code = w.code
     left join lateral (
       select s.region_id, s.system from institution_state s
        where s.tenant_id = i.tenant_id and s.institution_id = i.institution_id
          and s.valid_from <= make_date(w.year, 12, 31) and (s.valid_to is null or s.valid_to > make_date(w.year, 1, 1))
        order by s.valid_from desc limit 1
     ) s on true`,
);

/** The institutions that the session may see, with where they stood in the year (last): keyed "code|year". */
export const findYearPlaces = async (
  db: TenantDb,
  tenantId: number,
  wanted: readonly { readonly code: string; readonly year: number }[],
): Promise<Map<string, YearPlace>> => {
  const rows = await db.query<YearPlace>(selectPlaces, [tenantId, wanted.map((row) => row.code), wanted.map((row) => row.year)]);
  return new Map(rows.map((row) => [`${row.code}|${row.year}`, row]));
};

// Where institutions stand at the end of a year, and which kind of their type they are of.
import type { Day, InstitutionType } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface QuotaPlace {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly code: string;
  readonly type: InstitutionType;
  /** As it was said, else a hospital's level as it is registered, else empty. */
  readonly kind: string;
}

const columns = `s.tenant_id as "tenantId", s.institution_id as "institutionId", i.code, s.type,
  coalesce((select k.kind from quota_kind k
             where k.tenant_id = s.tenant_id and k.institution_id = s.institution_id and k.from_year <= $1
             order by k.from_year desc, k.entry_number desc limit 1),
           case when s.type = 'HEALTH' then i.hospital_level end, '') as kind`;
const onDay = `s.valid_from <= $2::date and (s.valid_to is null or s.valid_to > $2::date)`;
const selectOfRegions = statement(
  'select_quota_places',
  `select ${columns} from institution_state s join institution i on i.tenant_id = s.tenant_id and i.institution_id = s.institution_id
    where s.tenant_id = $3 and s.region_id = any ($4::int[]) and ${onDay} and ($5::text is null or s.type = $5) order by i.code`,
);
const selectOfInstitutions = statement(
  'select_quota_places_of_institutions',
  `select ${columns} from unnest($3::int[], $4::uuid[]) as w (t, i0)
     join institution_state s on s.tenant_id = w.t and s.institution_id = w.i0
     join institution i on i.tenant_id = s.tenant_id and i.institution_id = s.institution_id
    where ${onDay}`,
);

interface Moment {
  readonly year: number;
  readonly day: Day;
}

/** The institutions of the regions on the day that the caller sees, by code. */
export const listQuotaPlaces = (
  db: TenantDb,
  { year, day }: Moment,
  of: { readonly tenantId: number; readonly regionIds: readonly number[]; readonly type: string | null },
): Promise<QuotaPlace[]> => db.query<QuotaPlace>(selectOfRegions, [year, day, of.tenantId, of.regionIds, of.type]);

/** For each institution its place on the day; null where it was not in the register. */
export const listPlacesOf = async (
  db: TenantDb,
  { year, day }: Moment,
  ids: readonly { readonly tenantId: number; readonly institutionId: string }[],
): Promise<(QuotaPlace | null)[]> => {
  const rows = await db.query<QuotaPlace>(selectOfInstitutions, [
    year,
    day,
    ids.map((id) => id.tenantId),
    ids.map((id) => id.institutionId),
  ]);
  const found = new Map(rows.map((row) => [row.institutionId, row]));
  return ids.map(({ institutionId }) => found.get(institutionId) ?? null);
};

/** An institution as it is registered now. */
export interface RegisteredPlace {
  readonly code: string;
  readonly institutionId: string;
  readonly regionId: number;
  readonly system: string;
  readonly type: InstitutionType;
}
const selectRegistered = statement(
  'select_institutions_for_quotas',
  `select code, institution_id as "institutionId", region_id as "regionId", system, type from institution where tenant_id = $1 and code = any ($2::text[])`,
);
/** By credit code, those that the caller sees. */
export const findRegistered = async (db: TenantDb, tenantId: number, codes: readonly string[]): Promise<Map<string, RegisteredPlace>> =>
  new Map((await db.query<RegisteredPlace>(selectRegistered, [tenantId, codes])).map((row) => [row.code, row]));

export interface NewQuotaKind {
  readonly institutionId: string;
  readonly regionId: number;
  readonly system: string;
  readonly kind: string;
  readonly fromYear: number;
}
// Two that speak of the same institution at once get the same number: the second begins again.
const insertKinds = statement(
  'insert_quota_kinds',
  `insert into quota_kind (tenant_id, institution_id, entry_number, region_id, system, kind, from_year, recorded_at, recorded_by)
   select $1, g.institution_id,
          coalesce((select max(k.entry_number) from quota_kind k where k.tenant_id = $1 and k.institution_id = g.institution_id), 0)
            + row_number() over (partition by g.institution_id order by g.position),
          g.region_id, g.system, g.kind, g.from_year, $3::timestamptz, $4
     from jsonb_to_recordset($2::jsonb) as g (institution_id uuid, region_id int, system text, kind text, from_year int, position int)`,
);
export const addQuotaKinds = async (
  db: TenantDb,
  tenantId: number,
  kinds: readonly NewQuotaKind[],
  actor: string,
  now: Date,
): Promise<void> => {
  const rows = kinds.map((each, position) => ({
    institution_id: each.institutionId,
    region_id: each.regionId,
    system: each.system,
    kind: each.kind,
    from_year: each.fromYear,
    position,
  }));
  await db.query(insertKinds, [tenantId, JSON.stringify(rows), now.toISOString(), actor]);
};

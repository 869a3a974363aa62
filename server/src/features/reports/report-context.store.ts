// What a submission is judged with: who the institution was in that month, and the report before it.
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { STOCKS_TEXT, VERSION_TEXT } from './ledger-columns.js';
import type { ReportPlace } from './report-change.store.js';
import { placeText } from './report-change.store.js';
import type { StandingStocks } from './stock-carrying.js';
import { stocksOfText } from './report-values.js';

export interface InstitutionPlace {
  readonly code: string;
  readonly institutionId: string;
  readonly month: MonthKey;
  /** Null where the institution was not in the register in that month. */
  readonly regionId: number | null;
  readonly type: string | null;
  readonly system: string | null;
  /** Where it stands now: what the caller's grants are compared with. */
  readonly presentRegionId: number;
  readonly presentSystem: string;
}

// One by one: for some thousand codes a join reads the whole province's register.
const selectPlaces = statement(
  'select_institution_places',
  `select w.code, i.institution_id as "institutionId", w.month, s.region_id as "regionId", s.type, s.system,
          i.region_id as "presentRegionId", i.system as "presentSystem"
     from unnest($2::text[], $3::int[]) as w (code, month)
     join (select month, first, (first + interval '1 month - 1 day')::date as last
             from unnest($4::int[]) as given (month) cross join make_date(month / 100, month % 100, 1) as first) d on d.month = w.month
    cross join lateral (select * from institution i where i.tenant_id = $1 and i.code = w.code offset 0) i
     left join lateral (
       select s.region_id, s.type, s.system from institution_state s
        where s.tenant_id = i.tenant_id and s.institution_id = i.institution_id
          and s.valid_from <= d.last and (s.valid_to is null or s.valid_to > d.first)
        order by s.valid_from desc limit 1
     ) s on true`,
);

/** The institutions that the session may see, with where they stood in the month: keyed "code|month". */
export const findInstitutionPlaces = async (
  db: TenantDb,
  tenantId: number,
  wanted: readonly { code: string; month: MonthKey }[],
): Promise<Map<string, InstitutionPlace>> => {
  const months = wanted.map((row) => row.month);
  const rows = await db.query<InstitutionPlace>(selectPlaces, [tenantId, wanted.map((row) => row.code), months, [...new Set(months)]]);
  return new Map(rows.map((row) => [`${row.code}|${row.month}`, row]));
};

const selectTenants = statement(
  'select_tenants_of_institutions',
  'select code, tenant_id as "tenantId" from institution where tenant_id = any ($1::int[]) and code = any ($2::text[]) order by tenant_id desc',
);

/** In which of the provinces each institution is, by code; of two the one with the lower code. */
export const findInstitutionTenants = async (
  db: TenantDb,
  tenantIds: readonly number[],
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.query<{ code: string; tenantId: number }>(selectTenants, [tenantIds, codes]);
  return new Map(rows.map((row) => [row.code, row.tenantId]));
};

// Twenty-two columns as one text: what a driver does for each column of each row would be most of the work.
const selectStocks = statement(
  'select_stocks_before',
  `select w.institution_id, w.month as for_month, v.month, v.stocks
     from unnest($2::uuid[], $3::int[]) as w (institution_id, month)
     cross join lateral (
       select v.month, ${STOCKS_TEXT} as stocks
         from report r
         join report_version v on v.tenant_id = r.tenant_id and v.institution_id = r.institution_id and v.month = r.month and v.version = r.latest_version
        where r.tenant_id = $1 and r.institution_id = w.institution_id and r.month <= w.month and r.latest_status <> 'WITHDRAWN'
        order by r.month desc limit 1
     ) v`,
);

/** Stock values of the newest version of the same month, else of the nearest month before: keyed by the place asked for. */
export const findStocksBefore = async (
  db: TenantDb,
  tenantId: number,
  places: readonly ReportPlace[],
): Promise<Map<string, StandingStocks>> => {
  if (places.length === 0) return new Map();
  const rows = await db.query<{ institution_id: string; for_month: number; month: number; stocks: string }>(selectStocks, [
    tenantId,
    places.map((place) => place.institutionId),
    places.map((place) => place.month),
  ]);
  return new Map(
    rows.map(({ institution_id: institutionId, for_month: forMonth, month, stocks }) => [
      placeText({ institutionId, month: forMonth }),
      stocksOfText(month, stocks),
    ]),
  );
};

const selectNewest = statement(
  'select_newest_versions',
  `select w.institution_id as "institutionId", w.month, v.values
     from unnest($2::uuid[], $3::int[], $4::int[]) as w (institution_id, month, version)
     cross join lateral (select ${VERSION_TEXT} as values from report_version v
       where v.tenant_id = $1 and v.institution_id = w.institution_id and v.month = w.month and v.version = w.version offset 0) v`,
);

/** The values of versions as VERSION_TEXT gives them, keyed by their place. */
export const findVersionTexts = async (
  db: TenantDb,
  tenantId: number,
  versions: readonly (ReportPlace & { readonly version: number })[],
): Promise<ReadonlyMap<string, string>> => {
  if (versions.length === 0) return new Map();
  const rows = await db.query<ReportPlace & { readonly values: string }>(selectNewest, [
    tenantId,
    versions.map((version) => version.institutionId),
    versions.map((version) => version.month),
    versions.map((version) => version.version),
  ]);
  return new Map(rows.map((row) => [placeText(row), row.values]));
};

// Reading the register: single institutions, pages, counts.
import { firstDayOf, lastDayOf, type Day, type InstitutionType, type MonthKey, type RegisterDetails } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { DETAIL_COLUMNS, DETAIL_NAMES } from './register-row.js';

export interface InstitutionHead extends RegisterDetails {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly code: string;
  readonly regionId: number;
  readonly name: string;
  readonly type: InstitutionType;
  readonly system: string;
  readonly keyUnit: boolean;
  readonly madeUp: boolean;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** Whether the institution was in the register on any day of the month. */
  openMonths(month: MonthKey): boolean;
}
type Row = Omit<InstitutionHead, 'openMonths'>;

const columns = `tenant_id as "tenantId", institution_id as "institutionId", code, region_id as "regionId", name, type, system,
  key_unit as "keyUnit", made_up as "madeUp", valid_from::text as "validFrom", valid_to::text as "validTo",
  ${DETAIL_NAMES.map((name) => `${DETAIL_COLUMNS[name][0]} as "${name}"`).join(', ')}`;

const toHead = (row: Row): InstitutionHead => ({
  ...row,
  openMonths: (month) => row.validFrom <= lastDayOf(month) && (row.validTo === null || row.validTo > firstDayOf(month)),
});

const selectByCode = statement(
  'select_institutions_by_code',
  `select ${columns} from institution where tenant_id = any ($1::int[]) and code = any ($2::text[])`,
);
const selectByIds = statement(
  'select_institutions_by_id',
  `select ${columns} from institution join unnest($1::int[], $2::uuid[]) as w (t, i) on tenant_id = w.t and institution_id = w.i`,
);

/** The institutions with these credit codes, in their order; null for one that the session does not see. */
export const listInstitutionsByCode = async (
  db: TenantDb,
  tenants: readonly number[],
  codes: readonly string[],
): Promise<(InstitutionHead | null)[]> => {
  const found = new Map((await db.query<Row>(selectByCode, [tenants, codes])).map((row) => [row.code, toHead(row)]));
  return codes.map((code) => found.get(code) ?? null);
};

export const findInstitutionByCode = async (db: TenantDb, tenants: readonly number[], code: string): Promise<InstitutionHead | null> =>
  (await listInstitutionsByCode(db, tenants, [code]))[0]!;

export interface InstitutionId {
  readonly tenantId: number;
  readonly institutionId: string;
}

/** Institutions in the order of the ids; null for one that does not exist or may not be seen. */
export const listInstitutionsById = async (db: TenantDb, ids: readonly InstitutionId[]): Promise<(InstitutionHead | null)[]> => {
  const rows = await db.query<Row>(selectByIds, [ids.map((id) => id.tenantId), ids.map((id) => id.institutionId)]);
  const found = new Map(rows.map((row) => [row.institutionId, toHead(row)]));
  return ids.map((id) => found.get(id.institutionId) ?? null);
};

export interface InstitutionQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly text: string | null;
  readonly type: string | null;
  readonly system: string | null;
  readonly keyUnit: boolean | null;
  /** Where the institutions stood, and were open, on that day; null: where they stand, open or not. */
  readonly openOn: Day | null;
  /** Those that are to report the month, by where they stood in it, and how their report stands; null: whether or not they report. */
  readonly report: { readonly month: MonthKey; readonly status: string | null; readonly none: boolean | null } | null;
}
const matching = (place: string): string => `tenant_id = $1 and ${place}
  and ($3::text is null or name ilike $3 or code ilike $3)
  and ($4::text is null or type = $4) and ($5::text is null or system = $5) and ($6::boolean is null or key_unit = $6)`;
const standsNow = matching('region_id = any ($2::int[])');
const stoodOn = matching(`exists (
    select 1 from institution_state s
     where s.tenant_id = institution.tenant_id and s.institution_id = institution.institution_id and s.region_id = any ($2::int[])
       and s.valid_from <= $7::date and (s.valid_to is null or s.valid_to > $7::date))`);
// An institution stands where its last state of the month says: as when it submits.
const reportsMonth = matching(`exists (
    select 1 from institution_state s
      left join report r on r.tenant_id = s.tenant_id and r.institution_id = s.institution_id and r.month = $7::int
     where s.tenant_id = institution.tenant_id and s.institution_id = institution.institution_id and s.region_id = any ($2::int[])
       and s.valid_from < make_date($7::int / 100, $7::int % 100, 1) + interval '1 month'
       and (s.valid_to is null or s.valid_to > make_date($7::int / 100, $7::int % 100, 1))
       and not exists (
         select 1 from institution_state later
          where later.tenant_id = s.tenant_id and later.institution_id = s.institution_id and later.valid_from > s.valid_from
            and later.valid_from < make_date($7::int / 100, $7::int % 100, 1) + interval '1 month')
       and ($8::text is null or r.latest_status = $8) and ($9::boolean is null or (r.latest_status is null) = $9))`);
const selectPage = statement(
  'select_institutions',
  `select ${columns} from institution where ${standsNow} and code > $7 order by code limit $8`,
);
const countMatching = statement('count_institutions', `select count(*)::int as count from institution where ${standsNow}`);
const selectPageOn = statement(
  'select_institutions_on_day',
  `select ${columns} from institution where ${stoodOn} and code > $8 order by code limit $9`,
);
const countMatchingOn = statement('count_institutions_on_day', `select count(*)::int as count from institution where ${stoodOn}`);

const selectPageReporting = statement(
  'select_institutions_reporting',
  `select ${columns} from institution where ${reportsMonth} and code > $10 order by code limit $11`,
);
const countMatchingReporting = statement(
  'count_institutions_reporting',
  `select count(*)::int as count from institution where ${reportsMonth}`,
);

const statementsOf = ({ openOn, report }: InstitutionQuery) => {
  if (report) return { page: selectPageReporting, count: countMatchingReporting };
  return openOn === null ? { page: selectPage, count: countMatching } : { page: selectPageOn, count: countMatchingOn };
};

const likePattern = (text: string | null): string | null => (text === null ? null : `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`);
const queryValues = (query: InstitutionQuery): unknown[] => [
  query.tenantId,
  query.regionIds,
  likePattern(query.text),
  query.type,
  query.system,
  query.keyUnit,
  ...(query.report ? [query.report.month, query.report.status, query.report.none] : query.openOn === null ? [] : [query.openOn]),
];

/** Institutions that match, by code, after a code. */
export const listInstitutions = async (
  db: TenantDb,
  query: InstitutionQuery,
  afterCode: string,
  limit: number,
): Promise<InstitutionHead[]> => (await db.query<Row>(statementsOf(query).page, [...queryValues(query), afterCode, limit])).map(toHead);

export const countInstitutions = async (db: TenantDb, query: InstitutionQuery): Promise<number> =>
  (await db.query<{ count: number }>(statementsOf(query).count, queryValues(query)))[0]!.count;

const searchByText = statement(
  'search_institutions',
  `select ${columns} from institution where tenant_id = any ($1::int[]) and (name ilike $2 or code ilike $2) order by length(name), code limit $3`,
);
export const searchInstitutions = async (
  db: TenantDb,
  tenants: readonly number[],
  text: string,
  limit: number,
): Promise<InstitutionHead[]> => (await db.query<Row>(searchByText, [tenants, likePattern(text), limit])).map(toHead);

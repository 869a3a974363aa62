// Reading yearly forms: single versions with their values, pages of a region, and what happened to them.
import type { FormKind, MovedPart } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { placeText, type FormKey, type FormPlace } from './form-id.js';
import type { StoredMeasures } from './form-measures.js';

export interface FormHead extends FormPlace {
  readonly tenantId: number;
  /** Where the institution stood in the year. */
  readonly regionId: number;
  readonly version: number;
  readonly latest: boolean;
  readonly status: string;
  readonly measures: StoredMeasures;
}

const columns = `v.tenant_id as "tenantId", v.institution_id as "institutionId", v.kind, v.year, f.region_id as "regionId", v.version, v.measures,
  v.version = f.latest_version as latest,
  case when v.version = f.latest_version then f.latest_status
       when v.version = f.approved_version then 'APPROVED'
       else (select case e.event when 'SAVED' then 'DRAFT' else e.event end from form_event e
              where e.tenant_id = v.tenant_id and e.institution_id = v.institution_id and e.kind = v.kind and e.year = v.year and e.version = v.version
              order by e.event_number desc limit 1) end as status`;
const joined = 'form_version v join form_report f using (tenant_id, institution_id, kind, year)';

const selectVersions = statement(
  'select_form_versions',
  `select ${columns} from ${joined}
     join unnest($1::int[], $2::uuid[], $3::text[], $4::int[], $5::int[]) as w (t, i, k, y, n)
       on v.tenant_id = w.t and v.institution_id = w.i and v.kind = w.k and v.year = w.y and v.version = coalesce(w.n, f.latest_version)`,
);

const placeValues = (keys: readonly (FormPlace & { readonly tenantId: number })[]): unknown[] => [
  keys.map((key) => key.tenantId),
  keys.map((key) => key.institutionId),
  keys.map((key) => key.kind),
  keys.map((key) => key.year),
];

/** Versions in the order of the keys; null for one that does not exist or may not be seen. */
export const listFormVersions = async (db: TenantDb, keys: readonly FormKey[]): Promise<(FormHead | null)[]> => {
  const rows = await db.query<FormHead>(selectVersions, [...placeValues(keys), keys.map((key) => key.version)]);
  const byVersion = new Map(rows.map((row) => [`${placeText(row)}|${row.version}`, row]));
  const newest = new Map(rows.filter((row) => row.latest).map((row) => [placeText(row), row]));
  return keys.map((key) => (key.version === null ? newest.get(placeText(key)) : byVersion.get(`${placeText(key)}|${key.version}`)) ?? null);
};

export interface FormQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  /** What institutions that moved add to the regions, or take out of them. */
  readonly moved: readonly MovedPart[];
  readonly kind: FormKind;
  readonly year: number;
  readonly status: string | null;
}
const matches = `f.tenant_id = $1 and f.kind = $3 and f.year = $4 and ($5::text is null or f.latest_status = $5)
      and ((f.region_id = any ($2::int[]) and (f.institution_id, f.region_id) not in (select * from unnest($6::uuid[], $7::int[])))
        or (f.institution_id, f.region_id) in (select * from unnest($8::uuid[], $9::int[])))`;
const selectPage = statement(
  'select_forms_of_regions',
  `select ${columns} from ${joined}
    where ${matches} and v.version = f.latest_version and f.institution_id > $10::uuid
    order by f.institution_id limit $11`,
);
const countMatching = statement('count_forms_of_regions', `select count(*)::int as count from form_report f where ${matches}`);
const queryValues = ({ tenantId, regionIds, moved, kind, year, status }: FormQuery): unknown[] => {
  const pairs = (sign: MovedPart['sign']): unknown[] => {
    const own = moved.filter((part) => part.sign === sign);
    return [own.map(({ institution }) => institution.institutionId), own.map(({ regionId }) => regionId)];
  };
  return [tenantId, regionIds, kind, year, status, ...pairs(-1), ...pairs(1)];
};
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Newest versions by institution, after an institution. */
export const listForms = (db: TenantDb, query: FormQuery, after: string | null, limit: number): Promise<FormHead[]> =>
  db.query<FormHead>(selectPage, [...queryValues(query), after ?? NOBODY, limit]);
export const countForms = async (db: TenantDb, query: FormQuery): Promise<number> =>
  (await db.query<{ count: number }>(countMatching, queryValues(query)))[0]!.count;

export interface FormEventView {
  readonly version: number;
  readonly kind: string;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string | null;
}
type EventRow = FormPlace & Omit<FormEventView, 'kind'> & { readonly event: string };

const selectEvents = statement(
  'select_form_events',
  `select e.institution_id as "institutionId", e.kind, e.year, e.version, e.event, e.occurred_at as at, e.actor, e.reason
     from form_event e join unnest($1::int[], $2::uuid[], $3::text[], $4::int[]) as w (t, i, k, y)
       on e.tenant_id = w.t and e.institution_id = w.i and e.kind = w.k and e.year = w.y
    order by e.event_number`,
);

/** What happened to each form, first things first. */
export const listFormEvents = async (
  db: TenantDb,
  keys: readonly (FormPlace & { readonly tenantId: number })[],
): Promise<FormEventView[][]> => {
  const rows = await db.query<EventRow>(selectEvents, placeValues(keys));
  return keys.map((key) =>
    rows
      .filter((row) => placeText(row) === placeText(key))
      .map(({ version, event, at, actor, reason }) => ({ version, kind: event, at, actor, reason })),
  );
};

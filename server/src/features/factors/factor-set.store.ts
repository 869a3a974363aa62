import { Decimal, factorMapsOf, factorRowsOf, type FactorRow, type FactorSet } from '@shuangcheng/domain';
import { statement, type PlatformDb, type SessionDb, type TenantDb } from '@shuangcheng/tenants';

/** One choice of a province for its official set. */
export interface OfficialUse {
  readonly province: number;
  /** In the order of the choices. */
  readonly number: number;
  readonly from: Date;
  readonly reason: string;
}
export interface FactorSetHead {
  readonly tenantId: number;
  readonly id: string;
  readonly name: string;
  /** Whether it is the platform's own choice for provinces that have made none. */
  readonly official: boolean;
  readonly uses: readonly OfficialUse[];
}

const selectHeads = statement(
  'select_factor_set_heads',
  `select s.tenant_id as "tenantId", s.factor_set_id as id, s.name, s.official,
          coalesce((select jsonb_agg(jsonb_build_object('province', o.tenant_id, 'number', o.entry_number, 'from', o.valid_from, 'reason', o.reason)
                                     order by o.tenant_id, o.entry_number)
             from official_factor_set o where o.factor_set_tenant = s.tenant_id and o.factor_set_id = s.factor_set_id), '[]') as uses
     from factor_set s order by s.tenant_id desc, s.published_on desc, s.factor_set_id`,
);
const selectSet = statement(
  'select_factor_set',
  `select name, published_on::text, source, note, official, based_on as "basedOn" from factor_set where tenant_id = $1 and factor_set_id = $2`,
);
const selectFactors = statement(
  'select_factors',
  `select use, item, province, year, value::text, unit, source, provisional from factor
    where tenant_id = $1 and factor_set_id = $2 order by use, item, province, year`,
);
const insertSet = statement(
  'insert_factor_set',
  `insert into factor_set (tenant_id, factor_set_id, name, published_on, source, note, official, based_on, published_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (tenant_id, factor_set_id) do nothing returning factor_set_id`,
);
const insertFactors = statement(
  'insert_factors',
  `insert into factor (tenant_id, factor_set_id, use, item, province, year, value, unit, source, provisional)
   select $1, $2, * from unnest($3::text[], $4::text[], $5::int[], $6::int[], $7::numeric[], $8::text[], $9::text[], $10::boolean[])`,
);

/** The sets offered to the caller: a tenant's own before the common ones, the newest first. */
export const listFactorSetHeads = async (db: TenantDb): Promise<FactorSetHead[]> => {
  const rows = await db.query<Omit<FactorSetHead, 'uses'> & { uses: (Omit<OfficialUse, 'from'> & { from: string })[] }>(selectHeads);
  return rows.map((row) => ({ ...row, uses: row.uses.map((use) => ({ ...use, from: new Date(use.from) })) }));
};

type Raw = Omit<FactorRow, 'value'> & { readonly value: string };

export const getFactorSet = async (db: TenantDb, head: Pick<FactorSetHead, 'tenantId' | 'id'>): Promise<FactorSet> => {
  const [[set], rows] = await Promise.all([
    db.query<{ name: string; published_on: string; source: string; note: string; official: boolean; basedOn: string | null }>(selectSet, [
      head.tenantId,
      head.id,
    ]),
    db.query<Raw>(selectFactors, [head.tenantId, head.id]),
  ]);
  if (!set) throw new Error(`factor set ${head.id} has vanished`);
  return {
    id: head.id,
    tenantId: head.tenantId === 0 ? null : head.tenantId,
    nameZh: set.name,
    publishedOn: set.published_on,
    source: set.source,
    noteZh: set.note,
    official: set.official,
    basedOn: set.basedOn,
    ...factorMapsOf(rows.map((row) => ({ ...row, value: new Decimal(row.value) }))),
  };
};

/** Adds a set with its factors; false when a set of that id is there already (sets are never edited). */
export const addFactorSet = async (db: PlatformDb | SessionDb, set: FactorSet, actor: string | null = null): Promise<boolean> => {
  const tenantId = set.tenantId ?? 0;
  const head = [tenantId, set.id, set.nameZh, set.publishedOn, set.source, set.noteZh, set.official, set.basedOn, actor];
  if ((await db.query(insertSet, head)).length === 0) return false;
  const rows = factorRowsOf(set);
  await db.query(insertFactors, [
    tenantId,
    set.id,
    rows.map((row) => row.use),
    rows.map((row) => row.item),
    rows.map((row) => row.province),
    rows.map((row) => row.year),
    rows.map((row) => row.value.toFixed()),
    rows.map((row) => row.unit),
    rows.map((row) => row.source),
    rows.map((row) => row.provisional),
  ]);
  return true;
};

const countOwn = statement('count_factor_sets', 'select count(*)::int as count from factor_set where tenant_id = $1');
/** How many sets the province has published. */
export const countFactorSets = async (db: TenantDb, tenantId: number): Promise<number> =>
  (await db.query<{ count: number }>(countOwn, [tenantId]))[0]!.count;

const insertUse = statement(
  'insert_official_factor_set',
  `insert into official_factor_set (tenant_id, entry_number, factor_set_tenant, factor_set_id, valid_from, reason, recorded_at, recorded_by)
   select $1, coalesce(max(entry_number), 0) + 1, $2, $3, $4::timestamptz, $5, $6::timestamptz, $7 from official_factor_set where tenant_id = $1`,
);
/** Makes the set the province's official one from a time on. Two at once collide on its number, and one of them begins again. */
export const addOfficialUse = async (
  db: TenantDb,
  province: number,
  set: Pick<FactorSetHead, 'tenantId' | 'id'>,
  use: { readonly from: Date; readonly reason: string; readonly now: Date; readonly actor: string },
): Promise<void> => {
  await db.query(insertUse, [province, set.tenantId, set.id, use.from.toISOString(), use.reason, use.now.toISOString(), use.actor]);
};

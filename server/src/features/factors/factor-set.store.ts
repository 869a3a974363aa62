import { Decimal, type Factor, type FactorSet, type FlowCode } from '@shuangcheng/domain';
import { gridKey } from '@shuangcheng/domain';
import { statement, type PlatformDb, type SessionDb, type TenantDb } from '@shuangcheng/tenants';

export interface FactorSetHead {
  readonly tenantId: number;
  readonly id: string;
  readonly official: boolean;
}
export interface FactorRow {
  readonly use: 'STANDARD_COAL' | 'CARBON' | 'GRID_CARBON' | 'EQUIVALENT_ELECTRICITY';
  readonly item: string;
  readonly province: number;
  readonly year: number;
  readonly value: string;
  readonly unit: string;
  readonly source: string;
  readonly provisional: boolean;
}

const selectHeads = statement(
  'select_factor_set_heads',
  'select tenant_id as "tenantId", factor_set_id as id, official from factor_set order by tenant_id desc, published_on desc, factor_set_id',
);
const selectSet = statement(
  'select_factor_set',
  `select name, published_on::text, source, note, official from factor_set where tenant_id = $1 and factor_set_id = $2`,
);
const selectFactors = statement(
  'select_factors',
  `select use, item, province, year, value::text, unit, source, provisional from factor
    where tenant_id = $1 and factor_set_id = $2 order by use, item, province, year`,
);
const insertSet = statement(
  'insert_factor_set',
  `insert into factor_set (tenant_id, factor_set_id, name, published_on, source, note, official) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (tenant_id, factor_set_id) do nothing returning factor_set_id`,
);
const insertFactors = statement(
  'insert_factors',
  `insert into factor (tenant_id, factor_set_id, use, item, province, year, value, unit, source, provisional)
   select $1, $2, * from unnest($3::text[], $4::text[], $5::int[], $6::int[], $7::numeric[], $8::text[], $9::text[], $10::boolean[])`,
);

/** The sets offered to the caller: a tenant's own before the common ones, the newest first. */
export const listFactorSetHeads = (db: TenantDb): Promise<FactorSetHead[]> => db.query<FactorSetHead>(selectHeads);

/** A set's rows as the documents a bureau reads; the pure set is made from them. */
export const toRows = (set: FactorSet): FactorRow[] => {
  const row = (use: FactorRow['use'], item: string, province: number, year: number, factor: Factor): FactorRow => ({
    use,
    item,
    province,
    year,
    value: factor.value.toFixed(),
    unit: factor.unit,
    source: factor.source,
    provisional: factor.provisional,
  });
  return [
    ...[...set.standardCoal].map(([item, factor]) => row('STANDARD_COAL', item, 0, 0, factor)),
    ...[...set.carbon].map(([item, factor]) => row('CARBON', item, 0, 0, factor)),
    ...[...set.gridCarbon].map(([key, factor]) =>
      row('GRID_CARBON', 'ELECTRICITY', Number(key.split(':')[0]), Number(key.split(':')[1]), factor),
    ),
    ...[...set.equivalentElectricity].map(([year, factor]) => row('EQUIVALENT_ELECTRICITY', 'ELECTRICITY', 0, year, factor)),
  ];
};

export const getFactorSet = async (db: TenantDb, head: FactorSetHead): Promise<FactorSet> => {
  const [[set], rows] = await Promise.all([
    db.query<{ name: string; published_on: string; source: string; note: string; official: boolean }>(selectSet, [head.tenantId, head.id]),
    db.query<FactorRow>(selectFactors, [head.tenantId, head.id]),
  ]);
  if (!set) throw new Error(`factor set ${head.id} has vanished`);
  const factor = (row: FactorRow): Factor => ({
    value: new Decimal(row.value),
    unit: row.unit,
    source: row.source,
    provisional: row.provisional,
  });
  const ofUse = <K>(use: FactorRow['use'], key: (row: FactorRow) => K) =>
    new Map(rows.filter((row) => row.use === use).map((row) => [key(row), factor(row)]));
  return {
    id: head.id,
    tenantId: head.tenantId === 0 ? null : head.tenantId,
    nameZh: set.name,
    publishedOn: set.published_on,
    source: set.source,
    noteZh: set.note,
    official: set.official,
    standardCoal: ofUse('STANDARD_COAL', (row) => row.item as FlowCode),
    carbon: ofUse('CARBON', (row) => row.item as FlowCode),
    gridCarbon: ofUse('GRID_CARBON', (row) => gridKey(row.province, row.year)),
    equivalentElectricity: ofUse('EQUIVALENT_ELECTRICITY', (row) => row.year),
  };
};

/** Adds a set with its factors; false when a set of that id is there already (sets are never edited). */
export const addFactorSet = async (db: PlatformDb | SessionDb, set: FactorSet): Promise<boolean> => {
  const tenantId = set.tenantId ?? 0;
  const added = await db.query(insertSet, [tenantId, set.id, set.nameZh, set.publishedOn, set.source, set.noteZh, set.official]);
  if (added.length === 0) return false;
  const rows = toRows(set);
  await db.query(insertFactors, [
    tenantId,
    set.id,
    rows.map((row) => row.use),
    rows.map((row) => row.item),
    rows.map((row) => row.province),
    rows.map((row) => row.year),
    rows.map((row) => row.value),
    rows.map((row) => row.unit),
    rows.map((row) => row.source),
    rows.map((row) => row.provisional),
  ]);
  return true;
};

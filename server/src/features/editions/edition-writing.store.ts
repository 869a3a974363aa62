// An edition's rows: added in the publishing transaction, never changed.
import type { EditionContent, EditionFigure, EditionHead, EditionPlace, EditionSum } from '@shuangcheng/domain';
import { EDITION_FORM } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from './edition-id.js';
import type { Seal } from './edition-seal.js';

const insertHead = statement(
  'insert_edition',
  `insert into edition (tenant_id, edition_id, chain_number, period, number, published_at, published_by, note, factor_set_id, factors,
                        electricity_basis, definitions, tree_day, entries, form, algorithm, digests, previous_hash, hash)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
);
const addHead = async (db: TenantDb, head: EditionHead, seal: Seal): Promise<void> => {
  await db.query(insertHead, [
    head.tenantId,
    head.editionId,
    head.chainNumber,
    head.period,
    head.number,
    head.publishedAt.toISOString(),
    head.publishedBy,
    head.note,
    head.factorSetId,
    JSON.stringify(head.factors),
    head.electricityBasis,
    JSON.stringify(head.definitions),
    head.treeDay,
    head.entries,
    EDITION_FORM,
    seal.algorithm,
    JSON.stringify(seal.digests),
    seal.previousHash,
    seal.hash,
  ]);
};

const insertPlaces = statement(
  'insert_edition_places',
  `insert into edition_place (tenant_id, edition_id, region_id, parent_id, code, name, level, institutions, expected, approved, waiting, missing)
   select $1, $2, * from unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[])`,
);
const addPlaces = async (db: TenantDb, { tenantId, editionId }: EditionKey, places: readonly EditionPlace[]): Promise<void> => {
  const column = <K extends keyof EditionPlace>(name: K) => places.map((place) => place[name]);
  await db.query(insertPlaces, [
    tenantId,
    editionId,
    column('regionId'),
    column('parentId'),
    column('code'),
    column('name'),
    column('level'),
    column('institutions'),
    column('expected'),
    column('approved'),
    column('waiting'),
    column('missing'),
  ]);
};

const insertSums = statement(
  'insert_edition_sums',
  `insert into edition_sum (tenant_id, edition_id, region_id, type, system, institutions, with_energy, with_building_energy, with_water, sums)
   select $1, $2, region_id, type, system, institutions, with_energy, with_building_energy, with_water, sums::bigint[]
     from unnest($3::int[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[], $9::int[], $10::text[])
       as s (region_id, type, system, institutions, with_energy, with_building_energy, with_water, sums)`,
);
const addSumRows = async (db: TenantDb, { tenantId, editionId }: EditionKey, sums: readonly EditionSum[]): Promise<void> => {
  const column = <K extends keyof EditionSum>(name: K) => sums.map((sum) => sum[name]);
  await db.query(insertSums, [
    tenantId,
    editionId,
    column('regionId'),
    column('type'),
    column('system'),
    column('institutions'),
    column('withEnergy'),
    column('withBuildingEnergy'),
    column('withWater'),
    sums.map((sum) => `{${sum.sums.join(',')}}`),
  ]);
};

const insertFigures = statement(
  'insert_edition_figures',
  `insert into edition_figure (tenant_id, edition_id, region_id, code, carbon_scope, value, reason, numerator, stock_months, institutions,
                               metered_share, lump_sum_share, estimated_share, missing_items, provisional_factor)
   select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::numeric[], $9::numeric[], $10::int[],
                                $11::numeric[], $12::numeric[], $13::numeric[], $14::int[], $15::boolean[])`,
);
const addFigures = async (db: TenantDb, { tenantId, editionId }: EditionKey, figures: readonly EditionFigure[]): Promise<void> => {
  const column = <K extends keyof EditionFigure>(name: K) => figures.map((figure) => figure[name]);
  const numbers = (name: 'value' | 'numerator' | 'stockMonths' | 'meteredShare' | 'lumpSumShare' | 'estimatedShare') =>
    figures.map((figure) => figure[name]?.toFixed() ?? null);
  await db.query(insertFigures, [
    tenantId,
    editionId,
    column('regionId'),
    column('code'),
    figures.map((figure) => figure.carbonScope ?? ''),
    numbers('value'),
    column('reason'),
    numbers('numerator'),
    numbers('stockMonths'),
    column('institutions'),
    numbers('meteredShare'),
    numbers('lumpSumShare'),
    numbers('estimatedShare'),
    column('missingItems'),
    column('provisionalFactor'),
  ]);
};

/** Adds the edition but for its report versions, which are kept where they were staged. A number taken meanwhile is a collision. */
export const addEdition = async (
  db: TenantDb,
  head: EditionHead,
  content: Pick<EditionContent, 'places' | 'sums' | 'figures'>,
  seal: Seal,
): Promise<void> => {
  await addHead(db, head, seal);
  await addPlaces(db, head, content.places);
  await addSumRows(db, head, content.sums);
  await addFigures(db, head, content.figures);
};

const insertWithdrawal = statement(
  'insert_edition_withdrawal',
  `insert into edition_withdrawal (tenant_id, edition_id, withdrawn_at, withdrawn_by, reason) values ($1, $2, $3, $4, $5)`,
);
export const addWithdrawal = async (
  db: TenantDb,
  { tenantId, editionId }: EditionKey,
  { at, by, reason }: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> => {
  await db.query(insertWithdrawal, [tenantId, editionId, at.toISOString(), by, reason]);
};

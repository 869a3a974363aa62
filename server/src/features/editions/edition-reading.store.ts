// Editions as they were kept. The session sees those of its own provinces, and of their rows those of its own regions.
import {
  Decimal,
  type EditionContent,
  type EditionFigure,
  type EditionHead,
  type EditionPlace,
  type EditionReports,
  type EditionSum,
  type IndicatorCode,
} from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from './edition-id.js';
import type { Seal } from './edition-seal.js';

/** An edition but for its content, and whether it was withdrawn. */
export interface EditionRow extends EditionHead, Seal {
  readonly form: number;
  readonly withdrawnAt: Date | null;
  readonly withdrawnBy: string | null;
  readonly withdrawalReason: string | null;
  /** Whether a newer one of the period stands that is not withdrawn. */
  readonly superseded: boolean;
}
type StoredRow = Omit<EditionRow, 'publishedAt' | 'withdrawnAt'> & {
  readonly publishedAt: Date | string;
  readonly withdrawnAt: Date | string | null;
};
const toRow = (row: StoredRow): EditionRow => ({
  ...row,
  publishedAt: new Date(row.publishedAt),
  withdrawnAt: row.withdrawnAt === null ? null : new Date(row.withdrawnAt),
});

const selectEdition = `
  select e.tenant_id as "tenantId", e.edition_id as "editionId", e.chain_number as "chainNumber", e.period, e.number, e.published_at as "publishedAt",
         e.published_by as "publishedBy", e.note, e.factor_set_id as "factorSetId", e.factors, e.electricity_basis as "electricityBasis", e.definitions,
         e.tree_day::text as "treeDay", e.entries, e.form, e.algorithm, e.digests, e.previous_hash as "previousHash", e.hash,
         w.withdrawn_at as "withdrawnAt", w.withdrawn_by as "withdrawnBy", w.reason as "withdrawalReason",
         exists (select 1 from edition n where n.tenant_id = e.tenant_id and n.period = e.period and n.number > e.number
                    and not exists (select 1 from edition_withdrawal g where g.tenant_id = n.tenant_id and g.edition_id = n.edition_id)) as superseded
    from edition e left join edition_withdrawal w on w.tenant_id = e.tenant_id and w.edition_id = e.edition_id`;
const matches = `e.tenant_id = $1 and ($2::text is null or e.period = $2) and ($3::boolean or w.edition_id is null)`;
const selectEditions = statement(
  'select_editions',
  `${selectEdition} where ${matches} and e.chain_number < $4 order by e.chain_number desc limit $5`,
);
const countEditions = statement(
  'count_editions',
  `select count(*)::int as count from edition e left join edition_withdrawal w on w.tenant_id = e.tenant_id and w.edition_id = e.edition_id where ${matches}`,
);
const selectById = statement(
  'select_editions_by_id',
  `${selectEdition} join unnest($1::int[], $2::uuid[]) as k (tenant, id) on e.tenant_id = k.tenant and e.edition_id = k.id`,
);
const selectChain = statement('select_edition_chain', `${selectEdition} where e.tenant_id = $1 order by e.chain_number`);

export interface EditionFilter {
  readonly tenantId: number;
  readonly period: string | null;
  readonly withWithdrawn: boolean;
}
const LAST = 2_147_483_647;

/** Editions of a province, the newest first, before a chain number. */
export const listEditions = async (
  db: TenantDb,
  { tenantId, period, withWithdrawn }: EditionFilter,
  before: number | null,
  limit: number,
): Promise<EditionRow[]> =>
  (await db.query<StoredRow>(selectEditions, [tenantId, period, withWithdrawn, before ?? LAST, limit])).map(toRow);
export const countEditionsOf = async (db: TenantDb, { tenantId, period, withWithdrawn }: EditionFilter): Promise<number> =>
  (await db.query<{ count: number }>(countEditions, [tenantId, period, withWithdrawn]))[0]!.count;

/** Editions in the order of the keys; null for one that does not exist or may not be seen. */
export const listEditionsById = async (db: TenantDb, keys: readonly EditionKey[]): Promise<(EditionRow | null)[]> => {
  const rows = await db.query<StoredRow>(selectById, [keys.map((key) => key.tenantId), keys.map((key) => key.editionId)]);
  return keys.map((key) => {
    const found = rows.find((row) => row.tenantId === key.tenantId && row.editionId === key.editionId);
    return found ? toRow(found) : null;
  });
};

/** Every edition of the province, in the order of the chain. */
export const listChain = async (db: TenantDb, tenantId: number): Promise<EditionRow[]> =>
  (await db.query<StoredRow>(selectChain, [tenantId])).map(toRow);

/** The newest edition of the province, and of the period. */
export const findNewest = async (
  db: TenantDb,
  tenantId: number,
  period: string,
): Promise<{ last: EditionRow | null; same: EditionRow | null }> => {
  const [last] = await listEditions(db, { tenantId, period: null, withWithdrawn: true }, null, 1);
  const [same] = await listEditions(db, { tenantId, period, withWithdrawn: true }, null, 1);
  return { last: last ?? null, same: same ?? null };
};

const placeColumns = `region_id as "regionId", parent_id as "parentId", code, name, level, institutions, expected, approved, waiting, missing`;
const selectPlaces = statement(
  'select_edition_places',
  `select ${placeColumns} from edition_place
    where tenant_id = $1 and edition_id = $2 and ($3::int[] is null or region_id = any ($3)) and region_id > $4 order by region_id limit $5`,
);
const countPlaces = statement(
  'count_edition_places',
  `select count(*)::int as count from edition_place where tenant_id = $1 and edition_id = $2 and ($3::int[] is null or region_id = any ($3))`,
);
type Regions = readonly number[] | null;

/** Places by code, after one; of these regions only where any are given. */
export const listPlaces = (
  db: TenantDb,
  { tenantId, editionId }: EditionKey,
  regionIds: Regions,
  after: number,
  limit: number | null,
): Promise<EditionPlace[]> => db.query<EditionPlace>(selectPlaces, [tenantId, editionId, regionIds, after, limit]);
export const countPlacesOf = async (db: TenantDb, { tenantId, editionId }: EditionKey, regionIds: Regions): Promise<number> =>
  (await db.query<{ count: number }>(countPlaces, [tenantId, editionId, regionIds]))[0]!.count;

const selectSums = statement(
  'select_edition_sums',
  `select region_id as "regionId", type, system, institutions, with_energy as "withEnergy", with_building_energy as "withBuildingEnergy",
          with_water as "withWater", sums
     from edition_sum where tenant_id = $1 and edition_id = $2 and ($3::int[] is null or region_id = any ($3)) order by region_id, type, system`,
);
export const listSums = async (db: TenantDb, { tenantId, editionId }: EditionKey, regionIds: Regions): Promise<EditionSum[]> => {
  const rows = await db.query<Omit<EditionSum, 'sums'> & { readonly sums: readonly string[] }>(selectSums, [
    tenantId,
    editionId,
    regionIds,
  ]);
  return rows.map((row) => ({ ...row, sums: row.sums.map(BigInt) }));
};

const figureMatches = `tenant_id = $1 and edition_id = $2 and ($3::int[] is null or region_id = any ($3)) and ($4::text[] is null or code = any ($4))`;
const selectFigures = statement(
  'select_edition_figures',
  `select region_id as "regionId", code, nullif(carbon_scope, '') as "carbonScope", value::text, reason, numerator::text, stock_months::text as "stockMonths",
          institutions, metered_share::text as "meteredShare", lump_sum_share::text as "lumpSumShare", estimated_share::text as "estimatedShare",
          missing_items as "missingItems", provisional_factor as "provisionalFactor"
     from edition_figure
    where ${figureMatches} and (region_id, code, carbon_scope) > ($5, $6, $7)
    order by region_id, code, carbon_scope limit $8`,
);
const countFigures = statement('count_edition_figures', `select count(*)::int as count from edition_figure where ${figureMatches}`);

const NUMBERS = ['value', 'numerator', 'stockMonths', 'meteredShare', 'lumpSumShare', 'estimatedShare'] as const;
type FigureRow = Omit<EditionFigure, (typeof NUMBERS)[number]> & Readonly<Record<(typeof NUMBERS)[number], string | null>>;
const toFigure = (row: FigureRow): EditionFigure => {
  const number = (text: string | null): Decimal | null => (text === null ? null : new Decimal(text));
  return {
    ...row,
    ...(Object.fromEntries(NUMBERS.map((name) => [name, number(row[name])])) as Pick<EditionFigure, (typeof NUMBERS)[number]>),
  };
};

export interface FigureFilter {
  /** All that the session sees where null. */
  readonly regionIds: Regions;
  readonly codes: readonly IndicatorCode[] | null;
}
/** Region, code and carbon scope ('' for none) of the last one seen. */
export type FigurePosition = readonly [regionId: number, code: string, carbonScope: string];
const BEGINNING: FigurePosition = [0, '', ''];

/** Figures by region, code and carbon scope, after a position. */
export const listFigures = async (
  db: TenantDb,
  { tenantId, editionId }: EditionKey,
  { regionIds, codes }: FigureFilter,
  after: FigurePosition | null = null,
  limit: number | null = null,
): Promise<EditionFigure[]> =>
  (await db.query<FigureRow>(selectFigures, [tenantId, editionId, regionIds, codes, ...(after ?? BEGINNING), limit])).map(toFigure);
export const countFiguresOf = async (
  db: TenantDb,
  { tenantId, editionId }: EditionKey,
  { regionIds, codes }: FigureFilter,
): Promise<number> => (await db.query<{ count: number }>(countFigures, [tenantId, editionId, regionIds, codes]))[0]!.count;

const selectReports = statement(
  'select_edition_reports',
  `select region_id as "regionId", month, (select string_agg(u.institution || ':' || u.version, ',' order by u.n)
                                             from unnest(institutions, versions) with ordinality as u (institution, version, n)) as versions
     from edition_report where tenant_id = $1 and edition_id = $2 order by region_id, month`,
);
export const listEditionReports = (db: TenantDb, { tenantId, editionId }: EditionKey): Promise<EditionReports[]> =>
  db.query<EditionReports>(selectReports, [tenantId, editionId]);

/** Everything of an edition that is sealed beside its head, as the session sees it. */
export const getContent = async (db: TenantDb, key: EditionKey): Promise<EditionContent> => {
  const [places, sums, figures, reports] = await Promise.all([
    listPlaces(db, key, null, 0, null),
    listSums(db, key, null),
    listFigures(db, key, { regionIds: null, codes: null }),
    listEditionReports(db, key),
  ]);
  return { places, sums, figures, reports };
};

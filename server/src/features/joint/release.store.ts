// What of an edition is shown to the joint view, and what it takes to decide that.
import {
  JOINT_ITEMS,
  type CarbonScope,
  type Completeness,
  type Decimal,
  type IndicatorCode,
  type ItemWeights,
  type JointReason,
} from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { EditionKey } from '../editions/edition-id.js';
import { columnOf } from '../reports/ledger-columns.js';

/** A place in an edition: the whole province ('') or its part of a group. */
export interface JointPlace {
  readonly editionId: string;
  readonly place: string;
  readonly regions: readonly number[];
}
/** A place with the sums that were ever shown of it. */
export interface ReleasedPlace extends JointPlace {
  readonly sums: readonly ItemWeights[];
  /** As it was when they were shown. */
  readonly minimum: number;
}

const selectReleased = statement(
  'select_released_places',
  `select p.edition_id as "editionId", p.place, p.regions, p.minimum_institutions as minimum, jsonb_agg(distinct s.weights) as sums
     from edition e
     join joint_place p on p.tenant_id = e.tenant_id and p.edition_id = e.edition_id
     join joint_figure f on f.tenant_id = p.tenant_id and f.edition_id = p.edition_id and f.place = p.place
    cross join lateral jsonb_array_elements(f.sums) as s (weights)
    where e.tenant_id = $1 and left(e.period, 4) = $2
    group by p.tenant_id, p.edition_id, p.place
    order by min(e.chain_number), p.place`,
);
/** Of all editions of a year's periods, those withdrawn and superseded too: what was shown once is known. */
export const listReleasedPlaces = (db: TenantDb, tenantId: number, year: number): Promise<ReleasedPlace[]> =>
  db.query<ReleasedPlace>(selectReleased, [tenantId, String(year)]);

const usersOf = (item: string): string => `case when count(*) filter (where ${item}) < $3::int
     then coalesce(json_agg(institution_id order by institution_id) filter (where ${item}), '[]') end`;
const columns = JOINT_ITEMS.map(columnOf);
// Most lists of report versions are the same in several editions: those are opened once.
const selectBlocks = statement(
  'select_disclosure_blocks',
  `with place as (
     select * from jsonb_to_recordset($2::jsonb) as p (edition uuid, region int, cells bit varying)
   ), list as (
     select r.month, r.institutions, r.versions, bit_or(p.cells) as cells
       from edition_report r join place p on p.edition = r.edition_id and p.region = r.region_id
      where r.tenant_id = $1::int
      group by r.month, r.institutions, r.versions
   ), listed as (
     select u.institution_id, l.month, u.version, bit_or(l.cells) as cells
       from list l cross join lateral unnest(l.institutions, l.versions) as u (institution_id, version)
      group by u.institution_id, l.month, u.version
   ), used as (
     select l.cells, l.institution_id, ${columns.map((column) => `coalesce(bool_or(v.${column} > 0), false) as ${column}`).join(', ')}
       from listed l
       join report_version v on v.tenant_id = $1::int and v.institution_id = l.institution_id and v.month = l.month and v.version = l.version
      group by l.cells, l.institution_id
   )
   select cells::text as cells, json_build_array(${columns.map(usersOf).join(', ')}) as users from used group by cells order by 1`,
);
export interface BlockRow {
  /** A one at the place of each cell. */
  readonly cells: string;
  readonly users: readonly (readonly string[] | null)[];
}
/**
 * The report versions of these editions, together where they are in the same cells, with who uses each of JOINT_ITEMS: null where that
 * are as many as the minimum. A membership says in which cells a region's own institutions are, in an edition.
 */
export const listBlocks = (
  db: TenantDb,
  tenantId: number,
  memberships: readonly { readonly edition: string; readonly region: number; readonly cells: string }[],
  minimum: number,
): Promise<BlockRow[]> => db.query<BlockRow>(selectBlocks, [tenantId, JSON.stringify(memberships), minimum]);

const insertPlaces = statement(
  'insert_joint_places',
  `insert into joint_place (tenant_id, edition_id, place, regions, minimum_institutions, expected, approved, waiting, missing)
   select $1::int, $2::uuid, place, regions, $4::int, expected, approved, waiting, missing
     from jsonb_to_recordset($3::jsonb) as p (place text, regions int[], expected int, approved int, waiting int, missing int)`,
);
const insertFigures = statement(
  'insert_joint_figures',
  `insert into joint_figure (tenant_id, edition_id, place, code, carbon_scope, value, reason, numerator, stock_months, sums)
   select $1::int, $2::uuid, place, code, coalesce("carbonScope", ''), value, reason, numerator, "stockMonths", sums
     from jsonb_to_recordset($3::jsonb) as f (place text, code text, "carbonScope" text, value numeric, reason text, numerator numeric,
       "stockMonths" numeric, sums jsonb)`,
);

export interface ReleasedFigure {
  readonly place: string;
  readonly code: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
  readonly value: Decimal | null;
  readonly reason: JointReason | null;
  readonly numerator: Decimal | null;
  readonly stockMonths: Decimal | null;
  readonly sums: readonly ItemWeights[];
}
export const addRelease = async (
  db: TenantDb,
  { tenantId, editionId }: EditionKey,
  places: readonly (JointPlace & { readonly completeness: Completeness | null })[],
  figures: readonly ReleasedFigure[],
  minimum: number,
): Promise<void> => {
  const placeRows = places.map(({ place, regions, completeness }) => ({ place, regions, ...completeness }));
  await db.query(insertPlaces, [tenantId, editionId, JSON.stringify(placeRows), minimum]);
  await db.query(insertFigures, [tenantId, editionId, JSON.stringify(figures)]);
};

const selectWithheld = statement(
  'select_withheld_figures',
  `select nullif(place, '') as "group", code, nullif(carbon_scope, '') as "carbonScope" from joint_figure
    where tenant_id = $1 and edition_id = $2 and reason = 'WITHHELD' order by place, code, carbon_scope`,
);
export interface WithheldRow {
  readonly group: string | null;
  readonly code: IndicatorCode;
  readonly carbonScope: CarbonScope | null;
}
export const listWithheld = (db: TenantDb, { tenantId, editionId }: EditionKey): Promise<WithheldRow[]> =>
  db.query<WithheldRow>(selectWithheld, [tenantId, editionId]);

// What an edition freezes, read from the ledger in the publishing transaction: the same few statements for one county or a province.
import {
  BUILDING_FLOWS,
  ENERGY_FLOWS,
  SUM_ENTRIES,
  type EditionReports,
  type EditionSum,
  type FlowCode,
  type MonthKey,
} from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { CELL_PARTS, columnOf } from '../reports/ledger-columns.js';

const partOfColumn = new Map(CELL_PARTS);
/** One report version's part in an entry, as `v`; the report itself is `s`. */
export const partOf = (entry: string): string => {
  if (entry === 'REPORTS') return '1';
  if (entry === 'ON_TIME') return 'case when s.on_time then 1 else 0 end';
  const part = partOfColumn.get(entry.toLowerCase().replace('.', '_'));
  if (part === undefined) throw new Error(`no column of the ledger holds ${entry}`);
  return part;
};
/** The sums of report versions `v` in the order of the entries, as an array. */
export const sumsOf = (entries: readonly string[]): string =>
  `array[${entries.map((entry) => `coalesce(sum(${partOf(entry)}), 0)::bigint`).join(', ')}]`;
const uses = (flows: readonly FlowCode[]): string =>
  `(count(distinct s.institution_id) filter (where ${flows.map((flow) => `v.${columnOf(flow)} > 0`).join(' or ')}))::int`;

/** Where reports count under the tree of the edition: those of a region, and of single institutions that moved. */
export interface Placement {
  readonly regions: readonly { readonly from: number; readonly to: number }[];
  readonly institutions: readonly { readonly institutionId: string; readonly to: number }[];
}

// Approved versions of the period, each under the region where it counts; what counts nowhere in the tree is not in it.
const createStage = statement(
  'create_edition_stage',
  `create temp table edition_stage on commit drop as
   with place as (
     select * from unnest($4::int[], $5::int[]) as p (from_region, to_region)
   ), moved as (
     select * from unnest($6::uuid[], $7::int[]) as m (institution_id, to_region)
   )
   select r.institution_id, r.month, r.approved_version as version, coalesce(m.to_region, p.to_region) as region_id, r.type, r.system, r.on_time
     from report r
     left join place p on p.from_region = r.region_id
     left join moved m on m.institution_id = r.institution_id
    where r.tenant_id = $1::int and r.month between $2::int and $3::int and r.approved_version is not null
      and coalesce(m.to_region, p.to_region) is not null`,
);
const analyzeStage = statement('analyze_edition_stage', 'analyze edition_stage');

/** Takes the approved report versions of the months into a table of this transaction's own. */
export const stageReports = async (
  db: TenantDb,
  tenantId: number,
  months: readonly MonthKey[],
  { regions, institutions }: Placement,
): Promise<void> => {
  await db.query(createStage, [
    tenantId,
    months[0]!,
    months.at(-1)!,
    regions.map(({ from }) => from),
    regions.map(({ to }) => to),
    institutions.map(({ institutionId }) => institutionId),
    institutions.map(({ to }) => to),
  ]);
  await db.query(analyzeStage);
};

const countColumns = `count(distinct s.institution_id)::int as institutions, ${uses(ENERGY_FLOWS)} as "withEnergy",
          ${uses(BUILDING_FLOWS)} as "withBuildingEnergy", ${uses(['WATER'])} as "withWater"`;
const joined = `from edition_stage s
     join report_version v on v.tenant_id = $1::int and v.institution_id = s.institution_id and v.month = s.month and v.version = s.version`;

const sumStage = statement(
  'sum_edition_stage',
  `select s.region_id as "regionId", coalesce(s.type, '') as type, coalesce(s.system, '') as system, ${countColumns}, ${sumsOf(SUM_ENTRIES)} as sums
     ${joined}
    group by grouping sets ((s.region_id, s.type, s.system), (s.region_id))`,
);
type SumRow = Omit<EditionSum, 'sums'> & { readonly sums: readonly string[] };

/** Sums of each region's own institutions by type and system, and of all of them (type and system empty). */
export const sumStagedReports = async (db: TenantDb, tenantId: number): Promise<EditionSum[]> =>
  (await db.query<SumRow>(sumStage, [tenantId])).map((row) => ({ ...row, sums: row.sums.map(BigInt) }));

const packStage = statement(
  'pack_edition_stage',
  `select region_id as "regionId", month, string_agg(institution_id || ':' || version, ',' order by institution_id) as versions
     from edition_stage group by region_id, month`,
);
/** The staged report versions, one text a region and month. */
export const packStagedReports = (db: TenantDb): Promise<EditionReports[]> => db.query<EditionReports>(packStage);

const insertReports = statement(
  'insert_edition_reports',
  `insert into edition_report (tenant_id, edition_id, region_id, month, institutions, versions)
   select $1::int, $2::uuid, region_id, month, array_agg(institution_id order by institution_id), array_agg(version order by institution_id)
     from edition_stage group by region_id, month`,
);
/** Keeps the staged report versions with the edition. */
export const keepStagedReports = async (db: TenantDb, tenantId: number, editionId: string): Promise<void> => {
  await db.query(insertReports, [tenantId, editionId]);
};

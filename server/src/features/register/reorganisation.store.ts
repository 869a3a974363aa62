// Reorganisations as they were recorded, and how many institutions stand in regions on a day.
import type { Day, TreeChange } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface ReorganisationRow {
  readonly tenantId: number;
  readonly reorganisationId: string;
  readonly regionId: number;
  readonly effectiveOn: Day;
  readonly title: string;
  readonly reason: string;
  readonly preparedKey: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}
const insertReorganisation = statement(
  'insert_reorganisation',
  `insert into reorganisation (tenant_id, reorganisation_id, region_id, effective_on, title, reason, prepared_key, steps, effects, recorded_at, recorded_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
/** Throws a collision when the prepared reorganisation was applied by another session in between. */
export const addReorganisation = async (db: TenantDb, row: ReorganisationRow, steps: object, effects: object): Promise<void> => {
  await db.query(insertReorganisation, [
    row.tenantId,
    row.reorganisationId,
    row.regionId,
    row.effectiveOn,
    row.title,
    row.reason,
    row.preparedKey,
    JSON.stringify(steps),
    JSON.stringify(effects),
    row.recordedAt.toISOString(),
    row.recordedBy,
  ]);
};

const columns = `tenant_id as "tenantId", reorganisation_id as "reorganisationId", region_id as "regionId", effective_on::text as "effectiveOn", title, reason,
  prepared_key as "preparedKey", recorded_at as "recordedAt", recorded_by as "recordedBy"`;
// What touched the region itself is written in the effects; of a province everything.
const selectOfRegion = statement(
  'select_reorganisations_of_region',
  `select ${columns} from reorganisation
    where tenant_id = $1 and (region_id = $2 or effects -> 'regions' @> to_jsonb($2::int)) order by effective_on, recorded_at`,
);
export const listReorganisations = (db: TenantDb, tenantId: number, regionId: number): Promise<ReorganisationRow[]> =>
  db.query<ReorganisationRow>(selectOfRegion, [tenantId, regionId]);

/** A reorganisation, and the regions that it touched. */
export interface TreeChangeRow extends TreeChange {
  readonly tenantId: number;
  readonly regions: readonly number[];
}
const selectChanges = statement(
  'select_tree_changes',
  `select tenant_id as "tenantId", effective_on::text as "effectiveOn", recorded_at as "recordedAt", effects -> 'regions' as regions
     from reorganisation where tenant_id = any ($1::int[])`,
);
/** The reorganisations of provinces, as far as the caller sees them, in the order of the tenants. */
export const listTreeChanges = async (db: TenantDb, tenants: readonly number[]): Promise<TreeChangeRow[][]> => {
  const rows = await db.query<TreeChangeRow>(selectChanges, [tenants]);
  return tenants.map((tenantId) => rows.filter((row) => row.tenantId === tenantId));
};

const selectPrepared = statement(
  'select_applied_prepared_keys',
  `select prepared_key as key, steps -> 'regions' -> 0 -> 'into' ->> 'code' as code
     from reorganisation where tenant_id = any ($1::int[]) and prepared_key is not null`,
);
/** The keys of prepared reorganisations that were applied, each with the code that the bureau entered: its step is the first. */
export const listAppliedKeys = async (db: TenantDb, tenants: readonly number[]): Promise<Map<string, string>> =>
  new Map((await db.query<{ key: string; code: string }>(selectPrepared, [tenants])).map(({ key, code }) => [key, code]));

const countOpen = statement(
  'count_open_institutions',
  `select m.key, count(*)::int as count
     from unnest($2::int[], $3::int[]) as m (key, region_id)
     join institution_state s on s.tenant_id = $1 and s.region_id = m.region_id
      and s.valid_from <= $4::date and (s.valid_to is null or s.valid_to > $4::date)
    group by m.key`,
);
/** How many institutions are open on the day in each set of regions. */
export const countOpenInstitutions = async (
  db: TenantDb,
  tenantId: number,
  day: Day,
  sets: readonly (readonly number[])[],
): Promise<number[]> => {
  const rows = await db.query<{ key: number; count: number }>(countOpen, [
    tenantId,
    sets.flatMap((regionIds, index) => regionIds.map(() => index)),
    sets.flat(),
    day,
  ]);
  return sets.map((_, index) => rows.find((row) => row.key === index)?.count ?? 0);
};

// Changing the territory in a province bureau's own session: row security lets nobody else write it.
import type { Day, Region, RegionEdge, RegionSuccession } from '@shuangcheng/domain';
import { statement } from '../database/statement.js';
import type { TenantDb } from '../session/session-db.js';

/** What a reorganisation writes: regions set up, edges that end on the day, edges that begin, and who follows whom. */
export interface RegionChanges {
  readonly tenantId: number;
  readonly on: Day;
  readonly added: readonly Region[];
  /** Regions whose present edge ends on the day. */
  readonly ended: readonly number[];
  readonly begun: readonly Pick<RegionEdge, 'regionId' | 'parentId'>[];
  readonly successions: readonly Pick<RegionSuccession, 'fromId' | 'toId' | 'whole'>[];
}

const insertRegions = statement(
  'insert_new_regions',
  `insert into region (tenant_id, region_id, code, name, level)
   select $1::int, * from unnest($2::int[], $3::text[], $4::text[], $5::text[])`,
);
const endEdges = statement(
  'end_region_edges',
  `update region_edge set valid_to = $3::date
    where tenant_id = $1 and region_id = any ($2::int[]) and valid_from < $3::date and (valid_to is null or valid_to > $3::date)
   returning region_id`,
);
const beginEdges = statement(
  'begin_region_edges',
  `insert into region_edge (tenant_id, region_id, parent_id, valid_from)
   select $1::int, region_id, parent_id, $4::date from unnest($2::int[], $3::int[]) as e (region_id, parent_id)`,
);
const insertSuccessions = statement(
  'insert_region_successions',
  `insert into region_succession (tenant_id, from_region, to_region, effective_on, whole)
   select $1::int, from_region, to_region, $5::date, whole from unnest($2::int[], $3::int[], $4::boolean[]) as s (from_region, to_region, whole)
   on conflict do nothing`,
);

/** Writes the changes. Throws when an edge that should end is not there: whoever calls has read the tree in this transaction. */
export const changeRegions = async (db: TenantDb, { tenantId, on, added, ended, begun, successions }: RegionChanges): Promise<void> => {
  if (added.length > 0) {
    await db.query(insertRegions, [
      tenantId,
      added.map((region) => region.id),
      added.map((region) => region.code),
      added.map((region) => region.name),
      added.map((region) => region.level),
    ]);
  }
  if (ended.length > 0) {
    const rows = await db.query(endEdges, [tenantId, ended, on]);
    if (rows.length !== ended.length) throw new Error(`${rows.length} of ${ended.length} regions could end on ${on}`);
  }
  if (begun.length > 0) await db.query(beginEdges, [tenantId, begun.map((edge) => edge.regionId), begun.map((edge) => edge.parentId), on]);
  if (successions.length > 0) {
    await db.query(insertSuccessions, [
      tenantId,
      successions.map((each) => each.fromId),
      successions.map((each) => each.toId),
      successions.map((each) => each.whole),
      on,
    ]);
  }
};

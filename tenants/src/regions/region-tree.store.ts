// The region tree in the database: read whole (some 250 rows), kept in memory, read again when its version changed.
import { RegionTree, type Region, type RegionEdge } from '@shuangcheng/domain';
import type { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { PlatformDb, SessionDb, SignInDb } from '../session/session-db.js';
import { withSignInSession } from '../session/session.js';

const selectVersion = statement('select_tree_version', 'select version from tree_version');
const selectRegions = statement('select_regions', 'select tenant_id, region_id, code, name, level from region');
const selectEdges = statement('select_region_edges', 'select region_id, parent_id, valid_from::text, valid_to::text from region_edge');

interface RegionRow {
  tenant_id: number;
  region_id: number;
  code: string;
  name: string;
  level: Region['level'];
}
interface EdgeRow {
  region_id: number;
  parent_id: number | null;
  valid_from: string;
  valid_to: string | null;
}

export const readTree = async (db: SessionDb): Promise<RegionTree> => {
  const [versions, regions, edges] = await Promise.all([
    db.query<{ version: string }>(selectVersion),
    db.query<RegionRow>(selectRegions),
    db.query<EdgeRow>(selectEdges),
  ]);
  return new RegionTree(
    versions[0]!.version,
    regions.map((row): Region => ({ id: row.region_id, code: row.code, tenantId: row.tenant_id, name: row.name, level: row.level })),
    edges.map((row): RegionEdge => ({
      regionId: row.region_id,
      parentId: row.parent_id,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
  );
};

/** The tree of the given version from memory, or read anew; without a version, whatever the database has now. */
export const treeOfVersion = async (database: Database, db: SignInDb, version: string): Promise<RegionTree> => {
  if (database.tree?.version !== version) database.tree = await readTree(db);
  return database.tree;
};

export const currentTree = async (database: Database): Promise<RegionTree> => {
  database.tree = await withSignInSession(database, readTree);
  return database.tree;
};

export interface RegionLoad {
  readonly added: number;
  readonly unchanged: number;
  readonly changed: number;
}

const upsertTenant = statement('upsert_tenant', 'insert into tenant (tenant_id, name) values ($1, $2) on conflict (tenant_id) do nothing');
const upsertRegions = statement(
  'upsert_regions',
  `with given as (
     select * from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[]) as g (tenant_id, region_id, code, name, level)
   )
   insert into region (tenant_id, region_id, code, name, level)
   select * from given
   on conflict (tenant_id, region_id) do update set name = excluded.name, level = excluded.level
     where (region.name, region.level) is distinct from (excluded.name, excluded.level)
   returning (xmax = 0) as added`,
);
const insertEdges = statement(
  'insert_region_edges',
  `insert into region_edge (tenant_id, region_id, parent_id, valid_from, valid_to)
   select * from unnest($1::int[], $2::int[], $3::int[], $4::date[], $5::date[])
   on conflict (tenant_id, region_id, valid_from) do nothing
   returning region_id`,
);
const raiseVersion = statement('raise_tree_version', 'update tree_version set version = version + 1');

/** Adds regions and edges that are not there yet and corrects names; what a bureau changed later stays. Repeatable. */
export const loadRegions = async (db: PlatformDb, regions: readonly Region[], edges: readonly RegionEdge[]): Promise<RegionLoad> => {
  const tenantOf = new Map(regions.map((region) => [region.id, region.tenantId]));
  for (const province of regions.filter((region) => region.level === 'PROVINCE')) {
    await db.query(upsertTenant, [province.tenantId, province.name]);
  }
  const written = await db.query<{ added: boolean }>(upsertRegions, [
    regions.map((region) => region.tenantId),
    regions.map((region) => region.id),
    regions.map((region) => region.code),
    regions.map((region) => region.name),
    regions.map((region) => region.level),
  ]);
  const newEdges = await db.query(insertEdges, [
    edges.map((edge) => tenantOf.get(edge.regionId)),
    edges.map((edge) => edge.regionId),
    edges.map((edge) => edge.parentId),
    edges.map((edge) => edge.validFrom),
    edges.map((edge) => edge.validTo),
  ]);
  if (written.length > 0 || newEdges.length > 0) await db.query(raiseVersion);
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added, unchanged: regions.length - written.length };
};

// The region tree in the database: read whole (some 250 rows), kept in memory, read again when its version changed.
import { RegionTree, type MovedInstitution, type Region, type RegionEdge, type StandingSpan } from '@shuangcheng/domain';
import type { Database } from '../database/database.js';
import { statement } from '../database/statement.js';
import type { PlatformDb, SessionDb, SignInDb, TenantDb } from '../session/session-db.js';
import { withSignInSession } from '../session/session.js';

const selectVersion = statement('select_tree_version', 'select version from tree_version');
const selectRegions = statement('select_regions', 'select tenant_id, region_id, code, name, level from region');
const selectEdges = statement('select_region_edges', 'select region_id, parent_id, valid_from::text, valid_to::text from region_edge');

const selectSuccessions = statement(
  'select_region_successions',
  'select from_region, to_region, effective_on::text, whole from region_succession',
);
const selectMoved = statement(
  'select_moved_institutions',
  `select tenant_id, institution_id, valid_from::text, valid_to::text, region_id, type, system
     from institution_state where moved order by tenant_id, institution_id, valid_from`,
);

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

interface SuccessionRow {
  from_region: number;
  to_region: number;
  effective_on: string;
  whole: boolean;
}
interface MovedRow {
  tenant_id: number;
  institution_id: string;
  valid_from: string;
  valid_to: string | null;
  region_id: number;
  type: string;
  system: string;
}
const toMoved = (rows: readonly MovedRow[]): MovedInstitution[] => {
  const found = new Map<string, { institutionId: string; tenantId: number; spans: StandingSpan[] }>();
  for (const row of rows) {
    const institution = found.get(row.institution_id) ?? { institutionId: row.institution_id, tenantId: row.tenant_id, spans: [] };
    found.set(row.institution_id, institution);
    institution.spans.push({
      validFrom: row.valid_from,
      validTo: row.valid_to,
      regionId: row.region_id,
      type: row.type,
      system: row.system,
    });
  }
  return [...found.values()];
};

/** The tree as the session sees it: a caller's own session knows the moved institutions of its own scope only. */
export const readTree = async (db: SessionDb): Promise<RegionTree> => {
  const [versions, regions, edges, successions, moved] = await Promise.all([
    db.query<{ version: string }>(selectVersion),
    db.query<RegionRow>(selectRegions),
    db.query<EdgeRow>(selectEdges),
    db.query<SuccessionRow>(selectSuccessions),
    db.query<MovedRow>(selectMoved),
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
    successions.map((row) => ({ fromId: row.from_region, toId: row.to_region, on: row.effective_on, whole: row.whole })),
    toMoved(moved),
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

/** Makes every server read the tree again once this transaction has committed; until then whoever else raises it waits. */
export const raiseTreeVersion = async (db: TenantDb): Promise<void> => {
  await db.query(raiseVersion);
};

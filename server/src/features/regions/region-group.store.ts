import { statement, type PlatformDb, type TenantDb, type RegionGroupData } from '@shuangcheng/tenants';

export interface RegionGroupRow {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly regionIds: readonly number[];
}

const selectGroups = statement(
  'select_region_groups',
  `select g.group_code as code, g.name, g.source, array_agg(m.region_id order by m.region_id) as "regionIds"
     from region_group g join region_group_member m using (group_code) group by g.group_code order by g.group_code`,
);
export const listRegionGroups = (db: TenantDb): Promise<RegionGroupRow[]> => db.query<RegionGroupRow>(selectGroups);

const upsertGroup = statement(
  'upsert_region_group',
  `insert into region_group (group_code, name, source) values ($1, $2, $3)
   on conflict (group_code) do update set name = excluded.name, source = excluded.source`,
);
const replaceMembers = statement(
  'replace_region_group_members',
  `with gone as (delete from region_group_member where group_code = $1 and region_id <> all ($3::int[]))
   insert into region_group_member (group_code, tenant_id, region_id)
   select $1, t, r from unnest($2::int[], $3::int[]) as m (t, r) on conflict do nothing`,
);

/** Makes the groups what is given; repeatable. */
export const loadRegionGroups = async (
  db: PlatformDb,
  groups: readonly RegionGroupData[],
  tenantOf: (regionId: number) => number,
): Promise<void> => {
  for (const group of groups) {
    await db.query(upsertGroup, [group.code, group.name, group.source]);
    await db.query(replaceMembers, [group.code, group.regionIds.map(tenantOf), group.regionIds]);
  }
};

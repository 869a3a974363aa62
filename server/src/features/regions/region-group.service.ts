import type { RegionGroup } from '@shuangcheng/schema';
import { withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { listRegionGroups, type RegionGroupRow } from './region-group.store.js';

export type { RegionGroupRow };
/** The named groups as rows, within a transaction. */
export const readGroups = (db: TenantDb): Promise<RegionGroupRow[]> => listRegionGroups(db);
import { regionNode } from './region.service.js';

/** The named groups of regions, public to whoever is signed in, like the regions in them. */
export const listGroups = async (scope: RequestScope): Promise<RegionGroup[]> => {
  const groups = await withTenantSession(scope, 'read', listRegionGroups);
  return groups.map(({ regionIds, ...group }) => ({ ...group, regions: regionIds.map((id) => regionNode(scope, id)) }));
};

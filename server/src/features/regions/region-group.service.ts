import type { RegionGroup } from '@shuangcheng/schema';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { listRegionGroups } from './region-group.store.js';
import { regionNode } from './region.service.js';

/** The named groups of regions, public to whoever is signed in, like the regions in them. */
export const listGroups = async (scope: RequestScope): Promise<RegionGroup[]> => {
  const groups = await withTenantSession(scope, 'read', listRegionGroups);
  return groups.map(({ regionIds, ...group }) => ({ ...group, regions: regionIds.map((id) => regionNode(scope, id)) }));
};

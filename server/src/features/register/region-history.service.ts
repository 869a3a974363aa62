import type { RegionHistory } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { regionNode } from '../regions/region.service.js';
import { listReorganisations } from './reorganisation.store.js';

/** Under which regions a region lay, whom it follows and who follows it, and the reorganisations that touched it. */
export const getRegionHistory = async (scope: RequestScope, regionId: number): Promise<RegionHistory> => {
  assertCan(scope, 'institutions:read', { regionId });
  const { tenantId } = scope.tree.get(regionId);
  const rows = await withTenantSession(scope, 'read', (db) => listReorganisations(db, tenantId, regionId));
  return {
    standings: scope.tree.edgesOf(regionId).map(({ validFrom, validTo, parentId }) => ({
      validFrom,
      validTo,
      parent: parentId === null ? null : regionNode(scope, parentId),
    })),
    successions: scope.tree.successionsOf(regionId).map(({ on, fromId, toId, whole }) => ({
      on,
      whole,
      from: regionNode(scope, fromId),
      to: regionNode(scope, toId),
    })),
    reorganisations: rows.map((row) => ({ id: row.reorganisationId, ...row })),
  };
};

// Where figures rest on the demonstration's made-up institutions, so that nobody takes them for real.
import { dayOf, type Day, type RegionId } from '@shuangcheng/domain';
import { assertCan, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { listMadeUpRegions } from './made-up.store.js';

/** Tells of each of the regions whether made-up institutions stand in it. */
export const readMadeUp = async (scope: RequestScope, db: TenantDb, regionIds: readonly RegionId[]): Promise<(id: RegionId) => boolean> => {
  // Institutions of a region that has ended are in the register where all of it went.
  const heirOf = (id: RegionId): RegionId => scope.tree.regionOn(id, dayOf(scope.now));
  const all = [...new Set(regionIds.flatMap((id) => [id, heirOf(id)]))];
  const tenants = [...new Set(all.map((id) => scope.tree.get(id).tenantId))];
  const madeUp = await listMadeUpRegions(db, tenants, all);
  return (id) => madeUp.has(id) || madeUp.has(heirOf(id));
};

/** Whether made-up institutions stood in the region or below it on the day, or stand there now. Throws OUT_OF_SCOPE or FORBIDDEN. */
export const restsOnMadeUpOn = async (scope: RequestScope, loaders: Loaders, regionId: RegionId, day: Day): Promise<boolean> => {
  assertCan(scope, 'figures:read', { regionId });
  return (await Promise.all(scope.tree.subtreeOn(regionId, day).map((id) => loaders.madeUpRegions.load(id)))).includes(true);
};

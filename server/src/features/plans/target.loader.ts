// Targets by place and year, by id, by what they were decomposed from, and by version: a statement for any number of keys.
import DataLoader from 'dataloader';
import { withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { listTargetsById, listTargetShares, listTargetsOfYear, listTargetVersions, type PlaceYear, type TargetKey } from './plan.store.js';

const placeText = (key: PlaceYear): string => `${key.tenantId}|${key.regionId}|${key.institutionId ?? ''}|${key.year}`;
const targetText = (key: TargetKey): string => `${key.tenantId}|${key.targetId}`;

const loaderOf = <K, V>(
  scope: RequestScope,
  read: (db: TenantDb, keys: readonly K[]) => Promise<readonly V[]>,
  cacheKeyFn: (key: K) => string,
): DataLoader<K, V, string> => new DataLoader((keys) => withTenantSession(scope, 'read', (db) => read(db, keys)), { cacheKeyFn });

export const makeTargetLoaders = (scope: RequestScope) => ({
  targetsOfYear: loaderOf(scope, listTargetsOfYear, placeText),
  targets: loaderOf(scope, listTargetsById, targetText),
  targetShares: loaderOf(scope, listTargetShares, targetText),
  targetVersions: loaderOf(scope, listTargetVersions, targetText),
});

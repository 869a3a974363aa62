import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import DataLoader from 'dataloader';
import type { FrozenFactor } from '@shuangcheng/domain';
import type { EditionKey } from '../editions/edition-id.js';
import {
  listFrozenFactors,
  listShownEditions,
  listShownPlaces,
  type PeriodKey,
  type PlaceKey,
  type ShownEdition,
  type ShownPlace,
} from './joint.store.js';

export const makeJointLoaders = (scope: RequestScope) => ({
  jointEditions: new DataLoader<PeriodKey, ShownEdition | null, string>(
    (keys) => withTenantSession(scope, 'read', (db) => listShownEditions(db, keys)),
    { cacheKeyFn: (key) => `${key.tenantId}|${key.period}` },
  ),
  jointPlaces: new DataLoader<PlaceKey, ShownPlace, string>((keys) => withTenantSession(scope, 'read', (db) => listShownPlaces(db, keys)), {
    cacheKeyFn: (key) => `${key.tenantId}|${key.editionId}|${key.place}`,
  }),
  jointFactors: new DataLoader<EditionKey, readonly FrozenFactor[], string>(
    (keys) => withTenantSession(scope, 'read', (db) => listFrozenFactors(db, keys)),
    { cacheKeyFn: (key) => `${key.tenantId}|${key.editionId}` },
  ),
});

import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import DataLoader from 'dataloader';
import { listShownEditions, listShownPlaces, type PeriodKey, type PlaceKey, type ShownEdition, type ShownPlace } from './joint.store.js';

export const makeJointLoaders = (scope: RequestScope) => ({
  jointEditions: new DataLoader<PeriodKey, ShownEdition | null, string>(
    (keys) => withTenantSession(scope, 'read', (db) => listShownEditions(db, keys)),
    { cacheKeyFn: (key) => `${key.tenantId}|${key.period}` },
  ),
  jointPlaces: new DataLoader<PlaceKey, ShownPlace, string>((keys) => withTenantSession(scope, 'read', (db) => listShownPlaces(db, keys)), {
    cacheKeyFn: (key) => `${key.tenantId}|${key.editionId}|${key.place}`,
  }),
});

import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import DataLoader from 'dataloader';
import { listShownEditions, listShownFigures, type PeriodKey, type PlaceKey, type ShownEdition, type ShownFigure } from './joint.store.js';

export const makeJointLoaders = (scope: RequestScope) => ({
  jointEditions: new DataLoader<PeriodKey, ShownEdition | null, string>(
    (keys) => withTenantSession(scope, 'read', (db) => listShownEditions(db, keys)),
    { cacheKeyFn: (key) => `${key.tenantId}|${key.period}` },
  ),
  jointFigures: new DataLoader<PlaceKey, ShownFigure[], string>(
    (keys) => withTenantSession(scope, 'read', (db) => listShownFigures(db, keys)),
    { cacheKeyFn: (key) => `${key.tenantId}|${key.editionId}|${key.place}` },
  ),
});

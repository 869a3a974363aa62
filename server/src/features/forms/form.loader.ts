// Batches what the forms of one request read.
import DataLoader from 'dataloader';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { placeText, type FormKey, type FormPlace } from './form-id.js';
import { listFormEvents, listFormVersions } from './form-reading.store.js';
import { formSumText, sumForms, type FormSumKey } from './form-sums.store.js';

export const makeFormLoaders = (scope: RequestScope) => ({
  forms: new DataLoader((keys: readonly FormKey[]) => withTenantSession(scope, 'read', (db) => listFormVersions(db, keys)), {
    cacheKeyFn: (key) => `${key.tenantId}|${placeText(key)}|${key.version ?? ''}`,
  }),
  formEvents: new DataLoader(
    (keys: readonly (FormPlace & { readonly tenantId: number })[]) => withTenantSession(scope, 'read', (db) => listFormEvents(db, keys)),
    { cacheKeyFn: (key) => `${key.tenantId}|${placeText(key)}` },
  ),
  formSums: new DataLoader((keys: readonly FormSumKey[]) => withTenantSession(scope, 'read', (db) => sumForms(db, keys)), {
    cacheKeyFn: formSumText,
  }),
});

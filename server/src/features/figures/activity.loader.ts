// Batches what the figures of one request read: all keys asked for at the same time become one statement.
import DataLoader from 'dataloader';
import { withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import {
  countInstitutionReports,
  countReports,
  countReturnedReports,
  listRegisterChanges,
  sumActivities,
  sumActivitiesAsOf,
  sumInstitutionActivities,
  sumInstitutionActivitiesAsOf,
  type ActivityKey,
  type InstitutionKey,
  type Past,
} from './activity.store.js';

const keyText = (key: ActivityKey): string =>
  `${key.tenantId}|${key.regionIds.join(',')}|${key.from}|${key.to}|${key.basis}|${key.type ?? ''}|${key.systems?.join(',') ?? ''}|${key.under ?? ''}`;

const institutionText = (key: InstitutionKey): string => `${key.tenantId}|${key.institutionId}|${key.from}|${key.to}|${key.basis}`;
const pastText =
  <K>(text: (key: K) => string) =>
  ({ key, asOf }: Past<K>): string =>
    `${text(key)}|${asOf.getTime()}`;

const loaderOf = <K, V>(
  scope: RequestScope,
  read: (db: TenantDb, keys: readonly K[]) => Promise<readonly V[]>,
  text: (key: K) => string,
): DataLoader<K, V, string> => new DataLoader((keys) => withTenantSession(scope, 'read', (db) => read(db, keys)), { cacheKeyFn: text });

export const makeActivityLoaders = (scope: RequestScope) => ({
  activity: loaderOf(scope, sumActivities, keyText),
  activityAsOf: loaderOf(scope, sumActivitiesAsOf, pastText(keyText)),
  reportCounts: loaderOf(scope, countReports, keyText),
  returnedCounts: loaderOf(scope, countReturnedReports, keyText),
  registerChanges: loaderOf(scope, listRegisterChanges, keyText),
  institutionReportCounts: loaderOf(scope, countInstitutionReports, institutionText),
  institutionActivity: loaderOf(scope, sumInstitutionActivities, institutionText),
  institutionActivityAsOf: loaderOf(scope, sumInstitutionActivitiesAsOf, pastText(institutionText)),
});

import DataLoader from 'dataloader';
import type { QuotaStandard } from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { listPlacesOf, type QuotaPlace } from './quota-place.store.js';
import { listQuotaStandards } from './quota-standard.store.js';

export interface PlaceKey {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly year: number;
}
/** The day by whose register a year is rated. */
export const lastDayOfYear = (year: number): string => `${year}-12-31`;

const readPlaces = async (scope: RequestScope, keys: readonly PlaceKey[]): Promise<(QuotaPlace | null)[]> => {
  const answers = new Map<PlaceKey, QuotaPlace | null>();
  for (const year of new Set(keys.map((key) => key.year))) {
    const own = keys.filter((key) => key.year === year);
    const places = await withTenantSession(scope, 'read', (db) => listPlacesOf(db, { year, day: lastDayOfYear(year) }, own));
    own.forEach((key, index) => answers.set(key, places[index]!));
  }
  return keys.map((key) => answers.get(key) ?? null);
};

export const makeQuotaLoaders = (scope: RequestScope) => ({
  quotaStandards: new DataLoader<number, QuotaStandard[]>((tenants) =>
    withTenantSession(scope, 'read', (db) => listQuotaStandards(db, tenants)),
  ),
  quotaPlaces: new DataLoader((keys: readonly PlaceKey[]) => readPlaces(scope, keys), {
    cacheKeyFn: ({ tenantId, institutionId, year }) => `${tenantId}|${institutionId}|${year}`,
  }),
});

// Approved sums of many institutions for a year, in bounded steps.
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { sumInstitutionActivities, type Activity } from './activity.store.js';

export type { Activity };

const INSTITUTIONS_IN_A_STEP = 5_000;

/** The sums of each institution over the year, in their order; of reports that the caller may see. */
export const sumInstitutionYears = async (
  scope: RequestScope,
  institutions: readonly { readonly tenantId: number; readonly institutionId: string }[],
  year: number,
): Promise<Activity[]> => {
  const sums: Activity[] = [];
  for (let start = 0; start < institutions.length; start += INSTITUTIONS_IN_A_STEP) {
    const keys = institutions.slice(start, start + INSTITUTIONS_IN_A_STEP).map(({ tenantId, institutionId }) => ({
      tenantId,
      institutionId,
      from: year * 100 + 1,
      to: year * 100 + 12,
      basis: 'APPROVED' as const,
    }));
    sums.push(...(await withTenantSession(scope, 'read', (db) => sumInstitutionActivities(db, keys))));
  }
  return sums;
};

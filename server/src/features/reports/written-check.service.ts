// The rules over what an import wrote, in transactions of their own: nobody who writes waits for them.
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { checkMonths, type CheckedMonths } from '../quality/check.service.js';
import { getRulesInForce } from '../quality/rule-set.service.js';

/**
 * Checks months of institutions beside what is known now, unless that was done. The register must be held: institutions may be
 * moved in between, and findings belong where the report is.
 */
export const checkWritten = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  written: readonly CheckedMonths[],
): Promise<void> => {
  const { settings } = await getRulesInForce(db, tenantId, scope.now);
  await checkMonths(db, tenantId, settings, written);
};

// The rules over what an import wrote, in a transaction of their own: nobody who writes waits for them.
import type { TenantDb, RequestScope } from '@shuangcheng/tenants';
import { checkVersions, type CheckedVersion } from '../quality/check.service.js';
import { getRulesInForce } from '../quality/rule-set.service.js';
import type { ReportChange } from './report-change.store.js';
import { listUncheckedRows, placeWritten } from './written-version.store.js';

export type WrittenVersion = CheckedVersion;

/** What was written, as the rules look at it. */
export const toCheck = ({ place, version, values }: ReportChange): WrittenVersion => ({ ...place, version, values: values! });

const check = async (scope: RequestScope, db: TenantDb, tenantId: number, versions: readonly CheckedVersion[]): Promise<void> => {
  if (versions.length === 0) return;
  const { settings } = await getRulesInForce(db, tenantId, scope.now);
  await checkVersions(db, tenantId, settings, versions);
};

/**
 * Checks versions that were committed, beside what is known now. The register must be held: institutions may have been moved in
 * between, and findings belong where the report is.
 */
export const checkWritten = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  versions: readonly WrittenVersion[],
): Promise<void> => {
  if (versions.length === 0) return;
  await check(scope, db, tenantId, await placeWritten(db, tenantId, versions));
};

/** The same for rows of which only code and month are known: those whose version has no finding are checked, again or for the first time. */
export const checkRows = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  rows: readonly { readonly code: string; readonly month: number }[],
): Promise<void> => check(scope, db, tenantId, rows.length === 0 ? [] : await listUncheckedRows(db, tenantId, rows));

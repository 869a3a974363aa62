// Everything that one request fetches by key, batched: made anew for each request.
import DataLoader from 'dataloader';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { budgetText, listBudgetVersions, type BudgetKey } from './features/budgets/budget.store.js';
import { makeCalendarLoaders } from './features/calendar/calendar.loader.js';
import { makeAttachmentLoaders } from './features/attachments/attachment.loader.js';
import { makeCheckLoaders } from './features/checks/check.loader.js';
import { listFactorSetHeads, type FactorSetHead } from './features/factors/factor-set.store.js';
import { makeActivityLoaders } from './features/figures/activity.loader.js';
import { makeFormLoaders } from './features/forms/form.loader.js';
import { makeJointLoaders } from './features/joint/joint.loader.js';
import { listInstitutionsByCode, listInstitutionsById, type InstitutionId } from './features/institutions/institution-reading.store.js';
import { readMadeUp } from './features/institutions/made-up.service.js';
import { listHistories } from './features/institutions/register.store.js';
import { loadKnownPlans, type KnownPlans } from './features/plans/plan.service.js';
import { listPlansById } from './features/plans/plan.store.js';
import { makeTargetLoaders } from './features/plans/target.loader.js';
import { makeQuotaLoaders } from './features/quotas/quota.loader.js';
import { listTreeChanges, type TreeChangeRow } from './features/register/reorganisation.store.js';
import { listReportFindings } from './features/reports/report-finding.store.js';
import { countReviewQueue } from './features/reports/report.service.js';
import { listMeasures, listReportEvents, listReportVersions, type ReportKey } from './features/reports/report-reading.store.js';

const reportText = (key: ReportKey): string => `${key.tenantId}|${key.institutionId}|${key.month}|${key.version ?? ''}`;

export const makeLoaders = (scope: RequestScope) => {
  let heads: Promise<FactorSetHead[]> | null = null;
  return {
    ...makeActivityLoaders(scope),
    ...makeCalendarLoaders(scope),
    ...makeAttachmentLoaders(scope),
    ...makeCheckLoaders(scope),
    ...makeFormLoaders(scope),
    ...makeQuotaLoaders(scope),
    ...makeJointLoaders(scope),
    /** The factor sets offered to the caller: read once for a request. */
    factorSetHeads: (): Promise<FactorSetHead[]> => (heads ??= withTenantSession(scope, 'read', listFactorSetHeads)),
    knownPlans: new DataLoader<number, KnownPlans>((ids) => loadKnownPlans(scope, ids)),
    institutions: new DataLoader(
      (ids: readonly InstitutionId[]) => withTenantSession(scope, 'read', (db) => listInstitutionsById(db, ids)),
      { cacheKeyFn: (id) => `${id.tenantId}|${id.institutionId}` },
    ),
    /** By credit code; null for one that the caller does not see. */
    institutionsByCode: new DataLoader((codes: readonly string[]) =>
      withTenantSession(scope, 'read', (db) => listInstitutionsByCode(db, scope.visible.tenants, codes)),
    ),
    budgetVersions: new DataLoader((keys: readonly BudgetKey[]) => withTenantSession(scope, 'read', (db) => listBudgetVersions(db, keys)), {
      cacheKeyFn: budgetText,
    }),
    /** By province: when its tree became another, and since when that is known. */
    treeChanges: new DataLoader<number, TreeChangeRow[]>((tenants) =>
      withTenantSession(scope, 'read', (db) => listTreeChanges(db, tenants)),
    ),
    /** By region: whether made-up institutions stand in it. */
    madeUpRegions: new DataLoader<number, boolean>((ids) =>
      withTenantSession(scope, 'read', async (db) => ids.map(await readMadeUp(scope, db, ids))),
    ),
    histories: new DataLoader((ids: readonly InstitutionId[]) => withTenantSession(scope, 'read', (db) => listHistories(db, ids)), {
      cacheKeyFn: (id) => `${id.tenantId}|${id.institutionId}`,
    }),
    plans: new DataLoader(
      (ids: readonly { tenantId: number; planId: string }[]) => withTenantSession(scope, 'read', (db) => listPlansById(db, ids)),
      { cacheKeyFn: (id) => `${id.tenantId}|${id.planId}` },
    ),
    ...makeTargetLoaders(scope),
    reports: new DataLoader((keys: readonly ReportKey[]) => withTenantSession(scope, 'read', (db) => listReportVersions(db, keys)), {
      cacheKeyFn: reportText,
    }),
    /** By region. */
    waitingReports: new DataLoader((regionIds: readonly number[]) => Promise.all(regionIds.map((id) => countReviewQueue(scope, id)))),
    measures: new DataLoader((keys: readonly ReportKey[]) => withTenantSession(scope, 'read', (db) => listMeasures(db, keys)), {
      cacheKeyFn: reportText,
    }),
    reportFindings: new DataLoader((keys: readonly ReportKey[]) => withTenantSession(scope, 'read', (db) => listReportFindings(db, keys)), {
      cacheKeyFn: reportText,
    }),
    reportEvents: new DataLoader((keys: readonly ReportKey[]) => withTenantSession(scope, 'read', (db) => listReportEvents(db, keys)), {
      cacheKeyFn: (key) => `${key.tenantId}|${key.institutionId}|${key.month}`,
    }),
  };
};
export type Loaders = ReturnType<typeof makeLoaders>;

// Plan documents as printed, what their own numbers contradict, and their targets.
import {
  checkPlan,
  Decimal,
  parsePlanDocument,
  plansFor,
  type CarbonScope,
  type PathPoint,
  type PlanDocument,
  type PlanFinding,
} from '@shuangcheng/domain';
import { encodeNodeId, type Finding, type Plan, type Target } from '@shuangcheng/schema';
import { assertCan, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import {
  listPlanFacts,
  listPlansOfRegions,
  listTargetFamilies,
  listTargetsOfPlans,
  type PlanFactRow,
  type PlanHead,
  type TargetRow,
} from './plan.store.js';

/** Reads a document that was checked when it was loaded. Throws when it is not one any more. */
export const documentOf = (plan: Pick<PlanHead, 'document' | 'planId'>): PlanDocument => {
  const parsed = parsePlanDocument(plan.document);
  if (!parsed.ok) throw new Error(`plan ${plan.planId}: ${JSON.stringify(parsed.problems)}`);
  return parsed.document;
};

export const toPlanNode = (plan: PlanHead): Plan => ({
  __typename: 'Plan',
  id: encodeNodeId('Plan', [plan.tenantId, plan.planId]),
  tenantId: plan.tenantId,
  planId: plan.planId,
  regionId: plan.regionId,
  title: plan.title,
  number: documentOf(plan).document.number,
  baselineYear: plan.baselineYear,
  targetYear: plan.targetYear,
  publishedAt: plan.publishedAt,
  supersededAt: plan.supersededAt,
});

export const toTargetNode = (row: TargetRow): Target => ({
  __typename: 'Target',
  id: encodeNodeId('Target', [row.tenantId, row.targetId]),
  ...row,
});

/** The plans of a region, the latest first. */
export const listPlans = async (scope: RequestScope, regionId: number): Promise<PlanHead[]> => {
  assertCan(scope, 'plans:read', { regionId });
  const key = { tenantId: scope.tree.get(regionId).tenantId, regionId };
  const [plans] = await withTenantSession(scope, 'read', (db) => listPlansOfRegions(db, [key]));
  return plans!;
};

const toFinding = (found: PlanFinding): Finding => ({ ...found, item: found.item ?? found.indicator });

/** What a document's own numbers contradict, recomputed from what is printed. */
export const findingsOf = (document: PlanDocument): Finding[] => checkPlan(document).map(toFinding);

export const listPlanTargets = (scope: RequestScope, plan: { tenantId: number; planId: string }): Promise<TargetRow[]> =>
  withTenantSession(scope, 'read', (db) => listTargetsOfPlans(db, [plan.tenantId], [plan.planId]));

/** A region's targets of that year, and those whose path covers it. */
export const listTargets = async (scope: RequestScope, loaders: Loaders, regionId: number, year: number): Promise<readonly TargetRow[]> => {
  assertCan(scope, 'plans:read', { regionId });
  return loaders.targetsOfYear.load({ tenantId: scope.tree.get(regionId).tenantId, regionId, year });
};

/** The target itself, its parent and the shares decomposed from it. */
export const listFamily = async (scope: RequestScope, target: Pick<TargetRow, 'tenantId' | 'targetId' | 'parentTargetId'>) => {
  const ids = [target.targetId, ...(target.parentTargetId ? [target.parentTargetId] : [])];
  const rows = await withTenantSession(scope, 'read', (db) => listTargetFamilies(db, [target.tenantId], ids));
  return {
    parent: rows.find((row) => row.targetId === target.parentTargetId) ?? null,
    shares: rows.filter((row) => row.parentTargetId === target.targetId),
  };
};

/** Every year as it was published; of a document only what it prints: the documents name no rule for the years between. */
export const pathOf = (target: Pick<TargetRow, 'baselineYear' | 'baseline' | 'year' | 'value' | 'publishedPath'>): PathPoint[] => {
  if (target.publishedPath) return target.publishedPath.map((point) => ({ year: point.year, value: new Decimal(point.value) }));
  return [
    ...(target.baselineYear !== null && target.baseline ? [{ year: target.baselineYear, value: target.baseline }] : []),
    ...(target.value ? [{ year: target.year, value: target.value }] : []),
  ];
};

export interface PlanFacts {
  /** The base year of the region's own plan of the year, else of its province's; null where neither has one. */
  readonly baseYear: number | null;
  readonly ownCarbonScope: CarbonScope | null;
}
/** Plans of a region and of its province, of all periods. */
export interface KnownPlans {
  readonly own: readonly PlanFactRow[];
  readonly province: readonly PlanFactRow[];
}

/** What a figure of the year needs to know of plans, as it was at an instant. */
export const planFactsOf = ({ own, province }: KnownPlans, year: number, at: Date): PlanFacts => {
  const fitting = plansFor(own, year, at);
  const based = [...fitting, ...plansFor(province, year, at)].find((plan) => plan.baseYear !== null);
  return { baseYear: based?.baseYear ?? null, ownCarbonScope: fitting.find((plan) => plan.carbonScope !== null)?.carbonScope ?? null };
};

/** The plans of each region and of its province: one statement for all. */
export const loadKnownPlans = async (scope: RequestScope, regionIds: readonly number[]): Promise<KnownPlans[]> => {
  const tenantOf = (regionId: number) => scope.tree.get(regionId).tenantId;
  const wanted = [...new Set([...regionIds, ...regionIds.map(tenantOf)])];
  const tenants = [...new Set(regionIds.map(tenantOf))];
  const rows = await withTenantSession(scope, 'read', (db) => listPlanFacts(db, tenants, wanted));
  const plansOf = (regionId: number) => rows.filter((row) => row.regionId === regionId);
  return regionIds.map((regionId) => ({ own: plansOf(regionId), province: plansOf(tenantOf(regionId)) }));
};

// Plan documents as printed, what their own numbers contradict, and their targets.
import {
  carbonScopeOf,
  checkPlan,
  Decimal,
  parsePlanDocument,
  plansFor,
  type CarbonScope,
  type IndicatorCode,
  type PathPoint,
  type PlanDocument,
  type PlanFinding,
} from '@shuangcheng/domain';
import { encodeNodeId, type Finding, type Plan, type Target } from '@shuangcheng/schema';
import { assertCan, canDo, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import {
  listPlanFacts,
  listPlansOfRegions,
  listTargetsOfPlans,
  type PlanFactRow,
  type PlaceYear,
  type PlanHead,
  type TargetKey,
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
  return loaders.targetsOfYear.load({ tenantId: scope.tree.get(regionId).tenantId, regionId, institutionId: null, year });
};

/** Of targets of one place and indicator: as its plan prints it, else as it was given from above. */
export const printedElseGiven = <T extends Pick<TargetRow, 'planId'>>(targets: readonly T[]): T | null =>
  targets.find((target) => target.planId !== null) ?? targets[0] ?? null;

/** A place's own target of that indicator, year and carbon scope in force, whose value is set. */
export const findOwnTarget = async (
  loaders: Loaders,
  place: PlaceYear,
  { indicator, year, carbonScope }: { readonly indicator: IndicatorCode; readonly year: number; readonly carbonScope: CarbonScope | null },
): Promise<TargetRow | null> => {
  const targets = (await loaders.targetsOfYear.load(place)).filter(
    (target) =>
      target.indicator === indicator &&
      target.year === year &&
      target.state === 'SET' &&
      carbonScopeOf(indicator, target.carbonScope, null) === carbonScope,
  );
  return printedElseGiven(targets);
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** The key of a target from its decoded id; null for what is no target's id. */
export const readTargetKey = (decoded: { readonly type: string; readonly key: readonly string[] } | null): TargetKey | null => {
  const [tenantId, targetId] = decoded?.type === 'Target' ? decoded.key : [];
  return /^\d{1,9}$/.test(tenantId ?? '') && uuid.test(targetId ?? '') ? { tenantId: Number(tenantId), targetId: targetId! } : null;
};

/** After targets were changed: what is read next in the same request is read anew. */
export const forgetTargets = (loaders: Loaders): void => {
  for (const loader of [loaders.targetsOfYear, loaders.targets, loaders.targetShares, loaders.targetVersions]) loader.clearAll();
};

/** Whether the caller may read that target; the session shows no other institution's. */
export const mayReadTarget = (scope: RequestScope, { regionId, institutionId }: Pick<TargetRow, 'regionId' | 'institutionId'>): boolean =>
  institutionId !== null || canDo(scope, 'plans:read', { regionId });

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

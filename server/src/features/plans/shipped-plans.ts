// The plan documents that the platform ships with: server/data/plans, as printed.
import { carbonScopeOfPlan, parsePlanDocument, targetsOfPlan, type PlanDocument, type RegionTree } from '@shuangcheng/domain';
import { readdirSync, readFileSync } from 'node:fs';
import type { NewPlan, NewTarget } from './plan.store.js';
import { nameBasedUuid } from '../../name-based-uuid.js';

// The same from src/features/plans and from dist/features/plans.
const folder = new URL('../../../data/plans/', import.meta.url);

export interface ShippedPlan {
  readonly plan: NewPlan;
  readonly targets: readonly NewTarget[];
}

/** The same id for the same target at every load. */
const targetIdOf = (planId: string, indicator: string): string => nameBasedUuid(`target ${planId} ${indicator}`);

const toShipped = (planId: string, json: unknown, document: PlanDocument, tree: RegionTree): ShippedPlan => {
  const region = tree.findByCode(document.regionCode);
  if (!region) throw new Error(`plan ${planId}: no region ${document.regionCode}`);
  const targets = targetsOfPlan(document);
  return {
    plan: {
      tenantId: region.tenantId,
      planId,
      regionId: region.id,
      title: document.document.title,
      baselineYear: document.baselineYear,
      targetYear: document.targetYear,
      carbonScope: carbonScopeOfPlan(targets),
      document: json,
      published: null,
    },
    targets: targets.map((target) => ({ ...target, targetId: targetIdOf(planId, target.indicator), path: null })),
  };
};

/** Reads and checks every shipped document. Throws with the file and what is wrong in it. */
export const readShippedPlans = (tree: RegionTree): ShippedPlan[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const json: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
      const parsed = parsePlanDocument(json);
      if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
      return toShipped(file.replace(/\.json$/, ''), json, parsed.document, tree);
    });

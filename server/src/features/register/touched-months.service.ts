// Which months a reorganisation from a day that has passed changes.
import type { RequestScope } from '@shuangcheng/tenants';
import { changedPlaces, monthsSince, type ChangedMonths } from '../months/changed-months.service.js';
import type { InstitutionMoves } from './institution-moves.service.js';
import type { Part } from './reorganisation-parts.service.js';
import type { ReorganisationPlan } from './reorganisation-plan.js';

/** The months, up to the present one, that have other institutions in a region afterwards; and those of regions that others come under or leave. */
export const findTouchedMonths = (
  scope: RequestScope,
  plan: ReorganisationPlan,
  { changes }: InstitutionMoves,
  parts: readonly Part[],
): ChangedMonths => {
  const months = monthsSince(scope, plan.regions.on);
  const ofAll = (regionId: number) => months.map((month) => ({ regionId, month }));
  const places = [
    ...changes.flatMap(({ institution, after }) => changedPlaces(institution.spans, after, months)),
    ...parts.flatMap(({ region }) => ofAll(Number(region))),
  ];
  // A region that is new has nothing yet that was locked or confirmed.
  const known = places.filter(({ regionId }) => scope.tree.find(regionId));
  const touched = [...new Map(known.map((place) => [`${place.regionId}|${place.month}`, place])).values()];
  const parents = [...new Set(plan.rehung.flatMap(({ from, to }) => [from, to]))].filter((id) => scope.tree.find(id));
  return {
    touched: touched.sort((a, b) => a.regionId - b.regionId || a.month - b.month),
    drawn: parents.flatMap(ofAll),
    path: ['input', 'effectiveFrom'],
  };
};

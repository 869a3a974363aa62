// Which cells and which single reports a sum takes under the tree of a day, as far as its months go.
import { expectedRuns, type Day, type MonthKey, type MovedPart } from '@shuangcheng/domain';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { ActivityKey } from './activity.store.js';

interface Months {
  readonly from: MonthKey;
  readonly to: MonthKey;
}

/** Whether the institution can have made reports in the region within the months. */
const reportedIn = ({ institution, regionId }: MovedPart, { from, to }: Months): boolean =>
  expectedRuns(institution.spans).some((run) => run.regionId === regionId && run.from <= to && (run.to === null || from < run.to));

const sees = (scope: RequestScope, regionId: number, systems: readonly string[] | null): boolean =>
  scope.visible.regions.includes(regionId) ||
  (systems !== null && systems.every((system) => scope.visible.regionSystems.includes(`${regionId}:${system}`)));

const assertSeen = (scope: RequestScope, regionId: number, seen: boolean): void => {
  if (!seen) throw new RequestError('OUT_OF_SCOPE', { code: scope.tree.get(regionId).code });
};

/** Throws OUT_OF_SCOPE where a sum would silently leave out what the caller may not see. */
const assertAllSeen = (
  scope: RequestScope,
  root: number,
  regionIds: readonly number[],
  moved: readonly MovedPart[],
  systems: readonly string[] | null,
): void => {
  for (const regionId of regionIds) assertSeen(scope, regionId, regionId === root || sees(scope, regionId, systems));
  for (const { institution, regionId } of moved) {
    const known = sees(scope, regionId, systems) || scope.visible.institutions.includes(institution.institutionId);
    const asked = systems === null || institution.spans.some((span) => span.regionId === regionId && systems.includes(span.system));
    assertSeen(scope, regionId, known || !asked);
  }
};

/**
 * The part of an activity key that says what counts for a region under the tree of a day: regions that existed in the months,
 * and what moved institutions reported in them.
 */
export const viewOfMonths = (
  scope: RequestScope,
  regionId: number,
  day: Day,
  part: 'SUBTREE' | 'OWN',
  months: Months,
  systems: readonly string[] | null,
): Pick<ActivityKey, 'regionIds' | 'moved' | 'under'> => {
  const view = scope.tree.viewOn(regionId, day, part);
  const under = new Set(part === 'OWN' ? [regionId] : scope.tree.subtreeOn(regionId, day));
  const regionIds = view.regionIds.filter((id) => under.has(id) || scope.tree.existedIn(id, months.from, months.to));
  const moved = view.moved.filter((each) => reportedIn(each, months));
  if (moved.length === 0 && regionIds.every((id) => under.has(id))) return { regionIds };
  assertAllSeen(scope, regionId, regionIds, moved, systems);
  return { regionIds, moved, under: `${part} ${regionId}@${day}` };
};

// Which regions a named group is made of on a day, after some of its members were merged, or before they were formed.
import type { Day } from '../periods/period.js';
import type { RegionId, RegionTree } from './region-tree.js';

/** Whether the region is a member, or was formed from members and has taken in nothing else by the day. */
const isOfMembers = (tree: RegionTree, members: ReadonlySet<RegionId>, id: RegionId, day: Day): boolean => {
  if (members.has(id)) return true;
  const origins = tree.successionsOf(id).filter(({ toId, on }) => toId === id && on <= day);
  const begins = tree.edgesOf(id)[0]?.validFrom;
  return (
    origins.some(({ on }) => on === begins) && origins.every(({ fromId, on }) => fromId !== id && isOfMembers(tree, members, fromId, on))
  );
};

/**
 * The regions of the day that hold what is the members', each once: a member while it exists, else what follows it. Null where one of them
 * holds what is of no member too (a member was merged into a region outside): the group's part cannot be told from the rest.
 */
export const groupOnDay = (tree: RegionTree, members: readonly RegionId[], day: Day): RegionId[] | null => {
  const own = new Set(members);
  const there = [...new Set(members.map((id) => tree.regionOn(id, day)))];
  return there.every((id) => tree.existsOn(id, day) && isOfMembers(tree, own, id, day)) ? there : null;
};

// Who reviews whom in a cross review (交叉审核): a rotation in which nobody reviews their own.
import type { RegionId } from '../regions/region-tree.js';
import { sha256 } from './sha256.js';

const byId = (ids: readonly RegionId[]): RegionId[] => [...new Set(ids)].sort((a, b) => a - b);

/** How far the rotation turns: by the seed; never so that two review each other, where there are more than two. */
const turnOf = (seed: string, reviewers: number): number => {
  const turns = Array.from({ length: reviewers - 1 }, (_, index) => index + 1);
  const open = reviewers > 2 ? turns.filter((turn) => turn * 2 !== reviewers) : turns;
  return open[Number(BigInt(`0x${sha256(`${seed}|rotation`)}`) % BigInt(open.length))]!;
};

/**
 * The reviewing region of each region under review: reviewers stand in a ring by code and each reviews whoever stands so many
 * places before it. A region that reviews nobody (institutions directly under a city) is given out along the same ring.
 * Null where somebody would have to review their own: there is no other reviewer.
 */
export const assignReviewers = (
  underReview: readonly RegionId[],
  reviewers: readonly RegionId[],
  seed: string,
): ReadonlyMap<RegionId, RegionId> | null => {
  const ring = byId(reviewers);
  const reviewed = byId(underReview);
  if (ring.length === 0 || (ring.length === 1 && reviewed.includes(ring[0]!))) return null;
  const turn = ring.length === 1 ? 0 : turnOf(seed, ring.length);
  const outside = reviewed.filter((region) => !ring.includes(region));
  const placeOf = (region: RegionId): number => (ring.includes(region) ? ring.indexOf(region) : outside.indexOf(region));
  return new Map(reviewed.map((region) => [region, ring[(placeOf(region) + turn) % ring.length]!]));
};

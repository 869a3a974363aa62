// All institutions of a scale, each in the group whose printed totals it belongs to.
import type { Region } from '@shuangcheng/domain';
import { allocate } from './allocation.js';
import { draftsOf, openedDraftsOf, type Draft } from './draft.js';
import { countsOf, DIANJIANG, LIANGPING, type Scale } from './institution-counts.js';
import type { InstitutionProfile } from './institution-profile.js';
import {
  CHONGQING_2020,
  DIANJIANG_2020,
  LIANGPING_2020,
  SICHUAN_2020,
  totalsForPeople,
  totalsWithout,
  type YearTotals,
} from './plan-totals.js';

const COUNTY_TOTALS: ReadonlyMap<string, YearTotals> = new Map([
  [LIANGPING, LIANGPING_2020],
  [DIANJIANG, DIANJIANG_2020],
]);
/** What a province's other institutions sum to in the full seed, and are like in the compact one. */
const REST_TOTALS: ReadonlyMap<number, YearTotals> = new Map([
  [500000, totalsWithout(CHONGQING_2020, [LIANGPING_2020, DIANJIANG_2020])],
  [510000, SICHUAN_2020],
]);

const peopleOf = (drafts: readonly Draft[]): number => drafts.reduce((acc, draft) => acc + draft.people, 0);

/** A county with a printed plan: what exists in 2020 sums to it; what opens later is like it. */
const countyProfiles = (region: Region, base: readonly Draft[], seed: number): InstitutionProfile[] => {
  const totals = COUNTY_TOTALS.get(region.code)!;
  const opened = openedDraftsOf(region, seed);
  return [...allocate(base, totals, seed), ...allocate(opened, totalsForPeople(peopleOf(opened), totals), seed)];
};

/** Every institution of the scale, those that open later too; by region, then in the order of the region's register. */
export const profilesOf = (regions: readonly Region[], scale: Scale, seed: number): InstitutionProfile[] => {
  const counts = countsOf(regions, scale, seed);
  const profiles: InstitutionProfile[] = [];
  const rest = new Map<number, Draft[]>();
  for (const region of regions) {
    const planned = COUNTY_TOTALS.has(region.code);
    const drafts = draftsOf(region, counts.get(region.id)!, seed, planned);
    if (planned) profiles.push(...countyProfiles(region, drafts, seed));
    else rest.set(region.tenantId, (rest.get(region.tenantId) ?? []).concat(drafts));
  }
  for (const [province, drafts] of rest) {
    const totals = REST_TOTALS.get(province)!;
    const own = scale === 'FULL' ? totals : totalsForPeople(peopleOf(drafts), totals);
    for (const profile of allocate(drafts, own, seed)) profiles.push(profile);
  }
  return profiles.sort((a, b) => a.record.regionId - b.record.regionId);
};

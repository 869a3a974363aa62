// How many institutions of each category a region has.
import type { Region } from '@shuangcheng/domain';
import { districtWeight, isInChengdu, isOnPlateau } from './district-weights.js';
import { splitExactly } from './exact-split.js';
import { streamOf } from './random-stream.js';

export type Scale = 'COMPACT' | 'FULL';
export interface InstitutionCounts {
  /** 国家机关 */
  readonly organs: number;
  /** 事业单位 */
  readonly services: number;
  /** 团体组织 */
  readonly groups: number;
}

export const LIANGPING = '500155';
export const DIANJIANG = '500231';
/** As the two plans print them; how 梁平's 487 services and groups divide is made up. */
const PRINTED_COUNTS: ReadonlyMap<string, InstitutionCounts> = new Map([
  [LIANGPING, { organs: 81, services: 466, groups: 21 }],
  [DIANJIANG, { organs: 56, services: 428, groups: 164 }],
]);

/** All institutions of a province: 重庆's 16,685 as printed by type; 四川's 51,754 are printed without types, which are made up. */
export const PROVINCE_COUNTS: ReadonlyMap<number, InstitutionCounts> = new Map([
  [500000, { organs: 3654, services: 12_691, groups: 340 }],
  [510000, { organs: 11_386, services: 38_298, groups: 2070 }],
]);
/** Institutions directly under a province or a city (省直, 市直) in the full seed. */
const directCounts = (region: Region): InstitutionCounts => {
  if (region.id === 500000) return { organs: 60, services: 160, groups: 12 };
  if (region.id === 510000) return { organs: 62, services: 240, groups: 18 };
  return { organs: 55, services: isInChengdu(region.code) ? 180 : 50, groups: 5 };
};

const PURPOSE = 1;
const compactCounts = (region: Region, seed: number): InstitutionCounts => {
  const stream = streamOf(seed, region.id, PURPOSE);
  if (region.level === 'PROVINCE') return { organs: 2, services: 3, groups: 0 };
  if (region.level === 'CITY') return { organs: 1, services: 3, groups: 0 };
  return { organs: stream.chance(400) ? 2 : 1, services: stream.chance(400) ? 3 : 2, groups: 0 };
};

const weightOf = (region: Region, seed: number): number => {
  if (region.tenantId === 500000) return 110 + districtWeight(region.code);
  const size = isInChengdu(region.code) ? 145 : isOnPlateau(region.code) ? 62 : 100;
  return Math.round(size * streamOf(seed, region.id, PURPOSE).spread(0.15));
};

const fullCountsOfProvince = (regions: readonly Region[], seed: number): [number, InstitutionCounts][] => {
  const known = regions.flatMap((region): [number, InstitutionCounts][] => {
    const counts = PRINTED_COUNTS.get(region.code) ?? (region.level === 'COUNTY' ? null : directCounts(region));
    return counts ? [[region.id, counts]] : [];
  });
  const isKnown = new Set(known.map(([id]) => id));
  const others = regions.filter((region) => !isKnown.has(region.id));
  const weights = others.map((region) => weightOf(region, seed));
  const split = (category: keyof InstitutionCounts): number[] => {
    const total = PROVINCE_COUNTS.get(regions[0]!.tenantId)![category];
    return splitExactly(
      known.reduce((rest, [, counts]) => rest - counts[category], total),
      weights,
    );
  };
  const [organs, services, groups] = [split('organs'), split('services'), split('groups')];
  return [
    ...known,
    ...others.map((region, i): [number, InstitutionCounts] => [
      region.id,
      { organs: organs[i]!, services: services[i]!, groups: groups[i]! },
    ]),
  ];
};

/** The number of institutions of each region that exist on every day of 2020. Needs whole provinces for FULL. */
export const countsOf = (regions: readonly Region[], scale: Scale, seed: number): ReadonlyMap<number, InstitutionCounts> => {
  if (scale === 'COMPACT')
    return new Map(regions.map((region) => [region.id, PRINTED_COUNTS.get(region.code) ?? compactCounts(region, seed)]));
  const provinces = [...new Set(regions.map((region) => region.tenantId))];
  return new Map(
    provinces.flatMap((province) =>
      fullCountsOfProvince(
        regions.filter((region) => region.tenantId === province),
        seed,
      ),
    ),
  );
};

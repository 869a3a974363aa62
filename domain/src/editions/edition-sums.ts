// The exact sums that an edition freezes: whole numbers in a fixed order, so that regions add up without rounding.
import type { ActivitySums } from '../indicators/evaluate.js';
import { FLOW_CODES, STOCK_CODES, type FlowCode, type StockCode } from '../items/items.js';
import { fromFixedPoint } from '../items/quantity.js';
import type { RegionId } from '../regions/region-tree.js';
import { isTotal, type EditionPlace, type EditionSum, type SumCounts } from './edition.js';

/**
 * What is summed, in order: reports, those on time, for each flow its quantity, cost (fen), metered and estimated part and reports
 * in which it is missing, and the stock values. Quantities in the item's smallest kept unit.
 */
export const SUM_ENTRIES: readonly string[] = [
  'REPORTS',
  'ON_TIME',
  ...FLOW_CODES.flatMap((flow) => [flow, `${flow}.COST`, `${flow}.METERED`, `${flow}.ESTIMATED`, `${flow}.MISSING`]),
  ...STOCK_CODES,
];

export const addSums = (a: readonly bigint[], b: readonly bigint[]): bigint[] => a.map((number, index) => number + b[index]!);
export const noSums = (entries: readonly string[]): bigint[] => entries.map(() => 0n);

/** The sums as quantities in the items' own units. Throws where an entry that figures need is not there. */
export const activityOfSums = (entries: readonly string[], sums: readonly bigint[]): ActivitySums => {
  const at = new Map(entries.map((entry, index) => [entry, sums[index]!]));
  const get = (entry: string): bigint => {
    const number = at.get(entry);
    if (number === undefined) throw new Error(`the sums have no ${entry}`);
    return number;
  };
  const ofFlows = <T>(take: (flow: FlowCode) => T): Map<FlowCode, T> => new Map(FLOW_CODES.map((flow) => [flow, take(flow)]));
  const stock = (code: StockCode) => [code, fromFixedPoint(code, get(code))] as const;
  return {
    reports: Number(get('REPORTS')),
    flows: ofFlows((flow) => fromFixedPoint(flow, get(flow))),
    metered: ofFlows((flow) => fromFixedPoint(flow, get(`${flow}.METERED`))),
    estimated: ofFlows((flow) => fromFixedPoint(flow, get(`${flow}.ESTIMATED`))),
    missing: ofFlows((flow) => Number(get(`${flow}.MISSING`))),
    stocks: new Map([stock('FLOOR_AREA'), stock('ENERGY_USERS')]),
  };
};

export const COUNT_NAMES = ['institutions', 'withEnergy', 'withBuildingEnergy', 'withWater'] as const satisfies (keyof SumCounts)[];
export const NO_COUNTS: SumCounts = { institutions: 0, withEnergy: 0, withBuildingEnergy: 0, withWater: 0 };
export const addCounts = (a: SumCounts, b: SumCounts): SumCounts => ({
  institutions: a.institutions + b.institutions,
  withEnergy: a.withEnergy + b.withEnergy,
  withBuildingEnergy: a.withBuildingEnergy + b.withBuildingEnergy,
  withWater: a.withWater + b.withWater,
});

type Place = Pick<EditionPlace, 'regionId' | 'parentId'>;

/** The region and every region above it among the places, from below. */
export const lineOf = (places: ReadonlyMap<RegionId, Place>, regionId: RegionId): RegionId[] => {
  const line: RegionId[] = [];
  for (let at: RegionId | null = regionId; at !== null; at = places.get(at)?.parentId ?? null) {
    if (line.includes(at)) throw new Error(`region ${at} lies under itself`);
    line.push(at);
  }
  return line;
};

/** Adds what is of single regions up the tree: a value for every place, of it and all below it. Values of other regions are an error. */
export const addUp = <T>(
  places: readonly Place[],
  own: readonly { readonly regionId: RegionId; readonly value: T }[],
  zero: T,
  add: (a: T, b: T) => T,
): Map<RegionId, T> => {
  const byId = new Map(places.map((place) => [place.regionId, place]));
  const totals = new Map(places.map(({ regionId }) => [regionId, zero]));
  for (const { regionId, value } of own) {
    for (const above of lineOf(byId, regionId)) {
      const total = totals.get(above);
      if (total === undefined) throw new Error(`region ${above} is not in the tree of the edition`);
      totals.set(above, add(total, value));
    }
  }
  return totals;
};

/** The sums of each place and all below it, from those of its own institutions by type and system. */
export const totalSums = (
  entries: readonly string[],
  places: readonly Place[],
  sums: readonly Pick<EditionSum, 'regionId' | 'type' | 'system' | 'sums'>[],
): Map<RegionId, bigint[]> =>
  addUp(
    places,
    sums.filter((sum) => !isTotal(sum)).map((sum) => ({ regionId: sum.regionId, value: [...sum.sums] })),
    noSums(entries),
    addSums,
  );

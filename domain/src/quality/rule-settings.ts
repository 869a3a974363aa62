// What a province may tune: plain data that JSON holds. The defaults are principles, not fits: where a number comes from
// stands beside it.
import { FLOW_CODES, type FlowCode, type StockCode } from '../items/items.js';
import { PLAN_2020 } from '../factors/published-sets.js';
import { TRIVIAL_QUANTITIES, UNIT_PAIRS, type PriceReference, type UnitPair } from './reference-tables.js';
import type { SoftRuleCode } from './rule-codes.js';

/** How far a value must lie from what was expected: both so many robust standard deviations and so large a factor. */
export interface Distance {
  readonly spreads: number;
  readonly factor: number;
}

export interface RuleSettings {
  readonly version: string;
  readonly disabled: readonly SoftRuleCode[];
  /** Stocks without which no intensity can be formed. */
  readonly requiredStocks: readonly StockCode[];
  /** People and area may change by so much; more has to be explained. */
  readonly watchedStocks: readonly StockCode[];
  readonly stockChangePercent: number;
  /** Fewer institutions than this are no standard for others. */
  readonly leastPeers: number;
  /** Robust standard deviation (of logarithms) that is assumed at the least, and where an institution's own is not known yet. */
  readonly leastSpread: number;
  readonly unknownSpread: number;
  /** The same from one month to the next, where it is not known what the season does. */
  readonly unknownSeasonSpread: number;
  /** What every institution uses about as much of as its like: the only items that peers' levels tell something about. */
  readonly usedByAll: readonly FlowCode[];
  /** A quantity that nothing explains. */
  readonly outOfSeason: Distance;
  /** The same where the bill confirms the quantity: unusual, but hardly mistyped. */
  readonly outOfSeasonOnBill: Distance;
  /** From here on it is tried whether another reading of the digits explains the quantity. */
  readonly slip: Distance;
  /** Energy per area against the institution's own same months or, without any, against its peers. */
  readonly energyPerAreaAlone: Distance;
  /** The same against its peers where its own same months let ask already. */
  readonly energyPerAreaBesidePeers: Distance;
  /** A repetition is asked about when chance would make fewer of them than this, alone and where the bill contradicts it. */
  readonly repeatChance: number;
  readonly repeatChanceAgainstBill: number;
  /** A bill confirms or contradicts a quantity by the unit price that follows, against the institution's own. */
  readonly priceAgreesPercent: number;
  /** The least by which a bill for the same quantity differs from last month's when it is another quantity's. */
  readonly billMovePercent: number;
  readonly priceChangePercent: number;
  readonly priceSpreads: number;
  /** Prices that public tariffs set: an institution's own stay put. Others follow the market and are compared beside peers' only. */
  readonly tariffItems: readonly FlowCode[];
  /** Price lists; an item without one is not asked about by them. */
  readonly prices: Readonly<Partial<Record<FlowCode, PriceReference>>>;
  readonly unitPairs: Readonly<Partial<Record<FlowCode, readonly UnitPair[]>>>;
  /** Quantities (expected and reported) under this are not worth a question. */
  readonly trivial: Readonly<Record<FlowCode, number>>;
  /** kgce per unit, for energy per area. */
  readonly kgce: Readonly<Partial<Record<FlowCode, number>>>;
}

const kgceOf = (flow: FlowCode): number | undefined => PLAN_2020.standardCoal.get(flow)?.value.times(1000).toNumber();

export const DEFAULT_RULES: RuleSettings = {
  version: '2026.1',
  disabled: [],
  requiredStocks: ['FLOOR_AREA', 'ENERGY_USERS'],
  watchedStocks: ['ENERGY_USERS', 'FLOOR_AREA'],
  stockChangePercent: 10, // the regime's own rule (哈密 2022: re-verify above 10 %)
  leastPeers: 8,
  leastSpread: 0.05,
  unknownSpread: 0.35,
  unknownSeasonSpread: 0.7,
  usedByAll: ['ELECTRICITY', 'WATER'],
  outOfSeason: { spreads: 5, factor: 1.5 },
  outOfSeasonOnBill: { spreads: 5, factor: 3 },
  slip: { spreads: 5, factor: 1.25 },
  energyPerAreaAlone: { spreads: 5, factor: 2 },
  energyPerAreaBesidePeers: { spreads: 3, factor: 2 },
  repeatChance: 1e-5, // one needless question in 100,000 values
  repeatChanceAgainstBill: 1e-2,
  priceAgreesPercent: 3,
  billMovePercent: 0.5,
  priceChangePercent: 15, // tiers, hours and the wet season move an honest tariff by ten
  priceSpreads: 5,
  tariffItems: ['ELECTRICITY', 'NATURAL_GAS', 'HEAT', 'WATER'],
  prices: {},
  unitPairs: UNIT_PAIRS,
  trivial: TRIVIAL_QUANTITIES,
  kgce: Object.fromEntries(FLOW_CODES.map((flow) => [flow, kgceOf(flow)])),
};

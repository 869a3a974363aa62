// Tables of the default settings: which units are mistaken for each other, what is too little to matter.
import type { FlowCode } from '../items/items.js';

/** Units that are mistaken for each other: one `typed` is `factor` times one `asked`. */
export interface UnitPair {
  readonly factor: number;
  readonly typed: string;
  readonly asked: string;
}

/**
 * What an item costs by a price list that a bureau has entered, in yuan per unit of the item. The platform brings none: a
 * price that nobody vouches for is no reference.
 */
export interface PriceReference {
  /** Decimals as text. */
  readonly from: string;
  readonly to: string;
  /** Which price list, of whom, since when. */
  readonly source: string;
}

export const UNIT_PAIRS: Readonly<Partial<Record<FlowCode, readonly UnitPair[]>>> = {
  ELECTRICITY: [{ factor: 10_000, typed: '万千瓦时', asked: '千瓦时' }],
  NATURAL_GAS: [{ factor: 10_000, typed: '万立方米', asked: '立方米' }],
  WATER: [
    { factor: 10_000, typed: '万立方米', asked: '立方米' },
    { factor: 0.001, typed: '升', asked: '立方米' },
  ],
  COAL: [{ factor: 0.001, typed: '千克', asked: '吨' }],
  OTHER_ENERGY: [{ factor: 0.001, typed: '千克标准煤', asked: '吨标准煤' }],
  HEAT: [
    { factor: 0.001, typed: '兆焦', asked: '吉焦' },
    { factor: 0.000001, typed: '千焦', asked: '吉焦' },
  ],
  LPG: [{ factor: 1000, typed: '吨', asked: '千克' }],
  GASOLINE_VEHICLE: [{ factor: 1000, typed: '千升', asked: '升' }],
  DIESEL_VEHICLE: [{ factor: 1000, typed: '千升', asked: '升' }],
};

/** In the items' own units: what an office of three people uses in a month. */
export const TRIVIAL_QUANTITIES: Readonly<Record<FlowCode, number>> = {
  ELECTRICITY: 50,
  COAL: 0.05,
  NATURAL_GAS: 10,
  GASOLINE_VEHICLE: 20,
  GASOLINE_OTHER: 20,
  DIESEL_VEHICLE: 20,
  DIESEL_OTHER: 20,
  LPG: 15,
  HEAT: 1,
  OTHER_ENERGY: 0.05,
  WATER: 10,
};

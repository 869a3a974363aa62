// Tables of the default settings: what units cost, which units are mistaken for each other, what is too little to matter.
import type { FlowCode } from '../items/items.js';

/** Units that are mistaken for each other: one `typed` is `factor` times one `asked`. */
export interface UnitPair {
  readonly factor: number;
  readonly typed: string;
  readonly asked: string;
}

/** Yuan per unit of the item. */
export interface PriceRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Wide on purpose, for both provinces and all classes of users of the last ten years. They hold the place of the price
 * table of the development and reform commission (发展改革部门价格表), which a bureau enters.
 */
export const PRICE_RANGES: Readonly<Record<FlowCode, PriceRange>> = {
  ELECTRICITY: { from: 0.25, to: 1.5 },
  COAL: { from: 300, to: 2500 },
  NATURAL_GAS: { from: 1.2, to: 6 },
  GASOLINE_VEHICLE: { from: 4.5, to: 11 },
  GASOLINE_OTHER: { from: 4.5, to: 11 },
  DIESEL_VEHICLE: { from: 4, to: 10.5 },
  DIESEL_OTHER: { from: 4, to: 10.5 },
  LPG: { from: 3.5, to: 16 },
  HEAT: { from: 15, to: 200 },
  OTHER_ENERGY: { from: 300, to: 4000 },
  WATER: { from: 1, to: 15 },
};

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

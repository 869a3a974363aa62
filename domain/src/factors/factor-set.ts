// Factor sets: dated, sourced, never edited. What a set does not say is missing; nothing is assumed in its place.
import type { Decimal } from '../decimal.js';
import type { FlowCode } from '../items/items.js';
import type { Day } from '../periods/period.js';

export interface Factor {
  /** Per unit of the item: tce/kWh, tCO2/m3 … as `unit` says. */
  readonly value: Decimal;
  readonly unit: string;
  readonly source: string;
  /** True where the last published value is carried forward for want of a newer one. */
  readonly provisional: boolean;
}

export interface FactorSet {
  readonly id: string;
  /** The province that published the set; null: offered to all. */
  readonly tenantId: number | null;
  readonly nameZh: string;
  readonly publishedOn: Day;
  readonly source: string;
  readonly noteZh: string;
  /** Whether figures use this set when the reader names none and the province has chosen none: one of those offered to all is. */
  readonly official: boolean;
  /** The set from which it was made by changes; null for a set of its own. */
  readonly basedOn: string | null;
  /** tce per unit of the item. Electricity: at the calorific value (当量). */
  readonly standardCoal: ReadonlyMap<FlowCode, Factor>;
  /** tCO2 per unit of the item; electricity is not here but in `gridCarbon`. */
  readonly carbon: ReadonlyMap<FlowCode, Factor>;
  /** tCO2 per kWh, by province and year. */
  readonly gridCarbon: ReadonlyMap<string, Factor>;
  /** tce per kWh at the equivalent value (等价), by year. */
  readonly equivalentElectricity: ReadonlyMap<number, Factor>;
}

export const gridKey = (province: number, year: number): string => `${province}:${year}`;

/** How electricity is converted to standard coal: at its heat (当量), or at what generating it took (等价). */
export type ElectricityBasis = 'CALORIFIC' | 'EQUIVALENT';
/** Which year's grid factor carbon uses: the plan's base year's, or each year's own. */
export type FactorBasis = 'LOCKED_BASE_YEAR' | 'CURRENT';

export const findStandardCoal = (set: FactorSet, item: FlowCode, basis: ElectricityBasis, year: number): Factor | null => {
  if (item === 'ELECTRICITY' && basis === 'EQUIVALENT') return set.equivalentElectricity.get(year) ?? null;
  return set.standardCoal.get(item) ?? null;
};

export const findCarbon = (set: FactorSet, item: FlowCode, province: number, gridYear: number | null): Factor | null => {
  if (item !== 'ELECTRICITY') return set.carbon.get(item) ?? null;
  return gridYear === null ? null : (set.gridCarbon.get(gridKey(province, gridYear)) ?? null);
};

// A factor set as the list of its factors: how it is kept, shown and published.
import { FLOW_CODES, type FlowCode } from '../items/items.js';
import { gridKey, type Factor, type FactorSet } from './factor-set.js';

export const FACTOR_USES = ['STANDARD_COAL', 'CARBON', 'GRID_CARBON', 'EQUIVALENT_ELECTRICITY'] as const;
/** What a factor is for: STANDARD_COAL tce, CARBON tCO2 (both per unit of the item), GRID_CARBON tCO2/kWh, EQUIVALENT_ELECTRICITY tce/kWh. */
export type FactorUse = (typeof FACTOR_USES)[number];

export interface FactorRow extends Factor {
  readonly use: FactorUse;
  readonly item: FlowCode;
  /** A province's region id for a grid factor, else 0. */
  readonly province: number;
  /** The year for which a grid factor or an equivalent value holds, else 0. */
  readonly year: number;
}
export type FactorMaps = Pick<FactorSet, 'standardCoal' | 'carbon' | 'gridCarbon' | 'equivalentElectricity'>;

/** Says which factor a row is: a set has each once. */
export const factorKey = ({ use, item, province, year }: Pick<FactorRow, 'use' | 'item' | 'province' | 'year'>): string =>
  `${use}|${item}|${province}|${year}`;

const inOrder = (a: FactorRow, b: FactorRow): number =>
  FACTOR_USES.indexOf(a.use) - FACTOR_USES.indexOf(b.use) ||
  FLOW_CODES.indexOf(a.item) - FLOW_CODES.indexOf(b.item) ||
  a.province - b.province ||
  a.year - b.year;

/** The factors of a set, by use, item, province and year. */
export const factorRowsOf = (set: FactorMaps): FactorRow[] => {
  const row = (use: FactorUse, item: FlowCode, province: number, year: number, factor: Factor): FactorRow => ({
    use,
    item,
    province,
    year,
    ...factor,
  });
  return [
    ...[...set.standardCoal].map(([item, factor]) => row('STANDARD_COAL', item, 0, 0, factor)),
    ...[...set.carbon].map(([item, factor]) => row('CARBON', item, 0, 0, factor)),
    ...[...set.gridCarbon].map(([key, factor]) => {
      const [province, year] = key.split(':').map(Number);
      return row('GRID_CARBON', 'ELECTRICITY', province!, year!, factor);
    }),
    ...[...set.equivalentElectricity].map(([year, factor]) => row('EQUIVALENT_ELECTRICITY', 'ELECTRICITY', 0, year, factor)),
  ].sort(inOrder);
};

/** The maps of a set from its rows: what `factorRowsOf` took apart. */
export const factorMapsOf = (rows: readonly FactorRow[]): FactorMaps => {
  const ofUse = <K>(use: FactorUse, key: (row: FactorRow) => K): ReadonlyMap<K, Factor> =>
    new Map(
      rows
        .filter((row) => row.use === use)
        .map((row) => [key(row), { value: row.value, unit: row.unit, source: row.source, provisional: row.provisional }]),
    );
  return {
    standardCoal: ofUse('STANDARD_COAL', (row) => row.item),
    carbon: ofUse('CARBON', (row) => row.item),
    gridCarbon: ofUse('GRID_CARBON', (row) => gridKey(row.province, row.year)),
    equivalentElectricity: ofUse('EQUIVALENT_ELECTRICITY', (row) => row.year),
  };
};

const valuesOf = (set: FactorMaps, province: number, year: number): ReadonlyMap<string, string> =>
  new Map(
    factorRowsOf(set)
      .filter((row) => (row.province === 0 || row.province === province) && (row.year === 0 || row.year === year))
      .map((row) => [factorKey(row), `${row.value.toFixed()} ${row.unit}`]),
  );

/** Whether a province's year has another factor in one set than in the other: another value, or one that only one of them has. */
export const factorsDiffer = (one: FactorMaps, other: FactorMaps, province: number, year: number): boolean => {
  const [values, others] = [valuesOf(one, province, year), valuesOf(other, province, year)];
  return values.size !== others.size || [...values].some(([key, value]) => others.get(key) !== value);
};

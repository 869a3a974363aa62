// Printed Chinese units → the unit in which the platform keeps an indicator or a count.
import { Decimal } from '../decimal.js';
import { getIndicator, INDICATOR_CODES, type FigureUnit, type IndicatorCode } from '../indicators/definitions.js';

/** The indicators that plans set targets for: all of them. */
export const PLAN_INDICATORS = INDICATOR_CODES;
export type PlanIndicatorCode = IndicatorCode;
export type PlanUnit = FigureUnit;

type Substance = 'ENERGY' | 'WATER' | 'CARBON';
interface IndicatorUnit {
  readonly nameZh: string;
  readonly unit: PlanUnit;
  readonly substance: Substance;
  readonly per: '人' | '平方米' | null;
}

const unitOf = (code: IndicatorCode, substance: Substance, per: IndicatorUnit['per']): IndicatorUnit => {
  const { nameZh, unit } = getIndicator(code);
  return { nameZh, unit, substance, per };
};

/** Chinese name and unit of each indicator. Totals are in t (m3 for water), intensities in kg (m3 for water). */
export const PLAN_INDICATOR_UNITS: Readonly<Record<PlanIndicatorCode, IndicatorUnit>> = {
  ENERGY_TOTAL: unitOf('ENERGY_TOTAL', 'ENERGY', null),
  BUILDING_ENERGY: unitOf('BUILDING_ENERGY', 'ENERGY', null),
  WATER_TOTAL: unitOf('WATER_TOTAL', 'WATER', null),
  CARBON_TOTAL: unitOf('CARBON_TOTAL', 'CARBON', null),
  ENERGY_PER_AREA: unitOf('ENERGY_PER_AREA', 'ENERGY', '平方米'),
  ENERGY_PER_CAPITA: unitOf('ENERGY_PER_CAPITA', 'ENERGY', '人'),
  WATER_PER_CAPITA: unitOf('WATER_PER_CAPITA', 'WATER', '人'),
  CARBON_PER_AREA: unitOf('CARBON_PER_AREA', 'CARBON', '平方米'),
};

const magnitudes: Readonly<Record<string, string>> = { '': '1', 万: '10000', 亿: '100000000' };
const massesInTonnes: Readonly<Record<string, string>> = { 吨: '1', 千克: '0.001', 公斤: '0.001' };
const substances: Readonly<Record<string, Substance>> = { 标准煤: 'ENERGY', 标煤: 'ENERGY', 二氧化碳: 'CARBON' };
const indicatorPattern = /^(万|亿)?(吨|千克|公斤|立方米)(标准煤|标煤|二氧化碳)?(?:\/(人|平方米)(?:·年)?)?$/;
const countPattern = /^(万|亿)?(个|家|人|辆|平方米)$/;

const compact = (unit: string): string => unit.replace(/\s/g, '').replace('／', '/').replace('.年', '·年');

/** Tonnes (m3 for water) of one printed unit; null where the words name another substance. A tonne of water is a cubic metre. */
const toBase = (substance: Substance, mass: string, named: string | undefined): Decimal | null => {
  if (substance === 'WATER') return named ? null : new Decimal(mass === '立方米' ? 1 : massesInTonnes[mass]!);
  if (mass === '立方米') return null;
  // Carbon is often printed as bare 吨; energy never is, because 吨 alone could be coal.
  if (named ? substances[named] !== substance : substance !== 'CARBON') return null;
  return new Decimal(massesInTonnes[mass]!);
};

/**
 * What one printed unit is in the indicator's own unit, exact; null for a unit that is unknown or belongs to another quantity.
 * Totals: tce, m3, tCO2. Intensities: kgce, m3 or kgCO2 for each person or m2, "·年" or not. The platform's own code of the unit is one of it.
 */
export const findUnitFactor = (indicator: PlanIndicatorCode, printedUnit: string): Decimal | null => {
  const target = PLAN_INDICATOR_UNITS[indicator];
  if (printedUnit.trim() === target.unit) return new Decimal(1);
  const match = indicatorPattern.exec(compact(printedUnit));
  if (!match || (match[4] ?? null) !== target.per) return null;
  const base = toBase(target.substance, match[2]!, match[3]);
  if (!base) return null;
  const inKilograms = target.per !== null && target.substance !== 'WATER';
  return base.times(magnitudes[match[1] ?? '']!).times(inKilograms ? 1000 : 1);
};

const spelt: Readonly<Record<Substance, readonly string[]>> = {
  ENERGY: ['吨标准煤', '万吨标准煤', '千克标准煤'],
  WATER: ['立方米', '万立方米', '吨'],
  CARBON: ['吨二氧化碳', '万吨二氧化碳', '千克二氧化碳'],
};

/** The usual spellings of an indicator's unit, the platform's own code last: each is one that findUnitFactor reads. */
export const printedUnitsOf = (indicator: PlanIndicatorCode): string[] => {
  const { substance, per, unit } = PLAN_INDICATOR_UNITS[indicator];
  return [...spelt[substance].map((each) => (per === null ? each : `${each}/${per}`)), unit];
};

/** As findUnitFactor; throws for an unknown unit, which never passes as a default. */
export const getUnitFactor = (indicator: PlanIndicatorCode, printedUnit: string): Decimal => {
  const factor = findUnitFactor(indicator, printedUnit);
  if (!factor) throw new Error(`unit of ${indicator}: expected one of ${PLAN_INDICATOR_UNITS[indicator].unit}, got "${printedUnit}"`);
  return factor;
};

/** How many persons, institutions, vehicles or m2 one printed unit of a count stands for; null for an unknown unit. */
export const findCountFactor = (printedUnit: string): Decimal | null => {
  const match = countPattern.exec(compact(printedUnit));
  return match ? new Decimal(magnitudes[match[1] ?? '']!) : null;
};

/** Whether numbers in this unit are counted, so that the printed digits are exact: 个, 家, 人, 辆 without 万. */
export const isExactCount = (printedUnit: string): boolean => /^[个家人辆]$/.test(compact(printedUnit));

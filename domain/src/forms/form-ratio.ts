// What a yearly form is measured by: PUE of machine rooms, energy per heated area. Always a ratio of sums, over the forms
// that have both sides; never an average of ratios.
import { type Decimal, sum, ZERO } from '../decimal.js';
import { findStandardCoal, type ElectricityBasis, type FactorSet } from '../factors/factor-set.js';
import { INTENSITY_DECIMALS } from '../indicators/evaluate.js';
import type { FlowCode } from '../items/items.js';
import type { FigureReason } from '../problems.js';
import type { FormItemCode, FormKind } from './form-definition.js';

export interface FormRatioDefinition {
  readonly code: 'PUE' | 'HEATING_ENERGY_PER_AREA';
  readonly nameZh: string;
  readonly unit: string;
  readonly numeratorUnit: string;
  readonly denominatorUnit: string;
  readonly formulaZh: string;
  readonly denominator: FormItemCode;
  /** A form enters the ratio when each of these is above zero in it. */
  readonly needs: readonly FormItemCode[];
}

export const FORM_RATIOS: Readonly<Record<FormKind, FormRatioDefinition>> = {
  MACHINE_ROOM: {
    code: 'PUE',
    nameZh: '电能利用效率（PUE）',
    unit: '1',
    numeratorUnit: 'kWh',
    denominatorUnit: 'kWh',
    formulaZh: 'PUE = Σ 机房耗电量（240）÷ Σ IT设备耗电量（2401），只计两项都已填报的机构',
    denominator: 'ELECTRICITY_IT',
    needs: ['ELECTRICITY', 'ELECTRICITY_IT'],
  },
  HEATING: {
    code: 'HEATING_ENERGY_PER_AREA',
    nameZh: '单位采暖面积能耗',
    unit: 'kgce/m2',
    numeratorUnit: 'kgce',
    denominatorUnit: 'm2',
    formulaZh: '单位采暖面积能耗 = Σ 采暖各能源品种消费量 × 折标准煤系数 ÷ Σ 采暖面积（301），只计填报了采暖面积的机构',
    denominator: 'HEATED_AREA',
    needs: ['HEATED_AREA'],
  },
};

/** By which factor each energy of the heating form is turned into standard coal. */
const HEATING_ENERGY: readonly (readonly [FormItemCode, FlowCode])[] = [
  ['ELECTRICITY', 'ELECTRICITY'],
  ['COAL', 'COAL'],
  ['NATURAL_GAS', 'NATURAL_GAS'],
  ['DIESEL', 'DIESEL_OTHER'],
  ['HEAT', 'HEAT'],
  ['OTHER_ENERGY', 'OTHER_ENERGY'],
];

/** Sums over the forms that enter the ratio. */
export interface RatioSums {
  readonly forms: number;
  readonly quantities: ReadonlyMap<FormItemCode, Decimal>;
}
export interface FormRatio {
  readonly definition: FormRatioDefinition;
  /** Half up to six places; null only with a reason. */
  readonly value: Decimal | null;
  readonly reason: FigureReason | null;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
}

const KG_PER_T = 1000;

/** In kgce; null where the set lacks a factor that is needed. */
const heatingEnergy = (sums: RatioSums, set: FactorSet, basis: ElectricityBasis, year: number): Decimal | null => {
  const terms = HEATING_ENERGY.map(([item, flow]) => {
    const quantity = sums.quantities.get(item) ?? ZERO;
    if (quantity.isZero()) return ZERO;
    const factor = findStandardCoal(set, flow, basis, year);
    return factor && quantity.times(factor.value).times(KG_PER_T);
  });
  return terms.includes(null) ? null : sum(terms as Decimal[]);
};

/** Computes a form's ratio from sums, with electricity at its calorific value. */
export const evaluateForm = (kind: FormKind, sums: RatioSums, set: FactorSet, year: number): FormRatio => {
  const definition = FORM_RATIOS[kind];
  const empty = { definition, value: null, numerator: null, denominator: null };
  if (sums.forms === 0) return { ...empty, reason: 'NO_DATA' };
  const denominator = sums.quantities.get(definition.denominator) ?? ZERO;
  if (denominator.isZero()) return { ...empty, reason: 'DENOMINATOR_MISSING' };
  const numerator = kind === 'MACHINE_ROOM' ? (sums.quantities.get('ELECTRICITY') ?? ZERO) : heatingEnergy(sums, set, 'CALORIFIC', year);
  if (numerator === null) return { ...empty, denominator, reason: 'FACTOR_MISSING' };
  return { definition, numerator, denominator, value: numerator.dividedBy(denominator).toDecimalPlaces(INTENSITY_DECIMALS), reason: null };
};

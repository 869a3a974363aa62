// The factors that the plan documents of the 14th period imply: found by fitting their own numbers, printed in none of them.
import { Decimal } from '../decimal.js';
import { printedInterval } from './interval.js';
import type { Interval } from './interval.js';
import type { PlanFuel } from './plan-document.js';

/**
 * Grid factors in kgCO2/kWh. 0.4400: the baselines of 梁平 and 垫江 and 重庆's sentence of 94.23 %. 0.4040: 重庆's total and
 * carbon shares, and the carbon caps of both counties. Source: domain research 2.7, reproduced by the documents' own shares.
 */
export const PLAN_GRID_FACTORS: readonly Decimal[] = [new Decimal('0.4400'), new Decimal('0.4040')];

/** Calorific value (当量) of electricity in kgce/kWh, the basis of every printed total. Source: GB/T 2589. */
export const CALORIFIC_KGCE_PER_KWH = new Decimal('0.1229');

/** Equivalent value (等价) of electricity in kgce/kWh: the national average coal use for supply of 2020, 305.5 g/kWh. */
export const EQUIVALENT_KGCE_PER_KWH: Interval = printedInterval('0.3055');

/**
 * tCO2/tce of the fuels. 天然气, 汽油, 柴油: calorific value × carbon content × oxidation × 44/12 of the textbook set.
 * 煤炭: implied by 梁平. 其他: implied by 重庆. Source: domain research 2.7; each stands for half its last digit up and down.
 */
export const IMPLIED_FUEL_FACTORS: Readonly<Record<Exclude<PlanFuel, 'ELECTRICITY'>, Interval>> = {
  COAL: printedInterval('2.509'),
  NATURAL_GAS: printedInterval('1.6257'),
  GASOLINE: printedInterval('2.0678'),
  DIESEL: printedInterval('2.1585'),
  OTHER_ENERGY: printedInterval('2.448'),
};

/** tCO2 for a tce of electricity at its calorific value. */
export const electricityFactor = (gridFactor: Decimal): Decimal => gridFactor.dividedBy(CALORIFIC_KGCE_PER_KWH);

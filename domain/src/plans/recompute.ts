// A plan's indicators recomputed from its more basic numbers: amounts of fuels, persons, area, total carbon.
import {
  asRead,
  baselineFigures,
  findAmounts,
  findArea,
  findBaseline,
  findBuildingCarbonShare,
  findPeople,
  isMotorFuel,
  ratioOf,
} from './figures.js';
import type { CarbonScope } from '../indicators/definitions.js';
import { agrees, scaled, sumOf, times } from './interval.js';
import type { Interval } from './interval.js';
import type { PlanDocument } from './plan-document.js';
import type { PlanIndicatorCode } from './units.js';

/** Whose carbon an intensity counts: all energy's, or that of all but petrol and diesel. */
export type PlanCarbonScope = CarbonScope;

/** Building energy in tce: as printed, else the sum of the amounts without petrol and diesel; null where neither is printed. */
export const findBuildingEnergy = (document: PlanDocument): Interval | null => {
  const printed = findBaseline(document, 'BUILDING_ENERGY');
  const amounts = findAmounts(document);
  if (printed || !amounts) return printed;
  return sumOf([...amounts].filter(([fuel]) => !isMotorFuel(fuel)).map(([, amount]) => amount));
};

/** Carbon per area in kgCO2/m2 by scope; null where total, area or (for buildings) shares are not printed. */
export const carbonPerArea = (document: PlanDocument, scope: PlanCarbonScope): Interval | null => {
  const perArea = ratioOf(findBaseline(document, 'CARBON_TOTAL'), findArea(document));
  if (!perArea || scope === 'TOTAL') return perArea && scaled(perArea, 1000);
  const share = findBuildingCarbonShare(document);
  return share && scaled(times(perArea, share), 1000);
};

/**
 * The scope that reproduces a printed carbon per area, the table's or else the text's; null where none does or nothing can be
 * recomputed. 重庆 and 梁平 print total carbon per area, 垫江 the carbon of buildings only, under the same name.
 */
export const carbonScopeOf = (document: PlanDocument): PlanCarbonScope | null => {
  const recomputed = (['TOTAL', 'BUILDING'] as const).map((scope) => ({ scope, perArea: carbonPerArea(document, scope) }));
  for (const figure of baselineFigures(document, 'CARBON_PER_AREA')) {
    const fitting = recomputed.find(({ perArea }) => perArea !== null && agrees(perArea, asRead(figure)));
    if (fitting) return fitting.scope;
  }
  return null;
};

const intensity = (total: Interval | null, over: Interval | null, perUnit: number): Interval | null => {
  const ratio = ratioOf(total, over);
  return ratio && scaled(ratio, perUnit);
};

/** The baseline of an indicator from more basic numbers, in the indicator's unit; null where the plan prints no more basic ones. */
export const recomputeBaseline = (document: PlanDocument, indicator: PlanIndicatorCode): Interval | null => {
  switch (indicator) {
    case 'ENERGY_TOTAL': {
      const amounts = findAmounts(document);
      return amounts && sumOf([...amounts.values()]);
    }
    case 'ENERGY_PER_CAPITA':
      return intensity(findBaseline(document, 'ENERGY_TOTAL'), findPeople(document), 1000);
    case 'ENERGY_PER_AREA':
      return intensity(findBuildingEnergy(document), findArea(document), 1000);
    case 'WATER_PER_CAPITA':
      return intensity(findBaseline(document, 'WATER_TOTAL'), findPeople(document), 1);
    case 'CARBON_PER_AREA': {
      const scope = carbonScopeOf(document);
      return carbonPerArea(document, scope ?? 'TOTAL');
    }
    default:
      return null;
  }
};

// Which grid factor a plan's own energy and carbon numbers imply, and its carbon restated with another.
import { type Decimal } from '../decimal.js';
import { findAmount, findBaseline, findCarbonShares, ratioOf } from './figures.js';
import { electricityFactor, IMPLIED_FUEL_FACTORS, PLAN_GRID_FACTORS } from './implied-factors.js';
import { agrees, dividedBy, exactly, plus, scaled, sumOf, times } from './interval.js';
import type { Interval } from './interval.js';
import type { PlanDocument, PlanFuel } from './plan-document.js';

const carbonOf = (document: PlanDocument, fuel: PlanFuel): Interval | null => {
  const total = findBaseline(document, 'CARBON_TOTAL');
  const share = findCarbonShares(document)?.get(fuel);
  return total && share ? times(total, share) : null;
};

/** tCO2/tce of one kind of energy from the plan's own carbon share and amount; null where it does not print both. */
export const impliedFuelFactor = (document: PlanDocument, fuel: PlanFuel): Interval | null =>
  ratioOf(carbonOf(document, fuel), findAmount(document, fuel));

/** Energy in tce that the carbon shares give with a grid factor and the implied fuel factors; null without shares or total. */
export const energyFromCarbon = (document: PlanDocument, gridFactor: Decimal): ReadonlyMap<PlanFuel, Interval> | null => {
  const shares = findCarbonShares(document);
  if (!shares || !findBaseline(document, 'CARBON_TOTAL')) return null;
  const factorOf = (fuel: PlanFuel): Interval =>
    fuel === 'ELECTRICITY' ? exactly(electricityFactor(gridFactor)) : IMPLIED_FUEL_FACTORS[fuel];
  return new Map([...shares.keys()].map((fuel) => [fuel, dividedBy(carbonOf(document, fuel)!, factorOf(fuel))!]));
};

/**
 * The grid factor in kgCO2/kWh, of those that plans are known to use, that the baseline carbon was made with; null where none fits.
 * From electricity's carbon and tce where both are printed (重庆 0.4040, 梁平 0.4400); else the one with which the fuels' carbon
 * adds up to the printed energy total (垫江 0.4400).
 */
export const impliedGridFactor = (document: PlanDocument): Decimal | null => {
  const electricity = impliedFuelFactor(document, 'ELECTRICITY');
  const total = findBaseline(document, 'ENERGY_TOTAL');
  const fits = (gridFactor: Decimal): boolean => {
    if (electricity) return agrees(electricity, exactly(electricityFactor(gridFactor)));
    const energy = energyFromCarbon(document, gridFactor);
    return energy !== null && total !== null && agrees(sumOf([...energy.values()]), total);
  };
  return PLAN_GRID_FACTORS.find(fits) ?? null;
};

/** Baseline carbon in tCO2 with electricity's part restated from one grid factor to another; null without shares or total. */
export const restatedCarbon = (document: PlanDocument, from: Decimal, to: Decimal): Interval | null => {
  const shares = findCarbonShares(document);
  if (!shares || !findBaseline(document, 'CARBON_TOTAL')) return null;
  const parts = [...shares.keys()].map((fuel) =>
    fuel === 'ELECTRICITY' ? scaled(carbonOf(document, fuel)!, to.dividedBy(from)) : carbonOf(document, fuel)!,
  );
  return parts.reduce(plus);
};

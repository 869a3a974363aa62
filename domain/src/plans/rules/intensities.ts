// Per capita × people and per area × area against the totals, in the table and in the text.
import { comparePrinted } from '../compare.js';
import { asPrinted, baselineFigures, findArea, findBaseline, isMotorFuel } from '../figures.js';
import type { PrintedFigure } from '../figures.js';
import { finding } from '../findings.js';
import type { PlanFinding, PlanFindingCode } from '../findings.js';
import { energyFromCarbon, impliedGridFactor } from '../grid-factor.js';
import { agrees, decimalsOf, dividedBy, minus, scaled, sumOf } from '../interval.js';
import type { Interval } from '../interval.js';
import type { PlanDocument } from '../plan-document.js';
import { carbonPerArea, carbonScopeOf, recomputeBaseline } from '../recompute.js';
import type { PlanIndicatorCode } from '../units.js';

const compareAll = (
  document: PlanDocument,
  indicator: PlanIndicatorCode,
  code: PlanFindingCode,
  expected: Interval | null,
  basis: string,
): PlanFinding[] =>
  expected ? baselineFigures(document, indicator).flatMap((figure) => comparePrinted({ code, indicator, figure, expected, basis })) : [];

/** Energy per capita counts all energy. */
export const checkEnergyPerCapita = (document: PlanDocument): PlanFinding[] =>
  compareAll(
    document,
    'ENERGY_PER_CAPITA',
    'PER_CAPITA_MISMATCH',
    recomputeBaseline(document, 'ENERGY_PER_CAPITA'),
    '能源消费总量除以用能人数，',
  );

/** Water per capita. */
export const checkWaterPerCapita = (document: PlanDocument): PlanFinding[] =>
  compareAll(
    document,
    'WATER_PER_CAPITA',
    'PER_CAPITA_MISMATCH',
    recomputeBaseline(document, 'WATER_PER_CAPITA'),
    '用水总量除以用能人数，',
  );

/**
 * Building energy per area in kgce/m2 of a plan that prints no amounts of fuels: the total without the petrol and diesel that
 * the carbon shares give. Null unless the carbon shares close on the energy total with a known grid factor, which proves the factors.
 */
const perAreaFromCarbon = (document: PlanDocument): Interval | null => {
  const gridFactor = impliedGridFactor(document);
  const energy = gridFactor && energyFromCarbon(document, gridFactor);
  const total = findBaseline(document, 'ENERGY_TOTAL');
  const area = findArea(document);
  if (!energy || !total || !area) return null;
  const motor = sumOf([...energy].filter(([fuel]) => isMotorFuel(fuel)).map(([, amount]) => amount));
  const perArea = dividedBy(minus(total, motor), area);
  return perArea && scaled(perArea, 1000);
};

/** Energy per area counts energy without petrol and diesel: the plans' 单位建筑面积能耗 is that of buildings. */
export const checkEnergyPerArea = (document: PlanDocument): PlanFinding[] => {
  const expected = recomputeBaseline(document, 'ENERGY_PER_AREA') ?? perAreaFromCarbon(document);
  return compareAll(document, 'ENERGY_PER_AREA', 'PER_AREA_MISMATCH', expected, '建筑能耗（不含汽油、柴油）除以建筑面积，');
};

const buildingScope = (figure: PrintedFigure, total: Interval, building: Interval): PlanFinding => {
  const places = decimalsOf(figure.printed);
  const [all, part] = [total, building].map((each) => each.value.dividedBy(figure.factor).toFixed(places)) as [string, string];
  const message = `单位建筑面积碳排放：全部碳排放除以建筑面积为 ${all}，所印 ${figure.printed} 为建筑碳排放（不含汽油、柴油，${part}）除以建筑面积，与按总量计算的规划不可比。`;
  return finding('CARBON_SCOPE_BUILDING', message, { indicator: 'CARBON_PER_AREA', expected: all, actual: figure.printed });
};

/** Carbon per area counts total carbon, or (which is said) the carbon of buildings only. */
export const checkCarbonPerArea = (document: PlanDocument): PlanFinding[] => {
  const total = carbonPerArea(document, 'TOTAL');
  const building = carbonPerArea(document, 'BUILDING');
  const expected = recomputeBaseline(document, 'CARBON_PER_AREA');
  if (!total || !expected) return [];
  const basis = carbonScopeOf(document) === 'BUILDING' ? '建筑碳排放除以建筑面积，' : '碳排放总量除以建筑面积，';
  return baselineFigures(document, 'CARBON_PER_AREA').flatMap((figure) => {
    if (agrees(total, asPrinted(figure))) return [];
    if (building && agrees(building, asPrinted(figure))) return [buildingScope(figure, total, building)];
    return comparePrinted({ code: 'PER_AREA_MISMATCH', indicator: 'CARBON_PER_AREA', figure, expected, basis });
  });
};

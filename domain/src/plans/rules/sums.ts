// Parts against totals: institutions by type, energy by kind, building energy against the motor fuels.
import { comparePrinted } from '../compare.js';
import { asPrinted, baselineFigures, findAmounts, findBaseline, findCount, isMotorFuel, ratioOf } from '../figures.js';
import { finding } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { agrees, exactly, minus, plus, printedInterval, scaled, sumOf } from '../interval.js';
import type { Interval } from '../interval.js';
import { INSTITUTION_PARTS } from '../plan-document.js';
import type { EnergyMix, PlanDocument } from '../plan-document.js';
import { recomputeBaseline } from '../recompute.js';

/** Institutions by type add up to their number. */
export const checkInstitutionParts = (document: PlanDocument): PlanFinding[] => {
  const total = findCount(document, 'INSTITUTIONS');
  const parts = INSTITUTION_PARTS.map((code) => findCount(document, code)).filter((each) => each !== null);
  if (!total || parts.length === 0) return [];
  const expected = sumOf(parts.map(asPrinted));
  return comparePrinted({ code: 'SUM_MISMATCH', indicator: null, name: '公共机构数量', figure: total, expected, basis: '各类机构合计，' });
};

const sharesSum = (mix: EnergyMix): Interval => sumOf(mix.items.map(({ share }) => printedInterval(share)));
const hundred = exactly('100');

/** Whether the rest that the amounts leave of the total is also the rest that the shares leave of 100 %. */
const isUnlisted = (mix: EnergyMix, listed: Interval, total: Interval): boolean => {
  if (mix.items.some(({ item }) => item === 'OTHER_ENERGY') || total.low.lte(listed.high)) return false;
  const rest = ratioOf(minus(total, listed), total);
  return rest !== null && agrees(scaled(rest, 100), minus(hundred, sharesSum(mix)));
};

/** The amounts by kind of energy add up to the total, or leave a rest that the shares leave too. */
export const checkEnergySum = (document: PlanDocument): PlanFinding[] => {
  const listed = recomputeBaseline(document, 'ENERGY_TOTAL');
  const figure = baselineFigures(document, 'ENERGY_TOTAL')[0];
  if (!listed || !figure || !document.energyMix) return [];
  const total = asPrinted(figure);
  if (!isUnlisted(document.energyMix, listed, total)) {
    return comparePrinted({ code: 'SUM_MISMATCH', indicator: 'ENERGY_TOTAL', figure, expected: listed, basis: '各能源品种合计，' });
  }
  const sum = listed.value.dividedBy(figure.factor).toFixed();
  const rest = total.value.minus(listed.value).dividedBy(figure.factor).toFixed();
  const message = `能源消费总量 ${figure.printed} ${figure.unit}，所列品种合计 ${sum}，另有 ${rest} 未列出（其他能源）。`;
  return [finding('UNLISTED_ENERGY', message, { indicator: 'ENERGY_TOTAL', expected: figure.printed, actual: sum })];
};

/** An incomplete list of shares leaves a rest; worth knowing, not wrong. */
export const noteUnlistedShares = ({ energyMix }: PlanDocument): PlanFinding[] => {
  if (!energyMix || energyMix.complete) return [];
  const listed = sharesSum(energyMix).value;
  if (listed.gte(100)) return [];
  const message = `所列能源品种占比合计 ${listed.toFixed(2)}%，其余 ${hundred.value.minus(listed).toFixed(2)}% 未列出。`;
  return [finding('UNLISTED_ENERGY', message, { indicator: 'ENERGY_TOTAL', expected: '100', actual: listed.toFixed(2) })];
};

/** Share of petrol and diesel in percent: what is listed of them, and up to the unlisted rest where one of them is not. */
const motorShare = (mix: EnergyMix): Interval => {
  const listed = mix.items.filter(({ item }) => isMotorFuel(item));
  const share = sumOf(listed.map((each) => printedInterval(each.share)));
  return listed.length === 2 || mix.complete ? share : { ...share, high: plus(share, minus(hundred, sharesSum(mix))).high };
};

/** A printed building energy is the total without petrol and diesel. */
export const checkBuildingEnergy = (document: PlanDocument): PlanFinding[] => {
  const figure = baselineFigures(document, 'BUILDING_ENERGY')[0];
  const total = findBaseline(document, 'ENERGY_TOTAL');
  if (!figure || !total || !document.energyMix) return [];
  const amounts = findAmounts(document);
  const motor = amounts
    ? sumOf([...amounts].filter(([fuel]) => isMotorFuel(fuel)).map(([, amount]) => amount))
    : scaledByPercent(total, motorShare(document.energyMix));
  return comparePrinted({
    code: 'SUM_MISMATCH',
    indicator: 'BUILDING_ENERGY',
    figure,
    expected: minus(total, motor),
    basis: '能源消费总量减去汽油、柴油，',
  });
};

const scaledByPercent = (total: Interval, percent: Interval): Interval => ({
  low: total.low.times(percent.low).dividedBy(100),
  value: total.value.times(percent.value).dividedBy(100),
  high: total.high.times(percent.high).dividedBy(100),
});

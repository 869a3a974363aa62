// Shares: each against amount ÷ total, and their sum against 100 %.
import { Decimal, sum } from '../../decimal.js';
import { findSlip } from '../compare.js';
import { findAmount, findBaseline, ratioOf } from '../figures.js';
import { finding, FUEL_NAMES } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { agrees, decimalsOf, lastDigitOf, printedDecimal, printedInterval, scaled } from '../interval.js';
import type { EnergyMixItem, PlanDocument } from '../plan-document.js';
import type { PlanIndicatorCode } from '../units.js';

const checkShare = (document: PlanDocument, { item, share }: EnergyMixItem, places: number): PlanFinding[] => {
  const part = ratioOf(findAmount(document, item), findBaseline(document, 'ENERGY_TOTAL'));
  if (!part) return [];
  const percent = scaled(part, 100);
  const expected = percent.value.toDecimalPlaces(places);
  const about = { indicator: 'ENERGY_TOTAL', item, expected: expected.toFixed(places), actual: share } as const;
  if (!agrees(percent, printedInterval(share)) && findSlip(percent, share)) {
    const message = `${FUEL_NAMES[item]}：消费量、总量与占比恰差单位的倍数，按消费量与总量应为 ${about.expected}%，所印为 ${share}%。`;
    return [finding('UNIT_SLIP', message, about)];
  }
  if (!agrees(percent, printedInterval(share))) {
    return [finding('SHARE_MISMATCH', `${FUEL_NAMES[item]}占比：按消费量与总量应为 ${about.expected}%，所印为 ${share}%。`, about)];
  }
  if (percent.value.toDecimalPlaces(decimalsOf(share)).eq(printedDecimal(share))) return [];
  const message = `${FUEL_NAMES[item]}占比：按所印消费量与总量为 ${about.expected}%，所印为 ${share}%，差在消费量的舍入之内。`;
  return [finding('SHARE_ROUNDING', message, about)];
};

/** Each share of energy is its amount ÷ the total, as far as the printed digits tell. */
export const checkShares = (document: PlanDocument): PlanFinding[] => {
  const items = document.energyMix?.items ?? [];
  const places = Math.max(0, ...items.map(({ share }) => decimalsOf(share)));
  return items.flatMap((item) => checkShare(document, item, places));
};

/**
 * The shares of a complete list add up to 100 %. Tolerance: one unit in the last digit of each (0.01 × n for n shares of two
 * digits), because shares are printed rounded or cut off.
 */
const checkShareSum = (shares: readonly string[], indicator: PlanIndicatorCode, name: string): PlanFinding[] => {
  const total = sum(shares.map(printedDecimal));
  const tolerance = sum(shares.map(lastDigitOf));
  if (shares.length === 0 || total.minus(100).abs().lte(tolerance)) return [];
  const actual = total.toFixed(Math.max(...shares.map(decimalsOf)));
  const message = `${name}合计应为 100%（允许 ±${tolerance.toFixed()}%），所印合计为 ${actual}%。`;
  return [finding('SHARE_SUM', message, { indicator, expected: new Decimal(100).toFixed(), actual })];
};

/** The printed shares of energy and of carbon each add up to 100 %. */
export const checkShareSums = ({ energyMix, carbonMix }: PlanDocument): PlanFinding[] => [
  ...(energyMix?.complete ? checkShareSum(sharesOf(energyMix), 'ENERGY_TOTAL', '能源消费占比') : []),
  ...(carbonMix?.complete ? checkShareSum(sharesOf(carbonMix), 'CARBON_TOTAL', '碳排放占比') : []),
];

const sharesOf = (mix: { readonly items: readonly { readonly share: string }[] }): string[] => mix.items.map(({ share }) => share);

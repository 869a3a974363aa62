// Caps against their baselines, and what caps and intensities together imply for people and area.
import { Decimal } from '../../decimal.js';
import { findArea, findBaseline, findBuildingCarbonShare, findPeople, findRow, findTarget, ratioOf, tableFigure } from '../figures.js';
import { SLIPS } from '../compare.js';
import { finding } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { scaled, times } from '../interval.js';
import type { Interval } from '../interval.js';
import type { PlanDocument } from '../plan-document.js';
import { carbonScopeOf } from '../recompute.js';
import { PLAN_INDICATOR_UNITS } from '../units.js';
import type { PlanIndicatorCode } from '../units.js';

/** Percent by which implied people may differ, and an implied area may fall, before it is suspicious (domain research 2.8). */
const IMPLIED_DIFFERENCE_PERCENT = 1;

interface Pair {
  readonly cap: PlanIndicatorCode;
  readonly intensity: PlanIndicatorCode;
  readonly over: string;
  readonly per: number;
}
const pairs = [
  { cap: 'ENERGY_TOTAL', intensity: 'ENERGY_PER_CAPITA', over: '用能人数', per: 1000 },
  { cap: 'WATER_TOTAL', intensity: 'WATER_PER_CAPITA', over: '用能人数', per: 1 },
  { cap: 'CARBON_TOTAL', intensity: 'CARBON_PER_AREA', over: '建筑面积', per: 1000 },
] as const satisfies readonly Pair[];

const implied = (pair: Pair, find: (indicator: PlanIndicatorCode) => Interval | null): Interval | null => {
  const ratio = ratioOf(find(pair.cap), find(pair.intensity));
  return ratio && scaled(ratio, pair.per);
};
const growth = (from: Interval, to: Interval): Decimal => to.value.dividedBy(from.value).minus(1).times(100).toDecimalPlaces(2);
const signed = (percent: Decimal): string => `${percent.gte(0) ? '+' : ''}${percent.toFixed(2)}%`;

const checkAbove = (document: PlanDocument, pair: Pair): PlanFinding[] => {
  const row = findRow(document, pair.cap);
  const [base, cap] = [findBaseline(document, pair.cap), findTarget(document, pair.cap)];
  const [from, to] = [findBaseline(document, pair.intensity), findTarget(document, pair.intensity)];
  if (!row?.baseline || !row.target || !base || !cap || !from || !to || cap.value.lte(base.value) || to.value.gte(from.value)) return [];
  const before =
    (pair.over === '建筑面积' ? findArea(document) : findPeople(document)) ?? implied(pair, (each) => findBaseline(document, each));
  const after = implied(pair, (each) => findTarget(document, each));
  const meaning = before && after ? `，隐含${pair.over} ${signed(growth(before, after))}` : '';
  const { nameZh } = PLAN_INDICATOR_UNITS[pair.cap];
  const message = `${nameZh}上限 ${row.target} 高于基期 ${row.baseline}（${signed(growth(base, cap))}），而${PLAN_INDICATOR_UNITS[pair.intensity].nameZh}下降${meaning}。`;
  return [finding('CAP_ABOVE_BASE', message, { indicator: pair.cap, expected: `≤${row.baseline}`, actual: row.target })];
};

/** What a cap is a multiple of its baseline by, if one is read as a slip: of 1, 10, 1000, 10000 and their inverses the nearest. */
const nearestPower = (ratio: Decimal): Decimal => {
  const distance = (power: Decimal): Decimal => Decimal.max(ratio.dividedBy(power), power.dividedBy(ratio));
  return [new Decimal(1), ...SLIPS].reduce((best, each) => (distance(each).lt(distance(best)) ? each : best));
};

/** A cap is of the same order as its baseline: one that is nearer to its tenfold than to itself is a slip of the unit. */
export const checkCapUnits = (document: PlanDocument): PlanFinding[] =>
  pairs.flatMap(({ cap }) => {
    const figure = tableFigure(document, cap, 'target');
    const ratio = ratioOf(findTarget(document, cap), findBaseline(document, cap))?.value;
    if (!figure || !ratio || ratio.isZero() || nearestPower(ratio).eq(1)) return [];
    const expected = `${new Decimal(figure.printed).dividedBy(nearestPower(ratio)).toFixed()} ${figure.unit}`;
    const actual = `${figure.printed} ${figure.unit}`;
    const message = `${PLAN_INDICATOR_UNITS[cap].nameZh}上限 ${actual} 与基期不在同一数量级，疑应为 ${expected}，系单位之误。`;
    return [finding('UNIT_SLIP', message, { indicator: cap, expected, actual })];
  });

/** A cap does not lie above its baseline while the intensity is to fall, unless people or area are to grow. */
export const checkCapsAboveBase = (document: PlanDocument): PlanFinding[] => pairs.flatMap((pair) => checkAbove(document, pair));

/** The smallest difference of two intervals in percent of the smaller; zero where they overlap. */
const differencePercent = (a: Interval, b: Interval): Decimal => {
  const [lower, upper] = a.value.lt(b.value) ? [a, b] : [b, a];
  return upper.low.lte(lower.high) ? new Decimal(0) : upper.low.dividedBy(lower.high).minus(1).times(100);
};

const checkPeople = (document: PlanDocument, year: number, find: (indicator: PlanIndicatorCode) => Interval | null): PlanFinding[] => {
  const [energy, water] = [implied(pairs[0], find), implied(pairs[1], find)];
  if (!energy || !water || differencePercent(energy, water).lte(IMPLIED_DIFFERENCE_PERCENT)) return [];
  const [expected, actual] = [energy.value.toFixed(0), water.value.toFixed(0)];
  const before = findPeople(document) ?? implied(pairs[0], (each) => findBaseline(document, each));
  const grown =
    before && year !== document.baselineYear ? `（较基期 ${signed(growth(before, energy))} 与 ${signed(growth(before, water))}）` : '';
  const message = `${year} 年用能人数：能源总量除以人均综合能耗为 ${expected} 人，用水总量除以人均用水量为 ${actual} 人${grown}，相差超过 ${IMPLIED_DIFFERENCE_PERCENT}%。`;
  return [finding('IMPLIED_PEOPLE_DIFFER', message, { indicator: 'WATER_TOTAL', expected, actual })];
};

/** Energy and water imply the same number of people, in the baseline year and in the target year. */
export const checkImpliedPeople = (document: PlanDocument): PlanFinding[] => [
  ...(document.baselineYear === null ? [] : checkPeople(document, document.baselineYear, (each) => findBaseline(document, each))),
  ...checkPeople(document, document.targetYear, (each) => findTarget(document, each)),
];

/** The carbon cap and the target per area (in its own scope, buildings keeping their part) imply an area that does not fall. */
export const checkImpliedArea = (document: PlanDocument): PlanFinding[] => {
  const area = findArea(document);
  const all = implied(pairs[2], (each) => findTarget(document, each));
  const buildings = findBuildingCarbonShare(document);
  const scope = carbonScopeOf(document);
  if (!area || !all || !scope || (scope === 'BUILDING' && !buildings)) return [];
  const after = scope === 'BUILDING' ? times(all, buildings!) : all;
  if (after.value.gte(area.value) || differencePercent(area, after).lte(IMPLIED_DIFFERENCE_PERCENT)) return [];
  const [expected, actual] = [area, after].map((each) => each.value.dividedBy(10000).toFixed(2)) as [string, string];
  const message = `碳排放总量上限除以单位建筑面积碳排放目标，隐含 ${document.targetYear} 年建筑面积 ${actual} 万平方米，较基期 ${expected} 万平方米 ${signed(growth(area, after))}。`;
  return [finding('IMPLIED_AREA_FALLS', message, { indicator: 'CARBON_TOTAL', expected, actual })];
};

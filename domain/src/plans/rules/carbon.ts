// Carbon numbers that only another grid factor, or another basis of electricity, reproduces.
import { Decimal } from '../../decimal.js';
import { findAmounts, findBaseline, findBuildingCarbonShare, findRow, findTarget, isMotorFuel, ratioOf, tableFigure } from '../figures.js';
import { finding, FUEL_NAMES } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { impliedFuelFactor, impliedGridFactor, restatedCarbon } from '../grid-factor.js';
import { electricityFactor, EQUIVALENT_KGCE_PER_KWH, IMPLIED_FUEL_FACTORS, PLAN_GRID_FACTORS } from '../implied-factors.js';
import { agrees, decimalsOf, dividedBy, exactly, printedDecimal, printedInterval, scaled, sumOf, times } from '../interval.js';
import type { Interval } from '../interval.js';
import { PLAN_FUELS } from '../plan-document.js';
import type { PlanDocument, PlanFuel, PlanStatement } from '../plan-document.js';
import { reducedBy } from '../target-rounding.js';

/** Plans cut by whole percents; 20 in five years is more than any sets. */
const wholePercents = Array.from({ length: 21 }, (_, percent) => new Decimal(percent));
const percentTo = (base: Interval, cap: Interval): Decimal | null =>
  wholePercents.find((percent) => agrees(scaled(base, reducedBy(new Decimal(1), percent)), cap)) ?? null;

/** A carbon cap below its baseline that no whole percent of the baseline gives, but one of the baseline with the other grid factor. */
export const checkCarbonCap = (document: PlanDocument): PlanFinding[] => {
  const row = findRow(document, 'CARBON_TOTAL');
  const figure = tableFigure(document, 'CARBON_TOTAL', 'target');
  const [base, cap] = [findBaseline(document, 'CARBON_TOTAL'), findTarget(document, 'CARBON_TOTAL')];
  const own = impliedGridFactor(document);
  if (!row?.baseline || !figure || !base || !cap || !own || cap.value.gte(base.value) || percentTo(base, cap)) return [];
  for (const other of PLAN_GRID_FACTORS.filter((factor) => !factor.eq(own))) {
    const restated = restatedCarbon(document, own, other);
    const percent = restated && percentTo(restated, cap);
    if (!percent) continue;
    const expected = reducedBy(printedDecimal(row.baseline), percent).toFixed(decimalsOf(figure.printed));
    const amount = restated.value.dividedBy(figure.factor).toFixed(decimalsOf(figure.printed));
    const message = `碳排放总量上限 ${figure.printed} ${figure.unit}：基期值用电力排放因子 ${own.toFixed(4)}，上限却等于按 ${other.toFixed(4)} 重算的基期排放 ${amount} 下降 ${percent.toFixed()}%；同一因子下应为 ${expected}。`;
    return [finding('CARBON_CAP_OTHER_FACTOR', message, { indicator: 'CARBON_TOTAL', expected, actual: figure.printed })];
  }
  return [];
};

const statementOf = <C extends PlanStatement['code']>(document: PlanDocument, code: C): Extract<PlanStatement, { code: C }> | null =>
  document.statements.find((each): each is Extract<PlanStatement, { code: C }> => each.code === code) ?? null;

/** Total carbon in tCO2 and the buildings' part in percent from the amounts of energy with a grid factor and the implied fuel factors. */
const carbonFromEnergy = (document: PlanDocument, gridFactor: Decimal): { total: Interval; buildingPercent: Interval } | null => {
  const amounts = findAmounts(document);
  if (!amounts) return null;
  const carbon = [...amounts].map(([fuel, amount]) => ({
    fuel,
    carbon: times(amount, fuel === 'ELECTRICITY' ? exactly(electricityFactor(gridFactor)) : IMPLIED_FUEL_FACTORS[fuel]),
  }));
  const part = (motor: boolean): Interval => sumOf(carbon.filter(({ fuel }) => isMotorFuel(fuel) === motor).map((each) => each.carbon));
  const [buildings, motor] = [part(false), part(true)];
  // b ÷ (b + m) rises with b and falls with m.
  const percent = (b: Decimal, m: Decimal): Decimal => b.dividedBy(b.plus(m)).times(100);
  return {
    total: sumOf([buildings, motor]),
    buildingPercent: {
      low: percent(buildings.low, motor.high),
      value: percent(buildings.value, motor.value),
      high: percent(buildings.high, motor.low),
    },
  };
};

/** A sentence on the buildings' part of carbon follows from the carbon shares, or else says with which grid factor it was made. */
export const checkBuildingCarbonShare = (document: PlanDocument): PlanFinding[] => {
  const statement = statementOf(document, 'BUILDING_CARBON_SHARE');
  const shares = findBuildingCarbonShare(document);
  if (!statement || !shares) return [];
  const own = scaled(shares, 100);
  const printed = printedInterval(statement.percent);
  if (agrees(own, printed)) return [];
  const expected = own.value.toFixed(decimalsOf(statement.percent));
  const about = { indicator: 'CARBON_TOTAL', item: 'BUILDING_CARBON_SHARE', expected, actual: statement.percent } as const;
  const start = `建筑碳排放占比：按本文件各品种碳排放占比应为 ${expected}%，所印为 ${statement.percent}%`;
  for (const gridFactor of PLAN_GRID_FACTORS) {
    const carbon = carbonFromEnergy(document, gridFactor);
    if (!carbon || !agrees(carbon.buildingPercent, printed)) continue;
    const [percent, total] = [carbon.buildingPercent.value.toFixed(3), carbon.total.value.dividedBy(10000).toFixed(2)];
    const message = `${start}；后者可由电力排放因子 ${gridFactor.toFixed(4)} 得出（${percent}%，总量 ${total} 万吨）。`;
    return [finding('CARBON_SHARE_OTHER_FACTOR', message, about)];
  }
  return [finding('CARBON_SHARE_MISMATCH', `${start}。`, about)];
};

type Ratio = ReadonlyMap<PlanFuel, Interval>;
const relativeTo = (electricity: Interval, fuels: readonly PlanFuel[], factorOf: (fuel: PlanFuel) => Interval | null): Ratio | null => {
  const ratio = new Map<PlanFuel, Interval>();
  for (const fuel of fuels) {
    const each = ratioOf(factorOf(fuel), electricity);
    if (!each) return null;
    ratio.set(fuel, each);
  }
  return ratio;
};

/** Carbon for each tce relative to electricity: on the document's own numbers, or only with electricity at its equivalent value (等价). */
export const checkCarbonRatio = (document: PlanDocument): PlanFinding[] => {
  const statement = statementOf(document, 'CARBON_PER_TCE_RATIO');
  const electricity = impliedFuelFactor(document, 'ELECTRICITY');
  if (!statement || !electricity) return [];
  const printed = PLAN_FUELS.flatMap((fuel) => (statement.ratio[fuel] ? [{ fuel, text: statement.ratio[fuel] }] : []));
  const fuels = printed.map(({ fuel }) => fuel).filter((fuel) => fuel !== 'ELECTRICITY');
  const own = relativeTo(electricity, fuels, (fuel) => impliedFuelFactor(document, fuel));
  const fits = (ratio: Ratio | null): boolean =>
    ratio !== null && printed.every(({ fuel, text }) => fuel === 'ELECTRICITY' || agrees(ratio.get(fuel)!, printedInterval(text)));
  if (!own || fits(own)) return [];
  const expected = printed.map(({ fuel, text }) => own.get(fuel)?.value.toFixed(decimalsOf(text)) ?? '1').join('：');
  const actual = printed.map(({ text }) => text).join('：');
  const about = { indicator: 'CARBON_TOTAL', item: 'CARBON_PER_TCE_RATIO', expected, actual } as const;
  const start = `单位标准煤碳排放比例：按本文件当量值口径应为 ${expected}，所印为 ${actual}`;
  const equivalent = PLAN_GRID_FACTORS.find((gridFactor) => {
    const perTce = dividedBy(exactly(gridFactor), EQUIVALENT_KGCE_PER_KWH)!;
    return fits(relativeTo(perTce, fuels, (fuel) => (fuel === 'ELECTRICITY' ? null : IMPLIED_FUEL_FACTORS[fuel])));
  });
  if (!equivalent) return [finding('RATIO_MISMATCH', `${start}。`, about)];
  const basis = `电力按等价值 ${EQUIVALENT_KGCE_PER_KWH.value.toFixed(4)} 千克标准煤/千瓦时、排放因子 ${equivalent.toFixed(4)}`;
  return [finding('RATIO_OTHER_BASIS', `${start}，后者属${basis}，两种口径不可混用：按当量值电力并非最低。`, about)];
};

/** The plan's own carbon for a tce of each fuel is near the implied factors; worth knowing where it is not. */
export const noteImpliedFactors = (document: PlanDocument): PlanFinding[] =>
  PLAN_FUELS.flatMap((fuel) => {
    const own = fuel === 'ELECTRICITY' ? null : impliedFuelFactor(document, fuel);
    if (fuel === 'ELECTRICITY' || !own || agrees(own, IMPLIED_FUEL_FACTORS[fuel])) return [];
    const [expected, actual] = [IMPLIED_FUEL_FACTORS[fuel], own].map((each) => each.value.toFixed(4)) as [string, string];
    const message = `${FUEL_NAMES[fuel]}：由碳排放占比与消费量反推为 ${actual} 吨二氧化碳/吨标准煤，通用因子为 ${expected}。`;
    return [finding('IMPLIED_FACTOR_DIFFERS', message, { indicator: 'CARBON_TOTAL', item: fuel, expected, actual })];
  });

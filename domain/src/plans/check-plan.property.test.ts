// A plan made consistently from basic numbers is faultless; what is then changed in it must be found.
import { test, expect } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { checkPlan } from './check-plan.js';
import { electricityFactor, IMPLIED_FUEL_FACTORS, PLAN_GRID_FACTORS } from './implied-factors.js';
import { parsePlanDocument } from './parse-plan-document.js';
import { PLAN_FUELS } from './plan-document.js';
import type { PlanDocument, PlanFuel, PlanIndicator } from './plan-document.js';
import type { PlanCarbonScope } from './recompute.js';
import type { PlanIndicatorCode } from './units.js';

/** All whole numbers: amounts in 0.01 tce, area in 100 m2, water in 100 m3, rates in percent. */
interface BasicNumbers {
  readonly amounts: Readonly<Record<PlanFuel, number>>;
  readonly people: number;
  readonly area: number;
  readonly water: number;
  readonly gridFactor: Decimal;
  readonly scope: PlanCarbonScope;
  readonly rates: { readonly energy: number; readonly building: number; readonly water: number; readonly carbon: number };
  readonly institutions: readonly [number, number, number];
  /** Whether the amounts and shares of energy are printed. */
  readonly printsMix: boolean;
}

const quote = '（测试）';
const row = (
  indicator: PlanIndicatorCode,
  unit: string,
  exact: Decimal,
  places: number,
  rate: number,
  printsRate: boolean,
): PlanIndicator => {
  const baseline = exact.toFixed(places);
  const target = new Decimal(baseline)
    .times(100 - rate)
    .dividedBy(100)
    .toFixed(printsRate ? places : 0);
  const nature = printsRate ? 'BINDING' : 'EXPECTED';
  const reductionPercent = printsRate ? `${rate}` : null;
  return {
    indicator,
    nature,
    naturePrinted: true,
    state: 'SET',
    bound: 'AT_MOST',
    unit,
    readAs: null,
    baseline,
    target,
    reductionPercent,
    note: null,
    quote,
  };
};
const percent = (part: Decimal, whole: Decimal): string => part.times(100).dividedBy(whole).toFixed(2);

/** The document that these basic numbers give: nothing in it is wrong. */
const makePlan = (basic: BasicNumbers): PlanDocument => {
  const amount = (fuel: PlanFuel): Decimal => new Decimal(basic.amounts[fuel]).dividedBy(100);
  const carbon = (fuel: PlanFuel): Decimal =>
    amount(fuel).times(fuel === 'ELECTRICITY' ? electricityFactor(basic.gridFactor) : IMPLIED_FUEL_FACTORS[fuel].value);
  const isBuilding = (fuel: PlanFuel): boolean => fuel !== 'GASOLINE' && fuel !== 'DIESEL';
  const energy = sum(PLAN_FUELS.map(amount));
  const buildings = sum(PLAN_FUELS.filter(isBuilding).map(amount));
  const allCarbon = sum(PLAN_FUELS.map(carbon));
  const scopedCarbon = basic.scope === 'TOTAL' ? allCarbon : sum(PLAN_FUELS.filter(isBuilding).map(carbon));
  const area = new Decimal(basic.area).times(100);
  const water = new Decimal(basic.water).times(100);
  const { rates } = basic;
  const indicators = [
    row('ENERGY_TOTAL', '吨标准煤', energy, 2, rates.energy, false),
    row('WATER_TOTAL', '万立方米', water.dividedBy(10000), 2, rates.water, false),
    row('CARBON_TOTAL', '吨', allCarbon, 2, rates.carbon, false),
    row('ENERGY_PER_AREA', '千克标准煤/平方米·年', buildings.times(1000).dividedBy(area), 2, rates.building, true),
    row('ENERGY_PER_CAPITA', '千克标煤/人·年', energy.times(1000).dividedBy(basic.people), 2, rates.energy, true),
    row('WATER_PER_CAPITA', '吨/人·年', water.dividedBy(basic.people), 2, rates.water, true),
    row('CARBON_PER_AREA', '千克/平方米·年', scopedCarbon.times(1000).dividedBy(area), 2, rates.carbon, true),
  ];
  const [organs, services, groups] = basic.institutions;
  const count = (code: PlanDocument['statistics'][number]['code'], printed: string, unit: string) => ({ code, printed, unit, quote });
  return {
    regionCode: '500000',
    document: { title: '测试规划', number: null, issuers: ['测试'], issued: '2021-11-04' },
    baselineYear: 2020,
    targetYear: 2025,
    statistics: [
      count('INSTITUTIONS', `${organs + services + groups}`, '个'),
      count('INSTITUTIONS_STATE_ORGAN', `${organs}`, '个'),
      count('INSTITUTIONS_PUBLIC_SERVICE', `${services}`, '个'),
      count('INSTITUTIONS_SOCIAL_GROUP', `${groups}`, '个'),
      count('FLOOR_AREA', area.dividedBy(10000).toFixed(2), '万平方米'),
      count('ENERGY_USERS', `${basic.people}`, '人'),
      ...indicators.map(({ indicator, baseline, unit }) => count(indicator, baseline!, unit!)),
    ],
    declineSince: null,
    energyMix: basic.printsMix
      ? {
          unit: '吨标准煤',
          complete: true,
          items: PLAN_FUELS.map((item) => ({ item, amount: amount(item).toFixed(2), share: percent(amount(item), energy) })),
          quote,
        }
      : null,
    carbonMix: { complete: true, items: PLAN_FUELS.map((item) => ({ item, share: percent(carbon(item), allCarbon) })), quote },
    indicators,
    statements: [
      ...indicators.map(
        ({ indicator, target, unit }) => ({ code: 'TEXT_TARGET', indicator, printed: target!, unit: unit!, quote }) as const,
      ),
      { code: 'BUILDING_CARBON_SHARE', percent: percent(sum(PLAN_FUELS.filter(isBuilding).map(carbon)), allCarbon), quote },
      { code: 'NAMED_COUNT', what: 'ACTIONS', named: 10, listed: 10, quote, note: null },
    ],
    tasks: [],
    jointTasks: [],
  };
};

const rate = fc.integer({ min: 1, max: 10 });
/** From a small county to a province: 2,000–2,000,000 tce at 20–400 kgce a person, 2–50 m3 a person, 3–40 kgce/m2. */
const basicNumbers: fc.Arbitrary<BasicNumbers> = fc
  .record({
    amounts: fc.record({
      ELECTRICITY: fc.integer({ min: 200_000, max: 200_000_000 }),
      COAL: fc.integer({ min: 10_000, max: 20_000_000 }),
      NATURAL_GAS: fc.integer({ min: 10_000, max: 50_000_000 }),
      GASOLINE: fc.integer({ min: 10_000, max: 20_000_000 }),
      DIESEL: fc.integer({ min: 10_000, max: 5_000_000 }),
      OTHER_ENERGY: fc.integer({ min: 100, max: 1_000_000 }),
    }),
    perCapita: fc.integer({ min: 20, max: 400 }),
    waterPerCapita: fc.integer({ min: 2, max: 50 }),
    perArea: fc.integer({ min: 3, max: 40 }),
    gridFactor: fc.constantFrom(...PLAN_GRID_FACTORS),
    scope: fc.constantFrom('TOTAL' as const, 'BUILDING' as const),
    rates: fc.record({ energy: rate, building: rate, water: rate, carbon: rate }),
    institutions: fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 20000 }), fc.integer({ min: 0, max: 500 })),
    printsMix: fc.boolean(),
  })
  .map(({ perCapita, waterPerCapita, perArea, ...basic }) => {
    const energy = PLAN_FUELS.reduce((total, fuel) => total + basic.amounts[fuel], 0);
    const people = Math.ceil((energy * 10) / perCapita);
    return { ...basic, people, water: Math.ceil((people * waterPerCapita) / 100), area: Math.ceil((energy / perArea) * 0.1) };
  });
const plans = basicNumbers.map(makePlan);
const plansWithMix = basicNumbers.map((basic) => makePlan({ ...basic, printsMix: true }));
const alarms = (plan: PlanDocument) => checkPlan(plan).filter(({ severity }) => severity !== 'NOTE');

test('a plan made consistently from basic numbers and rounded correctly raises no error and no warning', () => {
  fc.assert(
    fc.property(plans, (plan) => expect(alarms(plan)).toEqual([])),
    { numRuns: 60 },
  );
});

test('a generated plan has the form of a document', () => {
  fc.assert(
    fc.property(plans, (plan) => expect(parsePlanDocument(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, document: plan })),
    { numRuns: 20 },
  );
});

/** One digit of a printed number changed to another one; the number stays a plain decimal. */
const changedDigit = (printed: string, position: number, by: number): string => {
  const places = [...printed].flatMap((char, index) => (char === '.' ? [] : [index]));
  const index = places[position % places.length]!;
  const leading = index === 0 && printed.length > 1 && printed[1] !== '.';
  const digit = leading ? ((Number(printed[index]) - 1 + 1 + (by % 8)) % 9) + 1 : (Number(printed[index]) + 1 + (by % 9)) % 10;
  return printed.slice(0, index) + String(digit) + printed.slice(index + 1);
};
const digit = fc.nat({ max: 100 });

test('a changed digit in a share of energy is found at that share', () => {
  fc.assert(
    fc.property(plansWithMix, fc.nat({ max: 5 }), digit, digit, (plan, at, position, by) => {
      const mix = plan.energyMix!;
      const { item, share } = mix.items[at]!;
      const changed = changedDigit(share, position, by);
      fc.pre(changed !== share);
      const planted = {
        ...plan,
        energyMix: { ...mix, items: mix.items.map((each) => (each.item === item ? { ...each, share: changed } : each)) },
      };
      const found = checkPlan(planted).filter(
        (each) => each.item === item && ['SHARE_MISMATCH', 'SHARE_ROUNDING', 'UNIT_SLIP'].includes(each.code),
      );
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ expected: share, actual: changed });
      if (new Decimal(changed).minus(share).abs().gte('0.02')) expect(found[0]!.severity).toBe('ERROR');
    }),
    { numRuns: 60 },
  );
});

test('a share of carbon changed by more than rounding allows breaks the sum of the shares', () => {
  fc.assert(
    fc.property(plans, fc.nat({ max: 5 }), digit, digit, (plan, at, position, by) => {
      const mix = plan.carbonMix!;
      const { item, share } = mix.items[at]!;
      const changed = changedDigit(share, position, by);
      fc.pre(new Decimal(changed).minus(share).abs().gt('0.12'));
      const planted = {
        ...plan,
        carbonMix: { ...mix, items: mix.items.map((each) => (each.item === item ? { ...each, share: changed } : each)) },
      };
      expect(checkPlan(planted)).toContainEqual(
        expect.objectContaining({ code: 'SHARE_SUM', indicator: 'CARBON_TOTAL', severity: 'ERROR' }),
      );
    }),
    { numRuns: 40 },
  );
});

const slips = ['10', '1000', '10000', '0.1', '0.001', '0.0001'].map((slip) => new Decimal(slip));
const withRow = (plan: PlanDocument, at: number, change: (row: PlanIndicator) => PlanIndicator): PlanDocument => ({
  ...plan,
  indicators: plan.indicators.map((row, index) => (index === at ? change(row) : row)),
});

test('a baseline or target of the table that is off by 10, 1000 or 10000 is found as a slip of the unit', () => {
  fc.assert(
    fc.property(
      plansWithMix,
      fc.nat({ max: 6 }),
      fc.constantFrom(...slips),
      fc.constantFrom('baseline' as const, 'target' as const),
      (plan, at, slip, column) => {
        const moved = (row: PlanIndicator): PlanIndicator => ({ ...row, [column]: new Decimal(row[column]!).times(slip).toFixed() });
        const { indicator } = plan.indicators[at]!;
        const found = checkPlan(withRow(plan, at, moved)).filter(({ code }) => code === 'UNIT_SLIP');
        expect(found.map((each) => each.indicator)).toContain(indicator);
      },
    ),
    { numRuns: 60 },
  );
});

test('a table whose unit is kilograms for tonnes or tonnes for 10,000 tonnes is found as a slip of the unit', () => {
  const wrong: Readonly<Record<string, string>> = {
    吨标准煤: '万吨标准煤',
    吨: '千克',
    '千克/平方米·年': '吨/平方米·年',
    '千克标煤/人·年': '吨标煤/人·年',
  };
  fc.assert(
    fc.property(plansWithMix, fc.constantFrom(...Object.keys(wrong)), (plan, unit) => {
      const at = plan.indicators.findIndex((row) => row.unit === unit);
      const found = checkPlan(withRow(plan, at, (row) => ({ ...row, unit: wrong[unit]! }))).filter(({ code }) => code === 'UNIT_SLIP');
      expect(found.map((each) => each.indicator)).toContain(plan.indicators[at]!.indicator);
    }),
    { numRuns: 40 },
  );
});

test('a changed number of institutions breaks their sum', () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 500 }), (plan, more) => {
      const statistics = plan.statistics.map((each) =>
        each.code === 'INSTITUTIONS' ? { ...each, printed: `${Number(each.printed) + more}` } : each,
      );
      const found = checkPlan({ ...plan, statistics }).map(({ code }) => code);
      expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^(SUM_MISMATCH|UNIT_SLIP)$/)]));
    }),
    { numRuns: 60 },
  );
});

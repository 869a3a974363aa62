import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum } from '../decimal.js';
import { GUIDELINE_2026, PLAN_2020 } from '../factors/published-sets.js';
import { FLOW_CODES, type FlowCode, type StockCode } from '../items/items.js';
import { getIndicator, INDICATOR_CODES } from './definitions.js';
import { changePercent, evaluate, type ActivitySums, type FigureContext } from './evaluate.js';

type Numbers<K extends string> = Partial<Record<K, number | string>>;
const decimals = <K extends string>(numbers: Numbers<K>): Map<K, Decimal> =>
  new Map(Object.entries(numbers).map(([key, value]) => [key as K, new Decimal(value as string)]));

interface Given {
  readonly reports?: number;
  readonly flows?: Numbers<FlowCode>;
  readonly metered?: Numbers<FlowCode>;
  readonly estimated?: Numbers<FlowCode>;
  readonly missing?: Partial<Record<FlowCode, number>>;
  readonly stocks?: Numbers<StockCode>;
}
const sums = ({ reports = 12, flows = {}, metered = {}, estimated = {}, missing = {}, stocks = {} }: Given): ActivitySums => ({
  reports,
  flows: decimals(flows),
  metered: decimals(metered),
  estimated: decimals(estimated),
  missing: new Map(Object.entries(missing) as [FlowCode, number][]),
  stocks: decimals(stocks),
});
const context = (given: Partial<FigureContext> = {}): FigureContext => ({
  province: 500000,
  year: 2020,
  endedMonths: 12,
  factorSet: PLAN_2020,
  electricityBasis: 'CALORIFIC',
  factorBasis: 'CURRENT',
  planBaseYear: 2020,
  carbonScope: null,
  ...given,
});
const allMissing = (reports: number): Partial<Record<FlowCode, number>> => Object.fromEntries(FLOW_CODES.map((flow) => [flow, reports]));

describe('a figure with everything that it needs', () => {
  test('is the sum of quantity × factor, and for an intensity that sum over the mean stock', () => {
    const year = sums({
      flows: { ELECTRICITY: 1000, NATURAL_GAS: 100, GASOLINE_VEHICLE: 10, WATER: 50 },
      stocks: { FLOOR_AREA: 1200, ENERGY_USERS: 120 },
    });
    const value = (code: (typeof INDICATOR_CODES)[number], given?: Partial<FigureContext>) =>
      evaluate(code, year, context(given)).value!.toFixed();
    expect(value('ENERGY_TOTAL')).toBe('0.26664122');
    expect(value('BUILDING_ENERGY')).toBe('0.2559');
    expect(value('ENERGY_PER_AREA')).toBe('2.559');
    expect(value('ENERGY_PER_CAPITA')).toBe('26.664122');
    expect(value('WATER_PER_CAPITA')).toBe('5');
    expect(value('CARBON_TOTAL')).toBe('0.67843025');
    expect(value('CARBON_TOTAL', { carbonScope: 'BUILDING' })).toBe('0.65622');
  });

  test('lists a term for each flow that was used, with the factor in numerator units and its source', () => {
    const { terms } = evaluate(
      'ENERGY_PER_AREA',
      sums({ flows: { ELECTRICITY: 1000, COAL: 0, GASOLINE_VEHICLE: 5 }, stocks: { FLOOR_AREA: 12 } }),
      context(),
    );
    expect(terms.map(({ item, unit, factor, contribution }) => [item, unit, factor!.toFixed(), contribution!.toFixed()])).toEqual([
      ['ELECTRICITY', 'kWh', '0.1229', '122.9'],
    ]);
    expect(terms[0]!.factorSource).toContain('0.1229 kgce/kWh');
  });

  test('of a month or a quarter is not annualised', () => {
    const quarter = sums({ reports: 3, flows: { WATER: 30 }, stocks: { ENERGY_USERS: 30 } });
    expect(evaluate('WATER_PER_CAPITA', quarter, context({ endedMonths: 3 })).value!.toFixed()).toBe('3');
  });

  test('of a year to date is divided by the mean over the months that have ended', () => {
    const { denominator } = evaluate(
      'WATER_PER_CAPITA',
      sums({ reports: 4, flows: { WATER: 30 }, stocks: { ENERGY_USERS: 50 } }),
      context({ endedMonths: 5 }),
    );
    expect(denominator!.toFixed()).toBe('10');
  });

  test('rounds an intensity half up to six places, and no total', () => {
    const third = sums({ flows: { WATER: '1.0000005' }, stocks: { ENERGY_USERS: 12 } });
    expect(evaluate('WATER_PER_CAPITA', third, context()).value!.toFixed()).toBe('1.000001');
    expect(evaluate('WATER_TOTAL', third, context()).value!.toFixed()).toBe('1.0000005');
  });

  test('has terms that add up to the numerator exactly, whatever the quantities', () => {
    const quantity = fc.bigInt({ min: 0n, max: 10n ** 18n }).map((fixed) => new Decimal(fixed.toString()).dividedBy(1000));
    const anyFlows = fc
      .tuple(...FLOW_CODES.map(() => quantity))
      .map((all) => new Map(FLOW_CODES.map((code, index) => [code, all[index]!])));
    fc.assert(
      fc.property(anyFlows, fc.constantFrom(...INDICATOR_CODES), (flows, code) => {
        const figure = evaluate(
          code,
          { ...sums({ stocks: { FLOOR_AREA: 7, ENERGY_USERS: 7 } }), flows },
          context({ carbonScope: 'TOTAL' }),
        );
        expect(sum(figure.terms.map((term) => term.contribution!)).equals(figure.numerator!)).toBe(true);
        for (const term of figure.terms) expect(term.quantity.times(term.factor!).equals(term.contribution!)).toBe(true);
      }),
    );
  });
});

describe('a figure without a value says why', () => {
  test.each(INDICATOR_CODES)('%s: NO_DATA without a report, and where no report has any of its items', (code) => {
    const none = evaluate(code, sums({ reports: 0, flows: { ELECTRICITY: 5 } }), context({ carbonScope: 'TOTAL' }));
    const missing = evaluate(code, sums({ reports: 2, missing: allMissing(2) }), context({ carbonScope: 'TOTAL' }));
    for (const figure of [none, missing]) {
      expect(figure).toMatchObject({ value: null, reason: 'NO_DATA', numerator: null, denominator: null, terms: [], meteredShare: null });
    }
  });

  test('zero is a value: a report of zero everywhere gives zero, not NO_DATA', () => {
    const zero = sums({ flows: { ELECTRICITY: 0 }, missing: { COAL: 12 }, stocks: { FLOOR_AREA: 12 } });
    expect(evaluate('ENERGY_TOTAL', zero, context())).toMatchObject({ reason: null, terms: [], meteredShare: null });
    expect(evaluate('ENERGY_TOTAL', zero, context()).value!.isZero()).toBe(true);
    expect(evaluate('ENERGY_PER_AREA', zero, context()).value!.isZero()).toBe(true);
  });

  test('water that everybody left out is NO_DATA for water alone', () => {
    const dry = sums({ flows: { ELECTRICITY: 10 }, missing: { WATER: 12 } });
    expect(evaluate('WATER_TOTAL', dry, context()).reason).toBe('NO_DATA');
    expect(evaluate('ENERGY_TOTAL', dry, context()).reason).toBeNull();
    expect(evaluate('WATER_TOTAL', sums({ flows: { WATER: 3 }, missing: { WATER: 11 } }), context()).value!.toFixed()).toBe('3');
  });

  test.each([
    [
      'other energy under the guideline of 2026',
      'CARBON_TOTAL',
      { OTHER_ENERGY: 1, COAL: 1 },
      { factorSet: GUIDELINE_2026 },
      'OTHER_ENERGY',
    ],
    [
      'electricity at the equivalent value of a year that has none',
      'ENERGY_TOTAL',
      { ELECTRICITY: 1, COAL: 1 },
      { electricityBasis: 'EQUIVALENT', year: 2021 },
      'ELECTRICITY',
    ],
    ['the grid of a year that the set does not know', 'CARBON_TOTAL', { ELECTRICITY: 1 }, { year: 2019 }, 'ELECTRICITY'],
    [
      'the grid of a base year, where no plan names one',
      'CARBON_TOTAL',
      { ELECTRICITY: 1 },
      { factorBasis: 'LOCKED_BASE_YEAR', planBaseYear: null },
      'ELECTRICITY',
    ],
  ] as const)('FACTOR_MISSING for %s, and the term shows which', (_, code, flows, given, item) => {
    const figure = evaluate(code, sums({ flows }), context({ carbonScope: 'TOTAL', ...given }));
    expect(figure).toMatchObject({ value: null, numerator: null, reason: 'FACTOR_MISSING' });
    expect(figure.terms.filter((term) => term.factor === null).map((term) => [term.item, term.contribution])).toEqual([[item, null]]);
    expect(figure.terms).toHaveLength(Object.keys(flows).length);
  });

  test('a factor that is missing for a flow that nobody used is not missed', () => {
    expect(
      evaluate('CARBON_TOTAL', sums({ flows: { COAL: 1, OTHER_ENERGY: 0 } }), context({ factorSet: GUIDELINE_2026, carbonScope: 'TOTAL' }))
        .reason,
    ).toBeNull();
  });

  test('DENOMINATOR_MISSING where no report has the stock value; the numerator is shown', () => {
    const figure = evaluate('WATER_PER_CAPITA', sums({ flows: { WATER: 9 } }), context());
    expect(figure).toMatchObject({ value: null, denominator: null, reason: 'DENOMINATOR_MISSING' });
    expect(figure.numerator!.toFixed()).toBe('9');
  });

  test('PERIOD_NOT_ENDED for an intensity of a period none of whose months has ended; its total has a value', () => {
    const running = sums({ reports: 1, flows: { WATER: 9 }, stocks: { ENERGY_USERS: 3 } });
    expect(evaluate('WATER_PER_CAPITA', running, context({ endedMonths: 0 }))).toMatchObject({ value: null, reason: 'PERIOD_NOT_ENDED' });
    expect(evaluate('WATER_TOTAL', running, context({ endedMonths: 0 })).value!.toFixed()).toBe('9');
  });
});

describe('what goes with a figure', () => {
  test('the share that was metered counts in the numerator’s unit, not in kWh and litres', () => {
    const half = sums({ flows: { ELECTRICITY: 10_000, NATURAL_GAS: 1000 }, metered: { ELECTRICITY: 10_000 } });
    // 1.229 tce of electricity, all of it metered; 1.33 tce of gas, none.
    expect(evaluate('ENERGY_TOTAL', half, context()).meteredShare!.toFixed()).toBe('48.03');
    expect(evaluate('WATER_TOTAL', sums({ flows: { WATER: 3 }, metered: { WATER: 3 } }), context()).meteredShare!.toFixed()).toBe('100');
  });

  test('it is provisional where a factor in use is carried forward', () => {
    const provisional = (year: number, code: 'CARBON_TOTAL' | 'ENERGY_TOTAL', flow: FlowCode) =>
      evaluate(code, sums({ flows: { [flow]: 1 } }), context({ year, carbonScope: 'TOTAL' })).provisionalFactor;
    expect([provisional(2023, 'CARBON_TOTAL', 'ELECTRICITY'), provisional(2024, 'CARBON_TOTAL', 'ELECTRICITY')]).toEqual([false, true]);
    expect([provisional(2024, 'ENERGY_TOTAL', 'ELECTRICITY'), provisional(2024, 'CARBON_TOTAL', 'COAL')]).toEqual([false, false]);
  });

  test('the base year’s grid factor is used for carbon where asked, and changes no energy', () => {
    const given = sums({ flows: { ELECTRICITY: 1000 } });
    const value = (code: 'CARBON_TOTAL' | 'ENERGY_TOTAL', factorBasis: FigureContext['factorBasis']) =>
      evaluate(code, given, context({ year: 2023, factorBasis, carbonScope: 'TOTAL' })).value!.toFixed();
    expect([value('CARBON_TOTAL', 'CURRENT'), value('CARBON_TOTAL', 'LOCKED_BASE_YEAR')]).toEqual(['0.5581', '0.44']);
    expect(value('ENERGY_TOTAL', 'LOCKED_BASE_YEAR')).toBe(value('ENERGY_TOTAL', 'CURRENT'));
  });

  test.each([
    ['110', '100', '10'],
    ['95', '100', '-5'],
    ['1', '3', '-66.67'],
    ['0', '5', '-100'],
    ['5', '0', null],
    [null, '5', null],
    ['5', null, null],
  ])('the change from %s against %s is %s percent', (now, before, expected) => {
    const read = (text: string | null) => (text === null ? null : new Decimal(text));
    expect(changePercent(read(now), read(before))?.toFixed() ?? null).toBe(expected);
  });

  test('every figure carries the code that was asked for', () => {
    for (const code of INDICATOR_CODES) expect(evaluate(code, sums({}), context()).code).toBe(getIndicator(code).code);
  });
});

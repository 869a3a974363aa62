import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { getItem, type FlowCode, type ItemCode } from '../items/items.js';
import { addMonths, type MonthKey } from '../periods/period.js';
import { checkReport } from './check-report.js';
import { formatRange, type RuleFinding } from './finding.js';
import {
  NO_HISTORY,
  NO_PEERS,
  type History,
  type PeerStatistics,
  type ReportedValue,
  type ReportUnderReview,
} from './report-under-review.js';
import { DEFAULT_RULES, type RuleSettings } from './rule-settings.js';

// A school: full in term, next to nothing in July and August.
const shape: Readonly<Partial<Record<FlowCode, readonly number[]>>> = {
  ELECTRICITY: [8213, 3641, 9627, 8433, 8419, 10_427, 211, 187, 10_633, 8837, 9421, 11_243],
  NATURAL_GAS: [903, 241, 1083, 1009, 982, 941, 34, 0, 1061, 1022, 1123, 1241],
  WATER: [762, 301, 921, 943, 1027, 1083, 52, 27, 1141, 1043, 981, 919],
};
const prices: Readonly<Partial<Record<FlowCode, number>>> = { ELECTRICITY: 0.62, NATURAL_GAS: 2.3, WATER: 3.7 };
const USED = ['ELECTRICITY', 'NATURAL_GAS', 'WATER'] as const;
const stocks = { FLOOR_AREA: 6400, ENERGY_USERS: 812 } as const;
const MAY = 202405;

/** A figure's own deviation in a month, within nine percent, the same each time. */
type Jitter = (item: FlowCode, month: MonthKey) => number;
const steady: Jitter = (item, month) => 1 + (((month * 7919 + item.length * 104_729) % 181) - 90) / 1000;
const quantityOf = (item: FlowCode, month: MonthKey, scale: number, jitter: Jitter): number =>
  Math.round(shape[item]![(month % 100) - 1]! * scale * jitter(item, month));
const fenOf = (item: FlowCode, quantity: number): number => Math.round(quantity * prices[item]! * 100);

const historyOf = (month: MonthKey, months: number, scale = 1, jitter = steady): History => {
  const list = Array.from({ length: months }, (_, index) => addMonths(month, index - months));
  const column = (item: FlowCode, make: (quantity: number) => number) => list.map((each) => make(quantityOf(item, each, scale, jitter)));
  const columns = (make: (item: FlowCode) => (quantity: number) => number) =>
    Object.fromEntries(USED.map((item) => [item, column(item, make(item))]));
  const fixed = Object.fromEntries(
    Object.entries(stocks).map(([item, stock]) => [item, list.map(() => stock * 10 ** getItem(item).decimals)]),
  );
  return {
    months: list,
    quantities: { ...columns(() => (quantity) => quantity * 1000), ...fixed },
    costs: columns((item) => (quantity) => fenOf(item, quantity)),
  };
};

const flow = (item: FlowCode, quantity: string | number, cost: number | null = fenOf(item, Number(quantity))): ReportedValue => ({
  quantity: new Decimal(quantity),
  cost: cost === null ? null : new Decimal(cost).dividedBy(100),
  acquisition: 'METERED',
  notApplicable: false,
  carried: false,
});
const stock = (quantity: number, carried = true): ReportedValue => ({ ...flow('WATER', quantity, null), carried });
type Values = Partial<Record<ItemCode, ReportedValue>>;
const soundValues = (month: MonthKey, scale = 1, jitter = steady): Values => ({
  ...Object.fromEntries(USED.map((item) => [item, flow(item, quantityOf(item, month, scale, jitter))])),
  ...Object.fromEntries(Object.entries(stocks).map(([item, quantity]) => [item, stock(quantity)])),
});
const reportOf = (month: MonthKey, values: Values): ReportUnderReview => ({
  institution: { type: 'EDUCATION', system: 'EDUCATION', validity: [{ validFrom: '2010-01-01', validTo: null }] },
  month,
  periodState: 'OPEN',
  values: new Map(Object.entries(values) as [ItemCode, ReportedValue][]),
});

const energyOf = (month: MonthKey): number =>
  shape.ELECTRICITY![(month % 100) - 1]! * 0.1229 + shape.NATURAL_GAS![(month % 100) - 1]! * 1.33;
const statistic = (median: number) => ({ count: 30, median, mad: 0.05 });
const peersOf = (month: MonthKey): PeerStatistics => ({
  energyPerArea: { count: 30, median: Math.log(energyOf(month) / 6000), mad: 0.4 },
  flows: Object.fromEntries(
    USED.map((item) => {
      const [now, before] = [month, addMonths(month, -1)].map((each) => shape[item]![(each % 100) - 1]!) as [number, number];
      const isUsed = now > 0 && before > 0;
      const perUse = statistic(Math.log(now / (item === 'WATER' ? 800 : 6400)));
      return [
        item,
        { perUse, yearOnYear: statistic(0), monthOnMonth: isUsed ? statistic(Math.log(now / before)) : null, priceChange: statistic(0) },
      ];
    }),
  ),
});

interface Setting {
  readonly month?: MonthKey;
  readonly history?: History;
  readonly peers?: PeerStatistics;
  readonly settings?: RuleSettings;
}
/** As a bureau may enter it; made up for the tests. */
const priceList = { from: '0.25', to: '1.5', source: '测试价目表' };
const BILLED: RuleSettings = { ...DEFAULT_RULES, prices: { ELECTRICITY: priceList, WATER: { ...priceList, from: '1', to: '15' } } };
const check = (changed: Values, { month = MAY, history = historyOf(month, 36), peers = NO_PEERS, settings = BILLED }: Setting = {}) =>
  checkReport(reportOf(month, { ...soundValues(month), ...changed }), history, peers, settings);
const codes = (findings: readonly RuleFinding[]) => findings.map(({ code, item }) => (item ? `${code} ${item}` : code));
const months = Array.from({ length: 12 }, (_, index) => 202401 + index);

describe('a school raises no false alarm', () => {
  test.each([36, 24, 18, 13, 12, 6, 1])(
    'in any month after %i months of reports, beside peers or alone, with bills or without',
    (length) => {
      for (const month of months) {
        for (const peers of [NO_PEERS, peersOf(month)]) {
          // Alone, and with less than a year, nobody can know of the summer; with peers one can.
          if (length < 12 && peers === NO_PEERS) continue;
          const history = historyOf(month, length);
          const unbilled = Object.fromEntries(USED.map((item) => [item, flow(item, quantityOf(item, month, 1, steady), null)]));
          expect([month, codes(check({}, { month, history, peers })), codes(check(unbilled, { month, history, peers }))]).toEqual([
            month,
            [],
            [],
          ]);
        }
      }
    },
  );
  test('with its very first report beside peers', () => {
    for (const month of months) expect(codes(check({}, { month, history: NO_HISTORY, peers: peersOf(month) }))).toEqual([]);
  });
  test('closed for ten days, which all that it uses shows', () => {
    const closed = Object.fromEntries(USED.map((item) => [item, flow(item, Math.round(shape[item]![4]! * 0.65))]));
    const unbilled = Object.fromEntries(USED.map((item) => [item, flow(item, Math.round(shape[item]![4]! * 0.65), null)]));
    expect([codes(check(closed)), codes(check(unbilled))]).toEqual([[], []]);
  });
  test('when a month of last year was wrong by ten thousand', () => {
    const history = historyOf(MAY, 36);
    const electricity = history.quantities.ELECTRICITY!.map((each, index) => (index === 24 ? each! / 10_000 : each));
    expect(codes(check({}, { history: { ...history, quantities: { ...history.quantities, ELECTRICITY: electricity } } }))).toEqual([]);
  });
});

describe('one slip of the hand', () => {
  const may = (item: FlowCode) => quantityOf(item, MAY, 1, steady);
  const april = (item: FlowCode) => quantityOf(item, 202404, 1, steady);
  const bill = (item: FlowCode) => fenOf(item, may(item));
  test.each<[string, Values, string, string]>([
    ['万kWh for kWh', { ELECTRICITY: flow('ELECTRICITY', '0.842', bill('ELECTRICITY')) }, 'UNIT_SLIP ELECTRICITY', '8420'],
    ['kWh for 万kWh', { ELECTRICITY: flow('ELECTRICITY', '84200000', bill('ELECTRICITY')) }, 'UNIT_SLIP ELECTRICITY', '8420'],
    ['万m³ for m³, without a bill', { NATURAL_GAS: flow('NATURAL_GAS', '0.098', null) }, 'UNIT_SLIP NATURAL_GAS', '980'],
    ['litres for m³', { WATER: flow('WATER', '1003000', bill('WATER')) }, 'UNIT_SLIP WATER', '1003'],
    ['last month again', { ELECTRICITY: flow('ELECTRICITY', april('ELECTRICITY'), bill('ELECTRICITY')) }, 'REPEATED_VALUE ELECTRICITY', ''],
    ['another digit', { WATER: flow('WATER', `3${may('WATER')}`, bill('WATER')) }, 'UNIT_PRICE_OUT_OF_RANGE WATER', '1–15'],
    [
      'a bill of ten times',
      { ELECTRICITY: flow('ELECTRICITY', may('ELECTRICITY'), bill('ELECTRICITY') * 10) },
      'UNIT_PRICE_OUT_OF_RANGE ELECTRICITY',
      '0.25–1.5',
    ],
    [
      'a bill of half as much again',
      { WATER: flow('WATER', may('WATER'), Math.round(bill('WATER') * 1.5)) },
      'UNIT_PRICE_CHANGED WATER',
      '3.7',
    ],
    ['half as much, and nobody knows why', { WATER: flow('WATER', 431, null) }, 'OUT_OF_SEASON WATER', ''],
    ['nothing', { ELECTRICITY: flow('ELECTRICITY', 0, null) }, 'ZERO_USUAL_ITEM ELECTRICITY', ''],
    ['no figure', { WATER: { ...flow('WATER', 0, null), quantity: null } }, 'MISSING_USUAL_ITEM WATER', ''],
    [
      'not applicable',
      { WATER: { ...flow('WATER', 0, null), quantity: null, notApplicable: true } },
      'NOT_APPLICABLE_USUAL_ITEM WATER',
      '',
    ],
  ])('%s', (_, values, code, expected) => {
    const found = check(values);
    expect(codes(found)).toEqual([code]);
    if (expected) expect(formatRange(found[0]!.expected!)).toBe(expected);
  });
  test.each([
    ['DIGITS_SWAPPED', '5842', '8542'],
    ['DIGITS_SWAPPED', '4821', '8421'],
    ['DIGIT_DOUBLED', '88421', '8421'],
    ['DIGIT_DROPPED', '842', null],
  ])('%s: %s for %s', (code, typed, meant) => {
    const cost = fenOf('ELECTRICITY', Number(meant ?? 8421));
    const found = check({ ELECTRICITY: flow('ELECTRICITY', typed, cost) });
    expect(codes(found)).toEqual([`${code} ELECTRICITY`]);
    if (meant) expect(formatRange(found[0]!.expected!)).toBe(meant);
    expect(found[0]!.actual!.toFixed()).toBe(typed);
  });
  test('tce typed as kgce, and coal in kilograms', () => {
    const of = (item: FlowCode, fixed: number): History => {
      const history = historyOf(MAY, 24);
      return {
        ...history,
        quantities: { ...history.quantities, [item]: history.months.map((month) => Math.round(fixed * steady(item, month))) },
      };
    };
    const found = (item: FlowCode, quantity: string) =>
      codes(check({ [item]: flow('WATER', quantity, null) }, { history: of(item, 3_080_000) }));
    expect(found('OTHER_ENERGY', '3080')).toEqual(['UNIT_SLIP OTHER_ENERGY']);
    expect(found('COAL', '3085')).toEqual(['UNIT_SLIP COAL']);
    expect(found('COAL', '3.085')).toEqual([]);
  });
  test('a value repeated by an institution that pays a lump sum, or that always repeats, is no matter', () => {
    const history = historyOf(MAY, 36);
    const same = { ...history, quantities: { ...history.quantities, WATER: history.months.map(() => 900_000) }, costs: {} };
    expect(codes(check({ WATER: flow('WATER', 900, null) }, { history: same }))).toEqual([]);
    const short = { ...historyOf(MAY, 1), costs: {} };
    const repeated = { ...flow('WATER', april('WATER'), null), acquisition: 'LUMP_SUM' } as const;
    expect(codes(check({ WATER: repeated }, { history: short, peers: peersOf(MAY) }))).toEqual([]);
  });
  test('a tariff that rises for all is no matter, one that rises for one is', () => {
    const dearer = { WATER: flow('WATER', may('WATER'), Math.round(bill('WATER') * 1.3)) };
    const peers = peersOf(MAY);
    const risen = { ...peers, flows: { ...peers.flows, WATER: { ...peers.flows.WATER!, priceChange: statistic(Math.log(1.3)) } } };
    expect([codes(check(dearer, { peers })), codes(check(dearer, { peers: risen }))]).toEqual([['UNIT_PRICE_CHANGED WATER'], []]);
  });
  test('a price is compared with a price list only where the province has entered one, and then its source is told', () => {
    const dear = { WATER: flow('WATER', `3${may('WATER')}`, bill('WATER')) };
    expect(check(dear)[0]!.message).toContain('测试价目表');
    expect(codes(check(dear, { settings: DEFAULT_RULES }))).not.toContain('UNIT_PRICE_OUT_OF_RANGE WATER');
  });
  test('a rule that is switched off leaves the next explanation', () => {
    const typed = { ELECTRICITY: flow('ELECTRICITY', '0.842', bill('ELECTRICITY')) };
    expect(codes(check(typed, { settings: { ...BILLED, disabled: ['UNIT_SLIP'] } }))).toEqual(['UNIT_PRICE_OUT_OF_RANGE ELECTRICITY']);
  });
});

describe('people and area', () => {
  test.each<[number, boolean, string[]]>([
    [7040, false, []],
    [7040.01, false, ['STOCK_CHANGED FLOOR_AREA']],
    [5760, false, []],
    [5759.99, false, ['STOCK_CHANGED FLOOR_AREA']],
    [7500, true, []],
  ])('6400 m² become %d m², carried: %s', (area, carried, expected) => {
    expect(codes(check({ FLOOR_AREA: stock(area, carried) }))).toEqual(expected);
  });
  test('a creeping change is asked about once it exceeds ten percent of last year, and not again when the same is entered', () => {
    const history = historyOf(MAY, 36);
    const people = history.months.map((_, index): number => (index < 30 ? 812 : index < 35 ? 850 : 890));
    const crept = { ...history, quantities: { ...history.quantities, ENERGY_USERS: people } };
    const found = check({ ENERGY_USERS: stock(900, false) }, { history: crept });
    expect(found.map(({ code, expected, message }) => [code, formatRange(expected!), /2023-05/.test(message)])).toEqual([
      ['STOCK_CHANGED', '730.8–893.2', true],
    ]);
    const entered = { ...crept, quantities: { ...crept.quantities, ENERGY_USERS: people.with(-1, 900) } };
    expect(codes(check({ ENERGY_USERS: stock(900, false) }, { history: entered }))).toEqual([]);
  });
  test('energy per area far from own years and from peers, where the area is wrong', () => {
    const found = check({ FLOOR_AREA: stock(64_000, false) }, { peers: peersOf(MAY) });
    expect(codes(found)).toEqual(['STOCK_CHANGED FLOOR_AREA', 'ENERGY_PER_AREA_OUT_OF_BAND']);
    expect(codes(check({ FLOOR_AREA: stock(16_000) }, { peers: peersOf(MAY) }))).toEqual([]);
  });
});

describe('for any school', () => {
  const school = fc.record({
    scale: fc.double({ min: 1, max: 300, noNaN: true }),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    length: fc.constantFrom(12, 18, 24, 36),
    month: fc.constantFrom(...months),
    growth: fc.double({ min: 0.93, max: 1.07, noNaN: true }),
    billed: fc.boolean(),
  });
  const jitterOf =
    (seed: number): Jitter =>
    (item, month) =>
      1 + (((month * 7919 * seed + item.length * 104_729 + seed) % 181) - 90) / 1000;
  const made = ({ scale, seed, length, month, growth, billed }: typeof school extends fc.Arbitrary<infer T> ? T : never) => {
    const jitter = jitterOf(seed);
    const values = soundValues(month, scale * growth, jitter);
    for (const item of USED) if (!billed) values[item] = { ...values[item]!, cost: null };
    return { values, setting: { month, history: historyOf(month, length, scale, jitter), peers: peersOf(month) } };
  };
  test('a report like those before raises nothing', () => {
    fc.assert(
      fc.property(school, (each) => {
        const { values, setting } = made(each);
        expect(codes(check(values, setting))).toEqual([]);
      }),
    );
  });
  test('one item ten thousand times too large or too small is always found', () => {
    fc.assert(
      fc.property(school, fc.constantFrom('ELECTRICITY', 'WATER'), fc.boolean(), (each, item, up) => {
        const { values, setting } = made(each);
        const quantity = values[item]!.quantity!.times(up ? 10_000 : '0.0001').toDecimalPlaces(3);
        const found = check({ ...values, [item]: { ...values[item]!, quantity } }, setting);
        expect(found.map((one) => one.item)).toContain(item);
      }),
    );
  });
  test('the same report gives the same findings', () => {
    fc.assert(
      fc.property(school, (each) => {
        const { values, setting } = made(each);
        const wrong = { ...values, ELECTRICITY: flow('ELECTRICITY', 12_345, 99), ENERGY_USERS: stock(1, false) };
        expect(check(wrong, setting)).toEqual(check(Object.fromEntries(Object.entries(wrong).reverse()), setting));
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import type { FlowCode } from '../items/items.js';
import { acquisitionShares, comparableCoverage, missingEntries, NO_SHARES, unreviewedShare } from './confidence.js';
import type { ActivitySums, FigureTerm } from './evaluate.js';

const decimals = (values: Partial<Record<FlowCode, number | string>>) =>
  new Map(Object.entries(values).map(([code, value]) => [code as FlowCode, new Decimal(value)]));
const sumsOf = (more: Partial<ActivitySums>): ActivitySums => ({
  reports: 10,
  flows: new Map(),
  missing: new Map(),
  metered: new Map(),
  estimated: new Map(),
  stocks: new Map(),
  ...more,
});
const term = (item: FlowCode, quantity: number, factor: number): FigureTerm => ({
  item,
  quantity: new Decimal(quantity),
  unit: '',
  factor: new Decimal(factor),
  factorSource: null,
  contribution: new Decimal(quantity).times(factor),
  provisional: false,
});
const shares = (values: ReturnType<typeof acquisitionShares>) => Object.values(values).map((value) => (value as Decimal | null)?.toFixed());

describe('how the numerator was obtained', () => {
  test('is weighed in the numerator’s unit: metered, lump sum, estimated', () => {
    const terms = [term('ELECTRICITY', 100, 1), term('NATURAL_GAS', 10, 10)];
    const sums = sumsOf({ metered: decimals({ ELECTRICITY: 60 }), estimated: decimals({ NATURAL_GAS: 5 }) });
    expect(shares(acquisitionShares(terms, sums, new Decimal(200)))).toEqual(['30', '45', '25']);
  });
  test('is nobody’s where nothing was used', () => {
    expect(acquisitionShares([], sumsOf({}), new Decimal(0))).toEqual(NO_SHARES);
  });
  test('adds up to 100 but for rounding, whatever the parts', () => {
    const part = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(part, part, part, (metered, estimated, lump) => {
        const total = metered + estimated + lump;
        fc.pre(total > 0);
        const sums = sumsOf({ metered: decimals({ COAL: metered }), estimated: decimals({ COAL: estimated }) });
        const found = acquisitionShares([term('COAL', total, 0.7143)], sums, new Decimal(total).times('0.7143'));
        const all = found.meteredShare!.plus(found.lumpSumShare!).plus(found.estimatedShare!);
        expect(all.minus(100).abs().lte('0.015')).toBe(true);
      }),
    );
  });
});

test('entries that are missing are counted over the items of the indicator only', () => {
  const sums = sumsOf({
    reports: 4,
    missing: new Map([
      ['WATER', 3],
      ['COAL', 2],
    ]),
  });
  expect(missingEntries('WATER_TOTAL', null, sums)).toEqual({ missingItems: 3, missingShare: new Decimal(75) });
  expect(missingEntries('ENERGY_TOTAL', null, sums)).toEqual({ missingItems: 2, missingShare: new Decimal(5) });
  expect(missingEntries('ENERGY_TOTAL', null, sumsOf({ reports: 0 }))).toEqual({ missingItems: 0, missingShare: null });
});

test.each<[string, number | null, number | null, string | undefined]>([
  ['nothing waits', 100, 100, '0'],
  ['a fifth waits', 80, 100, '20'],
  ['all waits', null, 100, '100'],
  ['a revision that lowers what was approved', 100, 75, '25'],
  ['no report at all', null, null, undefined],
  ['zero on both', 0, 0, undefined],
])('what is not reviewed yet: %s', (_, approved, submitted, expected) => {
  const of = (value: number | null) => (value === null ? null : new Decimal(value));
  expect(unreviewedShare(of(approved), of(submitted))?.toFixed()).toBe(expected);
});

test('two years are as comparable as the smaller number of reports is of the larger', () => {
  expect([comparableCoverage(50, 100), comparableCoverage(100, 50), comparableCoverage(0, 0)].map((each) => each?.toFixed())).toEqual([
    '50',
    '50',
    undefined,
  ]);
});

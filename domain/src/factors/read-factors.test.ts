import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factorKey, factorMapsOf, factorRowsOf } from './factor-rows.js';
import { PLAN_2020, SHIPPED_FACTOR_SETS } from './published-sets.js';
import { changeFactors, type FactorEntry, type FactorName } from './read-factors.js';

const CHONGQING = 500000;
const context = { own: CHONGQING, provinces: new Set([CHONGQING, 510000]) };
const grid = (given: Partial<FactorEntry> = {}): FactorEntry => ({
  use: 'GRID_CARBON',
  item: 'ELECTRICITY',
  year: 2024,
  value: '0.5',
  unit: 'kgCO2/kWh',
  source: '公告',
  provisional: false,
  ...given,
});
const base = factorRowsOf(PLAN_2020);
const change = (factors: readonly FactorEntry[], removed: readonly FactorName[] = [], from = base) =>
  changeFactors(from, { factors, removed }, context);
const refusals = (...factors: FactorEntry[]): string[] => change(factors).problems.map(({ code, path }) => `${code} ${path.join('.')}`);

test.each(SHIPPED_FACTOR_SETS.map((set) => [set.id, set] as const))('%s taken apart and put together is itself', (_id, set) => {
  expect({ ...set, ...factorMapsOf(factorRowsOf(set)) }).toEqual(set);
});

describe('changes to a set', () => {
  test('replace the factor that they name, for the own province where none is named, and leave all others', () => {
    const { rows, problems } = change([grid()]);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(base.length);
    const changed = rows.filter((row) => !base.includes(row));
    expect(changed).toMatchObject([{ province: CHONGQING, year: 2024, unit: 'tCO2/kWh', provisional: false }]);
    expect(changed[0]!.value.toFixed()).toBe('0.0005');
  });

  test('add what was not there, and take out what is named, so that it is missing', () => {
    const { rows } = change([grid({ year: 2031 })], [{ use: 'STANDARD_COAL', item: 'COAL' }]);
    expect(rows).toHaveLength(base.length);
    expect(factorMapsOf(rows).standardCoal.has('COAL')).toBe(false);
    expect(factorMapsOf(rows).gridCarbon.get('500000:2031')!.value.toFixed()).toBe('0.0005');
  });

  test('a set from nothing has what is given and no more', () => {
    const { rows } = change([grid({ value: '0.5581', unit: 'kgCO2/kWh', provisional: true })], [], []);
    expect(rows.map((row) => [factorKey(row), row.value.toFixed(), row.provisional])).toEqual([
      ['GRID_CARBON|ELECTRICITY|500000|2024', '0.0005581', true],
    ]);
  });
});

describe('what is refused, with its path', () => {
  test.each<[string, Partial<FactorEntry>, string[]]>([
    ['no number', { value: '0,5' }, ['BAD_FIELD input.factors.0.value']],
    ['zero', { value: '0' }, ['BAD_FIELD input.factors.0.value']],
    ['less than zero', { value: '-0.5' }, ['BAD_FIELD input.factors.0.value']],
    ['no source', { source: ' ' }, ['TEXT_LENGTH input.factors.0.source']],
    ['another unit', { unit: 'kgCO2/万kWh' }, ['BAD_FIELD input.factors.0.unit']],
    ['kilograms said to be tonnes', { unit: 'tCO2/kWh' }, ['FACTOR_IMPLAUSIBLE input.factors.0.value']],
    ['tonnes said to be kilograms', { value: '0.0005' }, ['FACTOR_IMPLAUSIBLE input.factors.0.value']],
    ['no year', { year: null }, ['BAD_FIELD input.factors.0.year']],
    ['a year far away', { year: 20204 }, ['BAD_FIELD input.factors.0.year']],
    ['a province that is none', { province: '500155' }, ['UNKNOWN_REGION input.factors.0.province']],
    ['another item', { item: 'COAL' }, ['BAD_FIELD input.factors.0.item', 'BAD_FIELD input.factors.0.unit']],
    [
      'all at once',
      { year: 1, value: 'x', source: '' },
      ['BAD_FIELD input.factors.0.year', 'BAD_FIELD input.factors.0.value', 'TEXT_LENGTH input.factors.0.source'],
    ],
  ])('%s', (_what, given, expected) => {
    expect(refusals(grid(given))).toEqual(expected);
  });

  test('a year or a province where the factor has none, electricity among the fuels, water at all', () => {
    const coal: FactorEntry = { use: 'CARBON', item: 'COAL', value: '1.8', unit: 'tCO2/t', source: '公告', provisional: false };
    expect(refusals(coal)).toEqual([]);
    expect(refusals({ ...coal, year: 2024, province: '500000' })).toEqual([
      'BAD_FIELD input.factors.0.province',
      'BAD_FIELD input.factors.0.year',
    ]);
    expect(refusals({ ...coal, item: 'ELECTRICITY', unit: 'tCO2/kWh' })).toEqual(['BAD_FIELD input.factors.0.item']);
    expect(refusals({ ...coal, item: 'WATER', unit: 'tCO2/m3' })).toEqual(['BAD_FIELD input.factors.0.item']);
  });

  test('the same factor twice, given or taken out, and taking out what is not there', () => {
    expect(refusals(grid(), grid({ province: '500000' }))).toEqual(['DUPLICATE_FACTOR input.factors.1']);
    const name: FactorName = { use: 'GRID_CARBON', item: 'ELECTRICITY', year: 2024 };
    expect(change([grid()], [name]).problems.map(({ code }) => code)).toEqual(['DUPLICATE_FACTOR']);
    expect(change([], [{ ...name, year: 2031 }]).problems.map(({ code }) => code)).toEqual(['FACTOR_NOT_IN_BASE']);
  });
});

test('no entry, whatever is typed, is taken that is not above zero in its canonical unit', () => {
  const typed = fc.record({
    use: fc.constantFrom('STANDARD_COAL', 'CARBON', 'GRID_CARBON', 'EQUIVALENT_ELECTRICITY'),
    item: fc.constantFrom('ELECTRICITY', 'COAL', 'NATURAL_GAS', 'WATER', 'FLOOR_AREA', ''),
    year: fc.constantFrom(null, 2020, 2024, 0),
    value: fc.oneof(fc.constantFrom('0.0005', '0.5', '1.8', '-1', '', 'NaN', '1e3', '0'), fc.string()),
    unit: fc.constantFrom('tce/kWh', 'kgce/kWh', 'tCO2/kWh', 'kgCO2/kWh', 'tCO2/t', 'tce/t', ''),
    source: fc.constantFrom('公告', ''),
    provisional: fc.boolean(),
  });
  fc.assert(
    fc.property(typed, (entry) => {
      const { rows, problems } = change([entry], [], []);
      expect(rows.length + Math.min(problems.length, 1)).toBe(1);
      for (const row of rows) {
        expect(row.value.gt(0)).toBe(true);
        expect(row.unit).toMatch(/^(tce|tCO2)\//);
      }
    }),
  );
});

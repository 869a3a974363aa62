import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal } from '../decimal.js';
import { SHIPPED_FACTOR_SETS } from '../factors/published-sets.js';
import { readMeasuresOf } from '../items/read-measures.js';
import { checkForm } from './check-form.js';
import { FORMS, FORM_KINDS, isFormKind, type FormItemCode, type FormKind } from './form-definition.js';
import { evaluateForm } from './form-ratio.js';

const read = (kind: FormKind, values: Readonly<Record<string, string>>) =>
  readMeasuresOf(
    FORMS[kind],
    Object.entries(values).map(([item, quantity]) => ({ item, quantity, acquisition: 'METERED' as const })),
    ['values'],
  );
const problemsOf = (kind: FormKind, values: Readonly<Record<string, string>>, year = 2025): string[] => {
  const { measures, problems } = read(kind, values);
  return [...problems, ...checkForm(kind, year, measures, ['values'])].map((found) => found.code);
};

describe('definitions', () => {
  test.each(FORM_KINDS)('%s: codes and names are each once, totals and parts are items of the form', (kind) => {
    const { items, totals, find } = FORMS[kind];
    const codes = items.flatMap((item) => [item.formCode, ...(item.costFormCode === null ? [] : [item.costFormCode])]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(items.map((item) => item.nameZh)).size).toBe(items.length);
    for (const code of totals.flatMap(({ total, parts }) => [total, ...parts])) expect(find(code)).not.toBeNull();
  });
  test('costs in the heating form have the code after the quantity’s; machine rooms have none', () => {
    expect(FORMS.HEATING.find('HEAT')).toMatchObject({ formCode: '360', costFormCode: '361' });
    expect(FORMS.MACHINE_ROOM.items.every((item) => item.costFormCode === null)).toBe(true);
    expect(['MACHINE_ROOM', 'CANTEEN', 'toString'].map(isFormKind)).toEqual([true, false, false]);
  });
});

describe('hard rules', () => {
  test.each<[string, FormKind, Record<string, string>, string[]]>([
    [
      'a sound machine room',
      'MACHINE_ROOM',
      { RACKS: '10', RACKS_RESERVED: '10', ELECTRICITY: '150', ELECTRICITY_IT: '100', ELECTRICITY_AIR_CONDITIONING: '50' },
      [],
    ],
    ['more reserved racks than racks', 'MACHINE_ROOM', { RACKS: '10', RACKS_RESERVED: '11' }, ['FORM_PARTS_EXCEED_TOTAL']],
    ['more power in parts', 'MACHINE_ROOM', { POWER: '10', POWER_IT: '6', POWER_AIR_CONDITIONING: '4.01' }, ['FORM_PARTS_EXCEED_TOTAL']],
    [
      'more electricity in parts',
      'MACHINE_ROOM',
      { ELECTRICITY: '100', ELECTRICITY_IT: '60', ELECTRICITY_DISTRIBUTION: '40.001' },
      ['FORM_PARTS_EXCEED_TOTAL'],
    ],
    ['a PUE below one', 'MACHINE_ROOM', { ELECTRICITY: '100', ELECTRICITY_IT: '100.001' }, ['PUE_BELOW_ONE']],
    ['a PUE of one', 'MACHINE_ROOM', { ELECTRICITY: '100', ELECTRICITY_IT: '100' }, []],
    ['parts without their total', 'MACHINE_ROOM', { ELECTRICITY_IT: '100' }, ['FORM_TOTAL_MISSING']],
    ['nothing at all', 'MACHINE_ROOM', {}, ['FORM_EMPTY']],
    ['an item of the other form', 'MACHINE_ROOM', { HEATED_AREA: '1' }, ['UNKNOWN_ITEM', 'FORM_EMPTY']],
    ['half a rack', 'MACHINE_ROOM', { RACKS: '1.5' }, ['TOO_MANY_DECIMALS', 'FORM_EMPTY']],
    ['a negative', 'HEATING', { HEATED_AREA: '-1' }, ['NEGATIVE', 'FORM_EMPTY']],
    [
      'more area in parts',
      'HEATING',
      { HEATED_AREA: '100', HEATED_AREA_OWN: '50', HEATED_AREA_CENTRAL_BY_HEAT: '50.01' },
      ['FORM_PARTS_EXCEED_TOTAL'],
    ],
    ['366 days of a year with 365', 'HEATING', { HEATED_AREA: '1', HEATING_DAYS: '366' }, ['FORM_DAYS_EXCEED_YEAR']],
  ])('%s', (_name, kind, values, expected) => {
    expect(problemsOf(kind, values)).toEqual(expected);
  });
  test('a leap year has 366 days', () => {
    expect(problemsOf('HEATING', { HEATED_AREA: '1', HEATING_DAYS: '366' }, 2024)).toEqual([]);
  });
  test('a cost where the form has none is refused', () => {
    const { problems } = readMeasuresOf(
      FORMS.MACHINE_ROOM,
      [{ item: 'ELECTRICITY', quantity: '1', cost: '1', acquisition: 'METERED' }],
      [],
    );
    expect(problems.map((found) => found.code)).toEqual(['NO_COST']);
  });
});

describe('ratios', () => {
  const set = SHIPPED_FACTOR_SETS[0]!;
  const ratio = (kind: FormKind, forms: number, values: Partial<Record<FormItemCode, string>>) =>
    evaluateForm(
      kind,
      { forms, quantities: new Map(Object.entries(values).map(([code, text]) => [code as FormItemCode, new Decimal(text)])) },
      set,
      2024,
    );

  test('PUE is all electricity by that of IT', () => {
    expect(ratio('MACHINE_ROOM', 2, { ELECTRICITY: '300', ELECTRICITY_IT: '200' }).value!.toFixed()).toBe('1.5');
    expect(ratio('MACHINE_ROOM', 0, {})).toMatchObject({ value: null, reason: 'NO_DATA' });
  });
  test('of several rooms it lies between their own, and is at least one when theirs are', () => {
    const room = fc.record({ it: fc.integer({ min: 1, max: 10 ** 9 }), more: fc.integer({ min: 0, max: 10 ** 9 }) });
    fc.assert(
      fc.property(fc.array(room, { minLength: 1, maxLength: 20 }), (rooms) => {
        const total = (take: (one: { it: number; more: number }) => number) => rooms.reduce((acc, one) => acc + take(one), 0);
        const all = ratio('MACHINE_ROOM', rooms.length, {
          ELECTRICITY: String(total((one) => one.it + one.more)),
          ELECTRICITY_IT: String(total((one) => one.it)),
        });
        const own = rooms.map((one) => 1 + one.more / one.it);
        expect(all.value!.toNumber()).toBeGreaterThanOrEqual(Math.min(...own) - 1e-6);
        expect(all.value!.toNumber()).toBeLessThanOrEqual(Math.max(...own) + 1e-6);
      }),
    );
  });
  test('heating energy per area is in kgce at the set’s factors: 1,000 kWh, 1 t of coal and 2 GJ on 1,000 m²', () => {
    const found = ratio('HEATING', 1, { HEATED_AREA: '1000', ELECTRICITY: '1000', COAL: '1', HEAT: '2' });
    expect(found.numerator!.toFixed()).toBe('905.44'); // 122.9 + 714.3 + 68.24
    expect(found.value!.toFixed()).toBe('0.90544');
    const without = { ...set, standardCoal: new Map() };
    const sums = {
      forms: 1,
      quantities: new Map<FormItemCode, Decimal>([
        ['HEATED_AREA', new Decimal(1)],
        ['HEAT', new Decimal(1)],
      ]),
    };
    expect(evaluateForm('HEATING', sums, without, 2024)).toMatchObject({ value: null, reason: 'FACTOR_MISSING' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { definitionVersions } from '../editions/edition.js';
import { freezeFactors } from '../editions/frozen-factors.js';
import type { FactorRow } from '../factors/factor-rows.js';
import { PLAN_2020 } from '../factors/published-sets.js';
import type { IndicatorCode } from '../indicators/definitions.js';
import { jointFigure as figureOf, type JointPart, type Method } from './joint-figure.js';

const [SICHUAN, CHONGQING] = [510000, 500000];
const FACTORS = freezeFactors(PLAN_2020);
/** A set of a province's own, in which some factors have twice the value. */
const ownSet = (isOther: (row: Pick<FactorRow, 'use' | 'item' | 'province' | 'year'>) => boolean): Partial<Method> => ({
  factorSetId: '500000-1',
  factors: FACTORS.map((row) => (isOther(row) ? { ...row, value: new Decimal(row.value).times(2).toFixed() } : row)),
});
const jointFigure = ({ code }: { readonly code: IndicatorCode }, parts: readonly JointPart[]) =>
  figureOf({ code, carbonScope: code.startsWith('CARBON') ? 'TOTAL' : null }, parts);
const method = (more: Partial<Method> = {}): Method => ({
  period: '2024',
  definitions: definitionVersions(),
  factorSetId: 'PLAN-2020',
  factors: FACTORS,
  electricityBasis: 'CALORIFIC',
  treeDay: '2024-12-31',
  ...more,
});
const part = (member: number, numerator: number, denominator: number | null, more: Partial<JointPart> = {}): JointPart => ({
  member,
  value: new Decimal(numerator).dividedBy(denominator ?? 1),
  reason: null,
  numerator: new Decimal(numerator),
  denominator: denominator === null ? null : new Decimal(denominator),
  method: method(),
  completeness: null,
  ...more,
});
const none = (reason: JointPart['reason'], more: Partial<JointPart> = {}): Partial<JointPart> => ({
  value: null,
  numerator: null,
  denominator: null,
  reason,
  ...more,
});

describe('a figure over both provinces', () => {
  test('is as complete as its parts together, and says nothing of it where one of them does not', () => {
    const counts = (expected: number, approved: number) => ({ expected, approved, waiting: 1, missing: expected - approved - 1 });
    const parts = [part(SICHUAN, 1, 1, { completeness: counts(24, 18) }), part(CHONGQING, 1, 1, { completeness: counts(12, 11) })] as const;
    const { completeness } = jointFigure({ code: 'ENERGY_PER_CAPITA' }, parts);
    expect(completeness).toEqual({ expected: 36, approved: 29, waiting: 2, missing: 5 });
    const untold = part(CHONGQING, 1, 1);
    expect(jointFigure({ code: 'ENERGY_PER_CAPITA' }, [parts[0], untold]).completeness).toBeNull();
    expect(jointFigure({ code: 'ENERGY_PER_CAPITA' }, []).completeness).toBeNull();
  });

  test('is the ratio of the sums, not the mean of the ratios', () => {
    const { value, numerator, denominator } = jointFigure({ code: 'ENERGY_PER_CAPITA' }, [part(SICHUAN, 300, 2), part(CHONGQING, 100, 8)]);
    expect([value, numerator, denominator].map(String)).toEqual(['40', '400', '10']);
  });

  test('is the exact sum where it is a total', () => {
    const parts = [part(SICHUAN, 0.1, null), part(CHONGQING, 0.2, null)];
    expect(jointFigure({ code: 'ENERGY_TOTAL' }, parts).value!.toFixed()).toBe('0.3');
  });

  test('has no value while one part has none, and says why', () => {
    const unpublished = part(CHONGQING, 0, null, none('NOT_PUBLISHED', { method: null }));
    const withheld = part(SICHUAN, 0, null, none('WITHHELD'));
    expect(jointFigure({ code: 'WATER_TOTAL' }, [part(SICHUAN, 1, null), unpublished])).toMatchObject({
      value: null,
      reason: 'NOT_PUBLISHED',
    });
    expect(jointFigure({ code: 'WATER_TOTAL' }, [withheld, unpublished])).toMatchObject({ value: null, reason: 'NOT_PUBLISHED' });
    expect(jointFigure({ code: 'WATER_TOTAL' }, [withheld, part(CHONGQING, 1, null)])).toMatchObject({ value: null, reason: 'WITHHELD' });
    expect(jointFigure({ code: 'WATER_TOTAL' }, [])).toMatchObject({ value: null, reason: 'NOT_PUBLISHED' });
  });
});

describe('parts that were made in different ways', () => {
  const against = (code: Parameters<typeof jointFigure>[0]['code'], more: Partial<Method>) => {
    const figure = jointFigure({ code }, [part(SICHUAN, 1, 1), part(CHONGQING, 1, 1, { method: method(more) })]);
    return [figure.reason, ...figure.methodDifferences.map(({ aspect, preventsSum }) => `${aspect} ${preventsSum}`)];
  };
  test.each([
    ['ENERGY_TOTAL', { electricityBasis: 'EQUIVALENT' }, ['METHODS_DIFFER', 'ELECTRICITY_BASIS true']],
    ['CARBON_TOTAL', { electricityBasis: 'EQUIVALENT' }, [null]],
    ['WATER_TOTAL', { definitions: { ...definitionVersions(), WATER_TOTAL: '2026.1' } }, ['METHODS_DIFFER', 'DEFINITION true']],
    ['WATER_TOTAL', { definitions: { ...definitionVersions(), CARBON_TOTAL: '2026.1' } }, [null]],
    ['WATER_TOTAL', { treeDay: '2024-06-30' }, [null, 'TREE false']],
  ] as const)('%s with %j', (code, more, expected) => {
    expect(against(code, more)).toEqual(expected);
  });

  // A province's own set: what the indicator does not use of it in that period is no difference.
  const grid = (province: number, year: number) =>
    ownSet((row) => row.use === 'GRID_CARBON' && row.province === province && row.year === year);
  const carbonOf = (...items: string[]) => ownSet(({ use, item }) => use === 'CARBON' && items.includes(item));
  const coalOf = (item: string) => ownSet((row) => row.use === 'STANDARD_COAL' && row.item === item);
  test.each([
    ['CARBON_TOTAL', 'the same factors under another id', ownSet(() => false), [null]],
    ['CARBON_TOTAL', 'its own grid factor of another year', grid(CHONGQING, 2025), [null]],
    ['ENERGY_TOTAL', 'its own grid factor of the year', grid(CHONGQING, 2024), [null]],
    ['CARBON_TOTAL', 'its own grid factor of the year', grid(CHONGQING, 2024), [null, 'FACTOR_SET false']],
    ['CARBON_TOTAL', 'the other province’s grid factor of the year', grid(SICHUAN, 2024), [null, 'FACTOR_SET false']],
    ['CARBON_TOTAL', 'carbon of natural gas', carbonOf('NATURAL_GAS'), ['METHODS_DIFFER', 'FACTOR_SET true']],
    ['ENERGY_TOTAL', 'carbon of natural gas', carbonOf('NATURAL_GAS'), [null]],
    ['WATER_TOTAL', 'everything', ownSet(() => true), [null]],
    ['ENERGY_TOTAL', 'coal of petrol', coalOf('GASOLINE_VEHICLE'), ['METHODS_DIFFER', 'FACTOR_SET true']],
    ['BUILDING_ENERGY', 'coal of petrol', coalOf('GASOLINE_VEHICLE'), [null]],
    ['ENERGY_TOTAL', 'electricity at its heat', coalOf('ELECTRICITY'), ['METHODS_DIFFER', 'FACTOR_SET true']],
    ['CARBON_TOTAL', 'electricity at its heat', coalOf('ELECTRICITY'), [null]],
  ] as const)('%s where a set of one’s own differs in %s', (code, _, more, expected) => {
    expect(against(code, more)).toEqual(expected);
  });

  test('carbon of buildings does not ask for petrol', () => {
    const parts = [part(SICHUAN, 1, null), part(CHONGQING, 1, null, { method: method(carbonOf('GASOLINE_VEHICLE', 'DIESEL_OTHER')) })];
    expect(figureOf({ code: 'CARBON_TOTAL', carbonScope: 'BUILDING' }, parts)).toMatchObject({ reason: null, methodDifferences: [] });
    expect(figureOf({ code: 'CARBON_TOTAL', carbonScope: 'TOTAL' }, parts).reason).toBe('METHODS_DIFFER');
  });

  test('electricity at the equivalent value is compared in the year', () => {
    const equivalent = (more: Partial<Method> = {}) => method({ period: '2020', electricityBasis: 'EQUIVALENT', ...more });
    const other = (more: Partial<Method>) =>
      jointFigure({ code: 'ENERGY_TOTAL' }, [
        part(SICHUAN, 1, null, { method: equivalent() }),
        part(CHONGQING, 1, null, { method: equivalent(more) }),
      ]).reason;
    expect(other(ownSet(({ use }) => use === 'EQUIVALENT_ELECTRICITY'))).toBe('METHODS_DIFFER');
    expect(other(coalOf('ELECTRICITY'))).toBeNull();
  });

  test('a factor that one of them does not have is no difference', () => {
    const without = { factorSetId: '500000-1', factors: FACTORS.filter(({ item }) => item !== 'OTHER_ENERGY') };
    expect(against('CARBON_TOTAL', without)).toEqual([null]);
  });
});

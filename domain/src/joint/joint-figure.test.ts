import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { definitionVersions } from '../editions/edition.js';
import { jointFigure, type JointPart, type Method } from './joint-figure.js';

const [SICHUAN, CHONGQING] = [510000, 500000];
const method = (more: Partial<Method> = {}): Method => ({
  definitions: definitionVersions(),
  factorSetId: 'PLAN-2020',
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
    ['CARBON_TOTAL', { factorSetId: '500000-1' }, ['METHODS_DIFFER', 'FACTOR_SET true']],
    ['ENERGY_TOTAL', { factorSetId: '500000-1' }, ['METHODS_DIFFER', 'FACTOR_SET true']],
    ['WATER_TOTAL', { factorSetId: '500000-1' }, [null]],
    ['ENERGY_TOTAL', { electricityBasis: 'EQUIVALENT' }, ['METHODS_DIFFER', 'ELECTRICITY_BASIS true']],
    ['CARBON_TOTAL', { electricityBasis: 'EQUIVALENT' }, [null]],
    ['WATER_TOTAL', { definitions: { ...definitionVersions(), WATER_TOTAL: '2026.1' } }, ['METHODS_DIFFER', 'DEFINITION true']],
    ['WATER_TOTAL', { definitions: { ...definitionVersions(), CARBON_TOTAL: '2026.1' } }, [null]],
    ['WATER_TOTAL', { treeDay: '2024-06-30' }, [null, 'TREE false']],
  ] as const)('%s with %j', (code, more, expected) => {
    expect(against(code, more)).toEqual(expected);
  });
});

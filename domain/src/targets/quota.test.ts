import { expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { findQuotaFault, rateByQuota, savingPotential } from './quota.js';

const of = (value: number | string): Decimal => new Decimal(value);
const quota = { limit: of('20.0'), standard: of('11.9'), guide: of('6.5') };

test.each([
  ['6.5', 'ADVANCED'],
  ['6.51', 'REASONABLE'],
  ['11.9', 'REASONABLE'],
  ['11.91', 'COMPLIANT'],
  ['20', 'COMPLIANT'],
  ['20.0001', 'EXCEEDED'],
] as const)('%s is %s', (actual, rating) => {
  expect(rateByQuota(of(actual), quota)).toBe(rating);
});

test('a quota of two values knows no middle', () => {
  expect(['5', '7', '21'].map((actual) => rateByQuota(of(actual), { ...quota, standard: null }))).toEqual([
    'ADVANCED',
    'COMPLIANT',
    'EXCEEDED',
  ]);
});

test('values out of order, or not above zero, are no quota', () => {
  expect(findQuotaFault(quota)).toBeNull();
  expect(findQuotaFault({ ...quota, guide: of('12') })).toBe('ORDER');
  expect(findQuotaFault({ ...quota, standard: null, guide: of('20.1') })).toBe('ORDER');
  expect(findQuotaFault({ ...quota, guide: of(0) })).toBe('NOT_POSITIVE');
});

test('whoever is below the benchmark has no potential, and owes none', () => {
  expect(savingPotential(of(12), of(10), of(500)).toFixed()).toBe('1000');
  expect(savingPotential(of(9), of(10), of(500)).toFixed()).toBe('0');
});

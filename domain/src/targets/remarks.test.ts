import { expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { basesApart, childrenBase } from './base-fit.js';
import { decompose } from './decompose.js';
import type { DecompositionInput, TargetChild } from './decomposition.js';
import { remarksOn, type Remark } from './remarks.js';

const of = (value: number | string): Decimal => new Decimal(value);
const child = (code: string, baseline: number | null, more: Partial<TargetChild> = {}): TargetChild => ({
  code,
  baseline: baseline === null ? null : of(baseline),
  divisor: null,
  growthPercent: of(0),
  weight: null,
  benchmark: null,
  className: null,
  minReductionPercent: null,
  maxReductionPercent: null,
  fixedValue: null,
  ...more,
});
const remarks = (
  target: number,
  method: DecompositionInput['method'],
  children: TargetChild[],
  rates: [string, number][] = [],
): Remark[] => {
  const classRates = new Map(rates.map(([name, rate]) => [name, of(rate)]));
  const input = { target: of(target), reservedForOwn: of(0), method, decimals: 0, children, classRates };
  const result = decompose(input);
  if (result.kind !== 'DECOMPOSED') throw new Error(result.kind);
  return remarksOn(input, result);
};

test('what came out as it was asked has no remark', () => {
  expect(remarks(90, 'EQUAL_RATE', [child('a', 50), child('b', 50)])).toEqual([]);
});

test('a target that allows growth ignores the benchmarks, and says so; one that reduces does not', () => {
  const children = [child('a', 100, { benchmark: of(60) }), child('b', 100, { benchmark: of(120) })];
  expect(remarks(210, 'BY_POTENTIAL', children)).toEqual([{ kind: 'BENCHMARKS_IGNORED' }]);
  expect(remarks(190, 'BY_POTENTIAL', children)).toEqual([]);
  expect(remarks(200, 'BY_POTENTIAL', children)).toEqual([]);
});

test('class rates that do not give the target are scaled, and both are told', () => {
  const children = [child('a', 100, { className: 'I' }), child('b', 100, { className: 'II' })];
  const rates: [string, number][] = [
    ['I', 10],
    ['II', 0],
  ];
  expect(remarks(190, 'BY_CLASS', children, rates)).toEqual([]);
  expect(remarks(95, 'BY_CLASS', children, rates)).toEqual([
    {
      kind: 'RATES_SCALED',
      factor: of('0.5'),
      rates: [
        { className: 'I', stated: of(10), resulting: of(55) },
        { className: 'II', stated: of(0), resulting: of(50) },
      ],
    },
  ]);
});

test('what is given and of no use for the method is named', () => {
  const children = [child('a', 50, { benchmark: of(40), className: 'I', weight: of(1) }), child('b', 50)];
  const kinds = (method: DecompositionInput['method']) =>
    remarks(90, method, children, [['I', 5]]).map((remark) => (remark.kind === 'NOT_USED' ? remark.what : remark.kind));
  expect(kinds('EQUAL_RATE')).toEqual(['BENCHMARK', 'CLASS', 'CLASS_RATES', 'WEIGHT']);
  expect(kinds('BY_SHARE')).toEqual(['BENCHMARK', 'CLASS', 'CLASS_RATES']);
});

test('children that got nothing for want of a baseline are named', () => {
  expect(remarks(90, 'EQUAL_RATE', [child('a', 100), child('b', null)])).toEqual([{ kind: 'WITHOUT_BASELINE', codes: ['b'] }]);
});

test('children imply a base: of a total their sum, of an intensity weighed by what it is divided by; beyond a tenth it is another', () => {
  expect(childrenBase([child('a', 1), child('b', 2), child('c', null)])!.toFixed()).toBe('3');
  const divided = [child('a', 10, { divisor: of(100) }), child('b', 20, { divisor: of(300) })];
  expect(childrenBase(divided)!.toFixed()).toBe('17.5');
  expect(childrenBase([child('a', null)])).toBeNull();
  expect(basesApart(of('23.43'), of('20.9'))!.toFixed()).toBe('10.8');
  expect(basesApart(of(100), of(110))).toBeNull();
  expect(basesApart(null, of(110))).toBeNull();
});

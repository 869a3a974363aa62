import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { decompose } from './decompose.js';
import type { Decomposition, DecompositionInput, TargetChild } from './decomposition.js';

export const child = (code: string, baseline: number | string | null, more: Partial<TargetChild> = {}): TargetChild => ({
  code,
  baseline: baseline === null ? null : new Decimal(baseline),
  divisor: null,
  growthPercent: new Decimal(0),
  weight: null,
  benchmark: null,
  className: null,
  minReductionPercent: null,
  maxReductionPercent: null,
  fixedValue: null,
  ...more,
});
const input = (target: number | string, children: TargetChild[], more: Partial<DecompositionInput> = {}): DecompositionInput => ({
  target: new Decimal(target),
  reservedForOwn: new Decimal(0),
  method: 'EQUAL_RATE',
  decimals: 0,
  children,
  classRates: new Map(),
  ...more,
});
const percent = (value: number | string): Decimal => new Decimal(value);

/** Values by code, with what holds a child at a bound. */
const shown = (decomposition: Decomposition): string[] => {
  if (decomposition.kind !== 'DECOMPOSED') throw new Error(JSON.stringify(decomposition));
  return decomposition.shares.map(({ code, value, heldBy }) => `${code} ${value.toFixed()}${heldBy ? ` ${heldBy}` : ''}`);
};
const contradiction = (decomposition: Decomposition): string => {
  if (decomposition.kind !== 'CONTRADICTION') throw new Error(decomposition.kind);
  const { why, bounds, bound, target } = decomposition;
  return `${why} ${bounds.map((each) => `${each.code}:${each.bound}=${each.value.toFixed()}`).join(' ')} | ${bound.toFixed()} against ${target.toFixed()}`;
};

describe('a cap over children', () => {
  test('by equal rate takes the same percentage from each, and the largest remainders get the rest', () => {
    expect(shown(decompose(input(95, [child('a', 33), child('b', 33), child('c', 34)])))).toEqual(['a 32', 'b 31', 'c 32']);
  });

  test('by share gives each its part of the cap by weight, its own consumption where no weight is given', () => {
    const children = [
      child('a', 10, { weight: percent(1) }),
      child('b', 30, { weight: percent(3) }),
      child('c', 60, { weight: percent(1) }),
    ];
    expect(shown(decompose(input(100, children, { method: 'BY_SHARE' })))).toEqual(['a 20', 'b 60', 'c 20']);
    expect(shown(decompose(input(50, [child('a', 10), child('b', 40)], { method: 'BY_SHARE' })))).toEqual(['a 10', 'b 40']);
  });

  test('by potential takes a reduction by the distance to the benchmark, and nothing from whoever has reached it', () => {
    const children = [
      child('a', 100, { benchmark: percent(60) }),
      child('b', 100, { benchmark: percent(90) }),
      child('c', 100, { benchmark: percent(120) }),
    ];
    expect(shown(decompose(input(275, children, { method: 'BY_POTENTIAL' })))).toEqual(['a 80', 'b 95', 'c 100']);
    expect(shown(decompose(input(330, children, { method: 'BY_POTENTIAL' })))).toEqual(['a 110', 'b 110', 'c 110']);
  });

  test('by potential, where a bound already takes more than the target asks, gives the rest back by baseline', () => {
    const children = [
      child('a', 100, { benchmark: percent(60), minReductionPercent: percent(50) }),
      child('b', 100, { benchmark: percent(10) }),
      child('c', 100, { benchmark: percent(100) }),
    ];
    expect(shown(decompose(input(260, children, { method: 'BY_POTENTIAL' })))).toEqual(['a 50 LEAST_REDUCTION', 'b 105', 'c 105']);
  });

  test('by class takes each class by its own rate, all scaled alike to the cap', () => {
    const children = [child('a', 100, { className: 'I' }), child('b', 100, { className: 'I' }), child('c', 100, { className: 'II' })];
    const rates = new Map([
      ['I', percent(10)],
      ['II', percent(0)],
    ]);
    expect(shown(decompose(input(280, children, { method: 'BY_CLASS', classRates: rates })))).toEqual(['a 90', 'b 90', 'c 100']);
    expect(shown(decompose(input(140, children, { method: 'BY_CLASS', classRates: rates })))).toEqual(['a 45', 'b 45', 'c 50']);
  });

  test('a child at its bound leaves the rest to the others, by the same rule', () => {
    const children = [
      child('a', 100, { maxReductionPercent: percent(2) }),
      child('b', 100),
      child('c', 100, { minReductionPercent: percent(20) }),
    ];
    expect(shown(decompose(input(270, children)))).toEqual(['a 98 GREATEST_REDUCTION', 'b 92', 'c 80 LEAST_REDUCTION']);
  });

  test('a fixed value is kept, and the others share what is left', () => {
    expect(shown(decompose(input(90, [child('a', 50, { fixedValue: percent(50) }), child('b', 30), child('c', 20)])))).toEqual([
      'a 50 FIXED',
      'b 24',
      'c 16',
    ]);
  });

  test('a child without a baseline is named and gets nothing, unless a value is fixed for it', () => {
    const some = decompose(input(90, [child('a', 50), child('b', null), child('c', null, { fixedValue: percent(10) })]));
    expect(shown(some)).toEqual(['a 80', 'c 10 FIXED']);
    expect(some).toMatchObject({ missing: ['b'] });
  });

  test('what is reserved for the region’s own institutions is not shared: with the shares it makes the cap', () => {
    const reserved = { reservedForOwn: percent(20) };
    expect(shown(decompose(input(95, [child('a', 33), child('b', 33), child('c', 34)], reserved)))).toEqual(['a 25', 'b 25', 'c 25']);
    const byShare = decompose(input(65_977, [child('a', 1), child('b', 2)], { method: 'BY_SHARE', reservedForOwn: percent(22_297) }));
    expect(shown(byShare)).toEqual(['a 14560', 'b 29120']);
    expect(byShare).toMatchObject({ implied: percent(43_680) });
    const least = [child('a', 50, { maxReductionPercent: percent(0) }), child('b', 50)];
    expect(contradiction(decompose(input(60, least, reserved)))).toBe('AT_LEAST a:GREATEST_REDUCTION=50 | 50 against 40');
  });

  test('ties go to the lower code, whatever the order of the children', () => {
    expect(shown(decompose(input(10, [child('c', 1), child('b', 1), child('a', 1)])))).toEqual(['a 4', 'b 3', 'c 3']);
  });

  test('bounds between which no whole step lies are taken as the step below', () => {
    const both = { minReductionPercent: percent(5), maxReductionPercent: percent(5) };
    expect(shown(decompose(input(100_000, [child('500155', 17215, both), child('x', 100_000)])))[0]).toBe(
      '500155 16354 GREATEST_REDUCTION',
    );
  });
});

describe('an intensity over children', () => {
  const county = (code: string, baseline: string, area: number, growth = 0, more: Partial<TargetChild> = {}): TargetChild =>
    child(code, baseline, { divisor: new Decimal(area), growthPercent: percent(growth), ...more });

  test('by equal rate lowers each by the same percentage, and together they imply the target under the stated growth', () => {
    const result = decompose(input('10.45', [county('a', '10', 100), county('b', '12', 100, 0)], { decimals: 2 }));
    expect(shown(result)).toEqual(['a 9.5', 'b 11.4']);
    expect(result).toMatchObject({ implied: percent('10.45') });
  });

  test('a child that grows weighs more: ratios do not add', () => {
    const result = decompose(input('10.45', [county('a', '10', 100, 0), county('b', '12', 100, 50)], { decimals: 2 }));
    expect(shown(result)).toEqual(['a 9.34', 'b 11.19']);
    // (9.34 × 100 + 11.19 × 150) ÷ 250
    expect(result).toMatchObject({ implied: percent('10.45') });
  });

  test('without divisors of all children it cannot be asked', () => {
    expect(decompose(input('10', [county('a', '10', 100), child('b', 12)], { decimals: 2 }))).toEqual({
      kind: 'INCOMPLETE',
      what: 'DIVISOR',
      codes: ['b'],
    });
  });
});

describe('what cannot be done is told by the fewest bounds that contradict', () => {
  test('lower bounds that exceed the cap: the largest ones alone', () => {
    const children = [60, 50, 40].map((baseline, index) => child('abc'[index]!, baseline, { maxReductionPercent: percent(0) }));
    expect(contradiction(decompose(input(100, children)))).toBe(
      'AT_LEAST a:GREATEST_REDUCTION=60 b:GREATEST_REDUCTION=50 | 110 against 100',
    );
  });

  test('upper bounds that fall short of the cap: all of them', () => {
    const children = [60, 40].map((baseline, index) => child('ab'[index]!, baseline, { minReductionPercent: percent(10) }));
    expect(contradiction(decompose(input(100, children)))).toBe('AT_MOST a:LEAST_REDUCTION=54 b:LEAST_REDUCTION=36 | 90 against 100');
  });

  test('two bounds of one child', () => {
    const crossed = child('a', 100, { minReductionPercent: percent(10), maxReductionPercent: percent(5) });
    expect(contradiction(decompose(input(150, [crossed, child('b', 100)])))).toBe(
      'EACH_OTHER a:GREATEST_REDUCTION=95 a:LEAST_REDUCTION=90 | 90 against 150',
    );
  });

  test('a fixed value that the child’s own bounds do not allow', () => {
    const fixed = child('a', 100, { fixedValue: percent(93), minReductionPercent: percent(50), maxReductionPercent: percent(60) });
    expect(contradiction(decompose(input(150, [fixed, child('b', 100)])))).toBe(
      'EACH_OTHER a:FIXED=93 a:LEAST_REDUCTION=50 | 50 against 150',
    );
    const low = child('a', 100, { fixedValue: percent(30), maxReductionPercent: percent(60) });
    expect(contradiction(decompose(input(150, [low, child('b', 100)])))).toBe(
      'EACH_OTHER a:FIXED=30 a:GREATEST_REDUCTION=40 | 40 against 150',
    );
  });

  test('fixed values that exceed the cap', () => {
    expect(contradiction(decompose(input(50, [child('a', 40, { fixedValue: percent(60) }), child('b', 10)])))).toBe(
      'AT_LEAST a:FIXED=60 | 60 against 50',
    );
  });

  test('a reduction that is nobody’s, since all have reached their benchmarks', () => {
    const children = [child('a', 100, { benchmark: percent(100) }), child('b', 100, { benchmark: percent(120) })];
    expect(contradiction(decompose(input(190, children, { method: 'BY_POTENTIAL' })))).toBe('NOTHING_MOVES  | 200 against 190');
  });
});

test.each([
  ['more reserved than there is', input(10, [child('a', 10)], { reservedForOwn: percent(11) }), 'RESERVED', []],
  ['less than nothing reserved', input(10, [child('a', 10)], { reservedForOwn: percent(-1) }), 'RESERVED', []],
  ['a part of an intensity reserved', input(10, [child('a', 10, { divisor: percent(1) })], { reservedForOwn: percent(1) }), 'RESERVED', []],
  ['a reserve finer than the values', input(10, [child('a', 10)], { reservedForOwn: percent('0.5') }), 'DECIMALS', []],
  ['nobody left to divide by', input(10, [child('a', 10, { divisor: percent(1), growthPercent: percent(-150) })]), 'GROWTH', ['a']],
  ['a class without a rate', input(10, [child('a', 10, { className: 'X' })], { method: 'BY_CLASS' }), 'CLASS_RATE', ['a']],
  ['a child without a class', input(10, [child('a', 10)], { method: 'BY_CLASS' }), 'CLASS', ['a']],
  ['a child without a benchmark', input(10, [child('a', 10)], { method: 'BY_POTENTIAL' }), 'BENCHMARK', ['a']],
  ['a cap finer than the values', input('10.5', [child('a', 10)]), 'DECIMALS', []],
  ['a fixed value finer than the values', input(10, [child('a', 10, { fixedValue: percent('1.5') }), child('b', 9)]), 'DECIMALS', ['a']],
  ['a negative weight', input(10, [child('a', 10, { weight: percent(-1) })], { method: 'BY_SHARE' }), 'WEIGHT', ['a']],
  ['a negative fixed value', input(10, [child('a', 10, { fixedValue: percent(-1) }), child('b', 9)]), 'FIXED', ['a']],
  ['a negative benchmark', input(10, [child('a', 10, { benchmark: percent(-5) })], { method: 'BY_POTENTIAL' }), 'BENCHMARK_RANGE', ['a']],
  ['growth below nothing', input(10, [child('a', 10, { growthPercent: percent(-101) })]), 'GROWTH', ['a']],
  [
    'a class that reduces by more than all',
    input(10, [child('a', 10, { className: 'X' })], { method: 'BY_CLASS', classRates: new Map([['X', percent(101)]]) }),
    'CLASS_RATE_RANGE',
    ['a'],
  ],
  ['no child with a baseline', input(10, [child('a', null)]), 'NO_CHILD', []],
] as const)('%s is asked for', (_, asked, what, codes) => {
  expect(decompose(asked)).toEqual({ kind: 'INCOMPLETE', what, codes });
});

// What holds for every decomposition, tried on random ones, and against a solver that works otherwise.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, sum, ZERO } from '../decimal.js';
import { decompose } from './decompose.js';
import type { Decomposed, DecompositionInput, TargetChild } from './decomposition.js';

const cents = (min: number, max: number) => fc.integer({ min, max }).map((value) => new Decimal(value).dividedBy(100));
const bounds = fc.constantFrom<readonly [number | null, number | null]>([null, null], [2, null], [null, 8], [1, 12], [-20, 20]);
const childOf = (intensity: boolean) =>
  fc
    .record({
      baseline: cents(1, 5_000_000),
      divisor: intensity ? cents(100, 1_000_000) : fc.constant(null),
      growth: fc.integer({ min: 0, max: 30 }),
      benchmark: fc.integer({ min: 30, max: 130 }),
      className: fc.constantFrom('I', 'II', 'III'),
      bound: bounds,
      weight: fc.option(cents(1, 100_000), { nil: null }),
    })
    .map(({ baseline, divisor, growth, benchmark, className, bound: [min, max], weight }): Omit<TargetChild, 'code'> => ({
      baseline,
      divisor,
      growthPercent: new Decimal(growth),
      weight,
      benchmark: baseline.times(benchmark).dividedBy(100),
      className,
      minReductionPercent: min === null ? null : new Decimal(min),
      maxReductionPercent: max === null ? null : new Decimal(max),
      fixedValue: null,
    }));

const classRates = new Map([
  ['I', new Decimal(2)],
  ['II', new Decimal(5)],
  ['III', new Decimal(9)],
]);

/** A parent's target near what its children have, so that many of the cases can be solved. */
const problems = (intensity: boolean, most = 12) =>
  fc
    .record({
      method: fc.constantFrom<DecompositionInput['method']>('BY_SHARE', 'EQUAL_RATE', 'BY_POTENTIAL', 'BY_CLASS'),
      children: fc.array(childOf(intensity), { minLength: 1, maxLength: most }),
      percent: fc.integer({ min: 85, max: 110 }),
    })
    .map(({ method, children, percent }): DecompositionInput => {
      const coded = children.map((child, index) => ({ ...child, code: String(500_100 + index) }));
      const amounts = sum(coded.map((child) => child.baseline!.times(child.divisor ?? 1)));
      const divisors = sum(coded.map((child) => child.divisor ?? ZERO));
      const target = (intensity ? amounts.dividedBy(divisors) : amounts).times(percent).dividedBy(100);
      return { target: target.toDecimalPlaces(2), reservedForOwn: ZERO, method, decimals: 2, children: coded, classRates };
    });

const divisorsOf = (input: DecompositionInput): Map<string, Decimal> =>
  new Map(
    input.children.map((child) => [child.code, (child.divisor ?? new Decimal(1)).times(child.growthPercent.plus(100)).dividedBy(100)]),
  );

const whenDecomposed = (input: DecompositionInput, check: (result: Decomposed) => void): void => {
  const result = decompose(input);
  if (result.kind === 'DECOMPOSED') check(result);
};

const runs = { numRuns: 300 };

test('the values of a cap add up to it exactly', () => {
  let solved = 0;
  fc.assert(
    fc.property(problems(false), (input) =>
      whenDecomposed(input, ({ shares, implied }) => {
        solved += 1;
        expect(sum(shares.map((share) => share.value)).toFixed()).toBe(input.target.toFixed());
        expect(implied.toFixed()).toBe(input.target.toFixed());
      }),
    ),
    runs,
  );
  expect(solved).toBeGreaterThan(100);
});

test('the values of an intensity imply it under the stated growth, from below and by less than a step of one child', () => {
  let solved = 0;
  fc.assert(
    fc.property(problems(true), (input) =>
      whenDecomposed(input, ({ shares }) => {
        solved += 1;
        const divisors = divisorsOf(input);
        const amount = sum(shares.map((share) => share.value.times(divisors.get(share.code)!)));
        const whole = sum(divisors.values());
        const left = input.target.times(whole).minus(amount);
        expect(left.gte(0)).toBe(true);
        expect(left.lt(Decimal.max(...divisors.values()).times('0.01'))).toBe(true);
      }),
    ),
    runs,
  );
  expect(solved).toBeGreaterThan(100);
});

test.each([false, true])('every bound is kept (intensity: %s)', (intensity) => {
  fc.assert(
    fc.property(problems(intensity), (input) =>
      whenDecomposed(input, ({ shares }) => {
        for (const [index, { value }] of shares.entries()) {
          const { baseline, minReductionPercent: min, maxReductionPercent: max } = input.children[index]!;
          const most = min && baseline!.times(new Decimal(100).minus(min)).dividedBy(100);
          const least = max && baseline!.times(new Decimal(100).minus(max)).dividedBy(100);
          if (most) expect(value.lte(most)).toBe(true);
          if (least && !(most && least.eq(most))) expect(value.gt(least.minus('0.01'))).toBe(true);
          expect(value.gte(0)).toBe(true);
        }
      }),
    ),
    runs,
  );
});

test('the order of the children does not matter', () => {
  fc.assert(
    fc.property(problems(false), (input) => {
      const turned = { ...input, children: [...input.children].reverse() };
      expect(JSON.stringify(decompose(turned))).toBe(JSON.stringify(decompose(input)));
    }),
    runs,
  );
});

test('it is free of scale: ten times everything gives ten times every exact value', () => {
  fc.assert(
    fc.property(problems(false), (input) => {
      const ten = (value: Decimal | null): Decimal | null => value && value.times(10);
      const children = input.children.map((child) => ({
        ...child,
        baseline: ten(child.baseline),
        benchmark: ten(child.benchmark),
        weight: ten(child.weight),
      }));
      const larger = decompose({ ...input, target: input.target.times(10), children, decimals: 1 });
      const plain = decompose({ ...input, decimals: 2 });
      // Bounds are rounded to steps, so that only what no bound holds is compared.
      if (larger.kind !== 'DECOMPOSED' || plain.kind !== 'DECOMPOSED' || plain.shares.some((share) => share.heldBy !== null)) return;
      for (const [index, share] of larger.shares.entries()) {
        expect(share.exactValue.toSignificantDigits(18).toFixed()).toBe(
          plain.shares[index]!.exactValue.times(10).toSignificantDigits(18).toFixed(),
        );
      }
    }),
    runs,
  );
});

test('a larger target gives no child a smaller exact value', () => {
  fc.assert(
    fc.property(problems(false), fc.integer({ min: 1, max: 500_000 }), (input, more) => {
      const before = decompose(input);
      const after = decompose({ ...input, target: input.target.plus(new Decimal(more).dividedBy(100)) });
      if (before.kind !== 'DECOMPOSED' || after.kind !== 'DECOMPOSED') return;
      for (const [index, share] of after.shares.entries()) {
        const earlier = before.shares[index]!.exactValue;
        expect(share.exactValue.minus(earlier).gte(earlier.times('-1e-18'))).toBe(true);
        expect(share.value.gte(before.shares[index]!.value.minus('0.01'))).toBe(true);
      }
    }),
    runs,
  );
});

describe('against a solver that tries every set of bounds', () => {
  interface Problem {
    readonly start: number;
    readonly pace: number;
    readonly least: number;
    readonly most: number;
  }
  /** Minimises Σ (x − start)² ÷ pace: for each choice of who stands at which bound, the multiplier of the rest; the best that is allowed. */
  const byEnumeration = (parts: readonly Problem[], total: number): number[] | null => {
    let best: { cost: number; values: number[] } | null = null;
    const choices = 3 ** parts.length;
    for (let choice = 0; choice < choices; choice += 1) {
      const held = parts.map((_, index) => Math.floor(choice / 3 ** index) % 3);
      const standing = parts.reduce((acc, part, index) => acc + [part.least, part.most, part.start][held[index]!]!, 0);
      const pace = parts.reduce((acc, part, index) => acc + (held[index] === 2 ? part.pace : 0), 0);
      const measure = pace === 0 ? 0 : (total - standing) / pace;
      const values = parts.map((part, index) => [part.least, part.most, part.start + part.pace * measure][held[index]!]!);
      const off = Math.abs(values.reduce((acc, value) => acc + value, 0) - total);
      const allowed = values.every((value, index) => value >= parts[index]!.least - 1e-9 && value <= parts[index]!.most + 1e-9);
      if (off > 1e-6 || !allowed) continue;
      const cost = parts.reduce((acc, part, index) => acc + (values[index]! - part.start) ** 2 / part.pace, 0);
      if (best === null || cost < best.cost) best = { cost, values };
    }
    return best?.values ?? null;
  };

  test('both find the same values, or both none', () => {
    const rows = fc.array(
      fc.record({
        baseline: fc.integer({ min: 10, max: 900 }),
        least: fc.integer({ min: 0, max: 15 }),
        spread: fc.integer({ min: 1, max: 30 }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    let solved = 0;
    let impossible = 0;
    fc.assert(
      fc.property(rows, fc.integer({ min: 70, max: 110 }), (list, percent) => {
        const children: TargetChild[] = list.map(({ baseline, least, spread }, index) => ({
          code: String(index),
          baseline: new Decimal(baseline),
          divisor: null,
          growthPercent: ZERO,
          weight: null,
          benchmark: null,
          className: null,
          minReductionPercent: new Decimal(least),
          maxReductionPercent: new Decimal(least + spread),
          fixedValue: null,
        }));
        const target = new Decimal(list.reduce((acc, { baseline }) => acc + baseline, 0)).times(percent).dividedBy(100);
        const result = decompose({ target, reservedForOwn: ZERO, method: 'EQUAL_RATE', decimals: 4, children, classRates: new Map() });
        const other = byEnumeration(
          list.map(({ baseline, least, spread }) => ({
            start: baseline,
            pace: baseline,
            least: (baseline * (100 - least - spread)) / 100,
            most: (baseline * (100 - least)) / 100,
          })),
          target.toNumber(),
        );
        if (other === null) {
          impossible += 1;
          expect(result.kind).toBe('CONTRADICTION');
        } else {
          solved += 1;
          if (result.kind !== 'DECOMPOSED') throw new Error(JSON.stringify(result));
          for (const [index, share] of result.shares.entries()) expect(share.exactValue.toNumber()).toBeCloseTo(other[index]!, 6);
        }
      }),
      { numRuns: 200 },
    );
    expect(solved).toBeGreaterThan(30);
    expect(impossible).toBeGreaterThan(30);
  });
});

test('of a contradiction no bound can be left out', () => {
  fc.assert(
    fc.property(problems(false, 8), (input) => {
      const result = decompose(input);
      if (result.kind !== 'CONTRADICTION' || result.why === 'NOTHING_MOVES') return;
      for (const left of result.bounds) {
        const children = input.children.map((child) =>
          child.code !== left.code
            ? {
                ...child,
                ...(result.bounds.some((bound) => bound.code === child.code)
                  ? {}
                  : { minReductionPercent: null, maxReductionPercent: null }),
              }
            : { ...child, ...(left.bound === 'LEAST_REDUCTION' ? { minReductionPercent: null } : { maxReductionPercent: null }) },
        );
        const relaxed = decompose({ ...input, method: 'EQUAL_RATE', children });
        expect(relaxed.kind).toBe('DECOMPOSED');
      }
    }),
    runs,
  );
});

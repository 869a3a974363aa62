import { describe, expect, test } from '@jest/globals';
import { Decimal } from '../decimal.js';
import { admitFigures, isolates, type Block } from './disclosure.js';
import { echelon, rank, toResidue } from './residues.js';

const people = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `i${from + index}`);
const MINIMUM = 5;
const users = (list: readonly string[]): readonly string[] | null => (list.length >= MINIMUM ? null : list);
/** A block whose institutions all use its only item. */
const block = (cells: readonly number[], institutions: readonly string[]): Block => ({ cells, users: [users(institutions)] });
/** One figure of each cell, in order. */
const admitted = (blocks: readonly Block[], cells: readonly number[]): boolean[] =>
  admitFigures(
    blocks,
    [],
    cells.map((cell) => ({ cell, sums: [[1]] })),
    MINIMUM,
  );

describe('a figure', () => {
  test('of fewer than the minimum is withheld, and one of just as many is shown', () => {
    expect(admitted([block([0], people(4))], [0])).toEqual([false]);
    expect(admitted([block([0], people(5))], [0])).toEqual([true]);
  });

  test('of a part is withheld where the rest of the whole is too few', () => {
    const [part, rest] = [people(20), people(4, 20)];
    expect(admitted([block([0, 1], part), block([0], rest)], [0, 1])).toEqual([true, false]);
    expect(admitted([block([0, 1], part), block([0], people(5, 20))], [0, 1])).toEqual([true, true]);
  });

  test('of the last part is withheld where all parts would leave too few of the whole', () => {
    // 一区两群 of a province that has four institutions of its own.
    const blocks = [block([0, 1], people(9)), block([0, 2], people(9, 10)), block([0, 3], people(9, 20)), block([0], people(4, 30))];
    expect(admitted(blocks, [0, 1, 2, 3])).toEqual([true, true, true, false]);
  });

  test('of a year is withheld where its months are shown and too few came late', () => {
    const months = [1, 2, 3].map((month) => block([0, month], people(9)));
    expect(admitted([...months, block([0], people(4))], [1, 2, 3, 0])).toEqual([true, true, true, false]);
    // Late by four in one month and by two others in another: they only come out together.
    expect(admitted([...months, block([0], people(6))], [1, 2, 3, 0])).toEqual([true, true, true, true]);
  });

  test('of a second edition is withheld where it differs from the first by too few, however they differ', () => {
    const common = block([0, 1], people(20));
    expect(admitted([common, block([1], people(1, 20))], [0, 1])).toEqual([true, false]);
    expect(admitted([common, block([0], people(4, 20)), block([1], people(4, 20))], [0, 1])).toEqual([true, false]);
    expect(admitted([common, block([0], people(5, 20)), block([1], people(5, 20))], [0, 1])).toEqual([true, true]);
  });

  test('is shown again where nothing changed', () => {
    expect(admitted([block([0, 1], people(20))], [0, 1])).toEqual([true, true]);
  });
});

describe('figures of several indicators', () => {
  const items = (motor: readonly string[]): Block => ({ cells: [0], users: [null, users(motor)] });
  const [all, building] = [
    [2, 3],
    [2, 0],
  ];
  const show = (motor: readonly string[]) =>
    admitFigures(
      [items(motor)],
      [],
      [all, building].map((sums) => ({ cell: 0, sums: [sums] })),
      MINIMUM,
    );

  test('are not both shown where their difference is of too few, or of nobody', () => {
    expect(show(people(4))).toEqual([true, false]);
    expect(show([])).toEqual([true, false]);
    expect(show(people(5))).toEqual([true, true]);
  });

  test('in the same proportions say no more than one', () => {
    const twice = [all, [4, 6]].map((sums) => ({ cell: 0, sums: [sums] }));
    expect(admitFigures([items(people(4))], [], twice, MINIMUM)).toEqual([true, true]);
  });

  test('of two factor sets are not both shown where they part what too few use from the rest', () => {
    const other = [
      [2, 3],
      [2, 3.5],
    ].map((weights) => ({ cell: 0, weights: weights.map((weight) => toResidue(new Decimal(weight))) }));
    expect(isolates([items(people(4))], other, MINIMUM)).toBe(true);
    expect(isolates([items(people(5))], other, MINIMUM)).toBe(false);
  });

  test('of a ratio count as its numerator and its denominator', () => {
    const ratio = [
      {
        cell: 0,
        sums: [
          [1, 0],
          [0, 1],
        ],
      },
    ];
    expect(admitFigures([items(people(4))], [], ratio, MINIMUM)).toEqual([false]);
  });
});

test('residues keep what is independent, and exact decimals', () => {
  expect(
    rank([
      [1, 2, 3],
      [2, 4, 6],
      [0, 0, 1],
    ]),
  ).toBe(2);
  expect(
    echelon([
      [0, 0],
      [3, 6],
    ]),
  ).toEqual([[1, 2]]);
  const third = toResidue(new Decimal('0.123'));
  expect(
    rank([
      [third, toResidue(new Decimal('0.246'))],
      [1, 2],
    ]),
  ).toBe(1);
  expect(() => toResidue(new Decimal('1e-31'))).toThrow('decimals');
});

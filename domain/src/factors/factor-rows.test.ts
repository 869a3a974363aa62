import { expect, test } from '@jest/globals';
import { factorMapsOf, factorRowsOf, factorsDiffer, type FactorRow } from './factor-rows.js';
import { PLAN_2020 } from './published-sets.js';

const [CHONGQING, SICHUAN] = [500000, 510000];
const rows = factorRowsOf(PLAN_2020);
const isGridOf = (row: FactorRow): boolean => row.use === 'GRID_CARBON' && row.province === CHONGQING && row.year === 2020;
/** The years and provinces in which figures differ once the rows are changed. */
const differIn = (changed: readonly FactorRow[]): string[] =>
  [SICHUAN, CHONGQING].flatMap((province) =>
    [2019, 2020, 2021]
      .filter((year) => factorsDiffer(PLAN_2020, factorMapsOf(changed), province, year))
      .map((year) => `${province} ${year}`),
  );
const EVERYWHERE = [SICHUAN, CHONGQING].flatMap((province) => [2019, 2020, 2021].map((year) => `${province} ${year}`));
const half = (row: FactorRow): FactorRow => ({ ...row, value: row.value.dividedBy(2) });

test('another grid factor is one of its province and year', () => {
  expect(rows.some(isGridOf)).toBe(true);
  expect(differIn(rows.map((row) => (isGridOf(row) ? half(row) : row)))).toEqual([`${CHONGQING} 2020`]);
  expect(differIn(rows.filter((row) => !isGridOf(row)))).toEqual([`${CHONGQING} 2020`]);
});

test('another factor of an item is one everywhere, and so is one that is left out', () => {
  const isGas = ({ use, item }: FactorRow): boolean => use === 'STANDARD_COAL' && item === 'NATURAL_GAS';
  expect(rows.some(isGas)).toBe(true);
  expect(differIn(rows.map((row) => (isGas(row) ? half(row) : row)))).toEqual(EVERYWHERE);
  expect(differIn(rows.filter((row) => !isGas(row)))).toEqual(EVERYWHERE);
});

test('the same values from another source are no others', () => {
  expect(differIn(rows.map((row) => ({ ...row, source: '另一来源', provisional: !row.provisional })))).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { sum } from '@shuangcheng/domain';
import { readRegionData } from '@shuangcheng/tenants';
import { baselinesOf } from './baselines.js';

const { regions } = readRegionData();

test.each([1, 2, 99])('with seed %i the 38 baselines of 重庆 sum to 104.27 万tce exactly', (seed) => {
  const baselines = baselinesOf(regions, seed);
  expect(baselines).toHaveLength(38);
  expect(sum(baselines.map((baseline) => baseline.value)).toString()).toBe('1042700');
  expect(baselines.filter((baseline) => !baseline.value.isInteger())).toHaveLength(2);
  expect(baselines.every((baseline) => baseline.value.greaterThan(3000))).toBe(true);
});

test('only those of 梁平 and 垫江 are not made up, and every source says what it is', () => {
  const baselines = baselinesOf(regions, 1);
  const real = baselines.filter((baseline) => !baseline.madeUp);
  expect(real.map((baseline) => [baseline.regionId, baseline.value.toString()])).toEqual([
    [500155, '17215'],
    [500231, '21426.97'],
  ]);
  expect(real.every((baseline) => baseline.source.includes('规划'))).toBe(true);
  expect(baselines.filter((baseline) => baseline.madeUp).every((baseline) => baseline.source.includes('编造'))).toBe(true);
});

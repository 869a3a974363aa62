import { test, expect } from '@jest/globals';
import { findCountFactor, findUnitFactor, getUnitFactor, isExactCount, PLAN_INDICATORS, printedUnitsOf } from './units.js';
import { planProblems } from './plan-problems.js';
import type { PlanIndicatorCode } from './units.js';

test.each<[PlanIndicatorCode, string, string]>([
  ['ENERGY_TOTAL', '吨标准煤', '1'],
  ['ENERGY_TOTAL', '万吨标准煤', '10000'],
  ['ENERGY_TOTAL', '万吨标煤', '10000'],
  ['BUILDING_ENERGY', '千克标准煤', '0.001'],
  ['WATER_TOTAL', '万立方米', '10000'],
  ['WATER_TOTAL', '亿立方米', '100000000'],
  ['WATER_TOTAL', '万吨', '10000'],
  ['CARBON_TOTAL', '吨', '1'],
  ['CARBON_TOTAL', '万吨', '10000'],
  ['CARBON_TOTAL', '万吨二氧化碳', '10000'],
  ['ENERGY_PER_AREA', '千克标准煤/平方米·年', '1'],
  ['ENERGY_PER_AREA', '千克标煤/平方米', '1'],
  ['ENERGY_PER_CAPITA', '千克标煤/人·年', '1'],
  ['ENERGY_PER_CAPITA', '吨标准煤/人', '1000'],
  ['WATER_PER_CAPITA', '吨/人·年', '1'],
  ['WATER_PER_CAPITA', '立方米/人', '1'],
  ['CARBON_PER_AREA', '公斤/平方米', '1'],
  ['CARBON_PER_AREA', '千克/ 平方米·年', '1'],
  ['CARBON_PER_AREA', '千克二氧化碳/平方米', '1'],
  ['CARBON_PER_AREA', '吨/平方米·年', '1000'],
  ['ENERGY_TOTAL', 'tce', '1'],
  ['WATER_TOTAL', 'm3', '1'],
  ['CARBON_TOTAL', 'tCO2', '1'],
])('%s in %s is %s of its own unit', (indicator, unit, factor) => {
  expect(getUnitFactor(indicator, unit).toFixed()).toBe(factor);
});

test.each<[PlanIndicatorCode, string]>([
  ['ENERGY_TOTAL', '吨'],
  ['ENERGY_TOTAL', 'tCO2'],
  ['ENERGY_TOTAL', 'kgce'],
  ['ENERGY_TOTAL', '万千瓦时'],
  ['ENERGY_TOTAL', '吨二氧化碳'],
  ['ENERGY_TOTAL', '吨标准煤/人'],
  ['WATER_TOTAL', '吨标准煤'],
  ['CARBON_TOTAL', '立方米'],
  ['CARBON_PER_AREA', '千克/人'],
  ['WATER_PER_CAPITA', '升/人'],
  ['WATER_TOTAL', ''],
])('%s in “%s” is an error and never a default', (indicator, unit) => {
  expect(findUnitFactor(indicator, unit)).toBeNull();
  expect(() => getUnitFactor(indicator, unit)).toThrow(`got "${unit}"`);
});

test('counts know 万 and 亿, and only counts without them are exact', () => {
  expect(findCountFactor('万平方米')!.toFixed()).toBe('10000');
  expect(findCountFactor('万人')!.toFixed()).toBe('10000');
  expect(findCountFactor('个')!.toFixed()).toBe('1');
  expect(findCountFactor('亩')).toBeNull();
  expect(['人', '家', '万个', '平方米'].map(isExactCount)).toEqual([true, true, false, false]);
});

test.each(PLAN_INDICATORS)('the units that a refusal names for %s are read', (indicator) => {
  for (const unit of printedUnitsOf(indicator)) expect(findUnitFactor(indicator, unit)).not.toBeNull();
});

test('a refusal names the units that would be read', () => {
  const [refusal] = planProblems([{ path: 'indicators[0].unit', expected: 'a unit of ENERGY_TOTAL', actual: '吨', message: '' }]);
  expect(refusal!.message).toBe('unit：应为能源消费总量的单位（吨标准煤、万吨标准煤、千克标准煤、tce），收到“吨”。');
});

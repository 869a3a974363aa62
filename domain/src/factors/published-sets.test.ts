import { describe, expect, test } from '@jest/globals';
import { ENERGY_FLOWS, getItem } from '../items/items.js';
import { findCarbon, findStandardCoal, gridKey, type Factor, type FactorSet } from './factor-set.js';
import { GUIDELINE_2026, MUNICIPAL_2020, PLAN_2020, SHIPPED_FACTOR_SETS } from './published-sets.js';

const CHONGQING = 500000;
const SICHUAN = 510000;
const everyFactor = (set: FactorSet): Factor[] => [
  ...set.standardCoal.values(),
  ...set.carbon.values(),
  ...set.gridCarbon.values(),
  ...set.equivalentElectricity.values(),
];
/** kgCO2/kWh, marked where it is carried forward. */
const gridOf = (set: FactorSet, province: number, year: number): string => {
  const factor = findCarbon(set, 'ELECTRICITY', province, year);
  return factor ? `${factor.value.times(1000).toFixed(4)}${factor.provisional ? ' provisional' : ''}` : 'none';
};

describe('the sets that ship', () => {
  test('are three, one of them official, each with its own id, day, source and note', () => {
    expect(SHIPPED_FACTOR_SETS.map(({ id, official }) => `${id}${official ? ' official' : ''}`)).toEqual([
      'PLAN-2020 official',
      'CHONGQING-MUNICIPAL-2020',
      'JST-303-2026',
    ]);
    for (const { tenantId, publishedOn, source, noteZh, nameZh } of SHIPPED_FACTOR_SETS) {
      expect(tenantId).toBeNull();
      expect(publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect([source, noteZh, nameZh].every((text) => text.length > 5)).toBe(true);
    }
  });

  test('give every value above zero, with a unit and a source', () => {
    for (const factor of SHIPPED_FACTOR_SETS.flatMap(everyFactor)) {
      expect(factor.value.isPositive() && !factor.value.isZero()).toBe(true);
      expect(factor.unit).toMatch(/^(tce|tCO2)\/(kWh|t|m3|L|kg|GJ|tce)$/);
      expect(factor.source.length).toBeGreaterThan(5);
    }
  });

  test('name each factor per unit of its own item', () => {
    for (const set of SHIPPED_FACTOR_SETS) {
      for (const [item, factor] of set.standardCoal) expect(factor.unit).toBe(`tce/${getItem(item).unit}`);
      for (const [item, factor] of set.carbon) expect(factor.unit).toBe(`tCO2/${getItem(item).unit}`);
      for (const factor of set.gridCarbon.values()) expect(factor.unit).toBe('tCO2/kWh');
    }
  });

  test('turn every energy flow into standard coal, and none turns water into anything', () => {
    for (const set of SHIPPED_FACTOR_SETS) {
      expect([...set.standardCoal.keys()].sort()).toEqual([...ENERGY_FLOWS].sort());
      expect(set.carbon.has('WATER')).toBe(false);
      expect(set.carbon.has('ELECTRICITY')).toBe(false);
    }
  });

  test('agree on petrol and diesel in any use', () => {
    for (const { standardCoal, carbon } of SHIPPED_FACTOR_SETS) {
      for (const factors of [standardCoal, carbon]) {
        expect(factors.get('GASOLINE_OTHER')).toEqual(factors.get('GASOLINE_VEHICLE'));
        expect(factors.get('DIESEL_OTHER')).toEqual(factors.get('DIESEL_VEHICLE'));
      }
    }
  });
});

describe('grid factors', () => {
  test('of the set of the plans are the published ones by province and year, and carried forward from 2024 on', () => {
    const years = [2020, 2021, 2022, 2023, 2024, 2030];
    expect(years.map((year) => gridOf(PLAN_2020, CHONGQING, year))).toEqual([
      '0.4400',
      '0.4743',
      '0.5227',
      '0.5581',
      '0.5581 provisional',
      '0.5581 provisional',
    ]);
    expect(years.map((year) => gridOf(PLAN_2020, SICHUAN, year))).toEqual([
      '0.1031 provisional',
      '0.1255',
      '0.1404',
      '0.1564',
      '0.1564 provisional',
      '0.1564 provisional',
    ]);
  });

  test('of the municipal set differ from it in 重庆 2020 alone', () => {
    const different = [...PLAN_2020.gridCarbon].filter(([key, factor]) => !MUNICIPAL_2020.gridCarbon.get(key)!.value.equals(factor.value));
    expect(different.map(([key]) => key)).toEqual([gridKey(CHONGQING, 2020)]);
    expect(gridOf(MUNICIPAL_2020, CHONGQING, 2020)).toBe('0.4040');
    expect(MUNICIPAL_2020.carbon).toBe(PLAN_2020.carbon);
  });

  test('are missing for a year before the first, after the last, another province, and where no year is named', () => {
    expect([gridOf(PLAN_2020, CHONGQING, 2019), gridOf(PLAN_2020, CHONGQING, 2031), gridOf(PLAN_2020, 440000, 2020)]).toEqual([
      'none',
      'none',
      'none',
    ]);
    expect(findCarbon(PLAN_2020, 'ELECTRICITY', CHONGQING, null)).toBeNull();
    expect(findCarbon(PLAN_2020, 'COAL', CHONGQING, null)!.value.toFixed()).toBe('1.7921787');
  });
});

describe('what a set does not say', () => {
  test('electricity at the equivalent value is known for 2020 only, at the calorific value for every year', () => {
    const tce = (basis: 'CALORIFIC' | 'EQUIVALENT', year: number) =>
      findStandardCoal(PLAN_2020, 'ELECTRICITY', basis, year)?.value.toFixed() ?? null;
    expect([tce('CALORIFIC', 2020), tce('CALORIFIC', 2025)]).toEqual(['0.0001229', '0.0001229']);
    expect([tce('EQUIVALENT', 2020), tce('EQUIVALENT', 2021), tce('EQUIVALENT', 2019)]).toEqual(['0.0003055', null, null]);
  });

  test('the basis of electricity changes no other fuel', () => {
    for (const item of ENERGY_FLOWS.filter((flow) => flow !== 'ELECTRICITY')) {
      expect(findStandardCoal(PLAN_2020, item, 'EQUIVALENT', 2030)).toBe(findStandardCoal(PLAN_2020, item, 'CALORIFIC', 2020));
    }
  });

  test('the guideline of 2026 names no carbon of other energy, and for every other flow it does', () => {
    const missing = ENERGY_FLOWS.filter((item) => findCarbon(GUIDELINE_2026, item, CHONGQING, 2023) === null);
    expect(missing).toEqual(['OTHER_ENERGY']);
    expect(ENERGY_FLOWS.filter((item) => findCarbon(PLAN_2020, item, CHONGQING, 2023) === null)).toEqual([]);
  });
});

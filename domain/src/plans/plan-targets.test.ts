import { test, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { impliedGridFactor, restatedCarbon } from './grid-factor.js';
import { PLAN_GRID_FACTORS } from './implied-factors.js';
import { parsePlanDocument } from './parse-plan-document.js';
import type { PlanDocument } from './plan-document.js';
import { targetsOfPlan } from './plan-targets.js';

const load = (name: string): PlanDocument => {
  const parsed = parsePlanDocument(JSON.parse(readFileSync(new URL(`../../../server/data/plans/${name}.json`, import.meta.url), 'utf8')));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.document;
};
/** indicator, unit, baseline, value, reduction, recomputed baseline and value, scope */
const tableOf = (name: string): (string | null)[][] =>
  targetsOfPlan(load(name)).map((target) => [
    target.indicator,
    target.unit,
    ...[target.baseline, target.value, target.reductionPercent, target.recomputedBaseline, target.recomputedValue].map(
      (each) => each?.toFixed() ?? null,
    ),
    target.carbonScope,
  ]);

test('the targets of Chongqing are the printed numbers in the indicators’ units, the slip of 吨 read as 千克', () => {
  expect(tableOf('500000-chongqing')).toEqual([
    ['ENERGY_TOTAL', 'tce', '1042700', '1120000', '-7.41', '1042720', null, null],
    ['WATER_TOTAL', 'm3', '125425800', '135260000', '-7.84', null, null, null],
    ['CARBON_TOTAL', 'tCO2', '2937700', '3350000', '-14.03', null, null, 'TOTAL'],
    ['ENERGY_PER_AREA', 'kgce/m2', '11.53', '10.95', '5', '11.5322', '10.9556', null],
    ['ENERGY_PER_CAPITA', 'kgce/person', '194.79', '183.1', '6', '194.7625', '183.0768', null],
    ['WATER_PER_CAPITA', 'm3/person', '23.43', '22.25', '5', '23.4279', '22.2565', null],
    ['CARBON_PER_AREA', 'kgCO2/m2', '35.47', '32.98', '7', '35.4701', '32.9872', 'TOTAL'],
  ]);
  const carbon = targetsOfPlan(load('500000-chongqing')).at(-1)!;
  expect(carbon).toMatchObject({
    printedUnit: '吨/平方米·年',
    printedBaseline: '35.47',
    printedValue: '32.98',
    nature: 'BINDING',
    year: 2025,
    baselineYear: 2020,
  });
});

test('the targets of Liangping follow its table', () => {
  expect(tableOf('500155-liangping')).toEqual([
    ['ENERGY_TOTAL', 'tce', '17215', '16354', '5', '17211.92', null, null],
    ['WATER_TOTAL', 'm3', '1940000', '2160000', '-11.34', null, null, null],
    ['CARBON_TOTAL', 'tCO2', '53537', '46434', '13.27', null, null, 'TOTAL'],
    ['ENERGY_PER_AREA', 'kgce/m2', '9.95', '9.35', '6', '9.9504', '9.3534', null],
    ['ENERGY_PER_CAPITA', 'kgce/person', '173.85', '163.42', '6', '173.8503', '163.4192', null],
    ['WATER_PER_CAPITA', 'm3/person', '19.6', '18.62', '5', '19.5916', '18.612', null],
    ['CARBON_PER_AREA', 'kgCO2/m2', '33.94', '31.9', '6', '33.9422', '31.9056', 'TOTAL'],
  ]);
});

test('Dianjiang’s carbon per area is that of buildings, found from its own numbers', () => {
  expect(tableOf('500231-dianjiang')).toEqual([
    ['ENERGY_TOTAL', 'tce', '21426.97', '20356', '5', null, null, null],
    ['WATER_TOTAL', 'm3', '2216200', '2100000', '5.24', null, null, null],
    ['CARBON_TOTAL', 'tCO2', '65021.18', '56507', '13.09', null, null, 'TOTAL'],
    ['ENERGY_PER_CAPITA', 'kgce/person', '189.81', '180.32', '5', '189.7872', '180.2978', null],
    ['ENERGY_PER_AREA', 'kgce/m2', '11.48', '11.02', '4', null, '11.0208', null],
    ['WATER_PER_CAPITA', 'm3/person', '19.63', '18.65', '5', '19.6298', '18.6483', null],
    ['CARBON_PER_AREA', 'kgCO2/m2', '35.84', '32.97', '8', '35.8407', '32.9735', 'BUILDING'],
  ]);
});

test('Sichuan’s carbon targets wait for the national ones and have no numbers', () => {
  const carbon = targetsOfPlan(load('510000-sichuan')).filter(({ indicator }) => indicator.startsWith('CARBON'));
  expect(carbon.map(({ state, nature, value, baseline, reductionPercent }) => [state, nature, value, baseline, reductionPercent])).toEqual([
    ['PENDING_UPSTREAM', 'EXPECTED', null, null, null],
    ['PENDING_UPSTREAM', 'BINDING', null, null, null],
  ]);
});

test('Quxian’s targets are yearly rates for 2023 without a baseline', () => {
  const targets = targetsOfPlan(load('511725-quxian-2023'));
  expect(targets.map(({ indicator, reductionPercent }) => `${indicator} ${reductionPercent!.toFixed()}`)).toEqual([
    'ENERGY_PER_CAPITA 1.1',
    'ENERGY_PER_AREA 1.1',
    'WATER_PER_CAPITA 1.6',
    'CARBON_PER_AREA 1.6',
  ]);
  for (const target of targets) {
    expect(target).toMatchObject({
      state: 'RATE_ONLY',
      year: 2023,
      baselineYear: null,
      baseline: null,
      value: null,
      printedUnit: null,
      recomputedValue: null,
    });
  }
});

test('each plan’s own numbers name the grid factor of its baseline', () => {
  const factorOf = (name: string): string | null => impliedGridFactor(load(name))?.toFixed(4) ?? null;
  expect(['500000-chongqing', '500155-liangping', '500231-dianjiang', '510000-sichuan', '511725-quxian-2023'].map(factorOf)).toEqual([
    '0.4040',
    '0.4400',
    '0.4400',
    null,
    null,
  ]);
});

test('93 % of Dianjiang’s 2020 carbon at 0.4040 is its cap', () => {
  const [own, other] = PLAN_GRID_FACTORS as [(typeof PLAN_GRID_FACTORS)[number], (typeof PLAN_GRID_FACTORS)[number]];
  expect(restatedCarbon(load('500231-dianjiang'), own, other)!.value.times('0.93').toFixed(1)).toBe('56506.7');
});

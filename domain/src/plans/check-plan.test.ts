import { test, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkPlan } from './check-plan.js';
import { PLAN_FINDING_CODES } from './findings.js';
import { parsePlanDocument } from './parse-plan-document.js';
import type { PlanDocument } from './plan-document.js';

const load = (name: string): PlanDocument => {
  const parsed = parsePlanDocument(JSON.parse(readFileSync(new URL(`../../../server/data/plans/${name}.json`, import.meta.url), 'utf8')));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.document;
};
/** "ERROR SHARE_MISMATCH ENERGY_TOTAL/DIESEL 0.97 → 0.6" */
const listOf = (name: string): string[] =>
  checkPlan(load(name)).map(
    ({ severity, code, indicator, item, expected, actual }) =>
      `${severity} ${code} ${[indicator, item].filter(Boolean).join('/')} ${expected} → ${actual}`,
  );

test('the plan of Chongqing has exactly these findings', () => {
  expect(listOf('500000-chongqing')).toEqual([
    'NOTE SHARE_ROUNDING ENERGY_TOTAL/COAL 2.20 → 2.19',
    'NOTE SHARE_ROUNDING ENERGY_TOTAL/NATURAL_GAS 20.78 → 20.79',
    'NOTE SHARE_ROUNDING ENERGY_TOTAL/GASOLINE 7.43 → 7.44',
    'ERROR SHARE_MISMATCH ENERGY_TOTAL/DIESEL 0.97 → 0.6',
    'ERROR SHARE_SUM ENERGY_TOTAL 100 → 99.64',
    'ERROR PER_CAPITA_MISMATCH ENERGY_PER_CAPITA 194.76 → 194.79',
    'ERROR PER_AREA_MISMATCH ENERGY_PER_AREA 11.53 → 11.82',
    'ERROR UNIT_SLIP CARBON_PER_AREA 35.47 千克/平方米·年 → 35.47 吨/平方米·年',
    'WARNING TEXT_TABLE_MISMATCH WATER_TOTAL 13526 万立方米 → 1.35 亿立方米',
    'ERROR TEXT_TABLE_MISMATCH ENERGY_PER_AREA 11.53 → 11.82',
    'ERROR TEXT_TABLE_MISMATCH ENERGY_PER_CAPITA 194.76 → 194.79',
    'NOTE TARGET_TRUNCATED WATER_PER_CAPITA 22.26 → 22.25',
    'NOTE TARGET_TRUNCATED CARBON_PER_AREA 32.99 → 32.98',
    'WARNING CAP_ABOVE_BASE ENERGY_TOTAL ≤104.27 → 112',
    'WARNING CAP_ABOVE_BASE WATER_TOTAL ≤12542.58 → 13526',
    'WARNING CAP_ABOVE_BASE CARBON_TOTAL ≤293.77 → 335',
    'WARNING CARBON_SHARE_OTHER_FACTOR CARBON_TOTAL/BUILDING_CARBON_SHARE 93.80 → 94.23',
    'WARNING RATIO_OTHER_BASIS CARBON_TOTAL/CARBON_PER_TCE_RATIO 1：0.76：0.49：0.63：0.65 → 1：1.74：1.13：1.44：1.50',
    'NOTE IMPLIED_FACTOR_DIFFERS CARBON_TOTAL/NATURAL_GAS 1.6257 → 1.5983',
    'WARNING TARGET_BELOW_ACHIEVED RETROFIT_AREA ≥3040000 → 1000000',
    'WARNING TARGET_BELOW_ACHIEVED TRAINING ≥228000 → 200000',
  ]);
});

test('the plan of Liangping has exactly these findings', () => {
  expect(listOf('500155-liangping')).toEqual([
    'NOTE UNLISTED_ENERGY ENERGY_TOTAL 17215 → 17211.92',
    'WARNING CAP_ABOVE_BASE WATER_TOTAL ≤194 → 216',
    'WARNING IMPLIED_PEOPLE_DIFFER WATER_TOTAL 100073 → 116004',
    'WARNING IMPLIED_AREA_FALLS CARBON_TOTAL 157.73 → 145.56',
    'WARNING CARBON_CAP_OTHER_FACTOR CARBON_TOTAL 49789 → 46434',
    'WARNING NAMED_COUNT ACTIONS 11 → 10',
  ]);
});

test('the plan of Dianjiang has exactly these findings', () => {
  expect(listOf('500231-dianjiang')).toEqual([
    'NOTE CARBON_SCOPE_BUILDING CARBON_PER_AREA 38.02 → 35.84',
    'NOTE TARGET_TRUNCATED WATER_TOTAL 211 → 210',
    'WARNING IMPLIED_AREA_FALLS CARBON_TOTAL 171.04 → 161.59',
    'WARNING CARBON_CAP_OTHER_FACTOR CARBON_TOTAL 60470 → 56507',
    'WARNING NAMED_COUNT ACTIONS 11 → 10',
  ]);
});

test('the plan of Sichuan has exactly these findings, and its pending carbon targets are none', () => {
  expect(listOf('510000-sichuan')).toEqual([
    'NOTE UNLISTED_ENERGY ENERGY_TOTAL 100 → 95.40',
    'WARNING CAP_ABOVE_BASE ENERGY_TOTAL ≤161.72 → 180',
    'WARNING CAP_ABOVE_BASE WATER_TOTAL ≤4.84 → 5.10',
    'WARNING IMPLIED_PEOPLE_DIFFER WATER_TOTAL 20096014 → 19435976',
    'WARNING DEADLINE_BEFORE_ISSUE DEADLINE ≥2021-06-30 → 2020-12-31',
    'WARNING TARGET_BELOW_ACHIEVED RETROFIT_AREA ≥2957800 → 1500000',
    'WARNING TARGET_BELOW_ACHIEVED DEMONSTRATION_NATIONAL ≥121 → 80',
    'WARNING TARGET_BELOW_ACHIEVED DEMONSTRATION_PROVINCIAL ≥179 → 80',
    'WARNING TARGET_BELOW_ACHIEVED ENERGY_LEADERS ≥13 → 12',
  ]);
});

test('the yearly arrangement of Quxian, which prints rates only, has no findings', () => {
  expect(listOf('511725-quxian-2023')).toEqual([]);
});

const messageOf = (name: string, code: string): string => checkPlan(load(name)).find((each) => each.code === code)!.message;

test('messages name the factor, the basis and the growth that explain a number', () => {
  expect(messageOf('500000-chongqing', 'CARBON_SHARE_OTHER_FACTOR')).toContain('电力排放因子 0.4400 得出（94.227%，总量 315.33 万吨）');
  expect(messageOf('500000-chongqing', 'RATIO_OTHER_BASIS')).toContain('等价值 0.3055');
  expect(messageOf('500000-chongqing', 'CAP_ABOVE_BASE')).toContain('（+7.41%），而人均综合能耗下降，隐含用能人数 +14.26%');
  expect(messageOf('500231-dianjiang', 'CARBON_CAP_OTHER_FACTOR')).toContain('按 0.4040 重算的基期排放 60760 下降 7%');
  expect(messageOf('500155-liangping', 'CARBON_CAP_OTHER_FACTOR')).toContain('按 0.4040 重算的基期排放 49931 下降 7%');
  expect(messageOf('500155-liangping', 'IMPLIED_PEOPLE_DIFFER')).toContain('+1.06% 与 +17.15%');
});

test('checking the same document twice gives the same list', () => {
  const document = load('500000-chongqing');
  expect(checkPlan(document)).toEqual(checkPlan(document));
});

test('every finding has a code of the closed list', () => {
  for (const name of ['500000-chongqing', '500155-liangping', '500231-dianjiang', '510000-sichuan']) {
    for (const { code } of checkPlan(load(name))) expect(PLAN_FINDING_CODES).toHaveProperty(code);
  }
});
/** The findings that a document has more when one printed text in it is replaced by another. */
const planted = (name: string, printed: string, replacement: string): string[] => {
  const source = JSON.stringify(load(name));
  expect(source).toContain(printed);
  const parsed = parsePlanDocument(JSON.parse(source.replace(printed, replacement)));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  const before = new Set(checkPlan(load(name)).map((each) => JSON.stringify(each)));
  return checkPlan(parsed.document)
    .filter((each) => !before.has(JSON.stringify(each)))
    .map(({ severity, code, indicator, item, expected, actual }) => `${severity} ${code} ${item ?? indicator} ${expected} → ${actual}`);
};

test.each<[string, string, string, string, string]>([
  [
    'a building energy that leaves out too much',
    '510000-sichuan',
    '"134.24"',
    '"104.24"',
    'ERROR SUM_MISMATCH BUILDING_ENERGY 137.36 → 104.24',
  ],
  [
    'a water use that does not fit people and total',
    '500155-liangping',
    '"WATER_PER_CAPITA","printed":"19.60"',
    '"WATER_PER_CAPITA","printed":"19.06"',
    'ERROR PER_CAPITA_MISMATCH WATER_PER_CAPITA 19.59 → 19.06',
  ],
  [
    'a per-area energy that only the carbon shares can check',
    '500231-dianjiang',
    '"baseline":"11.48"',
    '"baseline":"12.48"',
    'ERROR PER_AREA_MISMATCH ENERGY_PER_AREA 11.48 → 12.48',
  ],
  [
    'a table’s carbon per area that is neither total nor buildings',
    '500231-dianjiang',
    '"baseline":"35.84"',
    '"baseline":"36.84"',
    'ERROR PER_AREA_MISMATCH CARBON_PER_AREA 35.84 → 36.84',
  ],
  [
    'a target that no rounding gives',
    '500155-liangping',
    '"target":"163.42"',
    '"target":"164.42"',
    'ERROR TARGET_MISMATCH ENERGY_PER_CAPITA 163.42 → 164.42',
  ],
  [
    'a target one off that the baseline’s rounding allows',
    '500000-chongqing',
    '"target":"10.95"',
    '"target":"10.96"',
    'NOTE TARGET_ROUNDING ENERGY_PER_AREA 10.95 → 10.96',
  ],
  [
    'a cap of ten times the baseline',
    '510000-sichuan',
    '"target":"180"',
    '"target":"1800"',
    'ERROR UNIT_SLIP ENERGY_TOTAL 180 万吨标准煤 → 1800 万吨标准煤',
  ],
  [
    'a cap whose text says another number',
    '500231-dianjiang',
    '"printed":"20356"',
    '"printed":"20365"',
    'ERROR TEXT_TABLE_MISMATCH ENERGY_TOTAL 20356 吨标准煤 → 20365 吨标准煤',
  ],
  ['types that do not add up', '500155-liangping', '"printed":"487"', '"printed":"488"', 'ERROR SUM_MISMATCH null 569 → 568'],
  ['an amount of fuel with a wrong digit', '500155-liangping', '"12345.49"', '"12354.49"', 'ERROR SUM_MISMATCH ENERGY_TOTAL 17221 → 17215'],
  [
    'a share of building carbon that no grid factor gives',
    '500000-chongqing',
    '"94.23"',
    '"97.23"',
    'ERROR CARBON_SHARE_MISMATCH BUILDING_CARBON_SHARE 93.80 → 97.23',
  ],
  [
    'a ratio that no basis gives',
    '500000-chongqing',
    '"1.74"',
    '"1.47"',
    'ERROR RATIO_MISMATCH CARBON_PER_TCE_RATIO 1：0.76：0.49：0.63：0.65 → 1：1.47：1.13：1.44：1.50',
  ],
  [
    'a task due before the document was issued',
    '511725-quxian-2023',
    '"due":"2023-12-31"',
    '"due":"2022-12-31"',
    'WARNING DEADLINE_BEFORE_ISSUE NEV_PARKING_SHARE ≥2023 → 2022-12-31',
  ],
])('%s is found', (_, name, printed, replacement, expected) => {
  expect(planted(name, printed, replacement)).toContain(expected);
});

test('the other grid factor’s share of building carbon is no finding where the document’s own shares give it', () => {
  expect(planted('500000-chongqing', '"percent":"94.23"', '"percent":"93.80"')).toEqual([]);
});

import { test, expect } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { parsePlanDocument } from './parse-plan-document.js';
import type { PlanDocument } from './plan-document.js';

const folder = new URL('../../../server/data/plans/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const parse = (name: string): PlanDocument => {
  const parsed = parsePlanDocument(JSON.parse(read(name)));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  return parsed.document;
};
const liangping = parse('500155-liangping.json');
const messagesOf = (json: unknown): string[] => {
  const parsed = parsePlanDocument(JSON.parse(JSON.stringify(json)));
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};
const [firstRow, ...otherRows] = liangping.indicators;

test('every document in the data folder is one, and names no file of its making', () => {
  const names = readdirSync(folder);
  expect(names).toHaveLength(5);
  for (const name of names) {
    expect(parse(name).regionCode).toBe(name.slice(0, 6));
    expect(read(name)).not.toMatch(/seeds|shared|\.txt/);
  }
});

test('numbers stay the text that is printed', () => {
  expect(firstRow).toMatchObject({
    indicator: 'ENERGY_TOTAL',
    unit: '吨标准煤',
    baseline: '17215',
    target: '16354',
    reductionPercent: null,
    readAs: null,
  });
  expect(liangping.statistics.find(({ code }) => code === 'WATER_PER_CAPITA')!.printed).toBe('19.60');
});

test.each<[string, unknown, string]>([
  ['a number that is not text', { ...liangping, targetYear: '2025' }, 'targetYear: expected a year 1900–2099, got "2025"'],
  [
    'a decimal as a number',
    { ...liangping, indicators: [{ ...firstRow, baseline: 17215 }] },
    'indicators[0].baseline: expected a decimal as text, not negative, got 17215',
  ],
  [
    'a unit of another quantity',
    { ...liangping, indicators: [...otherRows, { ...firstRow, unit: '万立方米' }] },
    'indicators[6].unit: expected a unit of ENERGY_TOTAL, got "万立方米"',
  ],
  [
    'an unknown unit of a count',
    { ...liangping, statistics: [{ code: 'FLOOR_AREA', printed: '1', unit: '亩' }] },
    'statistics[0].unit: expected a unit of counts or area (个, 家, 人, 辆, 平方米, with 万 or 亿), got "亩"',
  ],
  [
    'a set target without a value',
    { ...liangping, indicators: [{ ...firstRow, target: null }] },
    'indicators[0].target: expected a value, because the state is SET, got null',
  ],
  [
    'an indicator twice',
    { ...liangping, indicators: [firstRow, firstRow] },
    'indicators[1]: expected no second entry for ENERGY_TOTAL, got "ENERGY_TOTAL"',
  ],
  [
    'an unknown indicator',
    { ...liangping, indicators: [{ ...firstRow, indicator: 'GAS_TOTAL' }] },
    'indicators[0].indicator: expected one of ENERGY_TOTAL',
  ],
  ['an unknown statement', { ...liangping, statements: [{ code: 'RUMOUR' }] }, 'statements[0].code: expected one of TEXT_TARGET'],
  [
    'a day that does not exist',
    { ...liangping, tasks: [{ ...liangping.tasks[0], due: '2025-02-30' }] },
    'tasks[0].due: expected a day such as 2025-12-31, got "2025-02-30"',
  ],
  [
    'amounts without a unit',
    { ...liangping, energyMix: { ...liangping.energyMix, unit: null } },
    'energyMix.unit: expected a unit, because amounts are printed, got null',
  ],
  ['a misspelt key', { ...liangping, energyMixUnit: '吨' }, 'energyMixUnit: expected no such field'],
  ['a missing list', { ...liangping, tasks: undefined }, 'tasks: expected a list, got nothing'],
  ['something else altogether', [], 'document: expected an object, got []'],
])('%s is refused with its path, what was expected and what is there', (_, json, message) => {
  expect(messagesOf(json)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
});

test('all problems of a document are told at once', () => {
  expect(messagesOf({ ...liangping, regionCode: '梁平', baselineYear: 20 })).toHaveLength(2);
});

// What is wrong with a plan document as it was entered, for whoever entered it.
import { problem, type Problem } from '../problems.js';
import type { DocumentProblem } from './document-reader.js';
import { PLAN_INDICATOR_UNITS, printedUnitsOf, type PlanIndicatorCode } from './units.js';

const nameOf = (indicator: string): string =>
  (PLAN_INDICATOR_UNITS as Record<string, { nameZh: string } | undefined>)[indicator]?.nameZh ?? indicator;
const unitsOf = (indicator: string): string =>
  indicator in PLAN_INDICATOR_UNITS ? printedUnitsOf(indicator as PlanIndicatorCode).join('、') : indicator;

/** What the reader expects, in its words and in those of a clerk. */
const EXPECTED: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^text$/, () => '文字，不得为空'],
  [/^a whole number/, () => '非负整数'],
  [/^a year/, () => '1900 至 2099 的年份'],
  [/^a day or a year$/, () => '日期（如 2026-03-01）或年份'],
  [/^a day such as/, () => '日期（如 2025-12-31）'],
  [/^a decimal as text/, () => '不为负的十进制数，原样照录'],
  [/^one of (.*)$/, ([, values]) => `${values!} 之一`],
  [/^no such field \(known: (.*)\)$/, ([, known]) => `不填（该种只有 ${known!}）`],
  [/^a code in capitals$/, () => '大写字母、数字和下划线组成的代码'],
  [/^a unit of counts/, () => '个、家、人、辆或平方米，可带万、亿'],
  [/^a unit of (\w+)$/, ([, indicator]) => `${nameOf(indicator!)}的单位（${unitsOf(indicator!)}）`],
  [/^a value, because/, () => '目标值：状态为 SET'],
  [/^a unit, because the state/, () => '单位：状态为 SET'],
  [/^null, because the state is (\w+)$/, ([, state]) => `空：状态为 ${state!}`],
  [/^a rate, because/, () => '下降率：状态为 RATE_ONLY'],
  [/^no second entry for (.*)$/, ([, key]) => `${nameOf(key!)} 只出现一次`],
  [/^a unit, because amounts/, () => '单位：列出了数量'],
];
const inChinese = (expected: string): string => {
  for (const [pattern, text] of EXPECTED) {
    const match = pattern.exec(expected);
    if (match) return text(match);
  }
  return expected;
};

/** "indicators[3].unit" → ["input", "indicators", "3", "unit"]. */
const pathOf = (path: string): string[] => ['input', ...path.replace(/\[(\d+)\]/g, '.$1').split('.')];

/** The problems of a document as problems of the request that carried it: for each place what was noticed there first. */
export const planProblems = (found: readonly DocumentProblem[]): Problem[] =>
  found
    .filter(({ path }, index) => found.findIndex((other) => other.path === path) === index)
    .map(({ path, expected, actual }) => {
      const place = pathOf(path);
      return problem('BAD_FIELD', place, {
        field: place.at(-1)!,
        expected: inChinese(expected),
        actual: actual === 'nothing' ? '' : actual,
      });
    });

// Targets against baseline and rate, to the printed digit.
import { Decimal } from '../../decimal.js';
import { findSlip } from '../compare.js';
import { finding } from '../findings.js';
import type { PlanFinding } from '../findings.js';
import { decimalsOf, printedDecimal, printedInterval, scaled } from '../interval.js';
import type { PlanDocument, PlanIndicator } from '../plan-document.js';
import { reducedBy, targetRounding } from '../target-rounding.js';
import { PLAN_INDICATOR_UNITS } from '../units.js';

type SetRow = PlanIndicator & { readonly baseline: string; readonly target: string };
const hasNumbers = (row: PlanIndicator): row is SetRow => row.baseline !== null && row.target !== null;

const truncated = (row: SetRow, percent: string): PlanFinding => {
  const expected = reducedBy(printedDecimal(row.baseline), printedDecimal(percent)).toFixed(decimalsOf(row.target));
  const message = `${PLAN_INDICATOR_UNITS[row.indicator].nameZh}目标：${row.baseline} 下降 ${percent}% 四舍五入应为 ${expected}，所印 ${row.target} 为截尾。`;
  return finding('TARGET_TRUNCATED', message, { indicator: row.indicator, expected, actual: row.target });
};

const wrong = (row: SetRow, percent: string): PlanFinding => {
  const remaining = reducedBy(new Decimal(1), printedDecimal(percent));
  const slip = findSlip(scaled(printedInterval(row.baseline), remaining), row.target);
  const expected = reducedBy(printedDecimal(row.baseline), printedDecimal(percent)).toFixed(decimalsOf(row.target));
  const message = `${PLAN_INDICATOR_UNITS[row.indicator].nameZh}目标：${row.baseline} 下降 ${percent}% 应为 ${expected}，所印为 ${row.target}${slip ? '，恰差单位的倍数' : ''}。`;
  return finding(slip ? 'UNIT_SLIP' : 'TARGET_MISMATCH', message, { indicator: row.indicator, expected, actual: row.target });
};

const checkRate = (row: SetRow, percent: string): PlanFinding[] => {
  switch (targetRounding(row.baseline, percent, row.target)) {
    case 'EXACT':
    case 'ROUNDED':
      return [];
    case 'TRUNCATED':
      return [truncated(row, percent)];
    case 'BASELINE_ROUNDED': {
      const expected = reducedBy(printedDecimal(row.baseline), printedDecimal(percent)).toFixed(decimalsOf(row.target));
      const message = `${PLAN_INDICATOR_UNITS[row.indicator].nameZh}目标：按所印基期值应为 ${expected}，所印为 ${row.target}，差在基期值的舍入之内。`;
      return [finding('TARGET_ROUNDING', message, { indicator: row.indicator, expected, actual: row.target })];
    }
    case 'NEITHER':
      return [wrong(row, percent)];
  }
};

/** A cap without a printed rate follows, if any, one of the plan's own rates; then its rounding is worth a note. */
const checkCap = (row: SetRow, rates: readonly string[]): PlanFinding[] => {
  const roundings = rates.map((rate) => ({ rate, rounding: targetRounding(row.baseline, rate, row.target) }));
  if (roundings.some(({ rounding }) => rounding === 'EXACT' || rounding === 'ROUNDED')) return [];
  const cut = roundings.find(({ rounding }) => rounding === 'TRUNCATED');
  return cut ? [truncated(row, cut.rate)] : [];
};

/** Every target with a baseline follows from its rate, rounded or cut off. States without numbers are no errors. */
export const checkTargets = (document: PlanDocument): PlanFinding[] => {
  const rows = document.indicators.filter(hasNumbers);
  const rates = [...new Set(rows.flatMap(({ reductionPercent }) => (reductionPercent ? [reductionPercent] : [])))];
  return rows.flatMap((row) => (row.reductionPercent ? checkRate(row, row.reductionPercent) : checkCap(row, rates)));
};

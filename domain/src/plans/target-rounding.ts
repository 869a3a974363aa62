// How a target was rounded from its baseline and its rate.
import { Decimal } from '../decimal.js';
import { agrees, decimalsOf, printedDecimal, printedInterval, scaled } from './interval.js';

/**
 * EXACT: rounding and cutting off give the same printed digits. ROUNDED, TRUNCATED: only that one does. BASELINE_ROUNDED: neither
 * does, but a number that the baseline can stand for gives it. NEITHER: nothing does.
 */
export type TargetRounding = 'EXACT' | 'ROUNDED' | 'TRUNCATED' | 'BASELINE_ROUNDED' | 'NEITHER';

/** baseline × (1 − percent ÷ 100), exact, in the baseline's unit. */
export const reducedBy = (baseline: Decimal, percent: Decimal): Decimal => baseline.times(new Decimal(100).minus(percent)).dividedBy(100);

/** How `target` comes from `baseline` × (1 − `percent` ÷ 100), all three as printed and in one unit; the rate is exact. */
export const targetRounding = (baseline: string, percent: string, target: string): TargetRounding => {
  const exact = reducedBy(printedDecimal(baseline), printedDecimal(percent));
  const printed = printedDecimal(target);
  const rounds = exact.toDecimalPlaces(decimalsOf(target), Decimal.ROUND_HALF_UP).eq(printed);
  const truncates = exact.toDecimalPlaces(decimalsOf(target), Decimal.ROUND_DOWN).eq(printed);
  if (rounds) return truncates ? 'EXACT' : 'ROUNDED';
  if (truncates) return 'TRUNCATED';
  const remaining = reducedBy(new Decimal(1), printedDecimal(percent));
  return agrees(scaled(printedInterval(baseline), remaining), printedInterval(target)) ? 'BASELINE_ROUNDED' : 'NEITHER';
};

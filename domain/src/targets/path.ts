// The yearly path of a target between its baseline year and its target year.
import { Decimal } from '../decimal.js';

export const PATH_RULES = ['LINEAR', 'COMPOUND', 'CUSTOM'] as const;
/** LINEAR: the same amount each year. COMPOUND: the same percentage each year. CUSTOM: as given (custom-path.ts). */
export type PathRule = (typeof PATH_RULES)[number];
/** A rule that gives every year from the two end points. */
export type PathFormula = Exclude<PathRule, 'CUSTOM'>;

export interface PathPoint {
  readonly year: number;
  readonly value: Decimal;
}

/** Significant digits of the points between the end points of a compound path. */
export const COMPOUND_PATH_DIGITS = 20;

/** baseline + (value − baseline) × passed ÷ years. Exact for the end points; only the division rounds (80 digits). */
const linear = (baseline: Decimal, value: Decimal, passed: number, years: number): Decimal =>
  baseline.plus(value.minus(baseline).times(passed).dividedBy(years));

/** baseline × (value ÷ baseline)^(passed ÷ years), to 20 significant digits. */
const compound = (baseline: Decimal, value: Decimal, passed: number, years: number): Decimal =>
  baseline.times(value.dividedBy(baseline).pow(new Decimal(passed).dividedBy(years))).toSignificantDigits(COMPOUND_PATH_DIGITS);

/**
 * The value for each year from `baselineYear` to `targetYear`, both included; the first is exactly `baseline`, the last exactly `value`.
 * LINEAR: b + (v − b) × k ÷ n for year k of n. COMPOUND: b × (v ÷ b)^(k ÷ n), so that −5 % in five years is −1.02 % a year (linear: −1.00 %
 * of the baseline). In the unit of `baseline`. Throws for a target year that is not after the baseline year, and for a compound path
 * from or to zero or less, which has no yearly rate.
 */
export const yearlyPath = (rule: PathFormula, baselineYear: number, baseline: Decimal, targetYear: number, value: Decimal): PathPoint[] => {
  const years = targetYear - baselineYear;
  if (!Number.isInteger(years) || years < 1) throw new RangeError(`target year: expected after ${baselineYear}, got ${targetYear}`);
  if (rule === 'COMPOUND' && !(baseline.gt(0) && value.gt(0))) {
    throw new RangeError(`compound path: expected values above zero, got ${baseline.toFixed()} and ${value.toFixed()}`);
  }
  const between = rule === 'LINEAR' ? linear : compound;
  return Array.from({ length: years + 1 }, (_, passed) => {
    if (passed === 0) return { year: baselineYear, value: baseline };
    if (passed === years) return { year: targetYear, value };
    return { year: baselineYear + passed, value: between(baseline, value, passed, years) };
  });
};

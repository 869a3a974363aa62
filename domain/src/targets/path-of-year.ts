// What a target asks of one year: the point of its path, by which rule, and the baseline that it is measured against.
import type { Decimal } from '../decimal.js';
import { choosePath } from './custom-path.js';
import type { PathPoint, PathRule } from './path.js';
import { PROGRESS_RULE, type ProgressReason } from './progress-rule.js';

export interface TargetWithPath {
  readonly state: string;
  readonly baselineYear: number | null;
  readonly baseline: Decimal | null;
  /** The target year. */
  readonly year: number;
  readonly value: Decimal | null;
  /** Of one year where the state is RATE_ONLY. */
  readonly reductionPercent: Decimal | null;
  readonly pathRule: string | null;
  /** Every year as it was published; null for what a document prints. */
  readonly publishedPath: readonly PathPoint[] | null;
}

export interface YearOfPath {
  readonly value: Decimal | null;
  readonly baseline: Decimal | null;
  /** PREVIOUS_YEAR: what was reported for the year before. */
  readonly baselineSource: 'TARGET' | 'PREVIOUS_YEAR' | null;
  readonly rule: PathRule | null;
  /** The document names no rule: PROGRESS_RULE's was taken. */
  readonly ruleAssumed: boolean;
  /** Why there is no value. */
  readonly reason: ProgressReason | null;
}

const NO_RULE = { rule: null, ruleAssumed: false } as const;
const unknown = (reason: ProgressReason): YearOfPath => ({ value: null, baseline: null, baselineSource: null, ...NO_RULE, reason });

/** A yearly rate: the year before, less the rate. */
const againstYearBefore = ({ reductionPercent }: TargetWithPath, before: Decimal | null): YearOfPath => {
  if (before === null) return unknown('PREVIOUS_YEAR_MISSING');
  if (reductionPercent === null) return unknown('PATH_UNKNOWN');
  const value = before.times(reductionPercent.negated().plus(100)).dividedBy(100);
  return { value, baseline: before, baselineSource: 'PREVIOUS_YEAR', ...NO_RULE, reason: null };
};

/**
 * The path's value for a year, in the target's unit: as it was published; else by the assumed rule between baseline and value (the value itself
 * in the target year). RATE_ONLY: value of the year before × (1 − rate ÷ 100). What is pending from above has none.
 */
export const pathOfYear = (target: TargetWithPath, year: number, yearBefore: Decimal | null): YearOfPath => {
  const { state, baselineYear, baseline, value, publishedPath } = target;
  if (state === 'RATE_ONLY') return againstYearBefore(target, yearBefore);
  if (state === 'PENDING_UPSTREAM' || value === null) return unknown('PENDING_UPSTREAM');
  const known = { baseline, baselineSource: baseline && ('TARGET' as const), reason: null };
  const published = publishedPath?.find((point) => point.year === year);
  if (published) return { ...known, value: published.value, rule: target.pathRule as PathRule | null, ruleAssumed: false };
  if (baseline === null || baselineYear === null || publishedPath !== null)
    return year === target.year ? { ...known, ...NO_RULE, value } : { ...unknown('PATH_UNKNOWN'), baseline };
  const rule = PROGRESS_RULE.assumedPathRule;
  const point = choosePath({ rule }, baselineYear, baseline, target.year, value).find((each) => each.year === year);
  return point ? { ...known, value: point.value, rule, ruleAssumed: true } : unknown('PATH_UNKNOWN');
};

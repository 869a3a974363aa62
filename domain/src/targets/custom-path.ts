// A yearly path whose steps are given, and the way a target's path is kept.
import { Decimal } from '../decimal.js';
import { yearlyPath, type PathPoint, type PathFormula } from './path.js';

/** By the end of the year so much of the whole change is done. */
export interface PathShare {
  readonly year: number;
  readonly donePercent: Decimal;
}

export type PathChoice = { readonly rule: PathFormula } | { readonly rule: 'CUSTOM'; readonly shares: readonly PathShare[] };

/** What is wrong with the shares of a custom path; null when every year between is given once, rising from 0 to 100. */
export const findPathFault = (shares: readonly PathShare[], baselineYear: number, targetYear: number): 'YEARS' | 'RISING' | null => {
  const between = [...shares].filter((share) => share.year !== targetYear).sort((a, b) => a.year - b.year);
  const expected = Array.from({ length: targetYear - baselineYear - 1 }, (_, index) => baselineYear + 1 + index);
  if (between.map((share) => share.year).join() !== expected.join()) return 'YEARS';
  const last = shares.find((share) => share.year === targetYear);
  const percents = [new Decimal(0), ...between.map((share) => share.donePercent), last?.donePercent ?? new Decimal(100)];
  const rises = percents.every((percent, index) => index === 0 || percent.gte(percents[index - 1]!));
  return rises && percents.at(-1)!.eq(100) ? null : 'RISING';
};

/**
 * The value for each year by the chosen rule; CUSTOM: baseline + (value − baseline) × done ÷ 100 with the given percents. A compound path that
 * has no yearly rate (from or to zero) is given as linear. Throws for shares with a fault.
 */
export const choosePath = (
  choice: PathChoice,
  baselineYear: number,
  baseline: Decimal,
  targetYear: number,
  value: Decimal,
): PathPoint[] => {
  if (choice.rule !== 'CUSTOM') {
    const rule = choice.rule === 'COMPOUND' && !(baseline.gt(0) && value.gt(0)) ? 'LINEAR' : choice.rule;
    return yearlyPath(rule, baselineYear, baseline, targetYear, value);
  }
  if (findPathFault(choice.shares, baselineYear, targetYear) !== null) throw new RangeError('the shares of the path have a fault');
  const doneBy = new Map(choice.shares.map((share) => [share.year, share.donePercent]));
  return Array.from({ length: targetYear - baselineYear + 1 }, (_, passed) => {
    const year = baselineYear + passed;
    if (passed === 0) return { year, value: baseline };
    if (year === targetYear) return { year, value };
    return { year, value: baseline.plus(value.minus(baseline).times(doneBy.get(year)!).dividedBy(100)) };
  });
};

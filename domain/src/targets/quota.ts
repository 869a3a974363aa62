// Energy quotas (能耗定额): how an institution stands against the three values of a standard.
import { Decimal } from '../decimal.js';

/** 约束值 ≥ 基准值 ≥ 引导值, in the indicator's unit. A water quota has two values only: 通用 (limit) and 先进 (guide). */
export interface QuotaValues {
  readonly limit: Decimal;
  readonly standard: Decimal | null;
  readonly guide: Decimal | null;
}

export const QUOTA_RATINGS = ['ADVANCED', 'REASONABLE', 'COMPLIANT', 'EXCEEDED'] as const;
/** 先进 at or below the guiding value, 合理 the standard value, 达标 the limit, 需整改 above it. */
export type QuotaRating = (typeof QUOTA_RATINGS)[number];

/** What is wrong with the values of a quota; null when they are above zero and in order. */
export const findQuotaFault = ({ limit, standard, guide }: QuotaValues): 'NOT_POSITIVE' | 'ORDER' | null => {
  const values = [limit, standard, guide].filter((value) => value !== null);
  if (values.some((value) => value.lte(0))) return 'NOT_POSITIVE';
  return values.every((value, index) => index === 0 || value.lte(values[index - 1]!)) ? null : 'ORDER';
};

/** The rating of an actual value. Bands are closed above, so that a value at a quota meets it. Source: provincial quota standards (约束值、基准值、引导值). */
export const rateByQuota = (actual: Decimal, { limit, standard, guide }: QuotaValues): QuotaRating => {
  if (guide !== null && actual.lte(guide)) return 'ADVANCED';
  if (standard !== null && actual.lte(standard)) return 'REASONABLE';
  return actual.lte(limit) ? 'COMPLIANT' : 'EXCEEDED';
};

/** What could be saved by coming down to a benchmark: (actual − benchmark) × activity, never below zero; in the indicator's unit × the activity's. */
export const savingPotential = (actual: Decimal, benchmark: Decimal, activity: Decimal): Decimal =>
  Decimal.max(0, actual.minus(benchmark)).times(activity);

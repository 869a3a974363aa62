// How institutions stand against their quotas in a year, one by one and together.
import { sum, ZERO, type Decimal } from '../decimal.js';
import type { FactorSet } from '../factors/factor-set.js';
import { getIndicator } from '../indicators/definitions.js';
import { evaluate, type ActivitySums } from '../indicators/evaluate.js';
import { QUOTA_RATINGS, rateByQuota, savingPotential, type QuotaRating } from '../targets/quota.js';
import type { QuotaInForce } from './quota-standard.js';

export const RATING_REASONS = ['NO_QUOTA', 'NO_DATA', 'FACTOR_MISSING', 'DENOMINATOR_MISSING', 'PERIOD_NOT_ENDED'] as const;
/** Why there is no rating. */
export type RatingReason = (typeof RATING_REASONS)[number];

/** What could be saved in a year by coming down to each value: tce, or m3 of water, six decimals. */
export interface SavingPotential {
  readonly toLimit: Decimal;
  /** Null where the quota has no such value. */
  readonly toStandard: Decimal | null;
  readonly toGuide: Decimal | null;
}
export interface Rated {
  readonly quota: QuotaInForce | null;
  /** The figure of the year on the electricity basis of the standard; null with a reason. */
  readonly actual: Decimal | null;
  /** Mean area or people of the year's approved months. */
  readonly activity: Decimal | null;
  readonly rating: QuotaRating | null;
  readonly reason: RatingReason | null;
  readonly saving: SavingPotential | null;
  /** Approved months of the year. */
  readonly months: number;
}

const unrated = (quota: QuotaInForce | null, reason: RatingReason, months: number): Rated => ({
  quota,
  reason,
  months,
  actual: null,
  activity: null,
  rating: null,
  saving: null,
});

/** Numerators of energy are in kgce: potentials are told in tce. */
const perUnitOfSaving = ({ row }: QuotaInForce): number => getIndicator(row.indicator).numeratorScale;

/** Each institution's saving is rounded, so that those listed add up to their total. */
const SAVING_DECIMALS = 6;
const BENCHMARK_DIGITS = 20;

const savingOf = (quota: QuotaInForce, actual: Decimal, activity: Decimal): SavingPotential => {
  const { limit, standard, guide } = quota.row;
  const down = (to: Decimal): Decimal =>
    savingPotential(actual, to, activity).dividedBy(perUnitOfSaving(quota)).toDecimalPlaces(SAVING_DECIMALS);
  return { toLimit: down(limit), toStandard: standard && down(standard), toGuide: guide && down(guide) };
};

/**
 * Rates an institution by its sums of a whole year: the indicator's own definition, electricity on the basis of the standard (tce of
 * different bases are never compared), factors of the year. A year that runs is not rated; months that were not reported enter neither
 * side. Without quota, data, factor, area or people there is a reason and no rating.
 */
export const rateYear = (
  quota: QuotaInForce | null,
  sums: ActivitySums,
  of: { readonly province: number; readonly year: number; readonly factorSet: FactorSet; readonly ended: boolean },
): Rated => {
  if (quota === null) return unrated(null, 'NO_QUOTA', sums.reports);
  if (!of.ended) return unrated(quota, 'PERIOD_NOT_ENDED', sums.reports);
  const figure = evaluate(quota.row.indicator, sums, {
    province: of.province,
    year: of.year,
    endedMonths: 12,
    factorSet: of.factorSet,
    electricityBasis: quota.standard.electricityBasis,
    factorBasis: 'CURRENT',
    planBaseYear: null,
    carbonScope: null,
  });
  if (figure.value === null || !figure.numerator || !figure.denominator) return unrated(quota, figure.reason ?? 'NO_DATA', sums.reports);
  const actual = figure.numerator.dividedBy(figure.denominator);
  return {
    quota,
    actual: figure.value,
    activity: figure.denominator,
    rating: rateByQuota(actual, quota.row),
    reason: null,
    saving: savingOf(quota, actual, figure.denominator),
    months: sums.reports,
  };
};

export interface RatingSummary {
  readonly counts: readonly { readonly rating: QuotaRating; readonly institutions: number }[];
  readonly unrated: readonly { readonly reason: RatingReason; readonly institutions: number }[];
  readonly saving: { readonly toLimit: Decimal; readonly toStandard: Decimal; readonly toGuide: Decimal };
  /**
   * What the rated institutions would have together if each stood at its own value: Σ value × activity ÷ Σ activity, a benchmark for
   * decomposing by potential, to 20 significant digits. Null where none is rated, or one of them has no such value.
   */
  readonly benchmark: { readonly limit: Decimal | null; readonly standard: Decimal | null; readonly guide: Decimal | null };
}

const meanOf = (rated: readonly Rated[], value: (quota: QuotaInForce) => Decimal | null): Decimal | null => {
  const whole = sum(rated.map((each) => each.activity!));
  const values = rated.map((each) => value(each.quota!)?.times(each.activity!) ?? null);
  if (whole.isZero() || values.some((each) => each === null)) return null;
  return sum(values as Decimal[])
    .dividedBy(whole)
    .toSignificantDigits(BENCHMARK_DIGITS);
};

/** Counts, potentials and benchmarks over institutions of one indicator. */
export const summariseRatings = (ratings: readonly Rated[]): RatingSummary => {
  const rated = ratings.filter((each) => each.rating !== null);
  const total = (take: (saving: SavingPotential) => Decimal | null): Decimal => sum(rated.map((each) => take(each.saving!) ?? ZERO));
  return {
    counts: QUOTA_RATINGS.map((rating) => ({ rating, institutions: rated.filter((each) => each.rating === rating).length })),
    unrated: RATING_REASONS.map((reason) => ({ reason, institutions: ratings.filter((each) => each.reason === reason).length })).filter(
      ({ institutions }) => institutions > 0,
    ),
    saving: { toLimit: total((s) => s.toLimit), toStandard: total((s) => s.toStandard), toGuide: total((s) => s.toGuide) },
    benchmark: {
      limit: meanOf(rated, ({ row }) => row.limit),
      standard: meanOf(rated, ({ row }) => row.standard),
      guide: meanOf(rated, ({ row }) => row.guide),
    },
  };
};

// The figures with which a check ends: how many were looked at, and how many of them had errors.
import { Decimal, sum, ZERO } from '../decimal.js';

/** What was drawn from a stratum, and what was found in it. */
export interface StratumCount {
  readonly population: number;
  readonly sampled: number;
  readonly checked: number;
  /** Institutions with at least one finding of severity ERROR that was not dismissed. */
  readonly withErrors: number;
}

const RATE_DECIMALS = 4;
const HUNDRED = new Decimal(100);

/** Percent with four decimals, half up; null of none. */
export const errorRateOf = ({ checked, withErrors }: Pick<StratumCount, 'checked' | 'withErrors'>): Decimal | null =>
  checked === 0 ? null : HUNDRED.times(withErrors).div(checked).toDecimalPlaces(RATE_DECIMALS);

export const totalOf = (strata: readonly StratumCount[]): StratumCount => {
  const total = (take: keyof StratumCount): number => strata.reduce((acc, stratum) => acc + stratum[take], 0);
  return { population: total('population'), sampled: total('sampled'), checked: total('checked'), withErrors: total('withErrors') };
};

/**
 * The error rate of everybody from whom the sample was drawn, in percent: each stratum's rate times its share of the
 * population (Σ Nₕ·eₕ/nₕ ÷ N), so that strata of which more was drawn do not weigh more. Null until something was
 * checked in every stratum: what nobody looked at is not known to be right.
 */
export const estimatedErrorRate = (strata: readonly StratumCount[]): Decimal | null => {
  const population = strata.reduce((acc, stratum) => acc + stratum.population, 0);
  if (population === 0 || strata.some((stratum) => stratum.checked === 0)) return null;
  const errors = sum(
    strata.map(({ population: size, withErrors, checked }) => (withErrors === 0 ? ZERO : new Decimal(size).times(withErrors).div(checked))),
  );
  return HUNDRED.times(errors).div(population).toDecimalPlaces(RATE_DECIMALS);
};

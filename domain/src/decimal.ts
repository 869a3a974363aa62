// The one exact number type of the project. Figures are decimals from the database to the screen, never floats.
import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Exact decimal arithmetic: products and sums of up to 80 significant digits are exact, which is more than any
 * total of the country's institutions times a factor can have. Only division rounds, half up.
 */
export const Decimal = DecimalJs.clone({ precision: 80, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -1e6, toExpPos: 1e6 });
export type Decimal = DecimalJs;

export const ZERO: Decimal = new Decimal(0);

/** The sum of the given decimals, exact; zero for none. */
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = ZERO;
  for (const value of values) total = total.plus(value);
  return total;
};

const plainDecimal = /^-?(?:0|[1-9]\d{0,29})(?:\.\d{1,20})?$/;

/** Reads a plain decimal such as "16354.00"; null for anything else (exponents, blanks, signs other than "-", NaN). */
export const parseDecimal = (text: string): Decimal | null => (plainDecimal.test(text) ? new Decimal(text) : null);

/** `part` of `whole` in percent, rounded half up to `places`; null where `whole` is zero. */
export const percentOf = (part: Decimal, whole: Decimal, places = 2): Decimal | null =>
  whole.isZero() ? null : part.times(100).dividedBy(whole).toDecimalPlaces(places);

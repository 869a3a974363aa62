// Decimals as whole numbers of a small unit, and back: what the solver reckons with.
import { Decimal } from '../decimal.js';

const WORD_DIGITS = 7;
const WORD = 10n ** BigInt(WORD_DIGITS);
const POWERS = Array.from({ length: 100 }, (_, power) => 10n ** BigInt(power));

export const powerOfTen = (power: number): bigint => POWERS[power] ?? 10n ** BigInt(power);

/**
 * `value` × 10^places. Throws a RangeError for a value with more places: nothing is rounded here. Read from the words in which decimal.js keeps a
 * value (`d` and `e`, as its documentation states them): a sixth of the time that its text takes.
 */
export const toWhole = (value: Decimal, places: number): bigint => {
  const { d: words } = value;
  let whole = BigInt(words.length === 1 ? words[0]! : words[0]! * 1e7 + words[1]!);
  for (let index = 2; index < words.length; index += 1) whole = whole * WORD + BigInt(words[index]!);
  const shift = places - WORD_DIGITS * (words.length - 1 - Math.floor(value.e / WORD_DIGITS));
  if (shift > 0) whole *= powerOfTen(shift);
  else if (shift < 0) {
    const unit = powerOfTen(-shift);
    if (whole % unit !== 0n) throw new RangeError(`${value.toFixed()}: expected no more than ${places} decimal places`);
    whole /= unit;
  }
  return value.s < 0 ? -whole : whole;
};

/** `whole` ÷ 10^places, exact. */
export const toDecimal = (whole: bigint, places: number): Decimal => new Decimal(places === 0 ? whole.toString() : `${whole}e-${places}`);

/** The most decimal places that any of the values has; null counts as none. */
export const mostPlaces = (values: Iterable<Decimal | null>): number => {
  let places = 0;
  for (const value of values) if (value !== null) places = Math.max(places, value.decimalPlaces());
  return places;
};

/** Rounded towards minus infinity; the denominator is above zero. */
export const floorDivide = (numerator: bigint, denominator: bigint): bigint => {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
};
/** Rounded towards plus infinity; the denominator is above zero. */
export const ceilDivide = (numerator: bigint, denominator: bigint): bigint => -floorDivide(-numerator, denominator);

const SHOWN_DIGITS = 20;
/** Digits before the point, or one more or less. */
const digitsOf = (value: bigint): number => {
  const near = Number(value);
  return near < Number.MAX_VALUE ? Math.ceil(Math.log10(near + 1)) : value.toString().length;
};

/** numerator ÷ (denominator × 10^places) to 20 significant digits, half up (away from zero). Throws for a denominator of zero. */
export const shownQuotient = (numerator: bigint, denominator: bigint, places = 0): Decimal => {
  if (numerator === 0n) return new Decimal(0);
  if (denominator < 0n) return shownQuotient(-numerator, -denominator, places);
  const positive = numerator < 0n ? -numerator : numerator;
  const spare = Math.max(0, SHOWN_DIGITS + 3 + digitsOf(denominator) - digitsOf(positive));
  const quotient = ((positive * powerOfTen(spare)) / denominator).toString();
  const shown = quotient.slice(0, SHOWN_DIGITS);
  const up = quotient.charAt(SHOWN_DIGITS) >= '5';
  const digits = up ? (BigInt(shown) + 1n).toString() : shown;
  return new Decimal(`${numerator < 0n ? '-' : ''}${digits}e${quotient.length - SHOWN_DIGITS - spare - places}`);
};

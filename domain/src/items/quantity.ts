// Quantities as whole numbers of an item's smallest kept unit (Wh, mL, g …), and back.
import { Decimal, parseDecimal } from '../decimal.js';
import { getItem, type ItemCode } from './items.js';

/** Whole number of 10^-decimals of the item's unit. Fits PostgreSQL's bigint for one report and for any cell. */
export type FixedPoint = bigint;

/** The exact quantity in the item's own unit. */
export const fromFixedPoint = (item: ItemCode, fixed: FixedPoint | string): Decimal =>
  new Decimal(fixed.toString()).dividedBy(new Decimal(10).pow(getItem(item).decimals));

/** The fixed-point number of a quantity, or null when it has more digits than the platform keeps for the item. */
export const toFixedPoint = (item: ItemCode, quantity: Decimal): FixedPoint | null => {
  const scaled = quantity.times(new Decimal(10).pow(getItem(item).decimals));
  return scaled.isInteger() ? BigInt(scaled.toFixed(0)) : null;
};

/** Money is kept in fen (0.01 yuan). */
export const yuanFromFen = (fen: bigint | string): Decimal => new Decimal(fen.toString()).dividedBy(100);
export const fenFromYuan = (yuan: Decimal): bigint | null => {
  const fen = yuan.times(100);
  return fen.isInteger() ? BigInt(fen.toFixed(0)) : null;
};

const shortDecimal = /^(0|[1-9]\d{0,14})(?:\.(\d{1,6}))?$/;

/**
 * The whole number text × 10^decimals of a short plain decimal; null where the exact way must decide (long, signed, more digits
 * than `decimals`, or no number). A file has ten million such cells: this is ten times as fast.
 */
export const shortFixedPoint = (text: string, decimals: number): bigint | null => {
  const match = shortDecimal.exec(text);
  if (!match) return null;
  const fraction = match[2] ?? '';
  return fraction.length > decimals ? null : BigInt(match[1]! + fraction.padEnd(decimals, '0'));
};

export type QuantityProblem = 'NOT_A_NUMBER' | 'NEGATIVE' | 'TOO_LARGE' | 'TOO_MANY_DECIMALS';
const LARGEST_FIXED_POINT = 10n ** 15n;

/** Reads one cell of a form: a plain decimal, not negative, with no more digits than the item keeps. */
export const parseQuantity = (item: ItemCode, text: string): FixedPoint | QuantityProblem => {
  const short = shortFixedPoint(text, getItem(item).decimals);
  if (short !== null) return short > LARGEST_FIXED_POINT ? 'TOO_LARGE' : short;
  const quantity = parseDecimal(text.trim());
  if (!quantity) return 'NOT_A_NUMBER';
  if (quantity.isNegative()) return 'NEGATIVE';
  const fixed = toFixedPoint(item, quantity);
  if (fixed === null) return 'TOO_MANY_DECIMALS';
  return fixed > LARGEST_FIXED_POINT ? 'TOO_LARGE' : fixed;
};

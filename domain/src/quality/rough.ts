// Figures that only say what was about to be expected, written with three digits.
import { Decimal } from '../decimal.js';
import { getItem, type ItemCode } from '../items/items.js';

const DIGITS = 3;

/** e^log to three significant digits, and no more decimals than given. */
export const roughNumber = (log: number, decimals: number): Decimal =>
  new Decimal(Math.exp(log).toPrecision(DIGITS)).toDecimalPlaces(decimals);

/** A quantity of the item in its own unit. */
export const roughly = (item: ItemCode, log: number): Decimal => roughNumber(log, getItem(item).decimals);

// What a cell of an exported table holds, and how it is written so that nothing in it is taken for a formula.

/** Text as people typed it; a number as its exact digits; or nothing. */
export type Cell = string | ExactNumber | null;

/** A decimal as plain text ("12.5"): written without a detour over floating point. */
export class ExactNumber {
  constructor(readonly digits: string) {}
}

// Spreadsheets take text that begins with one of these for a formula, the full-width forms included. What has apostrophes before it
// already gets one more, so that none is lost on the way back.
const FORMULA_START = /^'*[=+\-@|\t\r\n＝＋－＠]/;

/** Text for a CSV cell: what would be a formula gets a leading apostrophe. */
export const inertText = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);
/** The text that a CSV cell stands for: the apostrophe of `inertText` taken away. */
export const readInertText = (cell: string): string => (cell.startsWith("'") && FORMULA_START.test(cell) ? cell.slice(1) : cell);

const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;
const csvCell = (cell: Cell): string => {
  if (cell === null) return '';
  if (cell instanceof ExactNumber) return cell.digits;
  const text = inertText(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line of RFC 4180. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const MOST_DIGITS = 15;
const significantDigits = (digits: string): number => digits.replace(/^-?0*\.?0*/, '').replace('.', '').length;

/**
 * The value of a spreadsheet's cell. Numbers of up to 15 significant digits are numbers, which a double holds exactly
 * enough to show the same digits; longer ones are text. Text is written as text, never as a formula.
 */
export const spreadsheetValue = (cell: Cell): string | number | null => {
  if (!(cell instanceof ExactNumber)) return cell;
  return significantDigits(cell.digits) <= MOST_DIGITS ? Number(cell.digits) : cell.digits;
};

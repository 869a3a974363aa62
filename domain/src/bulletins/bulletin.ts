// A bulletin (通报) as content: what is said and which tables stand in it, whatever kind of document it becomes.
import type { Decimal } from '../decimal.js';

/** A number as it is printed, and as the edition has it. */
export interface PrintedNumber {
  readonly exact: Decimal;
  /** Rounded half up to the decimals of its kind. */
  readonly printed: string;
}
export type BulletinCell = string | PrintedNumber;
/** One text over the whole row: a group of lines, as the plans' tables have them (总量, 强度). */
export type BulletinRow = readonly BulletinCell[] | { readonly group: string };

/** Bars of a column of a table: of its first rows, which must be those that have a number. */
export interface BulletinChart {
  readonly title: string;
  readonly labelColumn: number;
  readonly valueColumn: number;
}
export interface BulletinTable {
  /** Short and unlike any other: a sheet's name, at most 31 characters. */
  readonly name: string;
  readonly title: string;
  readonly header: readonly string[];
  /** Of the columns' widths to each other. */
  readonly widths: readonly number[];
  readonly rows: readonly BulletinRow[];
  readonly notes: readonly string[];
  readonly chart: BulletinChart | null;
}
export type BulletinBlock =
  | { readonly kind: 'HEADING'; readonly text: string }
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  | { readonly kind: 'TABLE'; readonly table: BulletinTable };

export interface Bulletin {
  /** Of the document, in one line or two. */
  readonly title: readonly string[];
  readonly publishedAt: Date;
  /** What stands on the front: from which edition it is made, by its number, seal and date. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly blocks: readonly BulletinBlock[];
  /** Every figure exactly as in the edition; for a spreadsheet only. */
  readonly data: BulletinTable;
}

export const heading = (text: string): BulletinBlock => ({ kind: 'HEADING', text });
export const paragraph = (text: string): BulletinBlock => ({ kind: 'PARAGRAPH', text });
export const tableBlock = (table: BulletinTable): BulletinBlock => ({ kind: 'TABLE', table });

export const isNumber = (cell: BulletinCell): cell is PrintedNumber => typeof cell !== 'string';

/** More than a page can hold legibly are not drawn. */
const MOST_BARS = 40;
export interface Bar {
  readonly label: string;
  readonly value: PrintedNumber;
}
/** What is drawn of a table; null where it has no chart, or no number for one. */
export const drawnChart = ({ chart, rows }: BulletinTable): { readonly title: string; readonly bars: readonly Bar[] } | null => {
  if (chart === null) return null;
  const bars = rows.flatMap((row): Bar[] => {
    if ('group' in row) return [];
    const [label, value] = [row[chart.labelColumn]!, row[chart.valueColumn]!];
    return !isNumber(label) && isNumber(value) ? [{ label, value }] : [];
  });
  if (bars.length === 0) return null;
  const title = bars.length > MOST_BARS ? `${chart.title}（前 ${MOST_BARS} 位）` : chart.title;
  return { title, bars: bars.slice(0, MOST_BARS) };
};

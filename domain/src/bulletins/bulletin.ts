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

/** Bars of a column of a table: its first rows that have a number. */
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

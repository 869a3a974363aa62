// How complete the reports are that a published figure is made of.
import { Decimal, percentOf } from '../decimal.js';
import type { EditionPlace } from './edition.js';

/** In institution-months. */
export type Completeness = Pick<EditionPlace, 'expected' | 'approved' | 'waiting' | 'missing'>;

/** Whether reports are missing from the totals: a total of them is then the least that it can be. */
export const isIncomplete = ({ approved, expected }: Completeness): boolean => approved < expected;

/** Approved of expected, in percent; null where none is expected. */
export const coverageOf = ({ approved, expected }: Completeness): Decimal | null => percentOf(new Decimal(approved), new Decimal(expected));

/** Of several places that have nothing in common. */
export const addCompleteness = (parts: readonly Completeness[]): Completeness => {
  const add = (name: keyof Completeness): number => parts.reduce((sum, part) => sum + part[name], 0);
  return { expected: add('expected'), approved: add('approved'), waiting: add('waiting'), missing: add('missing') };
};

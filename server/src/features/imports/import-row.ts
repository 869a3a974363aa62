// What becomes of a row of a file.
import type { Problem } from '@shuangcheng/domain';

export type RowOutcome = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';
export type Counts = Readonly<Record<'created' | 'updated' | 'unchanged' | 'rejected', number>>;
/** As it is kept, and read again. */
export type RowRecord = readonly [
  row: number,
  institution: string,
  period: string,
  outcome: RowOutcome,
  problems: readonly Problem[],
  /** What was noticed of a row that was taken. */
  warnings?: readonly Problem[],
];

/** How many rows came to each outcome. */
export const countOutcomes = (rows: readonly RowRecord[]): Counts => {
  const counts = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const [, , , outcome] of rows) counts[outcome.toLowerCase() as keyof typeof counts] += 1;
  return counts;
};

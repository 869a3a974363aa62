// What every chunk of an import leaves, whatever its rows are: what became of each, the checkpoint, and the event.
import type { Problem } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { countOutcomes, type RowRecord } from './import-row.js';
import { TakenOver } from './import-stop.js';
import { tell, told } from './import-telling.service.js';
import { recordChunk, type ImportRecord } from './import.store.js';

/** An import in the hands of a worker, and the row that its checkpoint must stand at. */
export interface RunInHand {
  readonly run: ImportRecord;
  readonly worker: string;
  readonly leaseMs: number;
  readonly behind: number;
}

const MOST_PROBLEMS = 10;
const shown = (text: string): string => text.slice(0, 40);
/** What became of a row, as it is kept. */
export const toRowRecord = (
  row: { readonly row: number; readonly institution: string; readonly period: string },
  outcome: RowRecord[3],
  problems: readonly Problem[],
  warnings: readonly Problem[] = [],
): RowRecord => {
  const record = [row.row, shown(row.institution), shown(row.period), outcome, problems.slice(0, MOST_PROBLEMS)] as const;
  return warnings.length === 0 ? record : [...record, warnings.slice(0, MOST_PROBLEMS)];
};

/** What the audit trail tells of where rows came from. */
export const sourceOf = ({ fileName }: ImportRecord, rows: readonly RowRecord[]) => ({
  file: fileName,
  fromRow: rows[0]![0],
  toRow: rows.at(-1)![0],
});

/** Keeps the chunk in the open transaction. Throws TakenOver where the import is another's by now. */
export const keepChunk = async (
  scope: RequestScope,
  db: TenantDb,
  { run, worker, leaseMs, behind }: RunInHand,
  rows: readonly RowRecord[],
  readBytes: number,
): Promise<void> => {
  const counts = countOutcomes(rows);
  const kept = { ...counts, rows, firstRow: rows[0]![0], lastRow: rows.at(-1)![0] };
  if (!(await recordChunk(db, run, worker, behind, kept, readBytes, new Date(Date.now() + leaseMs))))
    throw new TakenOver('the import is with another worker');
  await tell(db, run, scope.now, 'IMPORT_PROGRESSED', { ...told(counts), row: kept.lastRow });
};

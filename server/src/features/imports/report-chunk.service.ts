// One chunk of reports in one transaction: judged and written, with the checkpoint, the audit and the event.
import { getItem, type Problem } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { recordActs } from '../audit/audit.service.js';
import { takeRows, type CarriedStocks, type ImportedRow } from '../reports/imported-row.service.js';
import { holdRegister } from '../requests/register-gate.service.js';
import { keepChunk, sourceOf, toRowRecord, type RunInHand } from './import-chunk.service.js';
import type { FileChunk } from './import-file.js';
import type { RowRecord } from './import-row.js';
import type { ImportRecord } from './import.store.js';
import type { ReportFileRow } from './report-file.js';
import type { WrittenReport } from './written-months.js';

/** Where in the sheet a problem of a judged row stands: its column's code instead of its place among the entries. */
const inSheet = (row: ReportFileRow, { code, message, path }: Problem): Problem => {
  const [part, index, field] = path;
  if (part === 'period') return { code, message, path: ['PERIOD'] };
  if (part === 'institution') return { code, message, path: ['ORG'] };
  if (part !== 'values' || index === undefined) return { code, message, path: ['ROW'] };
  const item = row.values[Number(index)]!.item;
  return { code, message, path: [(field === 'cost' ? getItem(item).costFormCode : null) ?? row.codes[Number(index)]!] };
};

const toRecord = (row: ReportFileRow, result: ImportedRow | null): RowRecord => {
  const problems = result === null ? row.problems : result.problems.map((found) => inSheet(row, found));
  return toRowRecord(row, result?.outcome ?? 'REJECTED', problems);
};

/** One act a region that the chunk wrote to. */
const actsOf = (run: ImportRecord, rows: readonly RowRecord[], results: readonly (ImportedRow | null)[]) => {
  const written = new Map<number, number>();
  for (const result of results) if (result?.written) written.set(result.written.regionId, (written.get(result.written.regionId) ?? 0) + 1);
  const source = sourceOf(run, rows);
  return [...written].map(([regionId, reports]) => ({ regionId, subjects: [run.importId], details: { ...source, reports } }));
};

/** A chunk in the hands of a worker. */
export interface ReportChunkInHand extends RunInHand {
  readonly chunk: FileChunk<ReportFileRow>;
  readonly carried: CarriedStocks;
  /** Waited for when all rows were judged. */
  readonly beforeWriting: () => Promise<void>;
}

/** Takes the chunk's rows in the open transaction and gives which reports were written. Throws TakenOver where the import is another's by now. */
export const takeReportChunk = async (scope: RequestScope, db: TenantDb, inHand: ReportChunkInHand): Promise<readonly WrittenReport[]> => {
  const { run, chunk, carried, beforeWriting } = inHand;
  const { tenantId, importId, intent, dryRun, sha256 } = run;
  await holdRegister(db, tenantId);
  const readable = chunk.rows.filter((row) => row.problems.length === 0);
  const how = { importId, intent, dryRun, carried, beforeWriting };
  const taken = await takeRows(scope, db, tenantId, readable, how);
  let at = 0;
  const results = chunk.rows.map((row) => (row.problems.length === 0 ? taken[at++]! : null));
  const rows = chunk.rows.map((row, index) => toRecord(row, results[index]!));
  await keepChunk(scope, db, inHand, rows, chunk.readBytes);
  const acts = dryRun ? [] : actsOf(run, rows, results);
  if (acts.length > 0) await recordActs(db, scope, { tenantId, action: 'startImport', inputHash: sha256 }, acts);
  return dryRun ? [] : taken.flatMap(({ written }) => written ?? []);
};

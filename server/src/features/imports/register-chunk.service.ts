// One chunk of the register in one transaction: registered, changed and closed as the single mutations do it, with the checkpoint, the
// audit and the event. A dry run does all of it and is rolled back: only so does it meet what it may not see.
import { withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { recordActs, type Act } from '../audit/audit.service.js';
import { NeedsRegisterAlone, takeRegisterRows, type RegisterDeed, type RegisterRowResult } from '../institutions/register-rows.service.js';
import { untilWritten } from '../requests/once.service.js';
import { holdRegister, holdRegisterAlone } from '../requests/register-gate.service.js';
import { keepChunk, sourceOf, toRowRecord, type RunInHand } from './import-chunk.service.js';
import type { FileChunk } from './import-file.js';
import type { RowRecord } from './import-row.js';
import type { ImportRecord } from './import.store.js';
import type { RegisterFileRow } from './register-file.js';

type Results = readonly (RegisterRowResult | null)[];

const toRecord = ({ row, stated, problems }: RegisterFileRow, result: RegisterRowResult | null): RowRecord =>
  toRowRecord({ row, institution: stated.code, period: '' }, result?.outcome ?? 'REJECTED', result?.problems ?? problems, result?.warnings);

/** For each action one act for each region and set of facts, naming all institutions of which they hold. */
const actsOf = (
  chunk: FileChunk<RegisterFileRow>,
  results: Results,
  source: NonNullable<Act['details']>,
): Map<RegisterDeed['deed'], Act[]> => {
  const groups = new Map<
    string,
    { action: RegisterDeed['deed']; regionId: number; subjects: string[]; details: NonNullable<Act['details']> }
  >();
  results.forEach((result, index) => {
    for (const { deed: action, regionId, facts } of result?.deeds ?? []) {
      const key = JSON.stringify([action, regionId, facts]);
      const group = groups.get(key) ?? { action, regionId, subjects: [], details: { ...source, ...facts } };
      group.subjects.push(chunk.rows[index]!.stated.code);
      groups.set(key, group);
    }
  });
  const byAction = new Map<RegisterDeed['deed'], Act[]>();
  for (const { action, ...act } of groups.values()) byAction.set(action, [...(byAction.get(action) ?? []), act]);
  return byAction;
};

const takeReadable = async (
  scope: RequestScope,
  db: TenantDb,
  { tenantId }: ImportRecord,
  { rows }: FileChunk<RegisterFileRow>,
  alone: boolean,
): Promise<Results> => {
  const readable = rows.filter((row) => row.readable);
  const taken = await takeRegisterRows(scope, db, tenantId, readable, alone);
  let at = 0;
  return rows.map((row) => (row.readable ? taken[at++]! : null));
};

class RolledBack extends Error {
  constructor(readonly results: Results) {
    super('a dry run writes nothing');
  }
}

/** What would become of the rows. */
const foresee = (scope: RequestScope, run: ImportRecord, chunk: FileChunk<RegisterFileRow>): Promise<Results> =>
  withTenantSession(scope, 'write', async (db): Promise<never> => {
    await holdRegister(db, run.tenantId);
    throw new RolledBack(await takeReadable(scope, db, run, chunk, true));
  }).catch((error: unknown) => {
    if (error instanceof RolledBack) return error.results;
    throw error;
  });

const record = (chunk: FileChunk<RegisterFileRow>, results: Results): RowRecord[] =>
  chunk.rows.map((row, index) => toRecord(row, results[index]!));

const write = (scope: RequestScope, inHand: RunInHand, chunk: FileChunk<RegisterFileRow>, alone: boolean): Promise<void> =>
  withTenantSession(scope, 'write', async (db) => {
    const { run } = inHand;
    const { tenantId, importId, sha256 } = run;
    await (alone ? holdRegisterAlone : holdRegister)(db, tenantId);
    const results = await takeReadable(scope, db, run, chunk, alone);
    const rows = record(chunk, results);
    await keepChunk(scope, db, inHand, rows, chunk.readBytes);
    for (const [action, acts] of actsOf(chunk, results, { import: importId, ...sourceOf(run, rows) }))
      await recordActs(db, scope, { tenantId, action, inputHash: sha256 }, acts);
  });

/** Takes the chunk, however often others write at the same moment. Throws TakenOver where the import is another's by now. */
export const takeRegisterChunk = async (scope: RequestScope, inHand: RunInHand, chunk: FileChunk<RegisterFileRow>): Promise<void> => {
  if (inHand.run.dryRun) {
    const results = await untilWritten(() => foresee(scope, inHand.run, chunk));
    await withTenantSession(scope, 'write', (db) => keepChunk(scope, db, inHand, record(chunk, results), chunk.readBytes));
    return;
  }
  try {
    await untilWritten(() => write(scope, inHand, chunk, false));
  } catch (error) {
    if (!(error instanceof NeedsRegisterAlone)) throw error;
    await untilWritten(() => write(scope, inHand, chunk, true));
  }
};

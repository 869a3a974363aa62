// Rows of a file: judged as a batch is, written in bulk, and checked by the rules only once they are committed.
import type { Problem } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { getRulesInForce } from '../quality/rule-set.service.js';
import { judge, type Intent } from './judgement.service.js';
import { placeText, writeReportChangesInBulk, type ReportChange } from './report-change.store.js';
import { findNewestVersions } from './report-context.store.js';
import { isGood, readDrafts, type SubmittedRow } from './report-draft.js';
import type { ReportRow } from './report-row.js';
import { CarriedStocks } from './stock-carrying.js';
import { toCheck, type WrittenVersion } from './written-check.service.js';

export { CarriedStocks };

export interface ImportedRow {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';
  readonly problems: readonly Problem[];
  /** Where the institution stood; null where that is not known, or the row was rejected. */
  readonly regionId: number | null;
}

const sameValues = (a: ReportRow, b: ReportRow): boolean =>
  (['flows', 'flowCosts', 'flowHow', 'stocks', 'stockHow'] as const).every((part) =>
    a[part].every((value, index) => value === b[part][index]),
  );

/** A row that says what the newest version says leaves no new version, unless that one is a draft and the row submits. */
const leavesVersion = (newest: ReportRow | undefined, change: ReportChange, intent: Intent): boolean =>
  newest === undefined || (intent === 'SUBMIT' && change.before?.latestStatus === 'DRAFT') || !sameValues(newest, change.values!);

/**
 * Rows of a file, judged as a batch is, and written in the caller's transaction unless it is for show. What is submitted is not
 * checked by the rules yet: that is for `checkWritten`, once it is committed. `carried` remembers what
 * rows before them leave: that of a file for a dry run, none for a real one, which has written them.
 */
export const takeRows = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  rows: readonly SubmittedRow[],
  how: {
    readonly intent: Intent;
    readonly dryRun: boolean;
    readonly carried: CarriedStocks;
    readonly importId: string;
    /** Waited for when all rows were judged. */
    readonly beforeWriting: () => Promise<void>;
  },
): Promise<{ readonly results: readonly ImportedRow[]; readonly submitted: readonly WrittenVersion[] }> => {
  const drafts = readDrafts(scope, rows, () => []);
  const rules = await getRulesInForce(db, tenantId, scope.now);
  const judged = await judge(scope, db, tenantId, drafts, how.intent, rules, how.carried);
  const changes = new Map(judged.map((change) => [placeText(change.place), change]));
  const newest = await findNewestVersions(
    db,
    tenantId,
    judged
      .filter(({ before }) => before !== null && before.latestStatus !== 'WITHDRAWN')
      .map(({ place, before }) => ({ ...place, version: before!.latestVersion })),
  );
  await how.beforeWriting();
  const written: ReportChange[] = [];
  const results = drafts.map((draft): ImportedRow => {
    if (!isGood(draft)) return { outcome: 'REJECTED', problems: draft.problems, regionId: null };
    const change = changes.get(draft.key)!;
    const { regionId } = change.place;
    if (!leavesVersion(newest.get(draft.key), change, how.intent)) return { outcome: 'UNCHANGED', problems: [], regionId };
    written.push(change);
    return { outcome: change.before === null ? 'CREATED' : 'UPDATED', problems: [], regionId };
  });
  if (how.dryRun || written.length === 0) return { results, submitted: [] };
  await writeReportChangesInBulk(db, tenantId, scope.caller.username, scope.now, written, how.importId);
  return { results, submitted: how.intent === 'SUBMIT' ? written.map(toCheck) : [] };
};

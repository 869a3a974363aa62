// Rows of a file: judged as a batch is, and written in bulk; the rules follow when the file has been written (written-check.service).
import type { Problem } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { getRulesInForce } from '../quality/rule-set.service.js';
import { judge, type Intent } from './judgement.service.js';
import { placeText, writeReportChangesInBulk, type ReportChange } from './report-change.store.js';
import { isGood, readDrafts, type SubmittedRow } from './report-draft.js';
import { CarriedStocks } from './stock-carrying.js';

export { CarriedStocks };

export interface ImportedRow {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';
  readonly problems: readonly Problem[];
  /** Of a report that was written, or would be. */
  readonly written: ReportChange['place'] | null;
}

/** A row that says what the newest version says leaves no new version, unless that one is a draft and the row submits. */
const leavesVersion = ({ saysNothingNew, before }: ReportChange, intent: Intent): boolean =>
  !saysNothingNew || (intent === 'SUBMIT' && before?.latestStatus === 'DRAFT');

/**
 * Rows of a file, judged as a batch is, and written in the caller's transaction unless it is for show. What is submitted is not
 * checked by the rules yet: that is for `checkWritten`, once all of the file is committed. `carried` remembers what
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
): Promise<readonly ImportedRow[]> => {
  const drafts = readDrafts(scope, rows, () => []);
  const rules = await getRulesInForce(db, tenantId, scope.now);
  const judged = await judge(scope, db, tenantId, drafts, how.intent, rules, how.carried);
  const changes = new Map(judged.map((change) => [placeText(change.place), change]));
  await how.beforeWriting();
  const written: ReportChange[] = [];
  const results = drafts.map((draft): ImportedRow => {
    if (!isGood(draft)) return { outcome: 'REJECTED', problems: draft.problems, written: null };
    const change = changes.get(draft.key)!;
    if (!leavesVersion(change, how.intent)) return { outcome: 'UNCHANGED', problems: [], written: null };
    written.push(change);
    return { outcome: change.before === null ? 'CREATED' : 'UPDATED', problems: [], written: change.place };
  });
  if (!how.dryRun && written.length > 0)
    await writeReportChangesInBulk(db, tenantId, scope.caller.username, scope.now, written, how.importId);
  return results;
};

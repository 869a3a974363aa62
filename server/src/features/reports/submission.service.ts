// Submitting reports, one or a batch: each row is judged on its own, and the good ones are written together.
import { formatPeriod, problem, type Problem } from '@shuangcheng/domain';
import { withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { checkVersions, type CheckedVersion } from '../quality/check.service.js';
import { getRulesInForce } from '../quality/rule-set.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { judge, type Intent } from './judgement.service.js';
import { placeText, writeReportChanges, type ReportChange } from './report-change.store.js';
import { findInstitutionTenants } from './report-context.store.js';
import { isGood, readDrafts, type Draft, type SubmittedRow } from './report-draft.js';
import { reportSubject } from './report-id.js';
import type { ReportKey } from './report-reading.store.js';

export interface RowResult {
  readonly report: ReportKey | null;
  readonly problems: readonly Problem[];
}
export interface BatchResult {
  readonly results: readonly RowResult[];
  readonly problems: readonly Problem[];
}

export const LARGEST_BATCH = 5_000;

const toResult = (tenantId: number, draft: Draft, changes: ReadonlyMap<string, ReportChange>): RowResult => {
  if (!isGood(draft)) return { report: null, problems: draft.problems };
  const change = changes.get(draft.key)!;
  return {
    report: { tenantId, institutionId: change.place.institutionId, month: change.place.month, version: change.version },
    problems: [],
  };
};

/** A row of a province in which the caller may write, but not the one in which the batch is done. */
const refuseOtherProvinces = (drafts: readonly Draft[], tenantId: number, tenants: ReadonlyMap<string, number>): void => {
  for (const { row, path, problems } of drafts) {
    const own = tenants.get(row.institution);
    if (own !== undefined && own !== tenantId) problems.push(problem('OTHER_PROVINCE', [...path, 'institution']));
  }
};

/** What was written, as the rules look at it. */
const toCheck = ({ place, version, values }: ReportChange): CheckedVersion => ({ ...place, version, values: values! });

interface Batch {
  readonly rows: readonly SubmittedRow[];
  readonly pathOf: (index: number) => readonly string[];
  readonly intent: Intent;
  readonly province: Province;
}

const writeBatch = async (
  scope: RequestScope,
  db: TenantDb,
  { rows, pathOf, intent, province }: Batch,
): Promise<WorkResult<BatchResult>> => {
  const { tenantId } = province;
  const drafts = readDrafts(scope, rows, pathOf);
  refuseOtherProvinces(drafts, tenantId, province.tenants);
  const rules = await getRulesInForce(db, tenantId, scope.now);
  const changes = await judge(scope, db, tenantId, drafts, intent, rules);
  if (changes.length > 0) await writeReportChanges(db, tenantId, scope.caller.username, scope.now, changes);
  if (changes.length > 0 && intent === 'SUBMIT') await checkVersions(db, tenantId, rules.settings, changes.map(toCheck));
  const written = new Map(changes.map((change) => [placeText(change.place), change]));
  return {
    answer: { results: drafts.map((draft) => toResult(tenantId, draft, written)), problems: [] },
    done: changes.length > 0,
    acts: actsByRegion(changes.map((change) => reportSubject(tenantId, change))),
  };
};

const refused = (found: Problem): BatchResult => ({ results: [], problems: [found] });

/** Where a batch is done, and in which province each institution is. */
interface Province {
  readonly tenantId: number;
  readonly tenants: ReadonlyMap<string, number>;
}
/** The province of the first institution that is known. Asked only of whoever writes in several. */
const findProvince = async (scope: RequestScope, rows: readonly SubmittedRow[]): Promise<Province> => {
  const [first, ...others] = scope.writable.tenants;
  if (others.length === 0) return { tenantId: first!, tenants: new Map() };
  const codes = rows.map((row) => row.institution);
  const tenants = await withTenantSession(scope, 'read', (db) => findInstitutionTenants(db, scope.writable.tenants, codes));
  const code = codes.find((each) => tenants.has(each));
  return { tenantId: code === undefined ? first! : tenants.get(code)!, tenants };
};

/** Submits a batch; each row is answered on its own. Statements do not grow with the number of rows. */
export const submitBatch = async (
  scope: RequestScope,
  input: { reports: readonly SubmittedRow[]; clientRequestId: string },
): Promise<BatchResult> => {
  const { reports } = input;
  if (reports.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'reports']));
  if (reports.length > LARGEST_BATCH)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'reports'], { expected: LARGEST_BATCH, actual: reports.length }));
  const province = await findProvince(scope, reports);
  return once(
    scope,
    { id: input.clientRequestId, operation: 'submitReports', input: reports, tenantId: province.tenantId },
    (db) => writeBatch(scope, db, { rows: reports, pathOf: (index) => ['input', 'reports', String(index)], intent: 'SUBMIT', province }),
    refused,
  );
};

/** Saves a draft, or submits, one report. */
export const submitOne = async (
  scope: RequestScope,
  intent: Intent,
  input: Omit<SubmittedRow, 'period'> & { readonly period: Parameters<typeof formatPeriod>[0]; readonly clientRequestId: string },
): Promise<RowResult> => {
  const row: SubmittedRow = {
    institution: input.institution,
    period: formatPeriod(input.period),
    values: input.values,
    expectedVersion: input.expectedVersion ?? null,
  };
  const province = await findProvince(scope, [row]);
  const { results, problems } = await once(
    scope,
    { id: input.clientRequestId, operation: intent === 'SUBMIT' ? 'submitReport' : 'saveReport', input: row, tenantId: province.tenantId },
    (db) => writeBatch(scope, db, { rows: [row], pathOf: () => ['input'], intent, province }),
    refused,
  );
  return results[0] ?? { report: null, problems };
};

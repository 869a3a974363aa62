// What reviewers found, institution by institution: each is judged on its own, and the good ones are written together.
import {
  findItem,
  formatPeriod,
  monthPeriod,
  monthsOf,
  parsePeriod,
  problem,
  type FindingSeverity,
  type MonthKey,
  type Period,
  type Problem,
} from '@shuangcheng/domain';
import { canDo, RequestError, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { attachFiles, MOST_FILES, type FileUse } from '../attachments/attachment.service.js';
import { actsByRegion } from '../audit/audit.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { encodeCheckId, encodeFindingId, parseCheckId, type CheckKey } from './check-id.js';
import { findCheckHead, lockCheckItems, writeFindings, type LockedItem, type NewFinding } from './check-finding.store.js';
import { textProblem } from './check-text.js';
import type { ItemKey } from './check-reading.store.js';

export interface FindingEntry {
  readonly period?: Period | null;
  readonly item?: string | null;
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly expected?: string | null;
  readonly actual?: string | null;
  readonly evidence?: readonly string[] | null;
}
export interface ItemEntry {
  readonly institution: string;
  readonly noneFound?: boolean | null;
  readonly findings?: readonly FindingEntry[] | null;
}
export interface RecordingAnswer {
  readonly items: readonly ItemKey[];
  readonly problems: readonly Problem[];
}

const MOST_ITEMS = 1_000;
const MOST_FINDINGS = 5_000;

const findingProblems = (entry: FindingEntry, path: readonly string[], period: string): Problem[] => {
  const found: (Problem | null)[] = [
    textProblem(entry.message, [1, 2_000], [...path, 'message']),
    textProblem(entry.expected ?? '', [0, 200], [...path, 'expected']),
    textProblem(entry.actual ?? '', [0, 200], [...path, 'actual']),
  ];
  if (entry.item != null && !findItem(entry.item)) found.push(problem('UNKNOWN_ITEM', [...path, 'item'], { actual: entry.item }));
  if (entry.period && entry.period.kind !== 'MONTH')
    found.push(problem('BAD_PERIOD', [...path, 'period'], { actual: String(entry.period.year) }));
  else if (entry.period && !monthsOf(parsePeriod(period)!).includes(monthOfEntry(entry)!))
    found.push(
      problem('PERIOD_OUTSIDE_CHECK', [...path, 'period'], { actual: formatPeriod(monthPeriod(monthOfEntry(entry)!)), expected: period }),
    );
  return found.filter((each) => each !== null);
};
const monthOfEntry = ({ period }: FindingEntry): MonthKey | null => (period ? period.year * 100 + period.firstMonth : null);

const itemProblems = (
  scope: RequestScope,
  entry: ItemEntry,
  item: LockedItem | undefined,
  path: readonly string[],
  period: string,
): Problem[] => {
  const mayRecord = item && [item.assignedRegionId, item.checkRegionId].some((regionId) => canDo(scope, 'checks:record', { regionId }));
  if (!mayRecord) return [problem('NOT_IN_CHECK', [...path, 'institution'], { actual: entry.institution })];
  const findings = entry.findings ?? [];
  if ((entry.noneFound === true) === findings.length > 0) return [problem('FINDINGS_OR_NONE', path)];
  if (entry.noneFound && item.findings > 0) return [problem('FINDINGS_RECORDED', [...path, 'noneFound'])];
  return findings.flatMap((finding, index) => findingProblems(finding, [...path, 'findings', String(index)], period));
};

interface Recorded {
  readonly item: LockedItem;
  readonly findings: readonly (NewFinding & { readonly evidence: readonly string[]; readonly path: readonly string[] })[];
}
const recordedOf = (entry: ItemEntry, item: LockedItem, path: readonly string[]): Recorded => ({
  item,
  findings: (entry.findings ?? []).map((finding, index) => ({
    ...item,
    findingId: randomUUID(),
    findingNumber: item.findings + index + 1,
    month: monthOfEntry(finding),
    item: finding.item ?? null,
    severity: finding.severity,
    message: finding.message.trim(),
    expected: finding.expected?.trim() || null,
    actual: finding.actual?.trim() || null,
    evidence: finding.evidence ?? [],
    path: [...path, 'findings', String(index), 'evidence'],
  })),
});

const record = async (
  scope: RequestScope,
  db: TenantDb,
  key: CheckKey,
  entries: readonly ItemEntry[],
): Promise<WorkResult<RecordingAnswer>> => {
  const refused = (...problems: Problem[]): WorkResult<RecordingAnswer> => ({ answer: { items: [], problems }, done: false, acts: [] });
  const items = await lockCheckItems(
    db,
    key,
    entries.map((entry) => entry.institution),
  );
  const head = await findCheckHead(db, key);
  if (!head) return refused(problem('UNKNOWN_CHECK', ['input', 'checkId']));
  if (head.state === 'CLOSED') return refused(problem('CHECK_CLOSED', ['input', 'checkId']));
  const problems: Problem[] = [];
  const recorded: Recorded[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const path = ['input', 'items', String(index)];
    const item = items.get(entry.institution);
    const found = itemProblems(scope, entry, item, path, head.period);
    if (seen.has(entry.institution)) found.push(problem('DUPLICATE_ROW', path, { actual: entry.institution }));
    seen.add(entry.institution);
    problems.push(...found);
    if (found.length === 0) recorded.push(recordedOf(entry, item!, path));
  }
  if (recorded.length === 0) return refused(...problems);
  const findings = recorded.flatMap((each) => each.findings);
  const institutionIds = recorded.map(({ item }) => item.institutionId);
  await writeFindings(db, key, { username: scope.caller.username, now: scope.now }, institutionIds, findings);
  const uses = findings.flatMap((finding): FileUse[] =>
    finding.evidence.map((fileId, index) => ({
      fileId,
      path: [...finding.path, String(index)],
      subject: { ...finding, kind: 'FINDING', checkId: key.checkId },
    })),
  );
  const unattached = await attachFiles(db, scope, key.tenantId, uses);
  // All or nothing: a finding whose evidence is missing is not what the reviewer meant to record.
  if (unattached.length > 0) return refused(...problems, ...unattached);
  const done = recorded.flatMap(({ item, findings: of }) =>
    (of.length > 0 ? of.map(({ findingId }) => encodeFindingId({ tenantId: key.tenantId, findingId })) : [item.code]).map((subject) => ({
      regionId: item.regionId,
      subject,
    })),
  );
  return {
    answer: { items: institutionIds.map((institutionId) => ({ ...key, institutionId })), problems },
    done: true,
    acts: actsByRegion(done, { checkId: encodeCheckId(key), institutions: recorded.length, findings: findings.length }),
  };
};

/** Records what was found about institutions of a check, by whoever they were given to or whoever opened it. */
export const recordCheckFindings = async (
  scope: RequestScope,
  input: { checkId: string; items: readonly ItemEntry[]; clientRequestId: string },
): Promise<RecordingAnswer> => {
  const refused = (found: Problem): RecordingAnswer => ({ items: [], problems: [found] });
  const key = parseCheckId(input.checkId);
  if (!key || !scope.visible.tenants.includes(key.tenantId)) return refused(problem('UNKNOWN_CHECK', ['input', 'checkId']));
  if (!scope.writable.tenants.includes(key.tenantId)) throw new RequestError('FORBIDDEN', { action: 'checks:record' });
  const { items } = input;
  const findings = items.reduce((total, item) => total + (item.findings?.length ?? 0), 0);
  const files = items.reduce(
    (total, item) => total + (item.findings ?? []).reduce((sum, each) => sum + (each.evidence?.length ?? 0), 0),
    0,
  );
  if (items.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'items']));
  if (items.length > MOST_ITEMS)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'items'], { expected: MOST_ITEMS, actual: items.length }));
  if (findings > MOST_FINDINGS)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'items'], { expected: MOST_FINDINGS, actual: findings }));
  if (files > MOST_FILES * MOST_ITEMS)
    return refused(problem('TOO_MANY_FILES', ['input', 'items'], { expected: MOST_FILES * MOST_ITEMS, actual: files }));
  return once(
    scope,
    { id: input.clientRequestId, operation: 'recordCheckFindings', input: { id: input.checkId, items }, tenantId: key.tenantId },
    (db) => record(scope, db, key, items),
    refused,
  );
};

// Approving, returning and withdrawing: a decision on the newest version of each report.
import { problem, type Problem } from '@shuangcheng/domain';
import { decodeNodeId } from '@shuangcheng/schema';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { openMonthGate } from '../calendar/month-gate.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { lockReports, placeText, writeReportChanges, type ReportChange, type ReportState } from './report-change.store.js';
import { reportSubject } from './report-id.js';
import type { ReportKey } from './report-reading.store.js';

export interface ReviewResult {
  readonly reports: readonly ReportKey[];
  readonly problems: readonly Problem[];
}
interface Wanted {
  readonly institutionId: string;
  readonly month: number;
  readonly version: number;
  readonly path: readonly string[];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The report version that an id names, when it is one of this tenant. */
const readReportId = (tenantId: number, id: string, path: readonly string[]): Wanted | Problem => {
  const decoded = decodeNodeId(id);
  const [tenant, institutionId, month, version] = decoded?.type === 'Report' ? decoded.key : [];
  const known =
    tenant === String(tenantId) && uuid.test(institutionId ?? '') && /^\d{6}$/.test(month ?? '') && /^\d{1,9}$/.test(version ?? '');
  return known ? { institutionId: institutionId!, month: Number(month), version: Number(version), path } : problem('UNKNOWN_REPORT', path);
};
const isProblem = (value: Wanted | Problem): value is Problem => 'code' in value;

/** As people read them. */
const STATUS_NAMES: Readonly<Record<string, string>> = {
  DRAFT: '草稿',
  SUBMITTED: '待审核',
  RETURNED: '已退回',
  APPROVED: '已审核',
  WITHDRAWN: '已撤回',
};

const refuse = (
  scope: RequestScope,
  wanted: Wanted,
  state: ReportState | undefined,
  action: 'reports:review' | 'reports:submit',
  allowed: readonly string[],
): Problem | null => {
  if (!state) return problem('UNKNOWN_REPORT', wanted.path);
  const place = { regionId: state.regionId, system: state.system, institutionId: state.institutionId };
  if (!canDo(scope, action, place))
    return problem(canDo(scope, 'reports:read', place) ? 'NOT_ALLOWED' : 'UNKNOWN_REPORT', wanted.path, { action });
  // What was approved is in figures that others have read: taking it out is a reviewer's decision.
  if (action === 'reports:submit' && state.latestStatus === 'APPROVED' && !canDo(scope, 'reports:review', place)) {
    return problem('NOT_ALLOWED', wanted.path, { action: '撤回已审核的报表' });
  }
  if (state.latestVersion !== wanted.version)
    return problem('NOT_NEWEST_VERSION', wanted.path, { expected: state.latestVersion, actual: wanted.version });
  if (!allowed.includes(state.latestStatus)) {
    return problem(action === 'reports:review' ? 'NOT_SUBMITTED' : 'NOTHING_TO_WITHDRAW', wanted.path, {
      actual: STATUS_NAMES[state.latestStatus] ?? state.latestStatus,
    });
  }
  return null;
};

type Decision = 'APPROVED' | 'RETURNED' | 'WITHDRAWN';

/** What counts after the decision: an approval replaces what was approved; otherwise what was approved before stays. */
const changeOf = (state: ReportState, decision: Decision, reason: string | null): ReportChange => {
  const withdrawsApproved = decision === 'WITHDRAWN' && state.approvedVersion === state.latestVersion;
  const approvedVersion = decision === 'APPROVED' ? state.latestVersion : withdrawsApproved ? null : state.approvedVersion;
  return {
    place: state,
    before: state,
    version: state.latestVersion,
    status: decision,
    submittedVersion: decision === 'APPROVED' ? state.submittedVersion : approvedVersion,
    approvedVersion,
    onTime: state.onTime,
    event: { kind: decision, reason },
    values: null,
  };
};

const decide = async (
  scope: RequestScope,
  db: TenantDb,
  ids: readonly { id: string; path: readonly string[] }[],
  what: { action: 'reports:review' | 'reports:submit'; decision: Decision; allowed: readonly string[]; reason: string | null },
): Promise<WorkResult<ReviewResult>> => {
  const tenantId = scope.writable.tenants[0]!;
  const read = ids.map(({ id, path }) => readReportId(tenantId, id, path));
  const wanted = read.filter((entry): entry is Wanted => !isProblem(entry));
  const gate = await openMonthGate(
    scope,
    db,
    tenantId,
    wanted.map((entry) => ({ ...entry, regionId: null })),
  );
  const states = await lockReports(db, tenantId, wanted);
  const problems = read.filter(isProblem);
  const changes = new Map<string, ReportChange>();
  for (const entry of wanted) {
    const key = placeText(entry);
    const state = states.get(key);
    const found = refuse(scope, entry, state, what.action, what.allowed) ?? gate.problemOf(state!, entry.path);
    if (found) problems.push(found);
    else changes.set(key, changeOf(state!, what.decision, what.reason));
  }
  if (changes.size > 0) await writeReportChanges(db, tenantId, scope.caller.username, scope.now, [...changes.values()]);
  const reports = [...changes.values()].map((change) => ({
    tenantId,
    institutionId: change.place.institutionId,
    month: change.place.month,
    version: change.version,
  }));
  const done = [...changes.values()].map((change) => reportSubject(tenantId, change));
  return {
    answer: { reports, problems },
    done: changes.size > 0,
    acts: actsByRegion(done, { decision: what.decision, reason: what.reason }),
  };
};

const LARGEST_REVIEW = 5_000;
const refused = (found: Problem): ReviewResult => ({ reports: [], problems: [found] });

/** Approves or returns reports, each on its own: what cannot be decided is a problem, the rest is done. */
export const reviewReports = async (
  scope: RequestScope,
  input: { reportIds: readonly string[]; decision: 'APPROVE' | 'RETURN'; reason?: string | null; clientRequestId: string },
): Promise<ReviewResult> => {
  const reason = input.reason?.trim() || null;
  if (input.reportIds.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'reportIds']));
  if (input.reportIds.length > LARGEST_REVIEW)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'reportIds'], { expected: LARGEST_REVIEW, actual: input.reportIds.length }));
  if (input.decision === 'RETURN' && reason === null) return refused(problem('REASON_REQUIRED', ['input', 'reason']));
  const ids = input.reportIds.map((id, index) => ({ id, path: ['input', 'reportIds', String(index)] }));
  const decision = input.decision === 'APPROVE' ? 'APPROVED' : 'RETURNED';
  return once(
    scope,
    { id: input.clientRequestId, operation: 'reviewReports', input: { ids: input.reportIds, decision, reason } },
    (db) => decide(scope, db, ids, { action: 'reports:review', decision, allowed: ['SUBMITTED'], reason }),
    refused,
  );
};

/** Takes a report back: a draft or waiting version stops waiting; an approved one stops counting. */
export const withdrawReport = async (
  scope: RequestScope,
  input: { reportId: string; reason: string; clientRequestId: string },
): Promise<ReviewResult> => {
  const reason = input.reason.trim();
  if (reason === '') return refused(problem('REASON_REQUIRED', ['input', 'reason']));
  return once(
    scope,
    { id: input.clientRequestId, operation: 'withdrawReport', input: { id: input.reportId, reason } },
    (db) =>
      decide(scope, db, [{ id: input.reportId, path: ['input', 'reportId'] }], {
        action: 'reports:submit',
        decision: 'WITHDRAWN',
        allowed: ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'],
        reason,
      }),
    refused,
  );
};

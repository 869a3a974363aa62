// Approving, returning and withdrawing: a decision on the newest version of each report.
import {
  findReviewFault,
  problem,
  reportStatusName,
  type AuditAction,
  type Problem,
  type ReviewDecision,
  type ReviewPolicy,
} from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { openMonthGate } from '../calendar/month-gate.service.js';
import { getRulesInForce } from '../quality/rule-set.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { countUnexplainedFindings } from './finding-explanation.store.js';
import { lockReports, placeText, writeReportChanges, type ReportChange, type ReportState } from './report-change.store.js';
import { reportSubject } from './report-id.js';
import type { ReportKey } from './report-reading.store.js';
import { readReportIds, type NamedId, type NamedVersion } from './report-reference.js';

export interface ReviewResult {
  readonly reports: readonly ReportKey[];
  readonly problems: readonly Problem[];
}

type Decision = 'APPROVED' | 'RETURNED' | 'WITHDRAWN';
interface Deciding {
  readonly action: 'reports:review' | 'reports:submit';
  readonly decision: Decision;
  readonly allowed: readonly string[];
  readonly reason: string | null;
}

/**
 * An older version that still counts, below a newest one that came to nothing (withdrawn, returned, a draft) while no other
 * waits: withdrawing it takes the report out of the figures, as its reviewer may want without deciding on the newest.
 */
const isStandingApproval = ({ approvedVersion, submittedVersion, latestVersion, latestStatus }: ReportState, version: number): boolean =>
  version === approvedVersion &&
  version !== latestVersion &&
  submittedVersion === approvedVersion &&
  ['WITHDRAWN', 'RETURNED', 'DRAFT'].includes(latestStatus);

const refuse = (
  scope: RequestScope,
  wanted: NamedVersion,
  state: ReportState | undefined,
  { action, decision, allowed }: Deciding,
): Problem | null => {
  if (!state) return problem('UNKNOWN_REPORT', wanted.path);
  const place = { regionId: state.regionId, system: state.system, institutionId: state.institutionId };
  if (!canDo(scope, action, place))
    return problem(canDo(scope, 'reports:read', place) ? 'NOT_ALLOWED' : 'UNKNOWN_REPORT', wanted.path, { action });
  const standing = decision === 'WITHDRAWN' && isStandingApproval(state, wanted.version);
  // What was approved is in figures that others have read: taking it out is a reviewer's decision.
  if (decision === 'WITHDRAWN' && (standing || state.latestStatus === 'APPROVED') && !canDo(scope, 'reports:review', place)) {
    return problem('NOT_ALLOWED', wanted.path, { action: 'approved:withdraw' });
  }
  if (standing) return null;
  if (state.latestVersion !== wanted.version)
    return problem('NOT_NEWEST_VERSION', wanted.path, { expected: state.latestVersion, actual: wanted.version });
  if (!allowed.includes(state.latestStatus)) {
    return problem(action === 'reports:review' ? 'NOT_SUBMITTED' : 'NOTHING_TO_WITHDRAW', wanted.path, {
      actual: reportStatusName(state.latestStatus),
    });
  }
  return null;
};

/** What the province asks for before an approval: that somebody else submitted, that every finding was explained. */
const refuseByPolicy = (
  scope: RequestScope,
  wanted: NamedVersion,
  state: ReportState,
  policy: ReviewPolicy,
  unexplained: ReadonlyMap<string, number>,
): Problem | null => {
  if (policy.twoPersons && state.submittedBy === scope.caller.username)
    return problem('TWO_PERSONS_REQUIRED', wanted.path, { actual: state.submittedBy });
  const open = unexplained.get(placeText(wanted)) ?? 0;
  return open > 0 ? problem('EXPLANATION_REQUIRED', wanted.path, { actual: open }) : null;
};

/** What counts after the decision: an approval replaces what was approved; otherwise what was approved before stays. */
const changeOf = (state: ReportState, version: number, decision: Decision, reason: string | null): ReportChange => {
  const withdrawsApproved = decision === 'WITHDRAWN' && state.approvedVersion === version;
  const approvedVersion = decision === 'APPROVED' ? version : withdrawsApproved ? null : state.approvedVersion;
  return {
    place: state,
    before: state,
    version,
    latestVersion: state.latestVersion,
    status: version === state.latestVersion ? decision : state.latestStatus,
    submittedVersion: decision === 'APPROVED' ? state.submittedVersion : approvedVersion,
    approvedVersion,
    onTime: state.onTime,
    event: { kind: decision, reason },
    values: null,
  };
};

/** The policy where it matters, and then what it needs to know: an approval only, and at most two statements. */
const readPolicy = async (scope: RequestScope, db: TenantDb, tenantId: number, wanted: readonly NamedVersion[], { decision }: Deciding) => {
  if (decision !== 'APPROVED') return null;
  const { review } = await getRulesInForce(db, tenantId, scope.now);
  return {
    review,
    unexplained: review.requireExplanations ? await countUnexplainedFindings(db, tenantId, wanted) : new Map<string, number>(),
  };
};

const decide = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  wanted: readonly NamedVersion[],
  unread: readonly Problem[],
  what: Deciding,
): Promise<WorkResult<ReviewResult>> => {
  const gate = await openMonthGate(
    scope,
    db,
    tenantId,
    wanted.map((entry) => ({ ...entry, regionId: null })),
  );
  const states = await lockReports(db, tenantId, wanted);
  const policy = await readPolicy(scope, db, tenantId, wanted, what);
  const problems = [...unread];
  const changes = new Map<string, ReportChange>();
  for (const entry of wanted) {
    const key = placeText(entry);
    const state = states.get(key);
    const found =
      refuse(scope, entry, state, what) ??
      gate.problemOf(state!, entry.path) ??
      (policy && refuseByPolicy(scope, entry, state!, policy.review, policy.unexplained));
    if (found) problems.push(found);
    else changes.set(key, changeOf(state!, entry.version, what.decision, what.reason));
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

const refused = (found: Problem): ReviewResult => ({ reports: [], problems: [found] });

/** Decides once, in the province of the reports. */
const decideOnce = (
  scope: RequestScope,
  ids: readonly NamedId[],
  request: { readonly id: string; readonly operation: AuditAction; readonly input: object },
  what: Deciding,
): Promise<ReviewResult> => {
  const { tenantId, wanted, problems } = readReportIds(ids, scope.writable.tenants);
  return once(
    scope,
    { ...request, ...(tenantId !== null && { tenantId }) },
    (db) => decide(scope, db, tenantId!, wanted, problems, what),
    refused,
  );
};

/** Approves or returns reports, each on its own: what cannot be decided is a problem, the rest is done. */
export const reviewReports = async (
  scope: RequestScope,
  input: { reportIds: readonly string[]; decision: ReviewDecision; reason?: string | null; clientRequestId: string },
): Promise<ReviewResult> => {
  const reason = input.reason?.trim() || null;
  const fault = findReviewFault('reportIds', input.reportIds, input.decision, reason);
  if (fault) return refused(fault);
  const ids = input.reportIds.map((id, index) => ({ id, path: ['input', 'reportIds', String(index)] }));
  const decision = input.decision === 'APPROVE' ? 'APPROVED' : 'RETURNED';
  return decideOnce(
    scope,
    ids,
    { id: input.clientRequestId, operation: 'reviewReports', input: { ids: input.reportIds, decision, reason } },
    { action: 'reports:review', decision, allowed: ['SUBMITTED'], reason },
  );
};

/** Takes a report back: a draft or waiting version stops waiting; an approved one stops counting. */
export const withdrawReport = async (
  scope: RequestScope,
  input: { reportId: string; reason: string; clientRequestId: string },
): Promise<ReviewResult> => {
  const reason = input.reason.trim();
  if (reason === '') return refused(problem('REASON_REQUIRED', ['input', 'reason']));
  return decideOnce(
    scope,
    [{ id: input.reportId, path: ['input', 'reportId'] }],
    { id: input.clientRequestId, operation: 'withdrawReport', input: { id: input.reportId, reason } },
    { action: 'reports:submit', decision: 'WITHDRAWN', allowed: ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'], reason },
  );
};

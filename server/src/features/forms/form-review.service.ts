// Approving, returning and withdrawing yearly forms: a decision on the newest version of each.
import { findReviewFault, isProblem, problem, reportStatusName, type Problem, type ReviewDecision } from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { once, type WorkResult } from '../requests/once.service.js';
import { lockForms, type FormChange, type FormState } from './form-change.store.js';
import { decodeFormId, placeText, type FormKey } from './form-id.js';
import { recordFormChanges } from './form-recording.service.js';

export interface FormReviewResult {
  readonly forms: readonly FormKey[];
  readonly problems: readonly Problem[];
}
type Wanted = FormKey & { readonly version: number; readonly path: readonly string[] };
type ReviewAction = 'reports:review' | 'reports:submit';
type Decision = 'APPROVED' | 'RETURNED' | 'WITHDRAWN';

const readId = (tenantId: number, id: string, path: readonly string[]): Wanted | Problem => {
  const key = decodeFormId(id);
  return key && key.tenantId === tenantId ? { ...key, path } : problem('UNKNOWN_REPORT', path);
};
const refuse = (
  scope: RequestScope,
  wanted: Wanted,
  state: FormState | undefined,
  action: ReviewAction,
  allowed: readonly string[],
): Problem | null => {
  if (!state) return problem('UNKNOWN_REPORT', wanted.path);
  const place = { regionId: state.regionId, system: state.system, institutionId: state.institutionId };
  if (!canDo(scope, action, place))
    return problem(canDo(scope, 'reports:read', place) ? 'NOT_ALLOWED' : 'UNKNOWN_REPORT', wanted.path, { action });
  // What was approved is in sums that others have read: taking it out is a reviewer's decision.
  if (action === 'reports:submit' && state.latestStatus === 'APPROVED' && !canDo(scope, 'reports:review', place))
    return problem('NOT_ALLOWED', wanted.path, { action: 'approved:withdraw' });
  if (state.latestVersion !== wanted.version)
    return problem('NOT_NEWEST_VERSION', wanted.path, { expected: state.latestVersion, actual: wanted.version });
  if (allowed.includes(state.latestStatus)) return null;
  const actual = reportStatusName(state.latestStatus);
  return problem(action === 'reports:review' ? 'NOT_SUBMITTED' : 'NOTHING_TO_WITHDRAW', wanted.path, { actual });
};

/** What counts after the decision: an approval replaces what was approved; otherwise what was approved before stays. */
const changeOf = (state: FormState, decision: Decision, reason: string | null): FormChange => {
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
    measures: null,
  };
};

const decide = async (
  scope: RequestScope,
  db: TenantDb,
  ids: readonly { readonly id: string; readonly path: readonly string[] }[],
  what: { readonly action: ReviewAction; readonly decision: Decision; readonly allowed: readonly string[]; readonly reason: string | null },
): Promise<WorkResult<FormReviewResult>> => {
  const tenantId = scope.writable.tenants[0]!;
  const read = ids.map(({ id, path }) => readId(tenantId, id, path));
  const wanted = read.filter((entry): entry is Wanted => !isProblem(entry));
  const states = await lockForms(db, tenantId, wanted);
  const problems = read.filter(isProblem);
  const changes = new Map<string, FormChange>();
  for (const entry of wanted) {
    const state = states.get(placeText(entry));
    const found = refuse(scope, entry, state, what.action, what.allowed);
    if (found) problems.push(found);
    else changes.set(placeText(entry), changeOf(state!, what.decision, what.reason));
  }
  const done = [...changes.values()];
  const acts = await recordFormChanges(scope, db, tenantId, done, { decision: what.decision, reason: what.reason });
  const forms = done.map(({ place: { institutionId, kind, year }, version }) => ({ tenantId, institutionId, kind, year, version }));
  return { answer: { forms, problems }, done: done.length > 0, acts };
};

const refused = (found: Problem): FormReviewResult => ({ forms: [], problems: [found] });

/** Approves or returns forms, each on its own: what cannot be decided is a problem, the rest is done. */
export const reviewForms = async (
  scope: RequestScope,
  input: {
    readonly formIds: readonly string[];
    readonly decision: ReviewDecision;
    readonly reason?: string | null;
    readonly clientRequestId: string;
  },
): Promise<FormReviewResult> => {
  const reason = input.reason?.trim() || null;
  const fault = findReviewFault('formIds', input.formIds, input.decision, reason);
  if (fault) return refused(fault);
  const ids = input.formIds.map((id, index) => ({ id, path: ['input', 'formIds', String(index)] }));
  const decision = input.decision === 'APPROVE' ? 'APPROVED' : 'RETURNED';
  return once(
    scope,
    { id: input.clientRequestId, operation: 'reviewForms', input: { ids: input.formIds, decision, reason } },
    (db) => decide(scope, db, ids, { action: 'reports:review', decision, allowed: ['SUBMITTED'], reason }),
    refused,
  );
};

/** Takes a form back: a draft or waiting version stops waiting; an approved one stops counting. */
export const withdrawForm = async (
  scope: RequestScope,
  input: { readonly formId: string; readonly reason: string; readonly clientRequestId: string },
): Promise<FormReviewResult> => {
  const reason = input.reason.trim();
  if (reason === '') return refused(problem('REASON_REQUIRED', ['input', 'reason']));
  const allowed = ['DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'];
  return once(
    scope,
    { id: input.clientRequestId, operation: 'withdrawForm', input: { id: input.formId, reason } },
    (db) =>
      decide(scope, db, [{ id: input.formId, path: ['input', 'formId'] }], {
        action: 'reports:submit',
        decision: 'WITHDRAWN',
        allowed,
        reason,
      }),
    refused,
  );
};

// What becomes of a finding: the checked region answers, whoever opened the check decides.
import {
  isDecided,
  monthsOf,
  parsePeriod,
  isProblem,
  problem,
  stateAfter,
  type Action,
  type FindingAnswer,
  type FindingDecision,
  type FindingState,
  type MonthKey,
  type Problem,
} from '@shuangcheng/domain';
import { canDo, RequestError, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { attachFiles } from '../attachments/attachment.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { parseReportId } from '../reports/report-id.node.js';
import { encodeCheckId, encodeFindingId, parseFindingId, type FindingKey } from './check-id.js';
import {
  findCheckHead,
  findCorrection,
  lockCheckFinding,
  writeFindingStep,
  type CheckHead,
  type LockedFinding,
} from './check-finding.store.js';
import { textProblem } from './check-text.js';

export interface FindingAnswerOf {
  readonly finding: FindingKey | null;
  readonly problems: readonly Problem[];
}
type Result = WorkResult<FindingAnswerOf>;
const LONGEST_TEXT = 2_000;
const at = (...path: string[]): string[] => ['input', ...path];
const refusedWork = (...problems: Problem[]): Result => ({ answer: { finding: null, problems }, done: false, acts: [] });
const refused = (found: Problem): FindingAnswerOf => ({ finding: null, problems: [found] });

/** As people read them. */
const STATE_NAMES: Readonly<Record<FindingState, string>> = {
  OPEN: '待答复',
  ACCEPTED: '已认可',
  EXPLAINED: '已说明情况',
  DISPUTED: '有异议',
  UPHELD: '已办结',
  DISMISSED: '已撤销',
};

interface Opened {
  readonly finding: LockedFinding;
  readonly head: CheckHead;
  readonly state: FindingState;
}

/** The finding, locked, when the caller may take that step; a problem otherwise. What may not be seen is not there. */
const openFinding = async (
  scope: RequestScope,
  db: TenantDb,
  key: FindingKey,
  step: FindingAnswer | FindingDecision,
  action: 'checks:settle' | 'checks:open',
): Promise<Opened | Problem> => {
  const finding = await lockCheckFinding(db, key);
  const head = finding && (await findCheckHead(db, { tenantId: key.tenantId, checkId: finding.checkId }));
  if (!finding || !head) return problem('UNKNOWN_CHECK_FINDING', at('findingId'));
  const regionId = action === 'checks:settle' ? finding.regionId : finding.checkRegionId;
  if (!canDo(scope, action, { regionId })) return problem('NOT_ALLOWED', at('findingId'), { action });
  if (head.state === 'CLOSED') return problem('CHECK_CLOSED', at('findingId'));
  const state = stateAfter(finding.state, step);
  return state === null ? problem('NOT_NEXT_STATE', at('findingId'), { actual: STATE_NAMES[finding.state] }) : { finding, head, state };
};
interface Correction {
  readonly month: MonthKey;
  readonly version: number;
}

/** The corrected version that a caller names: of the same institution and period, submitted, and newer than what was checked. */
const readCorrection = async (
  db: TenantDb,
  key: FindingKey,
  { finding, head }: Opened,
  reportId: string,
): Promise<Correction | Problem> => {
  const wrong = (expected: string): Problem => problem('NOT_A_CORRECTION', at('reportId'), { expected, actual: reportId });
  const report = parseReportId(reportId);
  if (!report || report.tenantId !== key.tenantId || report.institutionId !== finding.institutionId) return wrong('该机构的报表');
  const months = finding.month === null ? monthsOf(parsePeriod(head.period)!) : [finding.month];
  if (!months.includes(report.month)) return wrong(`${months[0]} 至 ${months.at(-1)} 的报表`);
  const found = await findCorrection(db, report, finding.checkId);
  if (!found?.submitted) return wrong('已上报的版本');
  if (found.checkedVersion !== null && report.version <= found.checkedVersion) return wrong(`版本 ${found.checkedVersion} 之后的版本`);
  return { month: report.month, version: report.version };
};

interface Step {
  readonly kind: FindingAnswer | FindingDecision;
  readonly text: string | null;
  readonly corrected: Correction | null;
  readonly evidence: readonly string[];
}

const takeStep = async (scope: RequestScope, db: TenantDb, key: FindingKey, opened: Opened, step: Step): Promise<Result> => {
  const { finding, head, state } = opened;
  const { checkId } = finding;
  const isAnswer = step.kind === 'ACCEPTED' || step.kind === 'EXPLAINED' || step.kind === 'DISPUTED';
  const unattached = await attachFiles(
    db,
    scope,
    key.tenantId,
    step.evidence.map((fileId, index) => ({
      fileId,
      path: at('evidence', String(index)),
      subject: { ...finding, kind: 'FINDING', findingId: key.findingId },
    })),
  );
  if (unattached.length > 0) return refusedWork(...unattached);
  await writeFindingStep(db, key, finding, { username: scope.caller.username, now: scope.now }, { ...step, state, isAnswer });
  if (isAnswer || isDecided(state)) {
    const body = { checkId: encodeCheckId({ tenantId: key.tenantId, checkId }), checkKind: head.kind, period: head.period };
    await appendEvents(db, scope.now, [{ tenantId: key.tenantId, kind: 'CHECK_SETTLED', regionId: finding.regionId, body }]);
  }
  const details = { checkId: encodeCheckId({ tenantId: key.tenantId, checkId }), step: step.kind, text: step.text };
  const act = { regionId: finding.regionId, subjects: [encodeFindingId(key)], details };
  return { answer: { finding: key, problems: [] }, done: true, acts: [act] };
};

const keyOf = (scope: RequestScope, findingId: string, action: Action): FindingKey | Problem => {
  const key = parseFindingId(findingId);
  if (!key || !scope.visible.tenants.includes(key.tenantId)) return problem('UNKNOWN_CHECK_FINDING', at('findingId'));
  if (!scope.writable.tenants.includes(key.tenantId)) throw new RequestError('FORBIDDEN', { action });
  return key;
};

/** The checked region's answer: accepted with the corrected report, explained, or disputed. May be given anew until decided. */
export const settleFinding = async (
  scope: RequestScope,
  input: {
    readonly findingId: string;
    readonly answer: FindingAnswer;
    readonly text?: string | null;
    readonly reportId?: string | null;
    readonly evidence?: readonly string[] | null;
    readonly clientRequestId: string;
  },
): Promise<FindingAnswerOf> => {
  const key = keyOf(scope, input.findingId, 'checks:settle');
  if ('code' in key) return refused(key);
  const [text, evidence, reportId] = [input.text?.trim() || null, input.evidence ?? [], input.reportId ?? null];
  const tooLong = textProblem(text ?? '', [input.answer === 'ACCEPTED' ? 0 : 1, LONGEST_TEXT], at('text'));
  if (tooLong) return refused(tooLong);
  if (input.answer === 'ACCEPTED' && reportId === null) return refused(problem('CORRECTION_REQUIRED', at('reportId')));
  return once(
    scope,
    {
      id: input.clientRequestId,
      operation: 'settleFinding',
      input: { id: input.findingId, answer: input.answer, text, reportId, evidence },
      tenantId: key.tenantId,
    },
    async (db) => {
      const opened = await openFinding(scope, db, key, input.answer, 'checks:settle');
      if (isProblem(opened)) return refusedWork(opened);
      const corrected = reportId === null ? null : await readCorrection(db, key, opened, reportId);
      if (corrected && 'code' in corrected) return refusedWork(corrected);
      return takeStep(scope, db, key, opened, { kind: input.answer, text, corrected, evidence });
    },
    refused,
  );
};

/** The decision of whoever opened the check: the finding stands and is settled, is dismissed, or the answer goes back. */
export const closeFinding = async (
  scope: RequestScope,
  input: {
    readonly findingId: string;
    readonly decision: FindingDecision;
    readonly reason?: string | null;
    readonly clientRequestId: string;
  },
): Promise<FindingAnswerOf> => {
  const key = keyOf(scope, input.findingId, 'checks:open');
  if ('code' in key) return refused(key);
  const text = input.reason?.trim() || null;
  if (input.decision !== 'UPHELD' && text === null) return refused(problem('REASON_REQUIRED', at('reason')));
  const tooLong = textProblem(text ?? '', [0, LONGEST_TEXT], at('reason'));
  if (tooLong) return refused(tooLong);
  return once(
    scope,
    {
      id: input.clientRequestId,
      operation: 'closeFinding',
      input: { id: input.findingId, decision: input.decision, text },
      tenantId: key.tenantId,
    },
    async (db) => {
      const opened = await openFinding(scope, db, key, input.decision, 'checks:open');
      if (isProblem(opened)) return refusedWork(opened);
      return takeStep(scope, db, key, opened, { kind: input.decision, text, corrected: null, evidence: [] });
    },
    refused,
  );
};

// A reporter answers what the rules have noticed: the reviewer reads it beside the finding.
import { lengthProblems, problem, type Problem } from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { addFindingExplanations } from './finding-explanation.store.js';
import { lockReports, placeText, type ReportState } from './report-change.store.js';
import { encodeReportId } from './report-id.js';
import { readReportIds, type NamedVersion } from './report-reference.js';
import type { RowResult } from './submission.service.js';

export interface ExplainInput {
  readonly reportId: string;
  readonly explanations: readonly { readonly finding: number; readonly text: string }[];
  readonly clientRequestId: string;
}
type Explanation = ExplainInput['explanations'][number];

const LONGEST_TEXT = 500;
const MOST_EXPLANATIONS = 100;
const pathOf = (index: number, field: string): string[] => ['input', 'explanations', String(index), field];

const findInputProblems = (explanations: readonly Explanation[]): Problem[] => {
  if (explanations.length === 0) return [problem('BATCH_EMPTY', ['input', 'explanations'])];
  if (explanations.length > MOST_EXPLANATIONS)
    return [problem('BATCH_TOO_LARGE', ['input', 'explanations'], { expected: MOST_EXPLANATIONS, actual: explanations.length })];
  return explanations.flatMap(({ finding, text }, index) => {
    const found = lengthProblems(pathOf(index, 'text'), '说明', text.trim(), 1, LONGEST_TEXT);
    const isTwice = explanations.findIndex((each) => each.finding === finding) !== index;
    return isTwice ? [...found, problem('DUPLICATE_ROW', pathOf(index, 'finding'), { actual: finding })] : found;
  });
};

const refused = (...problems: Problem[]): RowResult => ({ report: null, problems });

/** Whoever may report for the institution answers for it; the newest version only: what was superseded is past. */
const refuse = (scope: RequestScope, wanted: NamedVersion, state: ReportState | undefined): Problem | null => {
  if (!state) return problem('UNKNOWN_REPORT', wanted.path);
  const place = { regionId: state.regionId, system: state.system, institutionId: state.institutionId };
  if (!canDo(scope, 'reports:submit', place))
    return problem(canDo(scope, 'reports:read', place) ? 'NOT_ALLOWED' : 'UNKNOWN_REPORT', wanted.path, { action: 'reports:submit' });
  return state.latestVersion === wanted.version
    ? null
    : problem('NOT_NEWEST_VERSION', wanted.path, { expected: state.latestVersion, actual: wanted.version });
};

const explain = async (
  scope: RequestScope,
  db: TenantDb,
  wanted: NamedVersion,
  explanations: readonly Explanation[],
): Promise<WorkResult<RowResult>> => {
  const { tenantId } = wanted;
  const state = (await lockReports(db, tenantId, [wanted])).get(placeText(wanted));
  const found = refuse(scope, wanted, state);
  const nothing = (...problems: Problem[]): WorkResult<RowResult> => ({ answer: refused(...problems), done: false, acts: [] });
  if (found) return nothing(found);
  const known = await addFindingExplanations(db, tenantId, wanted, explanations, scope.now, scope.caller.username);
  const unknown = explanations.flatMap(({ finding }, index) =>
    known.includes(finding) ? [] : [problem('UNKNOWN_FINDING', pathOf(index, 'finding'), { actual: finding })],
  );
  // All or nothing: a clerk who mistyped a number sees nothing half done.
  if (unknown.length > 0) return nothing(...unknown);
  const { path: _path, ...report } = wanted;
  return {
    answer: { report, problems: [] },
    done: true,
    acts: actsByRegion([{ regionId: state!.regionId, subject: encodeReportId(report) }], {
      findings: known.sort((a, b) => a - b).join(','),
    }),
  };
};

/** Explains findings of a report's newest version, all or none. */
export const explainFindings = async (scope: RequestScope, input: ExplainInput): Promise<RowResult> => {
  const explanations = input.explanations.map(({ finding, text }) => ({ finding, text: text.trim() }));
  const bad = findInputProblems(explanations);
  if (bad.length > 0) return refused(...bad);
  const { tenantId, wanted, problems } = readReportIds([{ id: input.reportId, path: ['input', 'reportId'] }], scope.writable.tenants);
  return once(
    scope,
    {
      id: input.clientRequestId,
      operation: 'explainFindings',
      input: { id: input.reportId, explanations },
      ...(tenantId !== null && { tenantId }),
    },
    async (db) => (wanted[0] ? explain(scope, db, wanted[0], explanations) : { answer: refused(...problems), done: false, acts: [] }),
    refused,
  );
};

// Changing, closing and reopening one institution.
import {
  dayOf,
  endOn,
  firstMonthAfter,
  formatPeriod,
  isSystemCode,
  monthPeriod,
  problem,
  reopenOn,
  sameStanding,
  standFrom,
  standingOn,
  SYSTEMS,
  type Day,
  type Problem,
  type Standing,
  type StandingSpan,
} from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion, type Act } from '../audit/audit.service.js';
import { listReportsCountingAfter } from '../reports/report-relocation.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { checkDetails, differs, refusedInstitution, type InstitutionAnswer } from './registration.service.js';
import { DETAIL_NAMES, type RegisterDetails } from './register-row.js';
import {
  appendRegisterEvents,
  lockInstitutions,
  writeDetails,
  type RegisteredInstitution,
  type RegisterEventKind,
} from './register.store.js';
import { applyStandings, tellRegions } from './standing.service.js';

interface Request {
  /** Unified social credit code. */
  readonly institution: string;
  readonly clientRequestId: string;
}
const LONGEST_REASON = 500;

const nothing = (problems: readonly Problem[]): WorkResult<InstitutionAnswer> => ({
  answer: { institution: null, problems, warnings: [] },
  done: false,
  acts: [],
});

/** What is wrong with a reason that must be given. */
export const checkReason = (reason: string): Problem[] => {
  const length = [...reason.trim()].length;
  if (length > 0 && length <= LONGEST_REASON) return [];
  return [
    problem('BAD_FIELD', ['input', 'reason'], { field: '原因', expected: `1 至 ${LONGEST_REASON} 个字`, actual: reason.slice(0, 20) }),
  ];
};
const notInFuture = (scope: RequestScope, day: Day, field: string): Problem[] => {
  const today = dayOf(scope.now);
  return day <= today ? [] : [problem('EFFECTIVE_IN_FUTURE', ['input', field], { expected: today, actual: day })];
};

/** Locks the institution, and does the work on it where the caller may write it. */
const onInstitution = (
  scope: RequestScope,
  operation: string,
  input: Request,
  checked: readonly Problem[],
  alone: boolean,
  work: (db: TenantDb, tenantId: number, institution: RegisteredInstitution) => Promise<Problem[] | { readonly details: Act['details'] }>,
): Promise<InstitutionAnswer> => {
  const { clientRequestId: id, ...given } = input;
  const code = input.institution.trim().toUpperCase();
  return once(
    scope,
    { id, operation, input: given, alone },
    async (db) => {
      if (checked.length > 0) return nothing(checked);
      const tenantId = scope.writable.tenants[0]!;
      const [institution] = await lockInstitutions(db, tenantId, [code]);
      const regionId = institution && standingOn(institution.spans, dayOf(scope.now)).regionId;
      if (!institution || !canDo(scope, 'register:write', { regionId: regionId! }))
        return nothing([problem('UNKNOWN_INSTITUTION', ['input', 'institution'], { actual: code.slice(0, 40) })]);
      const result = await work(db, tenantId, institution);
      if (Array.isArray(result)) return nothing(result);
      const acts = actsByRegion([{ regionId: regionId!, subject: code }], result.details);
      return {
        answer: { institution: { tenantId, institutionId: institution.institutionId }, problems: [], warnings: [] },
        done: true,
        acts,
      };
    },
    refusedInstitution,
  );
};

export interface InstitutionChange extends Request, RegisterDetails {
  readonly name?: string | null;
  readonly keyUnit?: boolean | null;
  readonly type?: string | null;
  readonly system?: string | null;
  readonly effectiveFrom?: Day | null;
  readonly reason?: string | null;
}

const checkChange = (scope: RequestScope, input: InstitutionChange): Problem[] => {
  const problems = checkDetails(input, ['input']);
  if (input.system != null && !isSystemCode(input.system))
    problems.push(
      problem('BAD_FIELD', ['input', 'system'], {
        field: '主管系统',
        expected: SYSTEMS.map((system) => system.code).join('、'),
        actual: input.system.slice(0, 40),
      }),
    );
  if (input.type == null && input.system == null) return problems;
  if (input.effectiveFrom == null) return [...problems, problem('EFFECTIVE_DATE_REQUIRED', ['input', 'effectiveFrom'])];
  return [...problems, ...notInFuture(scope, input.effectiveFrom, 'effectiveFrom'), ...checkReason(input.reason ?? '')];
};

const standingChange = (input: InstitutionChange): Partial<Standing> => ({
  ...(input.type == null ? {} : { type: input.type }),
  ...(input.system == null ? {} : { system: input.system }),
});
const sameSpans = (a: readonly StandingSpan[], b: readonly StandingSpan[]): boolean =>
  a.length === b.length && a.every((span, index) => sameStanding(span, b[index]!) && span.validFrom === b[index]!.validFrom);

/**
 * Changes name, key-unit mark and details at once; type and system from a day, also one that has passed: the reports of the
 * months since then move to the cells of what the institution turns out to have been.
 */
export const changeInstitution = (scope: RequestScope, input: InstitutionChange): Promise<InstitutionAnswer> =>
  onInstitution(
    scope,
    'changeInstitution',
    input,
    checkChange(scope, input),
    input.type != null || input.system != null,
    async (db, tenantId, institution) => {
      const row = {
        ...(Object.fromEntries(DETAIL_NAMES.map((detail) => [detail, input[detail]])) as RegisterDetails),
        name: input.name?.trim() ?? institution.name,
        keyUnit: input.keyUnit ?? institution.keyUnit,
      };
      const change = standingChange(input);
      const day = input.effectiveFrom ?? dayOf(scope.now);
      const after = Object.keys(change).length > 0 ? standFrom(institution.spans, day, change) : institution.spans;
      if (after === null) return [problem('NOT_OPEN_ON_DAY', ['input', 'effectiveFrom'], { institution: institution.code, day })];
      const [renamed, restood] = [
        differs(institution, row),
        !sameSpans(institution.spans, after) && !standsAlready(institution.spans, day, change),
      ];
      if (!renamed && !restood) return [problem('NOTHING_CHANGED', ['input'])];
      const reason = input.reason?.trim() || null;
      if (renamed)
        await writeDetails(db, tenantId, [
          { institutionId: institution.institutionId, name: row.name, keyUnit: row.keyUnit, details: row },
        ]);
      if (restood) await applyStandings(scope, db, tenantId, [{ institution, after, kind: 'CHANGED', effectiveOn: day, reason }]);
      else await tellChanged(scope, db, tenantId, institution, row, reason);
      return { details: { effectiveFrom: restood ? day : null, type: input.type ?? null, system: input.system ?? null, reason } };
    },
  );

/** Whether the institution stood so on the day in any case: then a span would only be cut in two. */
const standsAlready = (spans: readonly StandingSpan[], day: Day, change: Partial<Standing>): boolean => {
  const standing = standingOn(spans, day);
  return sameStanding(standing, { ...standing, ...change });
};

const tellChanged = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  institution: RegisteredInstitution,
  details: object,
  reason: string | null,
): Promise<void> => {
  const { regionId, system } = standingOn(institution.spans, dayOf(scope.now));
  const by = { actor: scope.caller.username, at: scope.now };
  const { institutionId, code } = institution;
  await appendRegisterEvents(db, tenantId, by, [{ institutionId, regionId, system, kind: 'CHANGED', effectiveOn: null, reason, details }]);
  await tellRegions(scope, db, tenantId, [{ regionId, code, change: 'CHANGED', effectiveFrom: dayOf(scope.now) }]);
};

/** Problems of ending institutions on a day: reports that count, or wait, in months of which no day is left. */
export const findReportsAfterEnd = async (
  db: TenantDb,
  tenantId: number,
  institutions: readonly RegisteredInstitution[],
  day: Day,
  path: readonly string[],
): Promise<Problem[]> => {
  const month = firstMonthAfter(day);
  const found = await listReportsCountingAfter(
    db,
    tenantId,
    institutions.map(({ institutionId }) => ({ institutionId, month })),
  );
  const codeOf = new Map(institutions.map(({ institutionId, code }) => [institutionId, code]));
  return found.map(({ institutionId, first, reports }) =>
    problem('REPORTS_AFTER_CLOSING', path, {
      institution: codeOf.get(institutionId)!,
      month: formatPeriod(monthPeriod(first)),
      count: reports,
    }),
  );
};

export interface Ending extends Request {
  readonly from: Day;
  readonly reason: string;
}

const changeSpans = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  institution: RegisteredInstitution,
  after: readonly StandingSpan[],
  kind: RegisterEventKind,
  input: Ending,
): Promise<{ details: Act['details'] }> => {
  const reason = input.reason.trim();
  await applyStandings(scope, db, tenantId, [{ institution, after, kind, effectiveOn: input.from, reason }]);
  return { details: { effectiveFrom: input.from, reason } };
};

/** Ends an institution: from the day on it is no longer expected. Reports of later months must have been withdrawn. */
export const closeInstitution = (scope: RequestScope, input: Ending): Promise<InstitutionAnswer> =>
  onInstitution(scope, 'closeInstitution', input, checkReason(input.reason), true, async (db, tenantId, institution) => {
    const after = endOn(institution.spans, input.from);
    if (after === null) return [problem('NOT_OPEN_ON_DAY', ['input', 'from'], { institution: institution.code, day: input.from })];
    if (institution.spans.at(-1)!.validTo === input.from) return [problem('NOTHING_CHANGED', ['input'])];
    const problems = await findReportsAfterEnd(db, tenantId, [institution], input.from, ['input', 'from']);
    if (problems.length > 0) return problems;
    return changeSpans(scope, db, tenantId, institution, after, 'CLOSED', input);
  });

/** Opens an ended institution again where it stood last: from its end as if it had not been, or from a later day. */
export const reopenInstitution = (scope: RequestScope, input: Ending): Promise<InstitutionAnswer> =>
  onInstitution(
    scope,
    'reopenInstitution',
    input,
    [...checkReason(input.reason), ...notInFuture(scope, input.from, 'from')],
    false,
    async (db, tenantId, institution) => {
      const after = reopenOn(institution.spans, input.from);
      if (after === null) return [problem('NOT_CLOSED', ['input', 'from'], { institution: institution.code })];
      const { regionId } = after.at(-1)!;
      const missing = [input.from, dayOf(scope.now)].find((day) => scope.tree.regionOn(regionId, day) !== regionId);
      if (missing !== undefined)
        return [problem('REGION_NOT_ON_DAY', ['input', 'from'], { region: scope.tree.get(regionId).code, day: missing })];
      return changeSpans(scope, db, tenantId, institution, after, 'REOPENED', input);
    },
  );

// Changes and endings of registered institutions, one or by the thousand, in the caller's transaction: judged without a statement, written
// by the same statements however many there are.
import {
  dayOf,
  endOn,
  firstMonthAfter,
  formatPeriod,
  isSystemCode,
  monthPeriod,
  problem,
  sameStanding,
  standFrom,
  standingOn,
  SYSTEMS,
  type Day,
  type Problem,
  type Standing,
  type StandingSpan,
} from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import type { Act } from '../audit/audit.service.js';
import { listReportsCountingAfter } from '../reports/report-relocation.service.js';
import { DETAIL_NAMES, type GivenDetails } from './register-row.js';
import { appendRegisterEvents, writeDetails, type DetailChange, type RegisteredInstitution } from './register.store.js';
import { checkDetails } from './registration.service.js';
import { applyStandings, tellRegions, type StandingChange } from './standing.service.js';

type Path = readonly string[];
const LONGEST_REASON = 500;

/** What is wrong with a reason that must be given. */
export const checkReason = (reason: string, path: Path = ['input']): Problem[] => {
  const length = [...reason.trim()].length;
  if (length > 0 && length <= LONGEST_REASON) return [];
  return [problem('BAD_FIELD', [...path, 'reason'], { field: '原因', expected: `1 至 ${LONGEST_REASON} 个字`, actual: reason })];
};
export const notInFuture = (scope: RequestScope, day: Day, path: Path): Problem[] => {
  const today = dayOf(scope.now);
  return day <= today ? [] : [problem('EFFECTIVE_IN_FUTURE', path, { expected: today, actual: day })];
};

/** What of an institution changes; what is not given stays as it is. */
export interface Change extends GivenDetails {
  readonly name?: string | null;
  readonly keyUnit?: boolean | null;
  readonly type?: string | null;
  readonly system?: string | null;
  /** From when on type and system are as given. */
  readonly effectiveFrom?: Day | null;
  readonly reason?: string | null;
}

/** What is wrong with a change, whatever it is of. */
export const checkChange = (scope: RequestScope, change: Change, path: Path): Problem[] => {
  const problems = checkDetails(change, path);
  if (change.system != null && !isSystemCode(change.system))
    problems.push(
      problem('BAD_FIELD', [...path, 'system'], {
        field: '主管系统',
        expected: SYSTEMS.map((system) => system.code).join('、'),
        actual: change.system,
      }),
    );
  if (change.type == null && change.system == null) return problems;
  const from = [...path, 'effectiveFrom'];
  if (change.effectiveFrom == null) return [...problems, problem('EFFECTIVE_DATE_REQUIRED', from)];
  return [...problems, ...notInFuture(scope, change.effectiveFrom, from), ...checkReason(change.reason ?? '', path)];
};

/** A change that is allowed, as it will be written. Nothing changes where both parts are null. */
export interface ChangeToWrite {
  readonly institution: RegisteredInstitution;
  readonly detail: DetailChange | null;
  readonly standing: StandingChange | null;
  readonly reason: string | null;
}

const differs = (known: RegisteredInstitution, { name, keyUnit, details }: DetailChange): boolean =>
  known.name !== name ||
  known.keyUnit !== keyUnit ||
  DETAIL_NAMES.some((detail) => details[detail] !== undefined && details[detail] !== known[detail]);

const detailChange = (institution: RegisteredInstitution, change: Change): DetailChange | null => {
  // Texts are kept as a new registration keeps them: without blanks around.
  const given = DETAIL_NAMES.map((name) => [name, typeof change[name] === 'string' ? change[name].trim() : change[name]]);
  const changed = {
    institutionId: institution.institutionId,
    name: change.name?.trim() ?? institution.name,
    keyUnit: change.keyUnit ?? institution.keyUnit,
    details: Object.fromEntries(given) as GivenDetails,
  };
  return differs(institution, changed) ? changed : null;
};

const sameSpans = (a: readonly StandingSpan[], b: readonly StandingSpan[]): boolean =>
  a.length === b.length && a.every((span, index) => sameStanding(span, b[index]!) && span.validFrom === b[index]!.validFrom);

/** Whether the institution stood so on the day in any case: then a span would only be cut in two. */
const standsAlready = (spans: readonly StandingSpan[], day: Day, change: Partial<Standing>): boolean => {
  const standing = standingOn(spans, day);
  return sameStanding(standing, { ...standing, ...change });
};

/** What a checked change comes to for an institution; a problem where that is not open on the day. */
export const judgeChange = (
  scope: RequestScope,
  institution: RegisteredInstitution,
  change: Change,
  path: Path,
): ChangeToWrite | Problem => {
  const reason = change.reason?.trim() || null;
  const detail = detailChange(institution, change);
  const standing = {
    ...(change.type == null ? {} : { type: change.type }),
    ...(change.system == null ? {} : { system: change.system }),
  };
  if (Object.keys(standing).length === 0) return { institution, detail, standing: null, reason };
  const day = change.effectiveFrom ?? dayOf(scope.now);
  const { spans } = institution;
  const after = standFrom(spans, day, standing);
  if (after === null) return problem('NOT_OPEN_ON_DAY', [...path, 'effectiveFrom'], { institution: institution.code, day });
  const restands = !sameSpans(spans, after) && !standsAlready(spans, day, standing);
  return {
    institution,
    detail,
    standing: restands ? { institution, after, kind: 'CHANGED', effectiveOn: day, reason } : null,
    reason,
  };
};

/** What the audit trail tells of a change. */
export const changeFacts = ({ standing, reason }: ChangeToWrite, { type, system }: Change): NonNullable<Act['details']> => ({
  effectiveFrom: standing?.effectiveOn ?? null,
  type: type ?? null,
  system: system ?? null,
  reason,
});

const tellDetails = async (scope: RequestScope, db: TenantDb, tenantId: number, changes: readonly ChangeToWrite[]): Promise<void> => {
  const today = dayOf(scope.now);
  const told = changes.map(({ institution, detail, reason }) => {
    const { regionId, system } = standingOn(institution.spans, today);
    const { institutionId, code } = institution;
    const { name, keyUnit, details } = detail!;
    return {
      institutionId,
      code,
      regionId,
      system,
      kind: 'CHANGED' as const,
      effectiveOn: null,
      reason,
      details: { ...details, name, keyUnit },
    };
  });
  await appendRegisterEvents(db, tenantId, { actor: scope.caller.username, at: scope.now }, told);
  await tellRegions(
    scope,
    db,
    tenantId,
    told.map(({ regionId, code }) => ({ regionId, code, change: 'CHANGED', effectiveFrom: today })),
  );
};

/** Writes changes of institutions that were locked in this transaction, with their history and events: one of each for an institution. */
export const writeChanges = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  changes: readonly ChangeToWrite[],
): Promise<void> => {
  const details = changes.flatMap(({ detail }) => detail ?? []);
  const detailsOnly = changes.filter(({ detail, standing }) => detail !== null && standing === null);
  if (details.length > 0) await writeDetails(db, tenantId, details);
  await applyStandings(
    scope,
    db,
    tenantId,
    changes.flatMap(({ standing }) => standing ?? []),
  );
  if (detailsOnly.length > 0) await tellDetails(scope, db, tenantId, detailsOnly);
};

/** From the day on the institution is no longer expected. */
export interface EndingDay {
  readonly from: Day;
  readonly reason: string;
}

/** The end of an institution as it will be written; null where it ends on that day already, a problem where it is not open before it. */
export const judgeEnding = (
  institution: RegisteredInstitution,
  { from, reason }: EndingDay,
  path: Path,
): StandingChange | Problem | null => {
  const after = endOn(institution.spans, from);
  const { code, spans } = institution;
  const later = spans.slice(1).at(-1)?.validFrom;
  if (after === null && later !== undefined && from <= later && spans[0]!.validFrom < from)
    return problem('LATER_STANDING', path, { institution: code, from: later, day: from });
  if (after === null) return problem('NOT_OPEN_ON_DAY', path, { institution: code, day: from });
  if (spans.at(-1)!.validTo === from) return null;
  return { institution, after, kind: 'CLOSED', effectiveOn: from, reason: reason.trim() };
};

/** What the audit trail tells of an ending. */
export const endingFacts = ({ effectiveOn, reason }: StandingChange): NonNullable<Act['details']> => ({
  effectiveFrom: effectiveOn,
  reason,
});

/** Which endings are not possible, by institution id: reports that count, or wait, in months of which no day is left. */
export const findReportsAfterEnd = async (
  db: TenantDb,
  tenantId: number,
  endings: readonly { readonly institution: RegisteredInstitution; readonly day: Day }[],
  path: Path,
): Promise<ReadonlyMap<string, Problem>> => {
  if (endings.length === 0) return new Map();
  const codeOf = new Map(endings.map(({ institution }) => [institution.institutionId, institution.code]));
  const found = await listReportsCountingAfter(
    db,
    tenantId,
    endings.map(({ institution, day }) => ({ institutionId: institution.institutionId, month: firstMonthAfter(day) })),
  );
  return new Map(
    found.map(({ institutionId, first, reports }) => [
      institutionId,
      problem('REPORTS_AFTER_CLOSING', path, {
        institution: codeOf.get(institutionId)!,
        month: formatPeriod(monthPeriod(first)),
        count: reports,
      }),
    ]),
  );
};

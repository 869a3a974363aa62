// Changing, closing and reopening one institution.
import { dayOf, isProblem, problem, reopenOn, standingOn, type AuditAction, type Day, type Problem } from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion, type Act } from '../audit/audit.service.js';
import { changedPlaces, monthsSince, watchChangedMonths } from '../months/changed-months.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import {
  changeFacts,
  checkChange,
  checkReason,
  endingFacts,
  findReportsAfterEnd,
  judgeChange,
  judgeEnding,
  notInFuture,
  writeChanges,
  type Change,
  type EndingDay,
} from './register-writing.service.js';
import { lockInstitutions, type RegisteredInstitution } from './register.store.js';
import { refusedInstitution, type InstitutionAnswer } from './registration.service.js';
import { applyStandings, type StandingChange } from './standing.service.js';

interface Request {
  /** Unified social credit code. */
  readonly institution: string;
  readonly clientRequestId: string;
}

const nothing = (problems: readonly Problem[]): WorkResult<InstitutionAnswer> => ({
  answer: { institution: null, problems, warnings: [] },
  done: false,
  acts: [],
});

/** What was done, and what to look at. */
interface Done {
  readonly details: Act['details'];
  readonly warnings: readonly Problem[];
}

/** Writes what is to be written; tells which locked or confirmed months the institution's new standing changes, where it has one. */
const tellMonths = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  standing: StandingChange | null,
  path: readonly string[],
  write: () => Promise<unknown>,
): Promise<Problem[]> => {
  const touched = standing ? changedPlaces(standing.institution.spans, standing.after, monthsSince(scope, standing.effectiveOn)) : [];
  const warnings = await watchChangedMonths(scope, db, tenantId, { touched, path });
  await write();
  return warnings();
};

/** Locks the institution, and does the work on it where the caller may write it. */
const onInstitution = (
  scope: RequestScope,
  operation: AuditAction,
  input: Request,
  checked: readonly Problem[],
  alone: boolean,
  work: (db: TenantDb, tenantId: number, institution: RegisteredInstitution) => Promise<Problem[] | Done>,
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
        return nothing([problem('UNKNOWN_INSTITUTION', ['input', 'institution'], { actual: code })]);
      const result = await work(db, tenantId, institution);
      if (Array.isArray(result)) return nothing(result);
      const acts = actsByRegion([{ regionId: regionId!, subject: code }], result.details);
      return {
        answer: { institution: { tenantId, institutionId: institution.institutionId }, problems: [], warnings: result.warnings },
        done: true,
        acts,
      };
    },
    refusedInstitution,
  );
};

export interface InstitutionChange extends Request, Change {}

/**
 * Changes name, key-unit mark and details at once; type and system from a day, also one that has passed: the reports of the
 * months since then move to the cells of what the institution turns out to have been.
 */
export const changeInstitution = (scope: RequestScope, input: InstitutionChange): Promise<InstitutionAnswer> =>
  onInstitution(
    scope,
    'changeInstitution',
    input,
    checkChange(scope, input, ['input']),
    input.type != null || input.system != null,
    async (db, tenantId, institution) => {
      const change = judgeChange(scope, institution, input, ['input']);
      if (isProblem(change)) return [change];
      if (!change.detail && !change.standing) return [problem('NOTHING_CHANGED', ['input'])];
      const write = () => writeChanges(scope, db, tenantId, [change]);
      const warnings = await tellMonths(scope, db, tenantId, change.standing, ['input', 'effectiveFrom'], write);
      return { details: changeFacts(change, input), warnings };
    },
  );

export interface Ending extends Request, EndingDay {}

/** Ends an institution: from the day on it is no longer expected. Reports of later months must have been withdrawn. */
export const closeInstitution = (scope: RequestScope, input: Ending): Promise<InstitutionAnswer> =>
  onInstitution(scope, 'closeInstitution', input, checkReason(input.reason), true, async (db, tenantId, institution) => {
    const path = ['input', 'from'];
    const ending = judgeEnding(institution, input, path);
    if (ending === null) return [problem('NOTHING_CHANGED', ['input'])];
    if (isProblem(ending)) return [ending];
    const refused = await findReportsAfterEnd(db, tenantId, [{ institution, day: input.from }], path);
    if (refused.size > 0) return [...refused.values()];
    const warnings = await tellMonths(scope, db, tenantId, ending, path, () => applyStandings(scope, db, tenantId, [ending]));
    return { details: endingFacts(ending), warnings };
  });

/** Opens an ended institution again where it stood last: from its end as if it had not been, or from a later day. */
export const reopenInstitution = (scope: RequestScope, input: Ending): Promise<InstitutionAnswer> =>
  onInstitution(
    scope,
    'reopenInstitution',
    input,
    [...checkReason(input.reason), ...notInFuture(scope, input.from, ['input', 'from'])],
    false,
    async (db, tenantId, institution) => {
      const after = reopenOn(institution.spans, input.from);
      if (after === null) return [problem('NOT_CLOSED', ['input', 'from'], { institution: institution.code })];
      const { regionId } = after.at(-1)!;
      const missing = [input.from, dayOf(scope.now)].find((day: Day) => scope.tree.regionOn(regionId, day) !== regionId);
      if (missing !== undefined)
        return [problem('REGION_NOT_ON_DAY', ['input', 'from'], { region: scope.tree.get(regionId).code, day: missing })];
      const reopened: StandingChange = { institution, after, kind: 'REOPENED', effectiveOn: input.from, reason: input.reason.trim() };
      const write = () => applyStandings(scope, db, tenantId, [reopened]);
      return { details: endingFacts(reopened), warnings: await tellMonths(scope, db, tenantId, reopened, ['input', 'from'], write) };
    },
  );

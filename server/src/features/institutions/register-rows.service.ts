// Rows of the register's sheet in the caller's transaction: a code that is not registered is registered, one that is becomes what its row
// states. By the rules and statements of the single mutations, and as many of them for one row as for thousands.
import {
  endOn,
  dayOf,
  isProblem,
  problem,
  registerColumn,
  standingOn,
  type Problem,
  type ReadRegisterRow,
  type RegisterField,
  type RegisterSheetRow,
  type StandingSpan,
} from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import type { Act } from '../audit/audit.service.js';
import { DETAIL_NAMES, type GivenDetails, type RegisterRow } from './register-row.js';
import { lockInstitutions, type RegisteredInstitution } from './register.store.js';
import {
  changeFacts,
  checkChange,
  checkReason,
  endingFacts,
  findReportsAfterEnd,
  judgeChange,
  judgeEnding,
  writeChanges,
  type Change,
  type ChangeToWrite,
} from './register-writing.service.js';
import { checkRegistration, registerInstitutions, registrationFacts } from './registration.service.js';
import { applyStandings, type StandingChange } from './standing.service.js';

type Deed = 'registerInstitution' | 'changeInstitution' | 'closeInstitution';
/** What was done to the institution of a row, as the audit trail tells it of a single mutation. */
export interface RegisterDeed {
  readonly deed: Deed;
  readonly regionId: number;
  readonly facts: NonNullable<Act['details']>;
}
export interface RegisterRowResult {
  readonly outcome: 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'REJECTED';
  /** Each with the column's code as its path. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly deeds: readonly RegisterDeed[];
}

/** Where institutions turn out to have stood elsewhere or to end, reports move: for that nobody else may write in the province. */
export class NeedsRegisterAlone extends Error {}

const isField = (field: string): field is RegisterField => field in COLUMN_CODES;
const FIELDS = [
  'code',
  'name',
  'region',
  'type',
  'system',
  'keyUnit',
  'validFrom',
  'validTo',
  'effectiveFrom',
  'reason',
  'madeUp',
] as const;
const COLUMN_CODES = Object.fromEntries([...FIELDS, ...DETAIL_NAMES].map((field) => [field, registerColumn(field).code]));
/** Problems of the register's services name a field, those of the sheet its column. */
const inSheet = ({ path, ...rest }: Problem): Problem => {
  const field = path.at(-1) ?? '';
  return { ...rest, path: [isField(field) ? COLUMN_CODES[field]! : field] };
};
const at = (field: RegisterField): string[] => [field];

const detailsOf = (row: RegisterSheetRow): GivenDetails =>
  Object.fromEntries(DETAIL_NAMES.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));

/** A row on its way: what is wrong with it, and what it will do. */
interface Draft {
  readonly row: RegisterSheetRow;
  readonly problems: Problem[];
  warnings: readonly Problem[];
  /** Of an institution that is not registered yet. */
  registration: RegisterRow | null;
  change: { readonly given: Change; readonly write: ChangeToWrite } | null;
  ending: StandingChange | null;
  readonly deeds: RegisterDeed[];
}

const REQUIRED = ['name', 'region', 'type', 'system', 'validFrom'] as const;

const judgeNew = (scope: RequestScope, tenantId: number, draft: Draft): void => {
  const { row, problems } = draft;
  const missing = REQUIRED.filter((field) => row[field] === undefined);
  // What stands there and cannot be read was told as that.
  const refused = new Set(problems.flatMap(({ path }) => path));
  for (const field of missing)
    if (!refused.has(COLUMN_CODES[field]!))
      problems.push(problem('REGISTRATION_INCOMPLETE', at(field), { field: registerColumn(field).header }));
  if (row.madeUp === true)
    problems.push(problem('BAD_FIELD', at('madeUp'), { field: '编造数据', expected: '否（编造的机构不能登记）', actual: '是' }));
  const { name, region, type, system, validFrom, validTo, keyUnit = false } = row;
  const today = dayOf(scope.now);
  const registration = { code: row.code, name, region, type, system, keyUnit, validFrom: validFrom ?? today, ...detailsOf(row) };
  draft.registration = { ...registration, name: name ?? '', region: region ?? '', type: type ?? '', system: system ?? '' };
  // Whatever is missing, everything else is judged: a row is told all that is wrong with it at once.
  const found = checkRegistration(scope, tenantId, draft.registration, []);
  problems.push(...found.filter(({ path }) => !missing.some((field) => field === path.at(-1))));
  if (validTo === undefined || validFrom === undefined) return;
  problems.push(...checkReason(row.reason ?? '', []));
  if (validTo <= validFrom) problems.push(problem('NOT_OPEN_ON_DAY', at('validTo'), { institution: row.code, day: validTo }));
};

/** Type and system where they are not as they are today: what a row repeats is no change, on whatever day it is said to begin. */
const changeGiven = (row: RegisterSheetRow, today: StandingSpan): Change => ({
  ...detailsOf(row),
  ...(row.name !== undefined && { name: row.name }),
  ...(row.keyUnit !== undefined && { keyUnit: row.keyUnit }),
  ...(row.type !== undefined && row.type !== today.type && { type: row.type }),
  ...(row.system !== undefined && row.system !== today.system && { system: row.system }),
  effectiveFrom: row.effectiveFrom ?? null,
  reason: row.reason ?? null,
});

const findFixedDifferences = (scope: RequestScope, { row }: Draft, known: RegisteredInstitution, today: StandingSpan): Problem[] => {
  const region = scope.tree.get(today.regionId).code;
  return [
    ...(row.region === undefined || row.region === region
      ? []
      : [problem('PLACE_NEEDS_A_DATE', at('region'), { expected: region, actual: row.region })]),
    ...(row.validFrom === undefined || row.validFrom === known.validFrom
      ? []
      : [problem('VALID_FROM_REGISTERED', at('validFrom'), { expected: known.validFrom, actual: row.validFrom })]),
  ];
};

/** The change and the ending that the row asks for, one after the other; a row does all or nothing. */
const judgeKnown = (scope: RequestScope, draft: Draft, known: RegisteredInstitution): void => {
  const { row, problems } = draft;
  const today = standingOn(known.spans, dayOf(scope.now));
  if (!canDo(scope, 'register:write', { regionId: today.regionId })) {
    problems.push(problem('UNKNOWN_INSTITUTION', at('code'), { actual: row.code }));
    return;
  }
  const given = changeGiven(row, today);
  problems.push(...findFixedDifferences(scope, draft, known, today), ...checkChange(scope, given, []));
  if (problems.length > 0) return;
  const write = judgeChange(scope, known, given, []);
  if (isProblem(write)) return void problems.push(write);
  const after = write.standing?.after ?? known.spans;
  const then = standingOn(after, dayOf(scope.now));
  if ((given.type ?? then.type) !== then.type || (given.system ?? then.system) !== then.system)
    return void problems.push(problem('LATER_CHANGE', at('effectiveFrom'), { what: `机构 ${row.code}`, day: given.effectiveFrom! }));
  if (write.detail || write.standing) draft.change = { given, write };
  if (row.validTo === undefined) return;
  const ending = judgeEnding({ ...known, spans: after }, { from: row.validTo, reason: row.reason ?? '' }, at('validTo'));
  if (ending === null) return;
  problems.push(...(isProblem(ending) ? [ending] : checkReason(row.reason ?? '', [])));
  if (!isProblem(ending)) draft.ending = ending;
};

const isGood = ({ problems }: Draft): boolean => problems.length === 0;

const refuseWithReports = async (db: TenantDb, tenantId: number, drafts: readonly Draft[]): Promise<void> => {
  const ending = drafts.filter((draft) => isGood(draft) && draft.ending !== null);
  const days = ending.map(({ ending: end }) => ({ institution: end!.institution, day: end!.effectiveOn }));
  const refused = await findReportsAfterEnd(db, tenantId, days, at('validTo'));
  for (const draft of ending) {
    const found = refused.get(draft.ending!.institution.institutionId);
    if (found) draft.problems.push(found);
  }
};

/** Registers the new ones; those that have ended already are ended by the same rules, from the first state that they now have. */
const register = async (scope: RequestScope, db: TenantDb, tenantId: number, drafts: readonly Draft[]): Promise<void> => {
  if (drafts.length === 0) return;
  const rows = drafts.map(({ registration }) => registration!);
  const results = await registerInstitutions(scope, db, tenantId, rows, () => []);
  drafts.forEach((draft, index) => {
    const { institutionId, problems, warnings } = results[index]!;
    draft.problems.push(...problems);
    draft.warnings = warnings;
    if (institutionId === null) return;
    const { row } = draft;
    const { region, type, system, validFrom, ...rest } = rows[index]!;
    const regionId = Number(region);
    draft.deeds.push({ deed: 'registerInstitution', regionId, facts: registrationFacts(rows[index]!) });
    if (row.validTo === undefined) return;
    const details = Object.fromEntries(DETAIL_NAMES.map((name) => [name, rest[name] ?? null])) as Required<GivenDetails>;
    const spans = [{ regionId, type, system, validFrom, validTo: null }];
    const institution = { ...rest, ...details, institutionId, madeUp: false, validFrom, spans };
    const after = endOn(spans, row.validTo)!;
    draft.ending = { institution, after, kind: 'CLOSED', effectiveOn: row.validTo, reason: row.reason!.trim() };
  });
};

const write = async (scope: RequestScope, db: TenantDb, tenantId: number, drafts: readonly Draft[]): Promise<void> => {
  await register(
    scope,
    db,
    tenantId,
    drafts.filter((draft) => isGood(draft) && draft.registration !== null),
  );
  const good = drafts.filter(isGood);
  const changes = good.flatMap(({ change }) => change?.write ?? []);
  await writeChanges(scope, db, tenantId, changes);
  const endings = good.flatMap(({ ending }) => ending ?? []);
  await applyStandings(scope, db, tenantId, endings);
  const regionOf = (spans: readonly StandingSpan[]): number => standingOn(spans, dayOf(scope.now)).regionId;
  for (const { change, ending, deeds } of good) {
    if (change)
      deeds.push({
        deed: 'changeInstitution',
        regionId: regionOf(change.write.institution.spans),
        facts: changeFacts(change.write, change.given),
      });
    if (ending) deeds.push({ deed: 'closeInstitution', regionId: regionOf(ending.institution.spans), facts: endingFacts(ending) });
  }
};

const toResult = ({ problems, warnings, deeds }: Draft): RegisterRowResult => {
  const created = deeds.some(({ deed }) => deed === 'registerInstitution');
  const outcome = problems.length > 0 ? 'REJECTED' : created ? 'CREATED' : deeds.length > 0 ? 'UPDATED' : 'UNCHANGED';
  return { outcome, problems: problems.map(inSheet), warnings: problems.length > 0 ? [] : warnings.map(inSheet), deeds };
};

/**
 * Does what the rows state, each code once and nothing of one that has problems already, and answers in their order. Throws NeedsRegisterAlone where institutions change their type
 * or system or end, unless the transaction has the province's register for itself (`alone`).
 */
export const takeRegisterRows = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  rows: readonly ReadRegisterRow[],
  alone: boolean,
): Promise<RegisterRowResult[]> => {
  const codes = rows.map(({ stated }) => stated.code);
  const known = new Map((await lockInstitutions(db, tenantId, codes)).map((institution) => [institution.code, institution]));
  const drafts = rows.map(({ stated: row, problems }): Draft => {
    const draft: Draft = { row, problems: [...problems], warnings: [], registration: null, change: null, ending: null, deeds: [] };
    const institution = known.get(row.code);
    if (institution) judgeKnown(scope, draft, institution);
    else judgeNew(scope, tenantId, draft);
    return draft;
  });
  const restands = drafts.some((draft) => isGood(draft) && (draft.change?.write.standing || draft.ending));
  if (restands && !alone) throw new NeedsRegisterAlone('institutions change their standing');
  await refuseWithReports(db, tenantId, drafts);
  await write(scope, db, tenantId, drafts);
  return drafts.map(toResult);
};

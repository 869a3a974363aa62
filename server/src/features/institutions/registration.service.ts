// Taking new institutions into the register, one or by the thousand: each row is answered on its own.
import {
  creditCheckCharacter,
  dayOf,
  findStrayCharacter,
  hasCreditCodeForm,
  INSTITUTION_TYPES,
  isCreditCodeChecked,
  isInstitutionType,
  isSystemCode,
  problem,
  SYSTEMS,
  type Details,
  type InstitutionType,
  type Problem,
  type ProblemCode,
  type SystemCode,
} from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { actsByRegion, type Act } from '../audit/audit.service.js';
import { once } from '../requests/once.service.js';
import { addInstitutions } from './institution.store.js';
import type { GivenDetails, RegisterRow } from './register-row.js';
import { appendRegisterEvents, writeDetails } from './register.store.js';
import { tellRegions } from './standing.service.js';

export interface RegistrationResult {
  /** Null where the row was refused. */
  readonly institutionId: string | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const LONGEST = { name: 120, shortName: 60, address: 200, contact: 60, contactPhone: 40, hospitalLevel: 20 } as const;
const EARLIEST = '1900-01-01';
const LATEST_DAYS_AHEAD = 366;
const MOST_STUDENTS = 1_000_000;

type Add = (code: ProblemCode, field: string, details?: Details) => void;

const checkText = (add: Add, field: keyof typeof LONGEST, nameZh: string, value: string | null | undefined): void => {
  if (value == null) return;
  const stray = findStrayCharacter(value.trim(), 'LINE');
  if (stray) add('CHARACTER_NOT_ALLOWED', field, { field: nameZh, ...stray });
  const length = [...value.trim()].length;
  if (length === 0 || length > LONGEST[field])
    add('BAD_FIELD', field, { field: nameZh, expected: `1 至 ${LONGEST[field]} 个字`, actual: value });
};

/** Problems of the fields that may be changed at once. */
export const checkDetails = (row: GivenDetails & { readonly name?: string | null }, path: readonly string[]): Problem[] => {
  const problems: Problem[] = [];
  const add: Add = (code, field, details) => void problems.push(problem(code, [...path, field], details));
  checkText(add, 'name', '机构名称', row.name);
  checkText(add, 'shortName', '机构简称', row.shortName);
  checkText(add, 'address', '地址', row.address);
  checkText(add, 'contact', '联系人', row.contact);
  checkText(add, 'contactPhone', '联系电话', row.contactPhone);
  checkText(add, 'hospitalLevel', '医院等级', row.hospitalLevel);
  const code = (field: 'adminLevel' | 'funding', nameZh: string, pattern: RegExp, expected: string): void => {
    const value = row[field];
    if (value != null && !pattern.test(value)) add('BAD_FIELD', field, { field: nameZh, expected, actual: value });
  };
  code('adminLevel', '行政级别', /^00[1-9]$/, '001 至 009');
  code('funding', '经费来源', /^00[1-3]$/, '001 至 003');
  const { students } = row;
  if (students != null && !(Number.isInteger(students) && students >= 0 && students <= MOST_STUDENTS))
    add('BAD_FIELD', 'students', { field: '学生人数', expected: `0 至 ${MOST_STUDENTS} 的整数`, actual: students });
  return problems;
};

const daysAhead = (now: Date): string => dayOf(new Date(now.getTime() + LATEST_DAYS_AHEAD * 86_400_000));

/** What is wrong with where the institution is to stand; first of all, so that nobody is told more about a place that is not theirs. */
const checkPlace = (scope: RequestScope, tenantId: number, row: RegisterRow, path: readonly string[]): Problem[] => {
  const problems: Problem[] = [];
  const add: Add = (code, field, details) => void problems.push(problem(code, [...path, field], details));
  const region = scope.tree.findByCode(row.region);
  if (!region || region.tenantId !== tenantId || !canDo(scope, 'institutions:read', { regionId: region.id }))
    add('UNKNOWN_REGION', 'region', { actual: row.region });
  else if (!canDo(scope, 'register:write', { regionId: region.id })) add('NOT_ALLOWED', 'region', { action: 'register:write' });
  else {
    const missing = [row.validFrom, dayOf(scope.now)].find((day) => scope.tree.regionOn(region.id, day) !== region.id);
    if (missing !== undefined) add('REGION_NOT_ON_DAY', 'region', { region: region.code, day: missing });
  }
  return problems;
};

const cleaned = (row: RegisterRow): RegisterRow => {
  const texts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]));
  return { ...(texts as unknown as RegisterRow), code: row.code.trim().toUpperCase() };
};

/** Problems of a row for itself: of its place first. */
export const checkRegistration = (scope: RequestScope, tenantId: number, given: RegisterRow, path: readonly string[]): Problem[] => {
  const row = cleaned(given);
  const problems = [...checkPlace(scope, tenantId, row, path), ...checkDetails(row, path)];
  const add: Add = (code, field, details) => void problems.push(problem(code, [...path, field], details));
  if (!hasCreditCodeForm(row.code)) add('BAD_CREDIT_CODE', 'code', { actual: row.code });
  if (!isInstitutionType(row.type))
    add('BAD_FIELD', 'type', {
      field: '机构类型',
      expected: INSTITUTION_TYPES.map((type) => type.code).join('、'),
      actual: row.type,
    });
  if (!isSystemCode(row.system))
    add('BAD_FIELD', 'system', {
      field: '主管系统',
      expected: SYSTEMS.map((system) => system.code).join('、'),
      actual: row.system,
    });
  const latest = daysAhead(scope.now);
  if (row.validFrom < EARLIEST || row.validFrom > latest)
    add('BAD_FIELD', 'validFrom', { field: '纳入日期', expected: `${EARLIEST} 至 ${latest}`, actual: row.validFrom });
  return problems;
};

const warningsOf = (row: RegisterRow, path: readonly string[]): Problem[] =>
  hasCreditCodeForm(row.code) && !isCreditCodeChecked(row.code)
    ? [problem('CREDIT_CODE_CHECK', [...path, 'code'], { expected: creditCheckCharacter(row.code.slice(0, 17)), actual: row.code })]
    : [];

interface Draft {
  readonly row: RegisterRow;
  readonly path: readonly string[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
  institutionId: string | null;
}

const addNew = async (db: TenantDb, tenantId: number, drafts: readonly Draft[]): Promise<void> => {
  for (const draft of drafts) draft.institutionId = randomUUID();
  const records = drafts.map(({ row, institutionId }) => ({
    institutionId: institutionId!,
    code: row.code,
    tenantId,
    regionId: Number(row.region),
    name: row.name,
    type: row.type as InstitutionType,
    system: row.system as SystemCode,
    keyUnit: row.keyUnit,
    madeUp: false,
    validFrom: row.validFrom,
    validTo: null,
  }));
  const added = new Set(await addInstitutions(db, records));
  for (const draft of drafts.filter(({ institutionId }) => !added.has(institutionId!))) {
    draft.institutionId = null;
    draft.problems.push(problem('INSTITUTION_EXISTS', [...draft.path, 'code'], { actual: draft.row.code }));
  }
};

const tell = async (scope: RequestScope, db: TenantDb, tenantId: number, drafts: readonly Draft[]): Promise<void> => {
  const kind = 'REGISTERED' as const;
  await appendRegisterEvents(
    db,
    tenantId,
    { actor: scope.caller.username, at: scope.now },
    drafts.map(({ row, institutionId }) => ({
      institutionId: institutionId!,
      regionId: Number(row.region),
      system: row.system,
      kind,
      effectiveOn: row.validFrom,
      reason: null,
      details: row,
    })),
  );
  await tellRegions(
    scope,
    db,
    tenantId,
    drafts.map(({ row }) => ({ regionId: Number(row.region), code: row.code, change: kind, effectiveFrom: row.validFrom })),
  );
};

/**
 * Takes new institutions into the register in the caller's transaction; a code that is there already, seen or not, is refused. The
 * same statements for one row or thousands. Answers in the order of the rows.
 */
export const registerInstitutions = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  rows: readonly RegisterRow[],
  pathOf: (index: number) => readonly string[],
): Promise<RegistrationResult[]> => {
  const drafts = rows.map((given, index): Draft => {
    const [row, path] = [cleaned(given), pathOf(index)];
    return { row, path, problems: checkRegistration(scope, tenantId, row, path), warnings: warningsOf(row, path), institutionId: null };
  });
  const seen = new Set<string>();
  for (const { row, path, problems } of drafts) {
    if (seen.has(row.code)) problems.push(problem('DUPLICATE_INSTITUTION', [...path, 'code'], { actual: row.code }));
    seen.add(row.code);
  }
  await addNew(
    db,
    tenantId,
    drafts.filter(({ problems }) => problems.length === 0),
  );
  const added = drafts.filter(({ institutionId }) => institutionId !== null);
  if (added.length > 0) {
    await writeDetails(
      db,
      tenantId,
      added.map(({ row, institutionId }) => ({ institutionId: institutionId!, name: row.name, keyUnit: row.keyUnit, details: row })),
    );
    await tell(scope, db, tenantId, added);
  }
  return drafts.map(({ institutionId, problems, warnings }) => ({ institutionId, problems, warnings }));
};

/** What the audit trail tells of a registration. */
export const registrationFacts = ({ validFrom }: RegisterRow): NonNullable<Act['details']> => ({ validFrom });

export interface InstitutionAnswer {
  readonly institution: { readonly tenantId: number; readonly institutionId: string } | null;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}
export const refusedInstitution = (found: Problem): InstitutionAnswer => ({ institution: null, problems: [found], warnings: [] });

/** Registers one institution. A check character that is wrong is a warning: codes issued with one are in use. */
export const registerInstitution = async (
  scope: RequestScope,
  { clientRequestId, ...row }: RegisterRow & { readonly clientRequestId: string },
): Promise<InstitutionAnswer> => {
  const region = scope.tree.findByCode(row.region);
  const tenantId = region && scope.writable.tenants.includes(region.tenantId) ? region.tenantId : scope.writable.tenants[0];
  return once(
    scope,
    { id: clientRequestId, operation: 'registerInstitution', input: row, ...(tenantId === undefined ? {} : { tenantId }) },
    async (db) => {
      const results = await registerInstitutions(scope, db, tenantId!, [row], () => ['input']);
      const { institutionId, problems, warnings } = results[0]!;
      const acts = actsByRegion([{ regionId: Number(row.region), subject: row.code.trim().toUpperCase() }], registrationFacts(row));
      const institution = institutionId === null ? null : { tenantId: tenantId!, institutionId };
      return { answer: { institution, problems, warnings }, done: institution !== null, acts: institution === null ? [] : acts };
    },
    refusedInstitution,
  );
};

// Declaring that an institution has a machine room or heating: from then on its yearly form is expected.
import { isProblem, problem, type FormKind, type Problem } from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { findYearPlaces, type YearPlace } from './form-context.store.js';
import { appendDeclarations, type FormDeclaration } from './form-declaration.store.js';
import { FIRST_FORM_YEAR, yearOf } from './form-entry.service.js';

interface DeclarationRow {
  readonly institution: string;
  readonly kind: FormKind;
  readonly fromYear: number;
  readonly declared: boolean;
}
export interface DeclarationResult {
  readonly declared: number;
  readonly problems: readonly Problem[];
}
const LARGEST_BATCH = 5_000;

type Judged = FormDeclaration & { readonly code: string };
const judge = (scope: RequestScope, row: DeclarationRow, place: YearPlace | undefined, path: readonly string[]): Judged | Problem => {
  const { institution: code, kind, fromYear, declared } = row;
  if (!place) return problem('UNKNOWN_INSTITUTION', [...path, 'institution'], { actual: code });
  const { institutionId, presentRegionId: regionId, presentSystem: system } = place;
  if (!canDo(scope, 'reports:submit', { regionId, system, institutionId }))
    return problem('NOT_ALLOWED', [...path, 'institution'], { action: 'reports:submit' });
  if (fromYear < FIRST_FORM_YEAR || fromYear > yearOf(scope))
    return problem('FORM_YEAR_NOT_OPEN', [...path, 'fromYear'], { actual: fromYear });
  return { institutionId, kind, fromYear, declared, regionId, system, code };
};

const subjectOf = ({ code, kind, fromYear, declared }: Judged): string => `${code} ${kind} ${fromYear} ${declared ? '有' : '无'}`;

const declare = async (scope: RequestScope, db: TenantDb, rows: readonly DeclarationRow[]): Promise<WorkResult<DeclarationResult>> => {
  const tenantId = scope.writable.tenants[0]!;
  const year = yearOf(scope);
  const codes = [...new Set(rows.map((row) => row.institution))];
  const places = await findYearPlaces(
    db,
    tenantId,
    codes.map((code) => ({ code, year })),
  );
  const judged = rows.map((row, index) =>
    judge(scope, row, places.get(`${row.institution}|${year}`), ['input', 'declarations', String(index)]),
  );
  const good = judged.filter((entry): entry is Judged => !isProblem(entry));
  if (good.length > 0) await appendDeclarations(db, tenantId, scope.caller.username, scope.now, good);
  const acts = actsByRegion(good.map((entry) => ({ regionId: entry.regionId, subject: subjectOf(entry) })));
  return { answer: { declared: good.length, problems: judged.filter(isProblem) }, done: good.length > 0, acts };
};

const refused = (found: Problem): DeclarationResult => ({ declared: 0, problems: [found] });

/** Records declarations, each row answered on its own; the last one of an institution and kind holds from its year on. */
export const declareForms = async (
  scope: RequestScope,
  input: { readonly declarations: readonly DeclarationRow[]; readonly clientRequestId: string },
): Promise<DeclarationResult> => {
  const { declarations } = input;
  if (declarations.length === 0) return refused(problem('BATCH_EMPTY', ['input', 'declarations']));
  if (declarations.length > LARGEST_BATCH)
    return refused(problem('BATCH_TOO_LARGE', ['input', 'declarations'], { expected: LARGEST_BATCH, actual: declarations.length }));
  return once(
    scope,
    { id: input.clientRequestId, operation: 'declareForms', input: declarations },
    (db) => declare(scope, db, declarations),
    refused,
  );
};

// Setting budgets, one or a batch: new versions with their reason. Each row is answered on its own; statements do not grow with their number.
import { isProblem, lengthProblems, problem, type Problem } from '@shuangcheng/domain';
import type { BudgetInput, BudgetsInput } from '@shuangcheng/schema';
import { assertCan, canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import type { Loaders } from '../../loaders.js';
import { actsByRegion, type Act } from '../audit/audit.service.js';
import type { InstitutionHead } from '../institutions/institution-reading.store.js';
import { getInstitution } from '../institutions/institution.service.js';
import { getRegion } from '../regions/region.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { planBudget, type AskedBudget, type BudgetPlan } from './budget-plan.service.js';
import { findBudget, subjectOf, type BudgetView } from './budget.service.js';
import { addBudgets, listNewestVersions, type BudgetRow } from './budget.store.js';
import type { BudgetPlace } from './monthly-use.service.js';

export interface BudgetOutcome {
  readonly budget: BudgetView | null;
  readonly problems: readonly Problem[];
}
export interface BudgetsOutcome {
  readonly results: readonly BudgetOutcome[];
  /** Of the batch: nothing was done. */
  readonly problems: readonly Problem[];
}

const LONGEST_REASON = 500;
export const MOST_BUDGETS = 500;

const checkReason = (reason: string): Problem[] => lengthProblems(['input', 'reason'], '理由', reason.trim(), 1, LONGEST_REASON);

/** A row as far as it can be judged before anything is written. */
interface Planned {
  readonly asked: AskedBudget;
  readonly place: BudgetPlace;
  readonly plan: BudgetPlan;
}
interface Row {
  readonly asked: AskedBudget;
  readonly place: BudgetPlace | null;
  readonly planned: Planned | null;
  readonly problems: readonly Problem[];
}
const planRow = async (scope: RequestScope, loaders: Loaders, asked: AskedBudget, place: BudgetPlace | Problem): Promise<Row> => {
  if (isProblem(place)) return { asked, place: null, planned: null, problems: [place] };
  const plan = await planBudget(scope, loaders, place, asked);
  return isProblem(plan)
    ? { asked, place, planned: null, problems: [plan] }
    : { asked, place, planned: { asked, place, plan }, problems: [] };
};

interface RowAnswer {
  readonly version: number | null;
  readonly problems: readonly Problem[];
}

const keyOf = ({ asked, place }: Planned): Pick<BudgetRow, 'subject' | 'indicator' | 'year'> => ({
  subject: subjectOf(place).subject,
  indicator: asked.indicator,
  year: asked.year,
});
const textOf = ({ subject, indicator, year }: Pick<BudgetRow, 'subject' | 'indicator' | 'year'>): string =>
  `${subject}|${indicator}|${year}`;

/** Writes the rows that may be written, in one statement, and answers each. */
const writeRows = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  reason: string,
  rows: readonly Row[],
): Promise<WorkResult<RowAnswer[]>> => {
  const keys = rows.flatMap(({ planned }) => (planned ? [keyOf(planned)] : []));
  const versions = await listNewestVersions(db, tenantId, keys);
  const seen = new Set<string>();
  const written: BudgetRow[] = [];
  const answers = rows.map(({ planned, problems }): RowAnswer => {
    if (planned === null) return { version: null, problems };
    const { asked, place, plan } = planned;
    const text = textOf(keyOf(planned));
    const version = versions.get(text) ?? 0;
    if (seen.has(text)) return { version: null, problems: [problem('BUDGET_TWICE', ['input', 'indicator'])] };
    seen.add(text);
    if (asked.expectedVersion != null && asked.expectedVersion !== version) {
      const changed = problem('BUDGET_CHANGED', ['input', 'expectedVersion'], { expected: version, actual: asked.expectedVersion });
      return { version: null, problems: [changed] };
    }
    const { indicator, year, source } = asked;
    const made = { budgetId: randomUUID(), version: version + 1, reason, setAt: scope.now, setBy: scope.caller.username };
    written.push({ ...subjectOf(place), ...plan, ...made, indicator, year, source });
    return { version: version + 1, problems: [] };
  });
  if (written.length > 0) await addBudgets(db, tenantId, written);
  const first = written.length === 1 ? written[0] : null;
  const details: NonNullable<Act['details']> = first
    ? { indicator: first.indicator, year: first.year, version: first.version, amount: first.amount.toFixed(), reason }
    : { budgets: written.length, reason };
  return { answer: answers, done: written.length > 0, acts: actsByRegion(written, details) };
};

/** The place that the input names, where the caller may set budgets. Throws OUT_OF_SCOPE, FORBIDDEN and NOT_FOUND. */
const placeOf = async (scope: RequestScope, { region, institution }: AskedBudget): Promise<BudgetPlace | Problem> => {
  if ((region == null) === (institution == null)) return problem('BUDGET_PLACE', ['input', 'region']);
  if (region != null) {
    const { regionId } = getRegion(scope, region);
    assertCan(scope, 'budgets:set', { regionId });
    return { kind: 'REGION', region: scope.tree.get(regionId) };
  }
  const head = await getInstitution(scope, institution!);
  assertCan(scope, 'budgets:set', head);
  return { kind: 'INSTITUTION', institution: head };
};

/**
 * Sets the budget of a region or an institution for this year or the next: a new version with its reason. Throws OUT_OF_SCOPE, FORBIDDEN and
 * NOT_FOUND.
 */
export const setBudget = async (scope: RequestScope, loaders: Loaders, input: BudgetInput): Promise<BudgetOutcome> => {
  const { clientRequestId: id, ...asked } = input;
  const place = await placeOf(scope, asked);
  if (isProblem(place)) return { budget: null, problems: [place] };
  const { tenantId } = subjectOf(place);
  const bad = checkReason(input.reason);
  const row = await planRow(scope, loaders, asked, place);
  const rows = bad.length > 0 ? [{ ...row, planned: null, problems: [...bad, ...row.problems] }] : [row];
  const [answer] = await once<RowAnswer[]>(
    scope,
    { id, operation: 'setBudget', input: asked, tenantId },
    (db) => writeRows(scope, db, tenantId, input.reason.trim(), rows),
    (found) => [{ version: null, problems: [found] }],
  );
  loaders.budgetVersions.clearAll();
  return { budget: answer!.version === null ? null : await findBudget(scope, loaders, place, asked), problems: answer!.problems };
};

/** The place of a row of a batch: what the caller may not set is as unknown as what is not there. */
const placeOfRow = (
  scope: RequestScope,
  { region, institution }: AskedBudget,
  known: ReadonlyMap<string, InstitutionHead>,
): BudgetPlace | Problem => {
  if ((region == null) === (institution == null)) return problem('BUDGET_PLACE', ['input', 'region']);
  if (region != null) {
    const found = scope.tree.findByCode(region);
    if (found && canDo(scope, 'budgets:set', { regionId: found.id })) return { kind: 'REGION', region: found };
    return problem('UNKNOWN_REGION', ['input', 'region'], { actual: region });
  }
  const head = known.get(institution!);
  if (head && canDo(scope, 'budgets:set', head)) return { kind: 'INSTITUTION', institution: head };
  return problem('UNKNOWN_INSTITUTION', ['input', 'institution'], { actual: institution! });
};

/** A row's problems, told by where it stands in the batch. */
const inBatch = (problems: readonly Problem[], index: number): Problem[] =>
  problems.map((each) => ({ ...each, path: ['input', 'budgets', String(index), ...each.path.slice(1)] }));

const tenantOfRow = ({ place }: Row): number | null => place && subjectOf(place).tenantId;

/**
 * Sets many budgets with one reason, all of one province: each row is answered on its own, and the good ones are written together. Throws
 * FORBIDDEN for who may set none anywhere.
 */
export const setBudgets = async (scope: RequestScope, loaders: Loaders, input: BudgetsInput): Promise<BudgetsOutcome> => {
  const { budgets, reason, clientRequestId: id } = input;
  const { length } = budgets;
  const bad = [
    ...checkReason(reason),
    ...(length === 0 ? [problem('BATCH_EMPTY', ['input', 'budgets'])] : []),
    ...(length > MOST_BUDGETS ? [problem('BATCH_TOO_LARGE', ['input', 'budgets'], { expected: MOST_BUDGETS, actual: length })] : []),
  ];
  if (bad.length > 0) return { results: [], problems: bad };
  const codes = [...new Set(budgets.flatMap((each) => each.institution ?? []))];
  const heads = await loaders.institutionsByCode.loadMany(codes);
  const known = new Map(heads.flatMap((head) => (head && !(head instanceof Error) ? [[head.code, head] as const] : [])));
  const read = await Promise.all(budgets.map((asked) => planRow(scope, loaders, asked, placeOfRow(scope, asked, known))));
  const tenantId = read.map(tenantOfRow).find((tenant) => tenant !== null) ?? scope.writable.tenants[0]!;
  const rows = read.map((row): Row => {
    const tenant = tenantOfRow(row);
    if (tenant === null || tenant === tenantId) return row;
    return { ...row, planned: null, problems: [problem('OTHER_PROVINCE', ['input', row.asked.region == null ? 'institution' : 'region'])] };
  });
  const problems: Problem[] = [];
  const answers = await once<RowAnswer[]>(
    scope,
    { id, operation: 'setBudgets', input: { budgets, reason }, tenantId },
    (db) => writeRows(scope, db, tenantId, reason.trim(), rows),
    (found) => (problems.push(found), []),
  );
  loaders.budgetVersions.clearAll();
  const results = await Promise.all(
    answers.map(async ({ version, problems }, index): Promise<BudgetOutcome> => {
      const { asked, place } = rows[index]!;
      return {
        budget: version === null || !place ? null : await findBudget(scope, loaders, place, asked),
        problems: inBatch(problems, index),
      };
    }),
  );
  return { results, problems };
};

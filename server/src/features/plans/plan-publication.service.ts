// A bureau publishes a plan document as printed: read like those that ship, its contradictions told, its targets in force at once.
import {
  carbonScopeOfPlan,
  choosePath,
  dayOf,
  findPathFault,
  parsePlanDocument,
  planProblems,
  isProblem,
  problem,
  targetsOfPlan,
  type PathChoice,
  type PlanDocument,
  type PlanTarget,
  type Problem,
} from '@shuangcheng/domain';
import type { Finding, PlanIndicatorInput, PlanInput } from '@shuangcheng/schema';
import { assertCan, withTenantSession, WriteConflict, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { documentJson, findNamedTwice } from './entered-plan.js';
import { findingsOf } from './plan.service.js';
import { addPlan, countPlansOf, listPlansById, supersedePlans, type NewPlan, type NewTarget, type PlanHead } from './plan.store.js';

export interface PublishedPlan {
  readonly plan: PlanHead | null;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}
interface Answer {
  readonly planId: string | null;
  readonly problems: readonly Problem[];
}
/** A document that was read, or what is wrong with it. */
interface ReadPlan {
  readonly json: unknown;
  readonly document: PlanDocument | null;
  readonly targets: readonly NewTarget[];
  readonly problems: readonly Problem[];
}
const refused = (...problems: Problem[]): Answer => ({ planId: null, problems });

/** The longest plan that ships takes 60 kB. */
const LARGEST_JSON = 1_000_000;

type Path = readonly string[];
const badField = (path: Path, field: string, expected: string, actual: string | number): Problem =>
  problem('BAD_FIELD', path, { field, expected, actual });

const checkDocument = (scope: RequestScope, input: PlanInput, document: PlanDocument): Problem[] => {
  const { baselineYear, targetYear, indicators } = document;
  const { issued } = document.document;
  const today = dayOf(scope.now);
  return [
    ...(indicators.length === 0 ? [problem('PLAN_EMPTY', ['input', 'indicators'])] : []),
    ...(baselineYear !== null && baselineYear >= targetYear
      ? [badField(['input', 'baselineYear'], '基准年', `早于目标年 ${targetYear} 的年份`, baselineYear)]
      : []),
    ...(issued > today.slice(0, issued.length)
      ? [badField(['input', 'document', 'issued'], '印发日期', `不晚于今天（${today}）的日期`, issued)]
      : []),
    ...findNamedTwice(input),
  ];
};

const pathProblem = (path: Path, expected: string, actual: string): Problem => problem('PATH_NOT_USABLE', path, { expected, actual });

/** The years between, by the rule that was chosen for the row; null where none was. */
const readPath = (row: PlanIndicatorInput, target: PlanTarget, at: Path): NewTarget['path'] | Problem => {
  const { pathRule: rule, customPath } = row;
  if (rule == null) return customPath == null ? null : pathProblem([...at, 'customPath'], 'pathRule 为 CUSTOM', '没有规则');
  const { baselineYear, baseline, year, value } = target;
  if (baselineYear === null || !baseline || !value) return pathProblem([...at, 'pathRule'], '有基年、基期值和目标值的指标', rule);
  if (rule !== 'CUSTOM') return { rule, points: choosePath({ rule }, baselineYear, baseline, year, value) };
  const shares = customPath ?? [];
  const fault = findPathFault(shares, baselineYear, year);
  if (fault !== null) {
    const expected = fault === 'YEARS' ? `${baselineYear + 1} 至 ${year - 1} 年各一点` : '逐年不减、目标年为 100 的百分比';
    const actual = shares.map((point) => `${point.year}: ${point.donePercent.toFixed()}%`).join('，') || '没有点';
    return pathProblem([...at, 'customPath'], expected, actual);
  }
  const choice: PathChoice = { rule, shares };
  return { rule, points: choosePath(choice, baselineYear, baseline, year, value) };
};
const readPlan = (scope: RequestScope, input: PlanInput): ReadPlan => {
  const json = documentJson(input);
  const length = JSON.stringify(json).length;
  const nothing = { json, document: null, targets: [] };
  if (length > LARGEST_JSON)
    return {
      ...nothing,
      problems: [problem('TEXT_LENGTH', ['input'], { field: '规划', expected: `1 至 ${LARGEST_JSON}`, actual: length })],
    };
  const parsed = parsePlanDocument(json);
  if (!parsed.ok) return { ...nothing, problems: planProblems(parsed.problems) };
  const problems = checkDocument(scope, input, parsed.document);
  if (problems.length > 0) return { json, document: parsed.document, targets: [], problems };
  const targets = targetsOfPlan(parsed.document).map((target, index) => {
    const path = readPath(input.indicators[index]!, target, ['input', 'indicators', String(index)]);
    if (isProblem(path)) problems.push(path);
    return { ...target, targetId: randomUUID(), path: isProblem(path) ? null : path };
  });
  return { json, document: parsed.document, targets, problems };
};

/** Ids are code, target year and number; those that ship are named after the place and can never be taken. */
const publish = async (
  scope: RequestScope,
  db: TenantDb,
  regionId: number,
  { json, document, targets }: ReadPlan & { readonly document: PlanDocument },
): Promise<WorkResult<Answer>> => {
  const { tenantId, code } = scope.tree.get(regionId);
  const { title } = document.document;
  const plan: NewPlan = {
    tenantId,
    planId: `${code}-${document.targetYear}-${(await countPlansOf(db, { tenantId, regionId })) + 1}`,
    regionId,
    title,
    baselineYear: document.baselineYear,
    targetYear: document.targetYear,
    carbonScope: carbonScopeOfPlan(targets),
    document: json,
    published: { at: scope.now, by: scope.caller.username },
  };
  if (!(await addPlan(db, plan, targets))) throw new WriteConflict(`another plan was published as ${plan.planId}`);
  const replaced = await supersedePlans(db, plan, scope.now);
  const body = { plan: plan.planId, title, year: document.targetYear };
  await appendEvents(db, scope.now, [{ tenantId, kind: 'PLAN_PUBLISHED', regionId, body }]);
  const details = { title, number: document.document.number, targets: targets.length, supersedes: replaced.join('、') || null };
  return { answer: { planId: plan.planId, problems: [] }, done: true, acts: [{ regionId, subjects: [plan.planId], details }] };
};

/**
 * Publishes a plan of a region, by its own bureau or one above it. What the document's own numbers contradict comes back as findings and
 * stops nothing; what cannot be read is a problem. A plan of the same region, base year and target year takes the place of the one
 * before, which stays with its targets, marked. With `preview` nothing is written. Throws OUT_OF_SCOPE and FORBIDDEN.
 */
export const publishPlan = async (scope: RequestScope, regionId: number, input: PlanInput): Promise<PublishedPlan> => {
  assertCan(scope, 'plans:publish', { regionId });
  const { tenantId } = scope.tree.get(regionId);
  const read = readPlan(scope, input);
  const { document } = read;
  const findings = document ? findingsOf(document) : [];
  if (input.preview) return { plan: null, findings, problems: read.problems };
  const { clientRequestId: id, ...asked } = input;
  // Judged within the request: one that was answered before gets its answer again.
  const work = async (db: TenantDb): Promise<WorkResult<Answer>> =>
    document && read.problems.length === 0
      ? publish(scope, db, regionId, { ...read, document })
      : { answer: refused(...read.problems), done: false, acts: [] };
  const { planId, problems } = await once<Answer>(scope, { id, operation: 'publishPlan', input: asked, tenantId }, work, refused);
  if (planId === null) return { plan: null, findings, problems };
  const [plan] = await withTenantSession(scope, 'read', (db) => listPlansById(db, [{ tenantId, planId }]));
  return { plan: plan!, findings, problems };
};

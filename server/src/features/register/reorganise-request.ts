// What a reorganisation is asked for, and what keeps it from being tried at all.
import { dayOf, findStrayCharacter, problem, yearPeriod, type Day, type FactorSet, type Period, type Problem } from '@shuangcheng/domain';
import type { PreparedChange, RequestScope } from '@shuangcheng/tenants';
import { checkReason } from '../institutions/register-writing.service.js';
import { preparedStep, type InstitutionStep, type RegionStep, type Steps } from './reorganisation-plan.js';

export interface ReorganiseRequest {
  readonly effectiveFrom?: Day | null;
  readonly reason: string;
  readonly title?: string | null;
  readonly regions?: readonly RegionStep[] | null;
  readonly institutions?: readonly InstitutionStep[] | null;
  readonly prepared?: { readonly key: string; readonly code: string } | null;
  readonly restateBaselines?: boolean | null;
  readonly preview?: boolean | null;
  readonly periods?: readonly Period[] | null;
  readonly clientRequestId: string;
}
/** A request with everything filled in that the work needs. */
export interface Task {
  readonly tenantId: number;
  readonly on: Day;
  readonly title: string;
  readonly reason: string;
  readonly steps: Steps;
  readonly prepared: PreparedChange | null;
  readonly periods: readonly Period[];
  readonly restate: boolean;
  readonly preview: boolean;
  readonly factorSet: FactorSet;
}

const MOST_PERIODS = 12;
const MOST_STEPS = 200;
const MOST_NAMED = 20_000;

export const tenantOf = (scope: RequestScope, { regions, institutions, prepared }: Pick<Task, 'prepared'> & Steps): number => {
  const code = prepared?.province ?? regions[0]?.regions[0] ?? institutions[0]?.toRegion ?? '';
  return scope.tree.findByCode(code)?.tenantId ?? scope.writable.tenants[0] ?? 0;
};

export const checkRequest = (scope: RequestScope, input: ReorganiseRequest, prepared: PreparedChange | null): Problem[] => {
  const problems = checkReason(input.reason);
  const today = dayOf(scope.now);
  const on = input.effectiveFrom ?? prepared?.effectiveOn ?? null;
  if (input.prepared && !prepared) problems.push(problem('UNKNOWN_PREPARED', ['input', 'prepared', 'key'], { actual: input.prepared.key }));
  else if (on === null)
    problems.push(problem('BAD_FIELD', ['input', 'effectiveFrom'], { field: '生效日期', expected: '日期，如 2025-11-06', actual: '' }));
  else if (on > today) problems.push(problem('EFFECTIVE_IN_FUTURE', ['input', 'effectiveFrom'], { expected: today, actual: on }));
  const stray = findStrayCharacter(input.title?.trim() ?? '', 'LINE');
  if (stray) problems.push(problem('CHARACTER_NOT_ALLOWED', ['input', 'title'], { field: '标题', ...stray }));
  const limit = (field: string, most: number, actual: number): void => {
    if (actual > most) problems.push(problem('BATCH_TOO_LARGE', ['input', field], { expected: most, actual }));
  };
  limit('periods', MOST_PERIODS, input.periods?.length ?? 0);
  limit('regions', MOST_STEPS, input.regions?.length ?? 0);
  limit('institutions', MOST_STEPS, input.institutions?.length ?? 0);
  const named = [
    ...(input.regions ?? []).map((step) => step.institutions ?? []),
    ...(input.institutions ?? []).map((step) => step.institutions),
  ];
  limit('institutions', MOST_NAMED, named.flat().length);
  return problems;
};

export const stepsOf = (input: ReorganiseRequest, prepared: PreparedChange | null): Steps => ({
  regions: [...(prepared ? [preparedStep(prepared, input.prepared!.code.trim())] : []), ...(input.regions ?? [])],
  institutions: input.institutions ?? [],
});
export const defaultPeriods = (on: Day, now: Date): Period[] =>
  [...new Set([Number(on.slice(0, 4)), Number(dayOf(now).slice(0, 4))])].map(yearPeriod);

// Decomposing a region's target to the regions directly below, or a county's to its institutions: tried without a trace, or published.
import {
  choosePath,
  decompose,
  getIndicator,
  isIntensity,
  percentOf,
  isProblem,
  problem,
  SOLVER_VERSION,
  sum,
  ZERO,
  type ChildShare,
  type Decimal,
  type Decomposition as Solution,
  type DecompositionInput,
  type IndicatorCode,
  type PathChoice,
  type PathPoint,
  type Problem,
  type TargetChild,
} from '@shuangcheng/domain';
import { decodeNodeId, type ChildBoundInput, type DecomposeTargetInput } from '@shuangcheng/schema';
import { assertCan, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import type { Loaders } from '../../loaders.js';
import { forgetTargets, listTargets, printedElseGiven } from '../plans/plan.service.js';
import { getRegion } from '../regions/region.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { listChildBaselines, type Child, type ChildBaseline } from './child-baseline.service.js';
import { findFaults, sharedByRegions } from './decomposition-faults.js';
import { contradictionText, gapTexts } from './decomposition-texts.js';
import { listWarnings } from './decomposition-warnings.service.js';
import { keepRun } from './kept-run.js';
import { readQuotaBenchmarks, type Benchmarks } from './quota-benchmark.service.js';
import { lockParentTarget, publishShares } from './target-publication.store.js';

type ParentTarget = Awaited<ReturnType<typeof listTargets>>[number];
/** A parent's target that can be decomposed. */
type SetTarget = ParentTarget & { readonly value: Decimal; readonly baselineYear: number };

export interface ShareView {
  readonly child: ChildBaseline;
  readonly share: ChildShare | null;
  readonly weight: Decimal | null;
  readonly path: readonly PathPoint[];
  /** Stated until the target year, of what an intensity is divided by. */
  readonly growthOf: (intensity: IndicatorCode) => Decimal;
}
export interface DecompositionView {
  readonly target: SetTarget;
  readonly solution: Exclude<Solution, { kind: 'INCOMPLETE' }>;
  readonly shares: readonly ShareView[];
  readonly conflicts: readonly { readonly message: string; readonly children: readonly Child[] }[];
  /** Of a total; null for an intensity. */
  readonly childrenBaseline: Decimal | null;
  /** Taken off the target of a total before the children share it. */
  readonly reservedForOwn: Decimal;
  readonly warnings: readonly string[];
  readonly runId: string | null;
}
export interface DecompositionResult {
  readonly decomposition: DecompositionView | null;
  readonly problems: readonly Problem[];
}

const WEIGHT_PLACES = 4;
const intensityDecimals = (code: IndicatorCode): number => (isIntensity(code) ? 2 : 0);
const MOST_DECIMALS = 6;

const refused = (...problems: Problem[]): DecompositionResult => ({ decomposition: null, problems });

/** The region's target of that indicator and year, set or not: the one that is named, else its own. */
const findParentTarget = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  input: DecomposeTargetInput,
): Promise<ParentTarget | null> => {
  const targets = await listTargets(scope, loaders, regionId, input.year);
  const fitting = targets.filter((target) => target.indicator === input.indicator && target.year === input.year);
  if (input.target != null) {
    const named = decodeNodeId(input.target);
    return fitting.find((target) => named?.type === 'Target' && named.key[1] === target.targetId) ?? null;
  }
  return printedElseGiven(fitting);
};

const isSet = (target: ParentTarget): target is SetTarget =>
  target.state === 'SET' && target.value !== null && target.baselineYear !== null;

/** Area for what is measured by area and for totals of energy and carbon, people for what is measured by people and for water. */
const growthOf = (indicator: IndicatorCode, of: Pick<DecomposeTargetInput, 'areaGrowthPercent' | 'peopleGrowthPercent'>): Decimal | null =>
  (/CAPITA|WATER/.test(indicator) ? of.peopleGrowthPercent : of.areaGrowthPercent) ?? null;

/** As it is stated for the child, else for all; none stated: no growth. */
const statedGrowth = (indicator: IndicatorCode, input: DecomposeTargetInput, bound: ChildBoundInput | undefined): Decimal =>
  (bound && growthOf(indicator, bound)) ?? growthOf(indicator, input) ?? ZERO;

const boundsByChild = ({ bounds }: DecomposeTargetInput): ReadonlyMap<string, ChildBoundInput> =>
  new Map((bounds ?? []).map((bound) => [bound.region, bound]));

/** A total's benchmark grows with its activity, as what it is held against does. */
const benchmarkAfter = (growthPercent: Decimal, benchmark: Decimal | undefined, indicator: IndicatorCode): Decimal | null =>
  benchmark && !isIntensity(indicator) ? benchmark.times(growthPercent.plus(100)).dividedBy(100) : (benchmark ?? null);

const toChild = (
  child: ChildBaseline,
  input: DecomposeTargetInput,
  bound: ChildBoundInput | undefined,
  benchmarks: Benchmarks | null,
): TargetChild => ({
  code: child.code,
  baseline: child.baseline,
  divisor: child.divisor,
  growthPercent: statedGrowth(input.indicator, input, bound),
  weight: bound?.weight ?? null,
  benchmark: bound?.benchmark ?? benchmarkAfter(statedGrowth(input.indicator, input, bound), benchmarks?.get(child.code), input.indicator),
  className: bound?.class ?? null,
  minReductionPercent: bound?.minReductionPercent ?? null,
  maxReductionPercent: bound?.maxReductionPercent ?? null,
  fixedValue: bound?.fixedValue ?? null,
});

const pathChoice = (input: DecomposeTargetInput): PathChoice =>
  input.pathRule === 'CUSTOM' ? { rule: 'CUSTOM', shares: input.customPath ?? [] } : { rule: input.pathRule };

interface Prepared {
  readonly regionId: number;
  readonly tenantId: number;
  /** What the solver was given. */
  readonly solved: DecompositionInput;
  readonly view: DecompositionView;
}

const namesOf = (children: readonly Child[]): ((code: string) => string) => {
  const names = new Map(children.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
};

const viewOf = (
  input: DecomposeTargetInput,
  target: SetTarget,
  baselines: readonly ChildBaseline[],
  children: readonly TargetChild[],
  solution: DecompositionView['solution'],
): Omit<DecompositionView, 'warnings'> => {
  const shareOf = new Map(solution.kind === 'DECOMPOSED' ? solution.shares.map((share) => [share.code, share]) : []);
  const weightOf = (child: TargetChild): Decimal | null => child.weight ?? child.baseline?.times(child.divisor ?? 1) ?? null;
  const weights = sum(children.flatMap((child) => weightOf(child) ?? []));
  const boundOf = boundsByChild(input);
  const named = new Map(baselines.map((child) => [child.code, child]));
  const childrenBaseline = isIntensity(target.indicator) ? null : sum(children.flatMap((child) => child.baseline ?? []));
  const codes = solution.kind === 'CONTRADICTION' ? [...new Set(solution.bounds.map((bound) => bound.code))] : [];
  return {
    target,
    solution,
    runId: null,
    childrenBaseline,
    reservedForOwn: input.reservedForOwn ?? ZERO,
    conflicts:
      solution.kind === 'CONTRADICTION'
        ? [{ message: contradictionText(solution, namesOf(baselines)), children: codes.map((code) => named.get(code)!) }]
        : [],
    shares: baselines.map((child, index): ShareView => {
      const share = shareOf.get(child.code) ?? null;
      const weight = weightOf(children[index]!);
      const path =
        share && child.baseline
          ? choosePath(pathChoice(input), target.baselineYear, child.baseline, target.year, share.value)
          : share
            ? [{ year: target.year, value: share.value }]
            : [];
      const growthOf = (intensity: IndicatorCode): Decimal => statedGrowth(intensity, input, boundOf.get(child.code));
      return { child, share, weight: weight && percentOf(weight, weights, WEIGHT_PLACES), path, growthOf };
    }),
  };
};

/** Everything but writing: what is asked, of whom, and the solution. */
const prepare = async (scope: RequestScope, loaders: Loaders, input: DecomposeTargetInput): Promise<Prepared | readonly Problem[]> => {
  const { regionId } = getRegion(scope, input.region);
  assertCan(scope, 'targets:decompose', { regionId });
  const decimals = input.decimals ?? intensityDecimals(input.indicator);
  if (decimals < 0 || decimals > MOST_DECIMALS)
    return [
      problem('DECOMPOSITION_INCOMPLETE', ['input', 'decimals'], { expected: `小数位数应为 0 至 ${MOST_DECIMALS}`, actual: decimals }),
    ];
  const target = await findParentTarget(scope, loaders, regionId, input);
  if (!target && input.target != null) return [problem('UNKNOWN_TARGET', ['input', 'target'])];
  if (!target || !isSet(target)) {
    const state = target
      ? '该目标以上级下达为准，或没有基数'
      : `该区划没有 ${input.year} 年的“${getIndicator(input.indicator).nameZh}”目标`;
    return [problem('NO_TARGET', ['input', 'indicator'], { expected: state })];
  }
  const { baselineYear: baseYear, carbonScope } = target;
  const question = { indicator: input.indicator, baseYear, year: input.year, carbonScope };
  const baselines = await listChildBaselines(scope, loaders, regionId, question);
  const { benchmarkFrom } = input;
  const benchmarks =
    benchmarkFrom == null ? null : await readQuotaBenchmarks(scope, loaders, baselines, { ...input, benchmarkFrom }, question);
  const faults = findFaults(input, target, baselines);
  if (isProblem(benchmarks)) return [...faults, benchmarks];
  if (faults.length > 0) return faults;
  const boundOf = boundsByChild(input);
  const children = baselines.map((child) => toChild(child, input, boundOf.get(child.code), benchmarks));
  const classRates = new Map((input.classRates ?? []).map((rate) => [rate.class, rate.reductionPercent]));
  const reservedForOwn = input.reservedForOwn ?? ZERO;
  const solved = { target: target.value, reservedForOwn, method: input.method, decimals, children, classRates };
  const solution = decompose(solved);
  const nameOf = namesOf(baselines);
  if (solution.kind === 'INCOMPLETE') {
    const path = solution.what === 'RESERVED' ? ['input', 'reservedForOwn'] : ['input'];
    return [problem('DECOMPOSITION_INCOMPLETE', path, gapTexts(solution, solved, nameOf))];
  }
  const toRegions = sharedByRegions(baselines);
  const warnings = await listWarnings(scope, loaders, { regionId, question, parent: target, solved, solution, toRegions, nameOf });
  return { regionId, tenantId: target.tenantId, solved, view: { ...viewOf(input, target, baselines, children, solution), warnings } };
};

const publish = async (
  scope: RequestScope,
  db: TenantDb,
  input: DecomposeTargetInput,
  { regionId, tenantId, solved, view }: Prepared,
): Promise<WorkResult<{ runId: string | null; problems: readonly Problem[] }>> => {
  const current = await lockParentTarget(db, tenantId, view.target.targetId);
  if (!current) {
    const replaced = problem('NO_TARGET', ['input', 'indicator'], { expected: '该目标已被新的分解取代，请重新试算' });
    return { answer: { runId: null, problems: [replaced] }, done: false, acts: [] };
  }
  const runId = randomUUID();
  const shares = view.shares.flatMap(({ child, share, path }) =>
    share
      ? [
          {
            targetId: randomUUID(),
            code: child.code,
            regionId: child.regionId,
            institution: child.institution,
            baseline: child.baseline,
            value: share.value,
            reductionPercent: share.reductionPercent,
            path,
          },
        ]
      : [],
  );
  const { clientRequestId, ...asked } = input;
  const run = { tenantId, runId, regionId, parentTargetId: view.target.targetId, solverVersion: SOLVER_VERSION };
  await publishShares(db, { ...run, input: keepRun(asked, solved), pathRule: input.pathRule, shares }, scope.caller.username, scope.now);
  await appendEvents(
    db,
    scope.now,
    shares.map((share) => ({
      tenantId,
      kind: 'TARGET_PUBLISHED' as const,
      regionId: share.regionId,
      ...(share.institution && { system: share.institution.system, institutionId: share.institution.institutionId }),
      body: { indicator: input.indicator, year: input.year, value: share.value.toFixed() },
    })),
  );
  const details = { indicator: input.indicator, year: input.year, method: input.method, request: clientRequestId, shares: shares.length };
  return { answer: { runId, problems: [] }, done: true, acts: [{ regionId, subjects: [runId], details }] };
};

/**
 * Decomposes the target of a region (as its plan prints it, else as it was given from above) to the regions directly below, or, where there are
 * none, to the institutions that stand in it. Without `publish`
 * nothing is changed; with it the children's targets, the run with its input and their events are written together, and earlier shares of
 * the same target are superseded. Throws OUT_OF_SCOPE and FORBIDDEN; what cannot be done is told by the bounds that contradict.
 */
export const decomposeTarget = async (scope: RequestScope, loaders: Loaders, input: DecomposeTargetInput): Promise<DecompositionResult> => {
  const prepared = await prepare(scope, loaders, input);
  if (!('view' in prepared)) return refused(...prepared);
  const { view, tenantId } = prepared;
  if (!input.publish) return { decomposition: view, problems: [] };
  if (view.solution.kind !== 'DECOMPOSED') return { decomposition: view, problems: [problem('NOT_FEASIBLE', ['input', 'bounds'])] };
  const { clientRequestId, ...asked } = input;
  const { runId, problems } = await once(
    scope,
    { id: clientRequestId, operation: 'decomposeTarget', input: asked, tenantId },
    (db) => publish(scope, db, input, prepared),
    (found) => ({ runId: null, problems: [found] }),
  );
  forgetTargets(loaders);
  return { decomposition: { ...view, runId }, problems };
};

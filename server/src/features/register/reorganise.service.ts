// Reorganising institutions and regions from a day on. A preview does all of it, tells what it changes, and is rolled back.
import { problem, standingOn, type Day, type MovedInstitution, type Problem } from '@shuangcheng/domain';
import {
  assertCan,
  changeRegions,
  raiseTreeVersion,
  readTree,
  RequestError,
  withNewRegions,
  type RequestScope,
  type TenantDb,
} from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import type { Act } from '../audit/audit.service.js';
import { appendEvents } from '../../events/outbox.store.js';
import { getOfficialFactorSet } from '../factors/factor-set.service.js';
import { applyStandings } from '../institutions/standing.service.js';
import { watchChangedMonths } from '../months/changed-months.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { restateBaselines, type Leaving } from './baseline.service.js';
import type { Restatement } from './baseline.store.js';
import { findInstitutionMoves, type InstitutionMoves } from './institution-moves.service.js';
import { findPrepared } from './prepared.service.js';
import { partsOf, registerParts } from './reorganisation-parts.service.js';
import { compare, measure, regionsToTell, sumDifferences, type EffectScope, type RegionFigures } from './reorganisation-effects.service.js';
import { planReorganisation, type ReorganisationPlan, type Steps } from './reorganisation-plan.js';
import { addReorganisation, listAppliedKeys } from './reorganisation.store.js';
import { checkRequest, defaultPeriods, stepsOf, tenantOf, type ReorganiseRequest, type Task } from './reorganise-request.js';
import { findTouchedMonths } from './touched-months.service.js';

export interface RegionEffectAnswer extends RegionFigures {
  readonly code: string;
  readonly name: string;
  readonly baselines: readonly Pick<Restatement, 'year' | 'indicator' | 'unit' | 'before' | 'after' | 'method'>[];
}
export interface ReorganiseAnswer {
  readonly applied: boolean;
  readonly reorganisationId: string | null;
  readonly effectiveFrom: Day | null;
  readonly institutions: number;
  readonly reportsMoved: number;
  readonly effects: readonly RegionEffectAnswer[];
  readonly sums: ReturnType<typeof sumDifferences>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const refusedWith = (problems: readonly Problem[]): ReorganiseAnswer => ({
  applied: false,
  reorganisationId: null,
  effectiveFrom: null,
  institutions: 0,
  reportsMoved: 0,
  effects: [],
  sums: [],
  problems,
  warnings: [],
});
const nothing = (problems: readonly Problem[]): WorkResult<ReorganiseAnswer> => ({ answer: refusedWith(problems), done: false, acts: [] });

/** Where a region step stands in the input: what was prepared comes first. */
const pathsOf =
  (prepared: boolean) =>
  (index: number): readonly string[] =>
    prepared && index === 0 ? ['input', 'prepared'] : ['input', 'regions', String(index - Number(prepared))];
/** Of what was prepared the caller gave its key and the code of the new region: everything else that is wrong is the key's. */
const inRequest = (found: Problem): Problem => {
  const { path } = found;
  return path[1] === 'prepared' ? { ...found, path: ['input', 'prepared', path.at(-1) === 'code' ? 'code' : 'key'] } : found;
};

/** Between which regions something moves, for figures and the trail. */
const concerned = (plan: ReorganisationPlan, { changes }: InstitutionMoves, newRegions: readonly number[]) => {
  const { on, added } = plan.regions;
  const direct = new Set<number>([...added.map((region) => region.id), ...plan.follows.keys(), ...plan.follows.values(), ...newRegions]);
  for (const { institution, after } of changes) {
    direct.add(standingOn(institution.spans, on).regionId);
    direct.add(standingOn(after, on).regionId);
  }
  return { direct, rehung: new Set(plan.rehung.flatMap(({ from, to }) => [from, to])) };
};

const asMoved = (tenantId: number, { institutionId, spans }: InstitutionMoves['changes'][number]['institution']): MovedInstitution => ({
  institutionId,
  tenantId,
  spans,
});

/** Whose base-year quantities leave which region. What is merged into an institution elsewhere goes where that stands. */
const leavingOf = (plan: ReorganisationPlan, { changes, known }: InstitutionMoves): Leaving[] => {
  const { tenantId, on } = plan.regions;
  const groups = new Map<number, Map<number, MovedInstitution[]>>([...plan.follows.keys()].map((from) => [from, new Map()]));
  const mergedInto = new Map(plan.named.filter(({ needs }) => needs !== null).map(({ code, needs }) => [code, known.get(needs!)!]));
  for (const { institution, after } of changes) {
    const from = standingOn(institution.spans, on).regionId;
    const survivor = mergedInto.get(institution.code);
    const to = survivor ? standingOn(survivor.spans, on).regionId : standingOn(after, on).regionId;
    if (from === to || plan.follows.get(from) === to) continue;
    const own = groups.get(from) ?? new Map<number, MovedInstitution[]>();
    groups.set(from, own);
    own.set(to, [...(own.get(to) ?? []), asMoved(tenantId, institution)]);
  }
  return [...groups].map(([from, own]) => ({ from, rest: plan.follows.get(from) ?? null, groups: own }));
};

/** The lowest region that holds all of these. */
const holderOf = (scope: RequestScope, tenantId: number, regionIds: readonly number[], on: Day): number => {
  const paths = regionIds.map((id) => [...scope.tree.ancestorsOn(id, on).map((region) => region.id), id]);
  const [first] = paths;
  return first?.findLast((id, depth) => paths.every((path) => path[depth] === id)) ?? tenantId;
};

const trace = async (
  scope: RequestScope,
  db: TenantDb,
  task: Task,
  reorganisationId: string,
  touched: readonly number[],
  counts: { readonly institutions: number; readonly reportsMoved: number },
): Promise<Act[]> => {
  const { tenantId, on: effectiveOn, title, reason, prepared } = task;
  const whole = task.steps.regions.length > 0;
  await addReorganisation(
    db,
    {
      tenantId,
      reorganisationId,
      regionId: whole ? tenantId : holderOf(scope, tenantId, touched, effectiveOn),
      effectiveOn,
      title,
      reason,
      preparedKey: prepared?.key ?? null,
      recordedAt: scope.now,
      recordedBy: scope.caller.username,
    },
    task.steps,
    { regions: touched, ...counts },
  );
  await appendEvents(
    db,
    scope.now,
    touched.map((regionId) => ({
      tenantId,
      kind: 'REGISTER_CHANGED',
      regionId,
      body: { change: 'REORGANISED', effectiveFrom: effectiveOn, institutionCode: null, reorganisationId },
    })),
  );
  const named = task.steps.institutions.flatMap((step) => step.institutions);
  const regions = task.steps.regions.flatMap((step) => [
    ...step.regions,
    ...(step.into ? [step.into.code] : []),
    ...(step.institutions ?? []),
  ]);
  return touched.map((regionId) => ({
    regionId,
    subjects: [...new Set([...regions, ...named])],
    details: { reorganisationId, title, effectiveFrom: effectiveOn, reason, ...counts },
  }));
};

const reorganiseIn = async (scope: RequestScope, db: TenantDb, task: Task): Promise<WorkResult<ReorganiseAnswer>> => {
  const { tenantId, on, factorSet } = task;
  // First, so that two reorganisations come one after the other, and each sees the tree that the other left.
  await raiseTreeVersion(db);
  const before = { ...scope, tree: await readTree(db) };
  if (task.prepared && (await listAppliedKeys(db, [tenantId])).has(task.prepared.key))
    return nothing([problem('ALREADY_APPLIED', ['input', 'prepared', 'key'], { actual: task.prepared.key })]);
  const { plan, problems } = planReorganisation(before.tree, tenantId, on, task.steps, pathsOf(task.prepared !== null));
  if (problems.length > 0) return nothing(problems.map(inRequest));
  const moves = await findInstitutionMoves(before, db, plan, task.reason);
  if (moves.problems.length > 0) return nothing(moves.problems);

  const parts = partsOf(plan, moves);
  const partRegions = parts.map(({ region }) => Number(region)).filter((id) => before.tree.find(id));
  const effect: EffectScope = { tenantId, on, periods: task.periods, factorSet, ...concerned(plan, moves, partRegions) };
  const planned = [...effect.direct, ...effect.rehung].filter((id) => !before.tree.find(id));
  const known = regionsToTell(before, before.tree, effect);
  const told = [...planned.sort((a, b) => a - b), ...known];
  const was = await measure(before, db, effect, told, 'BEFORE');
  const changedMonths = await watchChangedMonths(before, db, tenantId, findTouchedMonths(before, plan, moves, parts));

  await changeRegions(db, plan.regions);
  const reportsMoved = await applyStandings(before, db, tenantId, moves.changes);
  const after = { ...scope, tree: await readTree(db) };
  const registered = await registerParts(after, db, tenantId, parts);
  if (registered.problems.length > 0) return nothing(registered.problems);
  const is = await measure(after, db, effect, told, 'AFTER');
  const months = await changedMonths();

  const reorganisationId = randomUUID();
  const request = {
    tenantId,
    on,
    reason: task.reason,
    leaving: leavingOf(plan, moves),
    rehung: plan.rehung,
    added: plan.regions.added.map((region) => region.id),
  };
  const baselines = task.restate
    ? await restateBaselines(before, db, factorSet, reorganisationId, request)
    : { restatements: [], problems: [] };
  if (baselines.problems.length > 0) return nothing(baselines.problems);

  const touched = [...new Set([...effect.direct, ...effect.rehung])];
  const counts = { institutions: moves.changes.length + plan.added.length, reportsMoved };
  const acts = await trace(after, db, task, reorganisationId, touched, counts);
  const effects = compare(effect, was, is).map((each): RegionEffectAnswer => {
    const { code, name } = after.tree.get(each.regionId);
    return { ...each, code, name, baselines: baselines.restatements.filter((row) => row.regionId === each.regionId) };
  });
  return {
    answer: {
      applied: !task.preview,
      reorganisationId: task.preview ? null : reorganisationId,
      effectiveFrom: on,
      ...counts,
      effects,
      sums: sumDifferences(effect, was, is),
      problems: [],
      warnings: [...months, ...registered.warnings],
    },
    done: !task.preview,
    acts,
  };
};

/** New regions are not in the caller's scope yet: they are from the start of the transaction that sets them up. */
const widened = (scope: RequestScope, tenantId: number, { regions }: Steps): RequestScope => {
  const codes = regions.flatMap((step) => (step.into && /^[1-9]\d{5}$/.test(step.into.code) ? [Number(step.into.code)] : []));
  return withNewRegions(
    scope,
    tenantId,
    codes.filter((id) => scope.tree.find(id) === null),
  );
};

/**
 * Moves, merges, splits and closes institutions, and merges, splits and moves regions, from a day on; or previews it. A month
 * belongs to where an institution stood last in it: the month of the day moves whole, earlier months stay.
 */
export const reorganise = async (scope: RequestScope, input: ReorganiseRequest): Promise<ReorganiseAnswer> => {
  const prepared = input.prepared ? findPrepared(scope, input.prepared.key) : null;
  const steps = stepsOf(input, prepared);
  const tenantId = tenantOf(scope, { ...steps, prepared });
  if (scope.tree.find(tenantId) === null) throw new RequestError('FORBIDDEN', { action: 'reorganise' });
  const refused = checkRequest(scope, input, prepared);
  if (refused.length === 0 && steps.regions.length > 0) assertCan(scope, 'register:write', { regionId: tenantId });
  const { clientRequestId: id, ...given } = input;
  const preview = input.preview ?? false;
  const factorSet = refused.length > 0 ? null : await getOfficialFactorSet(scope, tenantId);
  const wider = refused.length > 0 ? scope : widened(scope, tenantId, steps);
  const on = input.effectiveFrom ?? prepared?.effectiveOn ?? '';
  return once(
    wider,
    { id, operation: 'reorganise', input: given, tenantId, alone: !preview },
    async (db) =>
      refused.length > 0
        ? nothing(refused)
        : reorganiseIn(wider, db, {
            tenantId,
            on,
            title: input.title?.trim() || prepared?.title || input.reason.trim(),
            reason: input.reason.trim(),
            steps,
            prepared,
            periods: input.periods?.length ? input.periods : defaultPeriods(on, scope.now),
            restate: input.restateBaselines ?? false,
            preview,
            factorSet: factorSet!,
          }),
    (found) => refusedWith([found]),
  );
};

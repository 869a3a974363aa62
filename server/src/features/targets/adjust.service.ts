// Adjusting targets that were given from above, with a reason: newer versions, if the shares of the target above still hold it.
import {
  checkSharesSum,
  choosePath,
  Decimal,
  divisorOf,
  isIntensity,
  lengthProblems,
  problem,
  type PathPoint,
  type Problem,
  type SumCheck,
} from '@shuangcheng/domain';
import { decodeNodeId, type AdjustTargetInput } from '@shuangcheng/schema';
import { assertCan, RequestError, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { appendEvents } from '../../events/outbox.store.js';
import type { Loaders } from '../../loaders.js';
import { forgetTargets, readTargetKey } from '../plans/plan.service.js';
import type { TargetKey, TargetRow } from '../plans/plan.store.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { toDecompositionInput, toPathChoice, type KeptRun } from './kept-run.js';
import {
  findRunInputs,
  listSharesInForce,
  lockTargetAbove,
  writeVersions,
  type NewVersion,
  type ShareInForce,
  type TargetAbove,
} from './target-adjustment.store.js';

export interface AdjustmentResult {
  /** The versions that are now in force. */
  readonly targetIds: readonly TargetKey[];
  /** What the shares of the target above come to; null where that was not reached. */
  readonly above: {
    readonly value: string;
    readonly together: string;
    readonly reservedForOwn: string;
    readonly residual: string;
  } | null;
  readonly problems: readonly Problem[];
}

const LONGEST_REASON = 500;
const MOST_TARGETS = 5000;

const refused = (...problems: Problem[]): AdjustmentResult => ({ targetIds: [], above: null, problems });
const pathOf = (index: number, field: string): string[] => ['input', 'adjustments', String(index), field];

const findBadInput = ({ adjustments, reason }: AdjustTargetInput): Problem | null => {
  if (adjustments.length === 0) return problem('BATCH_EMPTY', ['input', 'adjustments']);
  if (adjustments.length > MOST_TARGETS)
    return problem('BATCH_TOO_LARGE', ['input', 'adjustments'], { expected: MOST_TARGETS, actual: adjustments.length });
  return lengthProblems(['input', 'reason'], '理由', reason.trim(), 1, LONGEST_REASON)[0] ?? null;
};

/** The targets asked for, as far as the caller may see them. */
const readAsked = async (loaders: Loaders, { adjustments }: AdjustTargetInput): Promise<TargetRow[] | Problem> => {
  const rows = await Promise.all(
    adjustments.map(async ({ target }) => {
      const key = readTargetKey(decodeNodeId(target));
      return key && loaders.targets.load(key);
    }),
  );
  const unknown = rows.findIndex((row) => !row);
  if (unknown >= 0) return problem('UNKNOWN_TARGET', pathOf(unknown, 'target'));
  const known = rows.map((row) => row!);
  const printed = known.findIndex((row) => row.parentTargetId === null);
  if (printed >= 0) return problem('TARGET_NOT_GIVEN', pathOf(printed, 'target'));
  const twice = known.findIndex((row, index) => known.findIndex((other) => other.targetId === row.targetId) < index);
  return twice >= 0 ? problem('NOT_SIBLINGS', pathOf(twice, 'target')) : known;
};

/** The runs that gave the shares: how much each weighs, how many decimals it has, and by which rule its path goes. */
interface Runs {
  readonly inputs: ReadonlyMap<string, KeptRun>;
  /** By run and code. */
  readonly divisors: ReadonlyMap<string, Decimal>;
  codeOf(share: ShareInForce): string;
}
const runOf = ({ inputs }: Runs, share: ShareInForce): KeptRun => {
  const run = inputs.get(share.runId);
  if (!run) throw new Error(`decomposition run ${share.runId} of target ${share.targetId} is not there`);
  return run;
};

const divisorOfShare = (runs: Runs, share: ShareInForce): Decimal => {
  const key = `${share.runId} ${runs.codeOf(share)}`;
  const divisor = runs.divisors.get(key);
  if (!divisor) throw new Error(`no child of decomposition run ${key}`);
  return divisor;
};

const readRuns = async (scope: RequestScope, db: TenantDb, tenantId: number, shares: readonly ShareInForce[]): Promise<Runs> => {
  const runIds = shares.map((share) => share.runId);
  const inputs = await findRunInputs(db, tenantId, runIds);
  const divisors = [...inputs].flatMap(([runId, run]) =>
    toDecompositionInput(run).children.map((child): [string, Decimal] => [`${runId} ${child.code}`, divisorOf(child)]),
  );
  return { inputs, divisors: new Map(divisors), codeOf: (share) => share.code ?? scope.tree.get(share.regionId).code };
};

const newPath = (run: KeptRun, { baseline, baselineYear, year }: ShareInForce, value: Decimal): PathPoint[] =>
  baseline === null ? [{ year, value }] : choosePath(toPathChoice(run), baselineYear, baseline, year, value);

const toVersion = (runs: Runs, share: ShareInForce, value: Decimal): NewVersion => ({
  oldTargetId: share.targetId,
  targetId: randomUUID(),
  value,
  reductionPercent:
    share.baseline && !share.baseline.isZero()
      ? share.baseline.minus(value).times(100).dividedBy(share.baseline).toSignificantDigits(20)
      : null,
  path: newPath(runOf(runs, share), share, value),
});

const findBadValue = (runs: Runs, share: ShareInForce, value: Decimal, index: number): Problem | null => {
  const { decimals } = runOf(runs, share);
  if (!value.isNegative() && value.decimalPlaces() <= decimals) return null;
  return problem('NUMBER_OUT_OF_RANGE', pathOf(index, 'value'), {
    field: '目标值',
    expected: `不小于 0、至多 ${decimals} 位小数`,
    actual: value.toFixed(),
  });
};

const doesNotAddUp = ({ unit, value }: TargetAbove, reserved: Decimal, { together, excess }: SumCheck): Problem =>
  problem('SHARES_DO_NOT_ADD_UP', ['input', 'adjustments'], {
    expected: `${value.toFixed()} ${unit}${reserved.isZero() ? '' : `（其中本级留用 ${reserved.toFixed()} ${unit}）`}`,
    actual: `${together.toFixed()} ${unit}`,
    difference: `${excess.isNegative() ? '少' : '多'} ${excess.abs().toFixed()} ${unit}`,
  });

const write = async (
  scope: RequestScope,
  db: TenantDb,
  input: AdjustTargetInput,
  asked: readonly TargetRow[],
): Promise<WorkResult<AdjustmentResult>> => {
  const nothing = (...problems: Problem[]): WorkResult<AdjustmentResult> => ({ answer: refused(...problems), done: false, acts: [] });
  const { tenantId, parentTargetId } = asked[0]!;
  const above = await lockTargetAbove(db, tenantId, parentTargetId!);
  if (!above) return nothing(problem('TARGET_REPLACED', pathOf(0, 'target')));
  const shares = await listSharesInForce(db, tenantId, above.targetId);
  const places = asked.map(({ targetId }) => shares.findIndex((share) => share.targetId === targetId));
  const stray = places.indexOf(-1);
  if (stray >= 0) {
    const wasSibling = asked[stray]!.parentTargetId === parentTargetId;
    return nothing(problem(wasSibling ? 'TARGET_REPLACED' : 'NOT_SIBLINGS', pathOf(stray, 'target')));
  }
  const runs = await readRuns(scope, db, tenantId, shares);
  const valueOf = new Map(asked.map(({ targetId }, index) => [targetId, input.adjustments[index]!.value]));
  const bad = places.flatMap((place, index) => findBadValue(runs, shares[place]!, input.adjustments[index]!.value, index) ?? []);
  if (bad.length > 0) return nothing(...bad);
  const isTotal = !isIntensity(above.indicator);
  const weighed = shares.map((share) => ({
    value: valueOf.get(share.targetId) ?? share.value,
    divisor: isTotal ? new Decimal(1) : divisorOfShare(runs, share),
  }));
  // All shares in force are of one run: publishing another ends them.
  const { reservedForOwn } = toDecompositionInput(runOf(runs, shares[0]!));
  const check = checkSharesSum(
    above.value.minus(reservedForOwn),
    weighed,
    isTotal,
    Math.min(...[...runs.inputs.values()].map((run) => run.decimals)),
  );
  const sums = {
    value: above.value.toFixed(),
    together: check.together.toFixed(),
    reservedForOwn: reservedForOwn.toFixed(),
    residual: check.excess.negated().toFixed(),
  };
  if (!check.holds) {
    return { answer: { targetIds: [], above: sums, problems: [doesNotAddUp(above, reservedForOwn, check)] }, done: false, acts: [] };
  }
  const reason = input.reason.trim();
  const adjusted = places.map((place) => shares[place]!);
  const versions = adjusted.map((share) => toVersion(runs, share, valueOf.get(share.targetId)!));
  const unchanged = shares.filter((share) => !valueOf.has(share.targetId)).map((share) => share.targetId);
  const adjustment = { tenantId, aboveTargetId: above.targetId, versions, unchanged, reason };
  await writeVersions(db, adjustment, scope.caller.username, scope.now);
  await appendEvents(
    db,
    scope.now,
    adjusted.map((share, index) => ({
      tenantId,
      kind: 'TARGET_PUBLISHED' as const,
      regionId: share.regionId,
      ...(share.institutionId !== null && { system: share.system, institutionId: share.institutionId }),
      body: { indicator: above.indicator, year: above.year, value: versions[index]!.value.toFixed(), reason },
    })),
  );
  const targetIds = versions.map((version) => version.targetId);
  const changes = adjusted.map((share, index) => `${runs.codeOf(share)}: ${share.value.toFixed()} → ${versions[index]!.value.toFixed()}`);
  const details = { indicator: above.indicator, year: above.year, reason, changes: changes.join('；') };
  return {
    answer: { targetIds: targetIds.map((targetId) => ({ tenantId, targetId })), above: sums, problems: [] },
    done: true,
    acts: [{ regionId: above.regionId, subjects: targetIds, details }],
  };
};

/**
 * Adjusts targets that were decomposed from one target. Each gets a new version with the reason, the old one stays; what was decomposed further
 * from it is marked. Refused, with what is over or short, where the shares no longer hold the target above. Throws OUT_OF_SCOPE and FORBIDDEN
 * where the caller may not decompose that one.
 */
export const adjustTarget = async (scope: RequestScope, loaders: Loaders, input: AdjustTargetInput): Promise<AdjustmentResult> => {
  const bad = findBadInput(input);
  if (bad) return refused(bad);
  const asked = await readAsked(loaders, input);
  if (!Array.isArray(asked)) return refused(asked);
  const [{ tenantId, parentTargetId }] = asked as [TargetRow];
  const above = await loaders.targets.load({ tenantId, targetId: parentTargetId! });
  if (!above) throw new RequestError('FORBIDDEN', { action: 'targets:decompose' });
  assertCan(scope, 'targets:decompose', { regionId: above.regionId });
  const { clientRequestId, ...rest } = input;
  const result = await once(
    scope,
    { id: clientRequestId, operation: 'adjustTarget', input: rest, tenantId },
    (db) => write(scope, db, input, asked),
    refused,
  );
  forgetTargets(loaders);
  return result;
};

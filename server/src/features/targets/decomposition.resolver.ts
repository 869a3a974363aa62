import { Decomposition, DecompositionPayload, DecomposeTargetInput, type DecompositionShare } from '@shuangcheng/schema';
import type { RequestScope } from '@shuangcheng/tenants';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { regionNode } from '../regions/region.service.js';
import { decomposeTarget, type DecompositionView, type ShareView } from './decompose.service.js';

const toShare = (scope: RequestScope, { child, share, weight, path }: ShareView): DecompositionShare => ({
  region: regionNode(scope, child.region.id),
  baseline: child.baseline,
  baselineSource: child.source,
  baselineNote: child.note,
  value: share?.value ?? null,
  exactValue: share?.exactValue ?? null,
  reductionPercent: share?.reductionPercent?.toDecimalPlaces(4) ?? null,
  weight,
  bound: share?.heldBy ?? null,
  path,
  ownPlanValue: child.ownPlanValue,
});

const toDecomposition = (scope: RequestScope, { target, solution, shares, conflicts, runId }: DecompositionView): Decomposition => {
  const allocatedValue = solution.kind === 'DECOMPOSED' ? solution.implied : null;
  return {
    feasible: solution.kind === 'DECOMPOSED',
    indicator: target.indicator,
    unit: target.unit,
    carbonScope: target.carbonScope,
    parentValue: target.value,
    allocatedValue,
    residual: allocatedValue && target.value.minus(allocatedValue),
    shares: shares.map((share) => toShare(scope, share)),
    conflicts: conflicts.map(({ message, regionIds }) => ({ message, regions: regionIds.map((id) => regionNode(scope, id)) })),
    runId,
  };
};

@Resolver()
export class DecompositionResolver {
  @Mutation(() => DecompositionPayload, { description: '把一个区划的目标分解给直接下级：先试算，确认后下达。' })
  async decomposeTarget(
    @Ctx() { scope, loaders }: Context,
    @Arg('input', () => DecomposeTargetInput) input: DecomposeTargetInput,
  ): Promise<DecompositionPayload> {
    const { decomposition, problems } = await decomposeTarget(scope, loaders, input);
    return { decomposition: decomposition && toDecomposition(scope, decomposition), problems };
  }
}

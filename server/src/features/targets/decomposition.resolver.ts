import {
  AdjustTargetInput,
  CapWithIntensity,
  Decomposition,
  DecompositionPayload,
  DecompositionRun,
  DecompositionShare,
  DecomposeTargetInput,
  Region,
  Target,
  TargetPayload,
  type OrgUnit,
} from '@shuangcheng/schema';
import type { RequestScope } from '@shuangcheng/tenants';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import type { Loaders } from '../../loaders.js';
import { figureCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { toTargetNode } from '../plans/plan.service.js';
import { regionNode } from '../regions/region.service.js';
import { adjustTarget, type AdjustmentResult } from './adjust.service.js';
import type { Child } from './child-baseline.service.js';
import { toRunNode } from './decomposition-run.node.js';
import { getDecompositionRun } from './decomposition-run.service.js';
import { findTogether } from './together.service.js';
import { decomposeTarget, type DecompositionView, type ShareView } from './decompose.service.js';

const orgUnitOf = (scope: RequestScope, { regionId, institution }: Child): OrgUnit =>
  institution ? toInstitutionNode(institution) : regionNode(scope, regionId);

const toShare = (
  scope: RequestScope,
  loaders: Loaders,
  parent: DecompositionView['target'],
  { child, share, weight, path, growthOf }: ShareView,
): DecompositionShare => ({
  region: regionNode(scope, child.regionId),
  orgUnit: orgUnitOf(scope, child),
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
  readTogether: async () => share && findTogether(scope, loaders, { parent, child, cap: share.value, baseline: child.baseline, growthOf }),
});

const toDecomposition = (
  scope: RequestScope,
  loaders: Loaders,
  { target, solution, shares, conflicts, childrenBaseline, reservedForOwn, warnings, runId }: DecompositionView,
): Decomposition => {
  const allocatedValue = solution.kind === 'DECOMPOSED' ? solution.implied : null;
  return {
    feasible: solution.kind === 'DECOMPOSED',
    indicator: target.indicator,
    unit: target.unit,
    carbonScope: target.carbonScope,
    parentValue: target.value,
    allocatedValue,
    reservedForOwn,
    residual: allocatedValue && target.value.minus(reservedForOwn).minus(allocatedValue),
    parentBaseline: target.baseline,
    childrenBaseline,
    warnings,
    shares: shares.map((share) => toShare(scope, loaders, target, share)),
    conflicts: conflicts.map(({ message, children }) => ({
      message,
      regions: [...new Set(children.map((child) => child.regionId))].map((id) => regionNode(scope, id)),
      orgUnits: children.map((child) => orgUnitOf(scope, child)),
    })),
    runId,
  };
};

const toTargetPayload = async (loaders: Loaders, { targetIds, above, problems }: AdjustmentResult): Promise<TargetPayload> => {
  const rows = await Promise.all(targetIds.map(({ tenantId, targetId }) => loaders.targets.load({ tenantId, targetId })));
  return {
    targets: rows.flatMap((row) => (row ? toTargetNode(row) : [])),
    parentValue: above?.value ?? null,
    allocatedValue: above?.together ?? null,
    reservedForOwn: above?.reservedForOwn ?? null,
    residual: above?.residual ?? null,
    problems,
  };
};

@Resolver()
export class DecompositionResolver {
  @Mutation(() => DecompositionPayload, {
    description: '把一个区划的目标分解给直接下级的区划，没有下级区划的分解给其公共机构：先试算，确认后下达。',
  })
  async decomposeTarget(
    @Ctx() { scope, loaders }: Context,
    @Arg('input', () => DecomposeTargetInput) input: DecomposeTargetInput,
  ): Promise<DecompositionPayload> {
    const { decomposition, problems } = await decomposeTarget(scope, loaders, input);
    return { decomposition: decomposition && toDecomposition(scope, loaders, decomposition), problems };
  }

  @Mutation(() => TargetPayload, { description: '调整由上级分解下达的目标：须说明原因，并重新核对合计；旧版本保留。' })
  async adjustTarget(
    @Ctx() { scope, loaders }: Context,
    @Arg('input', () => AdjustTargetInput) input: AdjustTargetInput,
  ): Promise<TargetPayload> {
    return toTargetPayload(loaders, await adjustTarget(scope, loaders, input));
  }
}

@Resolver(() => DecompositionShare)
export class DecompositionShareResolver {
  @FieldResolver(() => CapWithIntensity, {
    nullable: true,
    complexity: figureCost,
    description: '与该下级同年同口径的强度目标合看：何者更严，面积或人数还可增长多少。强度的分解，没有强度目标、基数或除数的为空。',
  })
  together(@Root() share: DecompositionShare): Promise<CapWithIntensity | null> {
    return share.readTogether();
  }
}

@Resolver(() => DecompositionRun)
export class DecompositionRunResolver {
  @Query(() => DecompositionRun, { description: '一次已下达的分解，连同留存的输入。' })
  async decompositionRun(@Ctx() { scope }: Context, @Arg('id', () => ID) id: string): Promise<DecompositionRun> {
    return toRunNode(await getDecompositionRun(scope, id));
  }

  @FieldResolver(() => Region)
  region(@Root() run: DecompositionRun, @Ctx() { scope }: Context): Region {
    return regionNode(scope, run.regionId);
  }

  @FieldResolver(() => Target, { nullable: true })
  async target(@Root() { tenantId, parentTargetId }: DecompositionRun, @Ctx() { loaders }: Context): Promise<Target | null> {
    const row = await loaders.targets.load({ tenantId, targetId: parentTargetId });
    return row && toTargetNode(row);
  }
}

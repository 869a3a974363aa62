import { PROGRESS_RULE } from '@shuangcheng/domain';
import { Institution, ProgressOutcome, ProgressRule, RemainingAllowance, Region, Target, TargetProgress } from '@shuangcheng/schema';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost, figuresCost } from '../field-cost.js';
import { toTargetNode } from '../plans/plan.service.js';
import { toProgressNode } from './progress.node.js';
import { getInstitutionProgress, getProgress, restsOnMadeUp } from './progress.service.js';

@Resolver(() => Region)
export class RegionProgressResolver {
  @Query(() => ProgressRule, { description: '进度判定的门槛与假定。' })
  progressRule(): ProgressRule {
    return PROGRESS_RULE;
  }

  @FieldResolver(() => [TargetProgress], {
    complexity: figuresCost,
    description: '该年的目标以及路径覆盖该年的目标的进度：已审核累计对照路径，按往年季节分布预测全年。',
  })
  async progress(
    @Root() { regionId }: Region,
    @Ctx() { scope, loaders }: Context,
    @Arg('year', () => Int) year: number,
  ): Promise<TargetProgress[]> {
    const [views] = await getProgress(scope, loaders, [regionId], year);
    return views!.map(toProgressNode);
  }
}

@Resolver(() => TargetProgress)
export class TargetProgressResolver {
  @FieldResolver(() => Boolean, { description: '所据报表含演示用的编造数据：数值与状态均不得当真。' })
  madeUp(@Root() { target, period }: TargetProgress, @Ctx() { scope, loaders }: Context): Promise<boolean> {
    return restsOnMadeUp(scope, loaders, target, period);
  }
}

@Resolver(() => ProgressOutcome)
export class ProgressOutcomeResolver {
  @FieldResolver(() => RemainingAllowance, { complexity: figureListCost, description: '到年底各月还能用多少。' })
  allowance(@Root() outcome: ProgressOutcome): Promise<RemainingAllowance> {
    return outcome.readAllowance();
  }
}

@Resolver(() => Institution)
export class InstitutionProgressResolver {
  @FieldResolver(() => [Target], { description: '县（区）分解给该机构的目标：该年的，以及路径覆盖该年的。' })
  async targets(
    @Root() { tenantId, regionId, institutionId }: Institution,
    @Ctx() { loaders }: Context,
    @Arg('year', () => Int) year: number,
  ): Promise<Target[]> {
    return (await loaders.targetsOfYear.load({ tenantId, regionId, institutionId, year })).map(toTargetNode);
  }

  @FieldResolver(() => [TargetProgress], { complexity: figuresCost, description: '该机构目标的进度，取自其自身的已审核报表。' })
  async progress(
    @Root() { tenantId, institutionId }: Institution,
    @Ctx() { scope, loaders }: Context,
    @Arg('year', () => Int) year: number,
  ): Promise<TargetProgress[]> {
    const head = (await loaders.institutions.load({ tenantId, institutionId }))!;
    return (await getInstitutionProgress(scope, loaders, head, year)).map(toProgressNode);
  }
}

import { PROGRESS_RULE } from '@shuangcheng/domain';
import { ProgressRule, Region, TargetProgress } from '@shuangcheng/schema';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figuresCost } from '../field-cost.js';
import { toProgressNode } from './progress.node.js';
import { getProgress } from './progress.service.js';

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

import { ChangeExplainedArgs, ExplainedChange, Region } from '@shuangcheng/schema';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost } from '../field-cost.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { explainRegionChange } from './change.service.js';

@Resolver(() => Region)
export class RegionChangeResolver {
  @FieldResolver(() => ExplainedChange, {
    complexity: figureListCost,
    description: '总量在两期之间为何变化：上报范围、规模、结构、强度、因子各占多少。',
  })
  changeExplained(
    @Root() { regionId }: Region,
    @Ctx() { scope, loaders }: Context,
    @Args(() => ChangeExplainedArgs) { options, ...asked }: ChangeExplainedArgs,
  ): Promise<ExplainedChange> {
    return explainRegionChange(scope, loaders, regionId, { ...asked, activity: asked.activity ?? null, choice: chooseOptions(options) });
  }
}

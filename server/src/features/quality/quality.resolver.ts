import { PublishQualityRulesInput, QualityRulesPayload, QualityRuleSet } from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { getRegion } from '../regions/region.service.js';
import { getRuleSet, publishRules } from './rule-set.service.js';

@Resolver()
export class QualityResolver {
  @Query(() => QualityRuleSet, { description: '区划所在省（直辖市）现行的校验规则与审核要求。' })
  qualityRules(@Ctx() { scope }: Context, @Arg('region', () => String) region: string): Promise<QualityRuleSet> {
    return getRuleSet(scope, getRegion(scope, region).regionId);
  }

  @Mutation(() => QualityRulesPayload, { description: '发布校验规则的新版本，整体取代前一版本；已有的发现不变。' })
  publishQualityRules(
    @Ctx() { scope }: Context,
    @Arg('input', () => PublishQualityRulesInput) input: PublishQualityRulesInput,
  ): Promise<QualityRulesPayload> {
    return publishRules(scope, getRegion(scope, input.region).regionId, input);
  }
}

import { factorRowsOf } from '@shuangcheng/domain';
import { FactorSet, FactorSetInput, FactorSetPayload, OfficialFactorSetInput } from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { getRegion } from '../regions/region.service.js';
import { toFactorNode } from './factor.node.js';
import { makeFactorSetOfficial, publishFactorSet, type PublishedFactorSet } from './factor-set-publication.service.js';
import { listFactorSets, type OfferedFactorSet } from './factor-set.service.js';

const toNode = ({ head, set, official }: OfferedFactorSet): FactorSet => ({
  id: set.id,
  name: set.nameZh,
  province: set.tenantId === null ? null : String(set.tenantId),
  basedOn: set.basedOn,
  publishedOn: set.publishedOn,
  source: set.source,
  note: set.noteZh,
  official,
  officialUses: head.uses.map(({ province, from, reason }) => ({ province: String(province), from, reason })),
  factors: factorRowsOf(set).map(toFactorNode),
});
const toPayload = ({ factorSet, problems }: PublishedFactorSet): FactorSetPayload => ({
  factorSet: factorSet && toNode(factorSet),
  problems,
});

@Resolver()
export class FactorSetResolver {
  @Query(() => [FactorSet], { description: '可用的因子集：平台提供的和本省发布的，正式的在前。' })
  async factorSets(@Ctx() { scope }: Context): Promise<FactorSet[]> {
    return (await listFactorSets(scope)).map(toNode);
  }

  @Mutation(() => FactorSetPayload, { description: '发布本省的一套因子：新的一套，不改动已有的；可同时指定为正式因子集。' })
  async publishFactorSet(@Ctx() { scope }: Context, @Arg('input', () => FactorSetInput) input: FactorSetInput): Promise<FactorSetPayload> {
    return toPayload(await publishFactorSet(scope, getRegion(scope, input.region).regionId, input));
  }

  @Mutation(() => FactorSetPayload, { description: '把已有的一套因子指定为本省的正式因子集；此前时点的数值不变。' })
  async makeFactorSetOfficial(
    @Ctx() { scope }: Context,
    @Arg('input', () => OfficialFactorSetInput) input: OfficialFactorSetInput,
  ): Promise<FactorSetPayload> {
    return toPayload(await makeFactorSetOfficial(scope, getRegion(scope, input.region).regionId, input));
  }
}

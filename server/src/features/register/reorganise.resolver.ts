import { PreparedReorganisation, ReorganiseInput, ReorganisePayload } from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { listPrepared } from './prepared.service.js';
import { reorganise } from './reorganise.service.js';

@Resolver()
export class ReorganiseResolver {
  @Query(() => [PreparedReorganisation], { description: '预置的区划调整方案：由主管部门填写代码后办理。' })
  preparedReorganisations(@Ctx() { scope }: Context): Promise<PreparedReorganisation[]> {
    return listPrepared(scope);
  }

  @Mutation(() => ReorganisePayload, {
    description: '自某日起调整机构和区划：机构的划转、合并、分设、撤销，区划的合并、拆分、改隶；可先预览对各数值的影响。',
  })
  reorganise(@Ctx() { scope }: Context, @Arg('input', () => ReorganiseInput) input: ReorganiseInput): Promise<ReorganisePayload> {
    return reorganise(scope, input);
  }
}

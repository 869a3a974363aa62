import { Node } from '@shuangcheng/schema';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { findNode } from './node.service.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: '按全局 id 取对象。' })
  node(@Ctx() { scope, loaders }: Context, @Arg('id', () => ID) id: string): Promise<Node> {
    return findNode(scope, loaders, id);
  }
}

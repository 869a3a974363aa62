import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { getNewestSequence } from './event.service.js';

@Resolver()
export class EventResolver {
  @Query(() => String, { description: '最新事件的序号：先读序号，再读数据，然后以序号作 after 订阅，其间不漏。' })
  eventSequence(@Ctx() { scope }: Context): Promise<string> {
    return getNewestSequence(scope);
  }
}

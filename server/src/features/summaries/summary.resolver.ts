import { SummaryArgs, SummaryTable } from '@shuangcheng/schema';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost } from '../field-cost.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { getSummary } from './summary.service.js';

@Resolver()
export class SummaryResolver {
  @Query(() => SummaryTable, { complexity: figureListCost, description: '统计调查制度的综合表：按行政区域、按主管系统或分类汇总。' })
  async summary(@Ctx() { scope }: Context, @Args(() => SummaryArgs) args: SummaryArgs): Promise<SummaryTable> {
    const { regionId } = getRegion(scope, args.region);
    const view = await getSummary(scope, regionId, args.period, args.by, chooseOptions(args.options));
    return {
      ...view,
      region: regionNode(scope, regionId),
      columns: view.columns.map(({ nameZh, ...column }) => ({ ...column, name: nameZh })),
    };
  }
}

import { FigureQuality, IndicatorFigure, Lineage, Page50Args, ReportConnection, DecimalScalar } from '@shuangcheng/schema';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Decimal } from '@shuangcheng/domain';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { listReportsOfFigure } from '../reports/report.service.js';
import { toLineageNode, type FigureNode, type LineageNode } from './figure.node.js';
import { getQuality } from './figure-quality.service.js';
import { yearOnYearCoverageOf, yearOnYearOf } from './figure.service.js';

@Resolver(() => IndicatorFigure)
export class FigureResolver {
  @FieldResolver(() => DecimalScalar, { nullable: true, description: '与上年同期（同样已结束的月份）相比，%。' })
  yearOnYear(@Root() figure: FigureNode): Decimal | null {
    return yearOnYearOf(figure.view);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description: '同比的可比程度：两年同样月份计入的报表数，少者 ÷ 多者，%。明显低于 100 时，同比反映的是上报范围的变化。',
  })
  yearOnYearCoverage(@Root() figure: FigureNode): Decimal | null {
    return yearOnYearCoverageOf(figure.view);
  }

  @FieldResolver(() => FigureQuality)
  quality(@Root() figure: FigureNode, @Ctx() { scope, loaders }: Context): Promise<FigureQuality> {
    return getQuality(scope, loaders, figure.view);
  }

  @FieldResolver(() => Lineage)
  lineage(@Root() figure: FigureNode): Lineage {
    return toLineageNode(figure.view);
  }
}

@Resolver(() => Lineage)
export class LineageResolver {
  @FieldResolver(() => ReportConnection, { complexity: pageCost, description: '计入该数值的每一份报表版本。' })
  reports(@Root() lineage: LineageNode, @Ctx() { scope }: Context, @Args(() => Page50Args) page: Page50Args) {
    return listReportsOfFigure(scope, lineage.view, page);
  }
}

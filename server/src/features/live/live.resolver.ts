import { INDICATOR_CODES } from '@shuangcheng/domain';
import {
  EventFiguresArgs,
  FiguresEvent,
  FiguresUpdatedArgs,
  IndicatorFigure,
  ProgressEvent,
  ProgressUpdatedArgs,
  Region,
  RegionEvent,
  Report,
  ReviewEvent,
  ReviewQueueUpdatedArgs,
  TargetProgress,
} from '@shuangcheng/schema';
import { Args, Ctx, FieldResolver, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { openSharedEvents } from '../../events/shared-events.js';
import { figuresCost } from '../field-cost.js';
import { toFigureNode } from '../figures/figure.node.js';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getRegionFigures } from '../figures/figure.service.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { toReportNode } from '../reports/report.service.js';
import { toProgressNode } from '../targets/progress.node.js';
import { getProgress } from '../targets/progress.service.js';
import { figuresTopic, progressTopic } from './figures-updated.service.js';
import { reviewTopic } from './review-updated.service.js';

type Subscribed<Arguments> = { readonly args: Arguments; readonly context: Context };

const openFigures = ({ args: { region, period, after }, context }: Subscribed<FiguresUpdatedArgs>) =>
  openSharedEvents(context.scope, figuresTopic(getRegion(context.scope, region).regionId, period), {
    renew: () => context.renewScope(),
    after: after ?? null,
  });
const openProgress = ({ args: { region, year, after }, context }: Subscribed<ProgressUpdatedArgs>) =>
  openSharedEvents(context.scope, progressTopic(getRegion(context.scope, region).regionId, year), {
    renew: () => context.renewScope(),
    after: after ?? null,
  });
const openReviewQueue = ({ args: { region, after }, context }: Subscribed<ReviewQueueUpdatedArgs>) =>
  openSharedEvents(context.scope, reviewTopic(getRegion(context.scope, region).regionId), {
    renew: () => context.renewScope(),
    after: after ?? null,
  });

const changedIn = (event: RegionEvent, { scope }: Context): Region => regionNode(scope, event.changedRegionId);

/** The report that an event is of; null where it is of none or of several, and where the caller may not see it. */
const reportOf = async ({ tenantId, institutionId, month, version }: RegionEvent, { loaders }: Context): Promise<Report | null> => {
  if (institutionId === null || month === null || version === null) return null;
  const head = await loaders.reports.load({ tenantId, institutionId, month, version });
  return head && toReportNode(head);
};

@Resolver(() => FiguresEvent)
export class FiguresEventResolver {
  @Subscription(() => FiguresEvent, {
    description: '区划及其下级在期间内的数值每有变化即告知；只报告影响该期间数值的变化（上年同期的变化不算）。',
    subscribe: openFigures,
  })
  figuresUpdated(@Root() event: FiguresEvent, @Args(() => FiguresUpdatedArgs) _args: FiguresUpdatedArgs): FiguresEvent {
    return event;
  }

  @FieldResolver(() => [IndicatorFigure], { complexity: figuresCost, description: '区划在期间的各项指标，为送出此事件时的数值。' })
  async figures(
    @Root() { region, period }: FiguresEvent,
    @Ctx() { scope, loaders }: Context,
    @Args(() => EventFiguresArgs) { codes }: EventFiguresArgs,
  ): Promise<IndicatorFigure[]> {
    const views = await getRegionFigures(scope, loaders, region.regionId, codes ?? INDICATOR_CODES, period, chooseOptions(null));
    return views.map(toFigureNode);
  }

  @FieldResolver(() => Region, { description: '变化所在的区划：报表所属，或名录调整所涉。' })
  changedIn(@Root() event: FiguresEvent, @Ctx() context: Context): Region {
    return changedIn(event, context);
  }

  @FieldResolver(() => Report, { nullable: true, description: '所涉的报表版本；名录调整时为空。' })
  report(@Root() event: FiguresEvent, @Ctx() context: Context): Promise<Report | null> {
    return reportOf(event, context);
  }
}

@Resolver(() => ProgressEvent)
export class ProgressEventResolver {
  @Subscription(() => ProgressEvent, { description: '区划的目标进度在该年内每有变化即告知。', subscribe: openProgress })
  progressUpdated(@Root() event: ProgressEvent, @Args(() => ProgressUpdatedArgs) _args: ProgressUpdatedArgs): ProgressEvent {
    return event;
  }

  @FieldResolver(() => [TargetProgress], { complexity: figuresCost, description: '该年各项目标的进度，为送出此事件时的数值。' })
  async progress(@Root() { region, year }: ProgressEvent, @Ctx() { scope, loaders }: Context): Promise<TargetProgress[]> {
    const [views] = await getProgress(scope, loaders, [region.regionId], year);
    return views!.map(toProgressNode);
  }

  @FieldResolver(() => Region, { description: '变化所在的区划：报表所属，名录调整所涉，或目标所属。' })
  changedIn(@Root() event: ProgressEvent, @Ctx() context: Context): Region {
    return changedIn(event, context);
  }

  @FieldResolver(() => Report, { nullable: true, description: '所涉的报表版本；其他变化为空。' })
  report(@Root() event: ProgressEvent, @Ctx() context: Context): Promise<Report | null> {
    return reportOf(event, context);
  }
}

@Resolver(() => ReviewEvent)
export class ReviewEventResolver {
  @Subscription(() => ReviewEvent, { description: '辖内待审核的报表每有增减即告知。', subscribe: openReviewQueue })
  reviewQueueUpdated(@Root() event: ReviewEvent, @Args(() => ReviewQueueUpdatedArgs) _args: ReviewQueueUpdatedArgs): ReviewEvent {
    return event;
  }

  @FieldResolver(() => Int, { description: '辖内待审核的报表份数，为送出此事件时的数。' })
  waiting(@Root() { region }: ReviewEvent, @Ctx() { loaders }: Context): Promise<number> {
    return loaders.waitingReports.load(region.regionId);
  }

  @FieldResolver(() => Region, { description: '变化所在的区划：报表所属，或名录调整所涉。' })
  changedIn(@Root() event: ReviewEvent, @Ctx() context: Context): Region {
    return changedIn(event, context);
  }

  @FieldResolver(() => Report, { nullable: true, description: '所涉的报表版本；多份或名录调整时为空。' })
  report(@Root() event: ReviewEvent, @Ctx() context: Context): Promise<Report | null> {
    return reportOf(event, context);
  }
}

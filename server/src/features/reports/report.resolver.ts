import { Finding, Institution, MeasureValue, Report, ReportConnection, ReportEvent, ReviewQueueArgs } from '@shuangcheng/schema';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { getRegion } from '../regions/region.service.js';
import { findCountedVersion, listReviewQueue } from './report.service.js';

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => ReportConnection, { complexity: pageCost, description: '辖内待审核的报表，由早及近。' })
  reviewQueue(@Ctx() { scope }: Context, @Args(() => ReviewQueueArgs) args: ReviewQueueArgs) {
    return listReviewQueue(scope, getRegion(scope, args.region).regionId, args.period ?? null, args);
  }

  @FieldResolver(() => Institution)
  async institution(@Root() { tenantId, institutionId }: Report, @Ctx() { loaders }: Context): Promise<Institution> {
    return toInstitutionNode((await loaders.institutions.load({ tenantId, institutionId }))!);
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description: '该月计入数值的版本（已审核）；空为没有。修订退回、撤回以后，原已审核的版本仍然计入，直至也被撤回。',
  })
  countedVersion(@Root() report: Report, @Ctx() { loaders }: Context): Promise<Report | null> {
    return findCountedVersion(loaders, report);
  }

  @FieldResolver(() => [MeasureValue], { description: '已填报的各项；缺报的不列出。' })
  values(@Root() report: Report, @Ctx() { loaders }: Context): Promise<MeasureValue[]> {
    return loaders.measures.load(report);
  }

  @FieldResolver(() => [Finding], { description: '上报时校验规则的发现。' })
  findings(@Root() report: Report, @Ctx() { loaders }: Context): Promise<Finding[]> {
    return loaders.reportFindings.load(report);
  }

  @FieldResolver(() => [ReportEvent], { description: '该月报表的办理记录，由早及近。' })
  history(@Root() report: Report, @Ctx() { loaders }: Context): Promise<ReportEvent[]> {
    return loaders.reportEvents.load(report);
  }
}

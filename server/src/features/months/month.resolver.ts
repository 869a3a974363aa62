import type { Period } from '@shuangcheng/domain';
import {
  ChildReporting,
  ConfirmMonthInput,
  ConfirmMonthPayload,
  Institution,
  MissingInstitutionsArgs,
  MissingReport,
  MissingReportConnection,
  MonthsArgs,
  PeriodScalar,
  Region,
  RegionMonthConnection,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { figureListCost, pageCost } from '../field-cost.js';
import { listReportingByChild } from '../figures/reporting.service.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { regionNode } from '../regions/region.service.js';
import { confirmMonths } from './confirmation.service.js';
import { listMissingInstitutions } from './missing-report.service.js';
import { answerConfirmation, listMonths } from './month.service.js';

@Resolver()
export class MonthResolver {
  @Query(() => RegionMonthConnection, {
    complexity: pageCost,
    description: '辖内各县（区）（及市州本级直属）一年各月：应报、审核、确认、锁定、截止。',
  })
  months(@Ctx() { scope, loaders }: Context, @Args(() => MonthsArgs) args: MonthsArgs) {
    return listMonths(scope, loaders, args);
  }

  @Query(() => MissingReportConnection, { complexity: pageCost, description: '应报未报（含退回未重报）的机构与月份，由早及近。' })
  missingInstitutions(@Ctx() { scope, loaders }: Context, @Args(() => MissingInstitutionsArgs) args: MissingInstitutionsArgs) {
    return listMissingInstitutions(scope, loaders, args);
  }

  @Mutation(() => ConfirmMonthPayload, { description: '确认或退回县（区）的月份，先市后省，逐月答复。' })
  async confirmMonth(
    @Ctx() { scope, loaders }: Context,
    @Arg('input', () => ConfirmMonthInput) input: ConfirmMonthInput,
  ): Promise<ConfirmMonthPayload> {
    return answerConfirmation(scope, loaders, await confirmMonths(scope, input));
  }
}

@Resolver(() => MissingReport)
export class MissingReportResolver {
  @FieldResolver(() => Institution)
  async institution(@Root() { tenantId, institutionId }: MissingReport, @Ctx() { loaders }: Context): Promise<Institution> {
    return toInstitutionNode((await loaders.institutions.load({ tenantId, institutionId }))!);
  }
}

@Resolver(() => Region)
export class RegionReportingResolver {
  @FieldResolver(() => [ChildReporting], { complexity: figureListCost, description: '直接下级各自的上报情况，逾期多者在前。' })
  async reportingByChild(
    @Root() region: Region,
    @Ctx() { scope, loaders }: Context,
    @Arg('period', () => PeriodScalar) period: Period,
  ): Promise<ChildReporting[]> {
    const views = await listReportingByChild(scope, loaders, region.regionId, period);
    return views.map((view) => ({ ...view, region: regionNode(scope, view.regionId) }));
  }
}

import {
  CheckedReport,
  CheckFinding,
  CheckItem,
  CheckItemConnection,
  CheckItemsArgs,
  CheckResult,
  ChecksArgs,
  CheckSession,
  CheckStratum,
  FindingStep,
  Institution,
  MeasureValue,
  QualityCheck,
  QualityCheckConnection,
  Region,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { toInstitutionNode } from '../institutions/institution.service.js';
import { regionNode } from '../regions/region.service.js';
import { getCheckResult } from './check-result.service.js';
import {
  getCheck,
  listCheckedReports,
  listCheckItems,
  listCheckSessions,
  listRegionChecks,
  toCheckNode,
  toFindingNode,
  toStepNode,
  type CheckedReportNode,
} from './check.service.js';

@Resolver(() => QualityCheck)
export class CheckResolver {
  @Query(() => QualityCheckConnection, { complexity: pageCost, description: '区划参与的数据质量检查（组织、承担审核或被查），由近及远。' })
  checks(@Ctx() { scope }: Context, @Args(() => ChecksArgs) args: ChecksArgs) {
    return listRegionChecks(scope, args.region, args);
  }

  @Query(() => QualityCheck, { nullable: true })
  check(@Ctx() { loaders }: Context, @Arg('id', () => ID) id: string): Promise<QualityCheck> {
    return getCheck(loaders, id);
  }

  @FieldResolver(() => Region, { description: '组织检查的区划。' })
  region(@Root() check: QualityCheck, @Ctx() { scope }: Context): Region {
    return regionNode(scope, check.regionId);
  }

  @FieldResolver(() => [Region], { description: '参与的区划：组织、被查、承担审核的。' })
  regions(@Root() check: QualityCheck, @Ctx() { scope }: Context): Region[] {
    return check.takingPart.map((id) => regionNode(scope, id));
  }

  @FieldResolver(() => CheckItemConnection, {
    complexity: pageCost,
    description: '被查机构：组织检查的见全部，承担审核的见分派给本区划的，被查的见本区划的。',
  })
  items(@Root() check: QualityCheck, @Ctx() { scope }: Context, @Args(() => CheckItemsArgs) args: CheckItemsArgs) {
    return listCheckItems(scope, check, args);
  }

  @FieldResolver(() => [CheckSession], { description: '会议纪要。' })
  sessions(@Root() check: QualityCheck, @Ctx() { scope }: Context): Promise<CheckSession[]> {
    return listCheckSessions(scope, check);
  }

  @FieldResolver(() => CheckResult, { nullable: true, description: '检查结果；只能见到其中一部分的，为空。' })
  result(@Root() check: QualityCheck, @Ctx() { scope }: Context): Promise<CheckResult | null> {
    return getCheckResult(scope, check);
  }
}

@Resolver(() => CheckStratum)
export class CheckStratumResolver {
  @FieldResolver(() => Region)
  region(@Root() stratum: CheckStratum, @Ctx() { scope }: Context): Region {
    return regionNode(scope, stratum.regionId);
  }
}

@Resolver(() => CheckItem)
export class CheckItemResolver {
  @FieldResolver(() => Region, { description: '被查机构所在的区划。' })
  region(@Root() item: CheckItem, @Ctx() { scope }: Context): Region {
    return regionNode(scope, item.regionId);
  }

  @FieldResolver(() => Region, { description: '承担审核的区划。' })
  assignedTo(@Root() item: CheckItem, @Ctx() { scope }: Context): Region {
    return regionNode(scope, item.assignedRegionId);
  }

  @FieldResolver(() => Institution, { nullable: true, description: '名录中的机构；不在您的授权范围内的为空。' })
  async institution(@Root() item: CheckItem, @Ctx() { loaders }: Context): Promise<Institution | null> {
    const head = await loaders.institutions.load(item);
    return head && toInstitutionNode(head);
  }

  @FieldResolver(() => [CheckedReport], { description: '检查期间的报表（开展检查时的副本）；没有的月份是缺报。' })
  reports(@Root() item: CheckItem, @Ctx() { loaders }: Context): Promise<CheckedReportNode[]> {
    return listCheckedReports(loaders, item, 'PERIOD');
  }

  @FieldResolver(() => [CheckedReport], { description: '上年同月的报表，供比较。' })
  reportsYearBefore(@Root() item: CheckItem, @Ctx() { loaders }: Context): Promise<CheckedReportNode[]> {
    return listCheckedReports(loaders, item, 'YEAR_BEFORE');
  }

  @FieldResolver(() => [CheckFinding])
  async findings(@Root() item: CheckItem, @Ctx() { scope, loaders }: Context): Promise<CheckFinding[]> {
    return (await loaders.checkFindingsOfItems.load(item)).map((row) => toFindingNode(scope, row));
  }
}

@Resolver(() => CheckedReport)
export class CheckedReportResolver {
  @FieldResolver(() => [MeasureValue], { description: '已填报的各项；缺报的不列出。' })
  values(@Root() report: CheckedReportNode): MeasureValue[] {
    return report.values;
  }
}

@Resolver(() => CheckFinding)
export class CheckFindingResolver {
  @FieldResolver(() => QualityCheck)
  async check(@Root() finding: CheckFinding, @Ctx() { loaders }: Context): Promise<QualityCheck> {
    return toCheckNode((await loaders.checks.load(finding))!);
  }

  @FieldResolver(() => Region, { description: '被查的区划。' })
  region(@Root() finding: CheckFinding, @Ctx() { scope }: Context): Region {
    return regionNode(scope, finding.regionId);
  }

  @FieldResolver(() => [FindingStep], { description: '答复和处理，由早及近。' })
  async history(@Root() finding: CheckFinding, @Ctx() { loaders }: Context): Promise<FindingStep[]> {
    return (await loaders.checkFindingSteps.load(finding)).map(toStepNode);
  }
}

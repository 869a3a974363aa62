import {
  CheckReportsInput,
  CheckReportsPayload,
  ExplainFindingsInput,
  ReportInput,
  ReportPayload,
  ReportsInput,
  ReportsPayload,
  ReviewReportsInput,
  ReviewReportsPayload,
  WithdrawReportInput,
  type Report,
} from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { getRegion } from '../regions/region.service.js';
import { explainFindings } from './explanation.service.js';
import { checkReports } from './report-check.service.js';
import { reviewReports, withdrawReport } from './review.service.js';
import { submitBatch, submitOne, type RowResult } from './submission.service.js';
import { toReportNode } from './report.service.js';
import type { ReportKey } from './report-reading.store.js';

const load = async ({ loaders }: Context, key: ReportKey): Promise<Report> => toReportNode((await loaders.reports.load(key))!);
const payload = async (context: Context, { report, problems }: RowResult): Promise<ReportPayload> => ({
  report: report && (await load(context, report)),
  problems,
});

@Resolver()
export class ReportMutationResolver {
  @Mutation(() => ReportPayload, { description: '保存草稿。' })
  async saveReport(@Ctx() context: Context, @Arg('input', () => ReportInput) input: ReportInput): Promise<ReportPayload> {
    return payload(context, await submitOne(context.scope, 'SAVE', input));
  }

  @Mutation(() => ReportPayload, { description: '上报；已审核后再次上报为修订，生成新版本。' })
  async submitReport(@Ctx() context: Context, @Arg('input', () => ReportInput) input: ReportInput): Promise<ReportPayload> {
    return payload(context, await submitOne(context.scope, 'SUBMIT', input));
  }

  @Mutation(() => ReportsPayload, { description: '批量上报，逐行答复。' })
  async submitReports(@Ctx() context: Context, @Arg('input', () => ReportsInput) input: ReportsInput): Promise<ReportsPayload> {
    const { results, problems } = await submitBatch(context.scope, input);
    const rows = await Promise.all(results.map(async (row, index) => ({ index, ...(await payload(context, row)) })));
    const accepted = results.filter((row) => row.report !== null).length;
    return { accepted, rejected: results.length - accepted, results: rows, problems };
  }

  @Mutation(() => ReportPayload, { description: '撤回：草稿、待审核或已退回的不再办理，已审核的不再计入。' })
  async withdrawReport(
    @Ctx() context: Context,
    @Arg('input', () => WithdrawReportInput) input: WithdrawReportInput,
  ): Promise<ReportPayload> {
    const { reports, problems } = await withdrawReport(context.scope, input);
    return payload(context, { report: reports[0] ?? null, problems });
  }

  @Mutation(() => ReviewReportsPayload, { description: '审核通过或退回（须说明原因），逐份办理。' })
  async reviewReports(
    @Ctx() context: Context,
    @Arg('input', () => ReviewReportsInput) input: ReviewReportsInput,
  ): Promise<ReviewReportsPayload> {
    const { reports, problems } = await reviewReports(context.scope, input);
    return { reports: await Promise.all(reports.map((key) => load(context, key))), problems };
  }

  @Mutation(() => ReportPayload, { description: '填报单位说明校验发现，供审核参考；全部成功或全部不办理。' })
  async explainFindings(
    @Ctx() context: Context,
    @Arg('input', () => ExplainFindingsInput) input: ExplainFindingsInput,
  ): Promise<ReportPayload> {
    return payload(context, await explainFindings(context.scope, input));
  }

  @Mutation(() => CheckReportsPayload, { description: '按现行规则检查区划与期间内尚无发现的报表；已有的发现不变。' })
  checkReports(@Ctx() { scope }: Context, @Arg('input', () => CheckReportsInput) input: CheckReportsInput): Promise<CheckReportsPayload> {
    return checkReports(scope, getRegion(scope, input.region).regionId, input);
  }
}

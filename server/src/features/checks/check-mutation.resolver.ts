import {
  CheckPayload,
  CloseCheckInput,
  CloseFindingInput,
  FindingPayload,
  OpenCheckInput,
  RecordCheckFindingsInput,
  RecordCheckFindingsPayload,
  RecordCheckSessionInput,
  SettleFindingInput,
} from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { closeCheck, recordCheckSession } from './check-closing.service.js';
import { openCheck, type CheckResultOf } from './check-opening.service.js';
import { recordCheckFindings } from './check-recording.service.js';
import { closeFinding, settleFinding, type FindingAnswerOf } from './check-settlement.service.js';
import { toCheckNode, toFindingNode, toItemNode } from './check.service.js';

const checkPayload = async ({ loaders }: Context, { check, problems }: CheckResultOf): Promise<CheckPayload> => ({
  check: check && toCheckNode((await loaders.checks.load(check))!),
  problems,
});
const findingPayload = async ({ scope, loaders }: Context, { finding, problems }: FindingAnswerOf): Promise<FindingPayload> => ({
  finding: finding && toFindingNode(scope, (await loaders.checkFindings.load(finding))!),
  problems,
});

@Resolver()
export class CheckMutationResolver {
  @Mutation(() => CheckPayload, { description: '开展质量抽查、会审或交叉审核：抽样、分派，并留存报表副本。' })
  async openCheck(@Ctx() context: Context, @Arg('input', () => OpenCheckInput) input: OpenCheckInput): Promise<CheckPayload> {
    return checkPayload(context, await openCheck(context.scope, input));
  }

  @Mutation(() => RecordCheckFindingsPayload, { description: '记录检查结果，逐机构办理。' })
  async recordCheckFindings(
    @Ctx() context: Context,
    @Arg('input', () => RecordCheckFindingsInput) input: RecordCheckFindingsInput,
  ): Promise<RecordCheckFindingsPayload> {
    const { items, problems } = await recordCheckFindings(context.scope, input);
    const rows = await Promise.all(items.map((key) => context.loaders.checkItems.load(key)));
    return { items: rows.map((row) => toItemNode(row!)), problems };
  }

  @Mutation(() => FindingPayload, { description: '被查区划答复发现：认可（指明改正后的报表）、说明情况或提出异议。' })
  async settleFinding(@Ctx() context: Context, @Arg('input', () => SettleFindingInput) input: SettleFindingInput): Promise<FindingPayload> {
    return findingPayload(context, await settleFinding(context.scope, input));
  }

  @Mutation(() => FindingPayload, { description: '组织检查的单位处理发现：办结、撤销或退回答复。' })
  async closeFinding(@Ctx() context: Context, @Arg('input', () => CloseFindingInput) input: CloseFindingInput): Promise<FindingPayload> {
    return findingPayload(context, await closeFinding(context.scope, input));
  }

  @Mutation(() => CheckPayload, { description: '记录会审会议纪要。' })
  async recordCheckSession(
    @Ctx() context: Context,
    @Arg('input', () => RecordCheckSessionInput) input: RecordCheckSessionInput,
  ): Promise<CheckPayload> {
    return checkPayload(context, await recordCheckSession(context.scope, input));
  }

  @Mutation(() => CheckPayload, { description: '结束检查，此后不再办理；尚有未办结事项的须说明原因。' })
  async closeCheck(@Ctx() context: Context, @Arg('input', () => CloseCheckInput) input: CloseCheckInput): Promise<CheckPayload> {
    return checkPayload(context, await closeCheck(context.scope, input));
  }
}

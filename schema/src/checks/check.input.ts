import type { CheckKind, Day, Decimal, FindingAnswer, FindingDecision, FindingSeverity, Period } from '@shuangcheng/domain';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Page50Args } from '../connection/page.args.js';
import { CheckItemStateEnum, CheckKindEnum, CheckNoteEnum, FindingAnswerEnum, FindingDecisionEnum, FindingSeverityEnum } from '../enums.js';
import { DateScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';
const EVIDENCE = 'POST /attachments 返回的文件编号，作为佐证。';

@InputType()
export class OpenCheckInput {
  @Field(() => String, { description: '开展检查的区划，查其辖内机构。' }) region!: string;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => CheckKindEnum) kind!: CheckKind;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '抽查比例，5 至 100，%。不填：抽查和交叉审核为 5；会审为 100，指定了机构的会审只查指定的。',
  })
  ratePercent?: Decimal | null;
  @Field(() => String, { nullable: true, description: '随机种子；不填由平台生成并公布。' }) seed?: string | null;
  @Field(() => [String], { nullable: true, description: '另行指定的机构（统一社会信用代码），与随机样本分列。' })
  institutions?: string[] | null;
  @Field(() => [CheckNoteEnum], { nullable: true, description: '另加查有这些情况的机构，与随机样本分列。' }) target?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: '承担审核的区划，轮转分派，不审本区划。不填：交叉审核为辖内有被查机构的各县（区），其余由开展检查的单位审核。',
  })
  reviewers?: string[] | null;
  @Field(() => DateScalar, { description: '办理期限：至该日应检查并答复完毕。' }) dueDate!: Day;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '一项发现。' })
export class CheckFindingInput {
  @Field(() => PeriodScalar, { nullable: true, description: '所涉月份。' }) period?: Period | null;
  @Field(() => String, { nullable: true, description: '所涉指标代码。' }) item?: string | null;
  @Field(() => FindingSeverityEnum) severity!: FindingSeverity;
  @Field(() => String) message!: string;
  @Field(() => String, { nullable: true }) expected?: string | null;
  @Field(() => String, { nullable: true }) actual?: string | null;
  @Field(() => [ID], { nullable: true, description: EVIDENCE }) evidence?: string[] | null;
}

@InputType({ description: '一个机构的检查结果：未发现问题，或列出发现。' })
export class CheckedItemInput {
  @Field(() => String, { description: '统一社会信用代码。' }) institution!: string;
  @Field(() => Boolean, { nullable: true, defaultValue: false }) noneFound?: boolean | null;
  @Field(() => [CheckFindingInput], { nullable: true }) findings?: CheckFindingInput[] | null;
}

@InputType()
export class RecordCheckFindingsInput {
  @Field(() => ID) checkId!: string;
  @Field(() => [CheckedItemInput]) items!: CheckedItemInput[];
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class SettleFindingInput {
  @Field(() => ID) findingId!: string;
  @Field(() => FindingAnswerEnum) answer!: FindingAnswer;
  @Field(() => String, { nullable: true, description: '说明；解释或提出异议时必填。' }) text?: string | null;
  @Field(() => ID, { nullable: true, description: '改正后的报表版本；认可时必填。' }) reportId?: string | null;
  @Field(() => [ID], { nullable: true, description: EVIDENCE }) evidence?: string[] | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class CloseFindingInput {
  @Field(() => ID) findingId!: string;
  @Field(() => FindingDecisionEnum) decision!: FindingDecision;
  @Field(() => String, { nullable: true, description: '撤销或退回答复时必填。' }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class RecordCheckSessionInput {
  @Field(() => ID) checkId!: string;
  @Field(() => DateScalar) heldOn!: Day;
  @Field(() => [String], { description: '参加人员或单位。' }) participants!: string[];
  @Field(() => String) minutes!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class CloseCheckInput {
  @Field(() => ID) checkId!: string;
  @Field(() => String, { nullable: true, description: '尚有未办结事项时必填。' }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@ArgsType()
export class ChecksArgs extends Page50Args {
  @Field(() => String) region!: string;
}

@ArgsType()
export class CheckItemsArgs extends Page50Args {
  @Field(() => String, { nullable: true, description: '被查机构所在的区划。' }) region?: string | null;
  @Field(() => String, { nullable: true, description: '承担审核的区划。' }) assignedTo?: string | null;
  @Field(() => CheckItemStateEnum, { nullable: true }) state?: 'ASSIGNED' | 'CHECKED' | null;
  @Field(() => String, { nullable: true, description: '只取这一家（统一社会信用代码）。' }) institution?: string | null;
}

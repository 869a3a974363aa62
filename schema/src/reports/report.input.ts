import type { Acquisition, Period } from '@shuangcheng/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AcquisitionEnum, ReviewDecisionEnum } from '../enums.js';
import { PeriodScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';

@InputType({ description: '表中的一行。数量为文本，这样一格有误只是一行有误；空为缺报，"0" 为零。' })
export class MeasureInput {
  @Field(() => String) item!: string;
  @Field(() => String, { nullable: true }) quantity?: string | null;
  @Field(() => String, { nullable: true, description: '费用，元。' }) cost?: string | null;
  @Field(() => AcquisitionEnum) acquisition!: Acquisition;
  @Field(() => Boolean, { nullable: true, defaultValue: false }) notApplicable?: boolean | null;
}

@InputType()
export class ReportInput {
  @Field(() => String, { description: '统一社会信用代码。' }) institution!: string;
  @Field(() => PeriodScalar, { description: '月份，如 2023-07。' }) period!: Period;
  @Field(() => [MeasureInput]) values!: MeasureInput[];
  @Field(() => Int, { nullable: true, description: '所依据的版本（没有报表时为 0）；与现有版本不同则拒绝。' }) expectedVersion?:
    number | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class ReportItemInput {
  @Field(() => String, { description: '统一社会信用代码。' }) institution!: string;
  @Field(() => String, { description: '月份，如 2023-07；为文本，有误只影响该行。' }) period!: string;
  @Field(() => [MeasureInput]) values!: MeasureInput[];
  @Field(() => Int, { nullable: true }) expectedVersion?: number | null;
}

@InputType()
export class ReportsInput {
  @Field(() => [ReportItemInput]) reports!: ReportItemInput[];
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class WithdrawReportInput {
  @Field(() => ID) reportId!: string;
  @Field(() => String) reason!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class ReviewReportsInput {
  @Field(() => [ID]) reportIds!: string[];
  @Field(() => ReviewDecisionEnum) decision!: 'APPROVE' | 'RETURN';
  @Field(() => String, { nullable: true, description: '退回时必填。' }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

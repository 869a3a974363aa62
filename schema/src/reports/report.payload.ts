import type { ProblemCode } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { ProblemCodeEnum } from '../enums.js';
import { Report } from './report.type.js';

@ObjectType({ description: '可由客户端改正的问题。' })
export class Problem {
  @Field(() => ProblemCodeEnum) code!: ProblemCode;
  @Field(() => String) message!: string;
  @Field(() => [String], { description: '引起问题的输入所在的路径。' }) path!: readonly string[];
}

@ObjectType()
export class ReportPayload {
  @Field(() => Report, { nullable: true }) report!: Report | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@ObjectType({ description: '批次中一行的结果。' })
export class ReportResult {
  @Field(() => Int, { description: '行号，自 0 起。' }) index!: number;
  @Field(() => Report, { nullable: true }) report!: Report | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

@ObjectType()
export class ReportsPayload {
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [ReportResult]) results!: readonly ReportResult[];
  @Field(() => [Problem], { description: '整批的问题；有则一行也未办理。' }) problems!: readonly Problem[];
}

@ObjectType()
export class ReviewReportsPayload {
  @Field(() => [Report]) reports!: readonly Report[];
  @Field(() => [Problem], { description: '有问题的报表未办理，其余照常。' }) problems!: readonly Problem[];
}

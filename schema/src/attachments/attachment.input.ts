import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Problem } from '../reports/report.payload.js';
import { Attachment } from './attachment.type.js';

@InputType()
export class AttachEvidenceInput {
  @Field(() => [ID], { description: 'POST /attachments 返回的文件编号；24 小时内有效。' }) files!: string[];
  @Field(() => ID, { nullable: true, description: '作为该报表（某一版本）的附件。' }) reportId?: string | null;
  @Field(() => ID, { nullable: true, description: '作为该检查发现的附件。' }) findingId?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType()
export class AttachEvidencePayload {
  @Field(() => [Attachment]) attachments!: readonly Attachment[];
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

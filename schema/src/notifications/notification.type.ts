import type { NotificationKind } from '@shuangcheng/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { NotificationKindEnum } from '../enums.js';
import { Problem } from '../reports/report.payload.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType({ description: '通知：按授权由事件得出。' })
export class Notification {
  regionId!: number;
  tenantId!: number;
  institutionId!: string | null;
  /** Of the report, where there is one. */
  month!: number | null;
  version!: number | null;
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '序号：十进制整数，只增。' }) sequence!: string;
  @Field(() => DateTimeScalar) occurredAt!: Date;
  @Field(() => NotificationKindEnum) kind!: NotificationKind;
  @Field(() => Boolean) read!: boolean;
  body!: Readonly<Record<string, unknown>>;
}
export const NotificationConnection = connectionOf<Notification>('Notification', () => Notification);

@ObjectType({ description: '新的通知。断线后以最后收到的 sequence 作 after 续订，不漏不重；过久则以 RESUME_EXPIRED 结束。' })
export class NotificationEvent {
  @Field(() => String) sequence!: string;
  @Field(() => Notification) notification!: Notification;
}

@InputType()
export class MarkNotificationsReadInput {
  @Field(() => String, { description: '到该序号（含）为止的通知均为已读；已读的不会变回未读。' }) upTo!: string;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType()
export class MarkNotificationsReadPayload {
  @Field(() => String, { nullable: true, description: '已读到的序号。' }) readTo!: string | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

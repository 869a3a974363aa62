import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { AuditFaultKindEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType()
export class AuditDetail {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) value!: string | null;
}

@ObjectType({ description: '审计链中的一节：由前一节的哈希与整条记录算出。' })
export class AuditLink {
  @Field(() => Int, { description: '链节号，自 1 起，每省（市）一条链。' }) number!: number;
  @Field(() => String, { description: '十六进制。' }) hash!: string;
  @Field(() => String, { description: 'sha256 或 sm3。' }) algorithm!: string;
}

@ObjectType({ description: '审计记录：谁、何时、从何处、做了什么。只增不改。' })
export class AuditEntry {
  regionId!: number;
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) occurredAt!: Date;
  @Field(() => String, { description: '账号的用户名。' }) account!: string;
  @Field(() => String, { nullable: true, description: '来源地址；平台自身的操作为空。' }) address!: string | null;
  @Field(() => String, { description: '操作代码，如 reviewReports。' }) action!: string;
  @Field(() => String, { description: '操作名称。' }) actionName!: string;
  @Field(() => [String], { description: '操作对象：节点 id、代码或用户名。' }) subjects!: readonly string[];
  @Field(() => [AuditDetail]) details!: readonly AuditDetail[];
  @Field(() => String, { description: '请求编号，与服务器日志一致。' }) requestId!: string;
  @Field(() => AuditLink, { nullable: true, description: '入链前（约一秒）为空。' }) link!: AuditLink | null;
}

@ObjectType()
export class AuditFault {
  @Field(() => AuditFaultKindEnum) kind!: string;
  @Field(() => Int, { nullable: true }) link!: number | null;
  @Field(() => ID, { nullable: true, description: '审计记录的 id。' }) record!: string | null;
}

@ObjectType({ description: '审计链校验的结果，针对整个省（市）的链。' })
export class AuditIntegrity {
  @Field(() => Boolean, { description: '所校验的范围内没有发现问题。' }) intact!: boolean;
  @Field(() => Int) checkedFrom!: number;
  @Field(() => Int) checkedTo!: number;
  @Field(() => Int, { description: '待入链的记录数。' }) waiting!: number;
  @Field(() => AuditLink, { nullable: true, description: '链首（最新一节）：请在平台之外留存，以便日后核对；未校验到链首时为空。' })
  head!: AuditLink | null;
  @Field(() => [AuditFault], { description: '最多列出一百余项。' }) faults!: readonly AuditFault[];
}

export const AuditConnection = connectionOf<AuditEntry>('Audit', () => AuditEntry);

import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { Page50Args } from '../connection/page.args.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@InputType({ description: '审计记录的筛选条件，各条件同时满足。' })
export class AuditFilter {
  @Field(() => String, { nullable: true, description: '操作代码，如 reviewReports。' }) action?: string | null;
  @Field(() => String, { nullable: true, description: '账号的用户名。' }) account?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '自该时刻起（含）。' }) from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '到该时刻止（不含）。' }) to?: Date | null;
}

@ArgsType()
export class AuditTrailArgs extends Page50Args {
  @Field(() => String) region!: string;
  @Field(() => AuditFilter, { nullable: true }) filter?: AuditFilter | null;
}

@ArgsType()
export class AuditIntegrityArgs {
  @Field(() => Int, { nullable: true, description: '自该链节起；未给出则取最新的一段。' }) from?: number | null;
  @Field(() => Int, { nullable: true, defaultValue: 10_000, description: '校验的链节数，最多 20000。' }) first?: number | null;
  @Field(() => Int, { nullable: true, description: '留存的链节号，与 anchorHash 同时给出。' }) anchorLink?: number | null;
  @Field(() => String, { nullable: true, description: '留存的哈希，十六进制。' }) anchorHash?: string | null;
}

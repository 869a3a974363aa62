import type { Role } from '@shuangcheng/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { AccountKindEnum, RoleEnum } from '../enums.js';
import { Problem } from '../reports/report.payload.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType({ description: '账户的一项授权，在查看者的管理范围内。' })
export class AccountGrant {
  tenantId!: number;
  regionId!: number;
  institutionId!: string | null;
  @Field(() => ID) id!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => Boolean, { description: '含下级。' }) subtree!: boolean;
  @Field(() => String, { nullable: true }) system!: string | null;
  @Field(() => DateTimeScalar) validFrom!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) validTo!: Date | null;
  @Field(() => String, { nullable: true, description: '授予者的用户名；平台设立的为空。' }) givenBy!: string | null;
  @Field(() => DateTimeScalar) givenAt!: Date;
  @Field(() => String, { nullable: true }) revokedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '终止的时刻；即刻生效。' }) revokedAt!: Date | null;
  @Field(() => Boolean, { description: '此刻是否有效。' }) inForce!: boolean;
}

@ObjectType({ description: '账户。' })
export class Account {
  homeRegionId!: number | null;
  @Field(() => ID) id!: string;
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => AccountKindEnum) kind!: 'PERSON' | 'CLIENT';
  @Field(() => [AccountGrant], { description: '在查看者管理范围内、没有终止也没有过期的授权。' }) grants!: readonly AccountGrant[];
  @Field(() => DateTimeScalar, { nullable: true, description: '最近一次使用，约一分钟更新一次。' }) lastUsedAt!: Date | null;
  @Field(() => Boolean) disabled!: boolean;
  @Field(() => Boolean, { description: '须先修改初始密码。' }) mustChangePassword!: boolean;
  @Field(() => String, { nullable: true, description: '设立者的用户名；平台设立的为空。' }) createdBy!: string | null;
  @Field(() => DateTimeScalar) createdAt!: Date;
}
export const AccountConnection = connectionOf<Account>('Account', () => Account);

@ObjectType()
export class AccountPayload {
  @Field(() => Account, { nullable: true }) account!: Account | null;
  @Field(() => String, { nullable: true, description: '初始密码或客户端密钥：只在首次答复中出现，平台不保存明文。' })
  initialSecret!: string | null;
  @Field(() => Boolean, { description: '同一请求已答复过，初始密码当时已显示；遗失时请重置。' }) secretShownBefore!: boolean;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@ObjectType()
export class GrantPayload {
  @Field(() => AccountGrant, { nullable: true }) grant!: AccountGrant | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

import type { Role } from '@shuangcheng/domain';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Page50Args } from '../connection/page.args.js';
import { AccountKindEnum, RoleEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';

@InputType({ description: '要授予的角色及其范围。' })
export class GrantPlaceInput {
  @Field(() => RoleEnum) role!: Role;
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => Boolean, { nullable: true, description: '含下级；缺省时填报单位（REPORTER）不含，其余含。' }) subtree?: boolean | null;
  @Field(() => String, { nullable: true, description: '主管系统代码；SYSTEM_SUPERVISOR 必填。' }) system?: string | null;
  @Field(() => String, { nullable: true, description: '统一社会信用代码；REPORTER 必填。' }) institution?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '缺省为即刻。' }) validFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: '缺省为不限；不得超出授予者自己的期限。' }) validTo?: Date | null;
}

@InputType({ description: '设立账户。' })
export class AccountInput {
  @Field(() => String, { description: '3 至 64 个小写字母、数字、汉字或 . _ - @。' }) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => AccountKindEnum, { nullable: true, defaultValue: 'PERSON' }) kind?: 'PERSON' | 'CLIENT' | null;
  @Field(() => String, { description: '账户所属区划的代码：由该区划及其上级的主管部门管理。' }) region!: string;
  @Field(() => [GrantPlaceInput], {
    nullable: true,
    description: '随账户一并授予；有一项不成立则全部不办理。JOINT_ANALYST 须使用单独的账户，不能与其他角色并授。',
  })
  grants?: GrantPlaceInput[] | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '授予角色。' })
export class GrantInput extends GrantPlaceInput {
  @Field(() => ID, { description: '账户的 id；可将 JOINT_ANALYST 授予外省（市）告知的账户，该账户不能另有其他角色。' }) account!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '终止授权。' })
export class RevokeInput {
  @Field(() => ID) grant!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '办理一个账户：重置密码或密钥、停用、启用。' })
export class AccountChangeInput {
  @Field(() => ID) account!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '修改本人密码。' })
export class PasswordInput {
  @Field(() => String) currentPassword!: string;
  @Field(() => String, { description: '至少 10 个字符。' }) newPassword!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@ArgsType()
export class AccountsArgs extends Page50Args {
  @Field(() => String) region!: string;
}

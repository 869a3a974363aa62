import {
  Account,
  AccountChangeInput,
  AccountConnection,
  AccountGrant,
  AccountInput,
  AccountPayload,
  AccountsArgs,
  GrantInput,
  GrantPayload,
  PasswordInput,
  Region,
  RevokeInput,
} from '@shuangcheng/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { pageCost } from '../field-cost.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { changeOwnPassword } from '../sign-in/own-password.service.js';
import { disableAccount, enableAccount, resetPassword } from './account-change.service.js';
import { createAccount, findAccountNode, listRegionAccounts, type AccountResult } from './account.service.js';
import { findGrantNode, grantRole, revokeRole, type GrantResult } from './grant.service.js';

const accountPayload = async ({ scope }: Context, { accountId, ...result }: AccountResult): Promise<AccountPayload> => ({
  account: await findAccountNode(scope, accountId),
  ...result,
});
const grantPayload = async ({ scope }: Context, { grant, problems }: GrantResult): Promise<GrantPayload> => ({
  grant: await findGrantNode(scope, grant),
  problems,
});

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, { complexity: pageCost, description: '区划及其下级的账户，按用户名；只列管理范围内的。' })
  accounts(@Ctx() { scope }: Context, @Args(() => AccountsArgs) args: AccountsArgs) {
    return listRegionAccounts(scope, getRegion(scope, args.region).regionId, args);
  }

  @FieldResolver(() => Region, { nullable: true, description: '所属区划：由其主管部门管理。' })
  region(@Root() { homeRegionId }: Account, @Ctx() { scope }: Context): Region | null {
    return homeRegionId === null ? null : regionNode(scope, homeRegionId);
  }

  @Mutation(() => AccountPayload, { description: '设立账户，可一并授权；初始密码只显示一次，首次登录须修改。' })
  async createAccount(@Ctx() context: Context, @Arg('input', () => AccountInput) input: AccountInput): Promise<AccountPayload> {
    return accountPayload(context, await createAccount(context.scope, input));
  }

  @Mutation(() => AccountPayload, { description: '修改本人密码；本人的其他会话随即结束。不返回账户，请用 viewer 查看。' })
  async changePassword(@Ctx() { scope }: Context, @Arg('input', () => PasswordInput) input: PasswordInput): Promise<AccountPayload> {
    return { account: null, initialSecret: null, secretShownBefore: false, problems: await changeOwnPassword(scope, input) };
  }

  @Mutation(() => AccountPayload, { description: '重置密码，或更换程序账户的密钥；新的只显示一次，该账户的会话随即结束。' })
  async resetPassword(@Ctx() context: Context, @Arg('input', () => AccountChangeInput) input: AccountChangeInput): Promise<AccountPayload> {
    return accountPayload(context, await resetPassword(context.scope, input));
  }

  @Mutation(() => AccountPayload, { description: '停用账户，即刻生效。' })
  async disableAccount(
    @Ctx() context: Context,
    @Arg('input', () => AccountChangeInput) input: AccountChangeInput,
  ): Promise<AccountPayload> {
    return accountPayload(context, await disableAccount(context.scope, input));
  }

  @Mutation(() => AccountPayload, { description: '启用已停用的账户；须重新登录。' })
  async enableAccount(@Ctx() context: Context, @Arg('input', () => AccountChangeInput) input: AccountChangeInput): Promise<AccountPayload> {
    return accountPayload(context, await enableAccount(context.scope, input));
  }

  @Mutation(() => GrantPayload, {
    description: '授予角色：只限本级及以下，范围和期限不超出自己的授权；成渝联合分析（JOINT_ANALYST）须使用单独的账户。',
  })
  async grantRole(@Ctx() context: Context, @Arg('input', () => GrantInput) input: GrantInput): Promise<GrantPayload> {
    return grantPayload(context, await grantRole(context.scope, input));
  }

  @Mutation(() => GrantPayload, { description: '终止授权，即刻生效。' })
  async revokeRole(@Ctx() context: Context, @Arg('input', () => RevokeInput) input: RevokeInput): Promise<GrantPayload> {
    return grantPayload(context, await revokeRole(context.scope, input));
  }
}

@Resolver(() => AccountGrant)
export class AccountGrantResolver {
  @FieldResolver(() => Region)
  region(@Root() { regionId }: AccountGrant, @Ctx() { scope }: Context): Region {
    return regionNode(scope, regionId);
  }

  @FieldResolver(() => String, { nullable: true, description: '限于一家机构时，其统一社会信用代码。' })
  async institution(@Root() { tenantId, institutionId }: AccountGrant, @Ctx() { loaders }: Context): Promise<string | null> {
    return institutionId === null ? null : ((await loaders.institutions.load({ tenantId, institutionId }))?.code ?? null);
  }
}

import {
  ChangeInstitutionInput,
  CloseInstitutionInput,
  InstitutionPayload,
  RegisterInstitutionInput,
  ReopenInstitutionInput,
} from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { changeInstitution, closeInstitution, reopenInstitution } from './institution-change.service.js';
import { toInstitutionNode } from './institution.service.js';
import { registerInstitution, type InstitutionAnswer } from './registration.service.js';

const payload = async ({ loaders }: Context, { institution, ...rest }: InstitutionAnswer): Promise<InstitutionPayload> => ({
  ...rest,
  institution: institution && toInstitutionNode((await loaders.institutions.load(institution))!),
});

@Resolver()
export class RegisterResolver {
  @Mutation(() => InstitutionPayload, { description: '登记公共机构（名录库）。' })
  async registerInstitution(
    @Ctx() context: Context,
    @Arg('input', () => RegisterInstitutionInput) input: RegisterInstitutionInput,
  ): Promise<InstitutionPayload> {
    return payload(context, await registerInstitution(context.scope, { ...input, keyUnit: input.keyUnit ?? false }));
  }

  @Mutation(() => InstitutionPayload, { description: '变更登记：名称等当即变更，类型、主管系统自某日起变更。' })
  async changeInstitution(
    @Ctx() context: Context,
    @Arg('input', () => ChangeInstitutionInput) input: ChangeInstitutionInput,
  ): Promise<InstitutionPayload> {
    return payload(context, await changeInstitution(context.scope, input));
  }

  @Mutation(() => InstitutionPayload, { description: '撤销：自某日起不再纳入统计。其后各月有已上报的报表时须先撤回。' })
  async closeInstitution(
    @Ctx() context: Context,
    @Arg('input', () => CloseInstitutionInput) input: CloseInstitutionInput,
  ): Promise<InstitutionPayload> {
    return payload(context, await closeInstitution(context.scope, input));
  }

  @Mutation(() => InstitutionPayload, { description: '已撤销的机构重新纳入统计。' })
  async reopenInstitution(
    @Ctx() context: Context,
    @Arg('input', () => ReopenInstitutionInput) input: ReopenInstitutionInput,
  ): Promise<InstitutionPayload> {
    return payload(context, await reopenInstitution(context.scope, input));
  }
}

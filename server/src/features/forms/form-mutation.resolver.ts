import {
  DeclareFormsInput,
  DeclareFormsPayload,
  FormInput,
  FormPayload,
  FormsInput,
  FormsPayload,
  ReviewFormsInput,
  ReviewFormsPayload,
  WithdrawFormInput,
} from '@shuangcheng/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../edge/context.js';
import { declareForms } from './form-declaration.service.js';
import { enterForm, submitForms, type FormRowResult } from './form-entry.service.js';
import { reviewForms, withdrawForm } from './form-review.service.js';
import { getForm } from './form.service.js';

const payload = async ({ scope, loaders }: Context, { form, problems }: FormRowResult): Promise<FormPayload> => ({
  form: form && (await getForm(scope, loaders, form)),
  problems,
});

@Resolver()
export class FormMutationResolver {
  @Mutation(() => FormPayload, { description: '保存年度基层表的草稿。' })
  async saveForm(@Ctx() context: Context, @Arg('input', () => FormInput) input: FormInput): Promise<FormPayload> {
    return payload(context, await enterForm(context.scope, 'SAVE', input));
  }

  @Mutation(() => FormPayload, { description: '上报年度基层表；已审核后再次上报为修订，生成新版本。' })
  async submitForm(@Ctx() context: Context, @Arg('input', () => FormInput) input: FormInput): Promise<FormPayload> {
    return payload(context, await enterForm(context.scope, 'SUBMIT', input));
  }

  @Mutation(() => FormsPayload, { description: '批量上报年度基层表，逐行答复。' })
  async submitForms(@Ctx() context: Context, @Arg('input', () => FormsInput) input: FormsInput): Promise<FormsPayload> {
    const { results, problems } = await submitForms(context.scope, input);
    const rows = await Promise.all(results.map(async (row, index) => ({ index, ...(await payload(context, row)) })));
    const accepted = results.filter((row) => row.form !== null).length;
    return { accepted, rejected: results.length - accepted, results: rows, problems };
  }

  @Mutation(() => ReviewFormsPayload, { description: '审核通过或退回（须说明原因），逐份办理。' })
  async reviewForms(
    @Ctx() { scope, loaders }: Context,
    @Arg('input', () => ReviewFormsInput) input: ReviewFormsInput,
  ): Promise<ReviewFormsPayload> {
    const { forms, problems } = await reviewForms(scope, input);
    return { forms: await Promise.all(forms.map((key) => getForm(scope, loaders, key))), problems };
  }

  @Mutation(() => FormPayload, { description: '撤回：草稿、待审核或已退回的不再办理，已审核的不再计入。' })
  async withdrawForm(@Ctx() context: Context, @Arg('input', () => WithdrawFormInput) input: WithdrawFormInput): Promise<FormPayload> {
    const { forms, problems } = await withdrawForm(context.scope, input);
    return payload(context, { form: forms[0] ?? null, problems });
  }

  @Mutation(() => DeclareFormsPayload, { description: '申报机构有没有机房或采暖：有的，每年应报年度基层表。' })
  declareForms(@Ctx() { scope }: Context, @Arg('input', () => DeclareFormsInput) input: DeclareFormsInput): Promise<DeclareFormsPayload> {
    return declareForms(scope, input);
  }
}

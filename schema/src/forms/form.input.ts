import type { FormKind } from '@shuangcheng/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ReviewDecisionEnum } from '../enums.js';
import { MeasureInput } from '../reports/report.input.js';
import { FormKindEnum } from './form.type.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';

@InputType({ description: '一家机构一个年度的基层表。' })
export class FormRowInput {
  @Field(() => String, { description: '统一社会信用代码。' }) institution!: string;
  @Field(() => FormKindEnum) kind!: FormKind;
  @Field(() => Int) year!: number;
  @Field(() => [MeasureInput]) values!: MeasureInput[];
  @Field(() => Int, { nullable: true, description: '所依据的版本（还没有时为 0）；与现有版本不同则拒绝。' }) expectedVersion?:
    number | null;
}

@InputType()
export class FormInput extends FormRowInput {
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class FormsInput {
  @Field(() => [FormRowInput]) forms!: FormRowInput[];
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class ReviewFormsInput {
  @Field(() => [ID]) formIds!: string[];
  @Field(() => ReviewDecisionEnum) decision!: 'APPROVE' | 'RETURN';
  @Field(() => String, { nullable: true, description: '退回时必填。' }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class WithdrawFormInput {
  @Field(() => ID) formId!: string;
  @Field(() => String) reason!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '申报一家机构自某年起有没有机房或采暖；最近一次申报有效。' })
export class FormDeclarationInput {
  @Field(() => String, { description: '统一社会信用代码。' }) institution!: string;
  @Field(() => FormKindEnum) kind!: FormKind;
  @Field(() => Int) fromYear!: number;
  @Field(() => Boolean) declared!: boolean;
}

@InputType()
export class DeclareFormsInput {
  @Field(() => [FormDeclarationInput]) declarations!: FormDeclarationInput[];
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../reports/report.payload.js';
import { YearlyForm } from './form.type.js';

@ObjectType()
export class FormPayload {
  @Field(() => YearlyForm, { nullable: true }) form!: YearlyForm | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@ObjectType({ description: '批次中一行的结果。' })
export class FormResult {
  @Field(() => Int, { description: '行号，自 0 起。' }) index!: number;
  @Field(() => YearlyForm, { nullable: true }) form!: YearlyForm | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

@ObjectType()
export class FormsPayload {
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [FormResult]) results!: readonly FormResult[];
  @Field(() => [Problem], { description: '整批的问题；有则一行也未办理。' }) problems!: readonly Problem[];
}

@ObjectType()
export class ReviewFormsPayload {
  @Field(() => [YearlyForm]) forms!: readonly YearlyForm[];
  @Field(() => [Problem], { description: '有问题的表未办理，其余照常。' }) problems!: readonly Problem[];
}

@ObjectType()
export class DeclareFormsPayload {
  @Field(() => Int, { description: '已记下的申报。' }) declared!: number;
  @Field(() => [Problem], { description: '有问题的行未办理，其余照常。' }) problems!: readonly Problem[];
}

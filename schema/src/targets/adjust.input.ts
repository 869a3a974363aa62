import type { Decimal } from '@shuangcheng/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Target } from '../plans/plan.type.js';
import { Problem } from '../reports/report.payload.js';
import { DecimalScalar } from '../scalars/scalars.js';

@InputType()
export class TargetAdjustmentInput {
  @Field(() => ID, { description: '由上级分解下达的、现行的目标。' }) target!: string;
  @Field(() => DecimalScalar, { description: '新的目标值，单位同该目标。' }) value!: Decimal;
}

@InputType({ description: '调整由同一上级目标分解而来的目标：合起来仍须与上级目标一致，故常须同时调整几个。' })
export class AdjustTargetInput {
  @Field(() => [TargetAdjustmentInput]) adjustments!: TargetAdjustmentInput[];
  @Field(() => String, { description: '调整的原因。' }) reason!: string;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType()
export class TargetPayload {
  @Field(() => [Target], { description: '调整后的新版本，按输入的顺序；未调整的为空。' }) targets!: readonly Target[];
  @Field(() => DecimalScalar, { nullable: true, description: '上级目标值。' }) parentValue!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '按所给的值，各下级合起来的值。' }) allocatedValue!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '分解时为本级直属机构留用的部分，不分给下级。' })
  reservedForOwn!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '上级目标值减去本级留用和各下级合起来的值：负数为多出，正数为不足。' })
  residual!: string | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

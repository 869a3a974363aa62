import type { CarbonScope, IndicatorCode } from '@shuangcheng/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CarbonScopeEnum, IndicatorCodeEnum } from '../enums.js';
import { Problem } from '../reports/report.payload.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType({ description: '省（直辖市）向联合视图公布数据的规则。' })
export class JointRule {
  @Field(() => Int, { description: '第几次设定。' }) number!: number;
  @Field(() => Int, { description: '一个数，以及由已公布的各数推得的任何数，至少涉及的机构数。' }) minimumInstitutions!: number;
  @Field(() => String) note!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String) actor!: string;
}
@InputType()
export class JointRuleInput {
  @Field(() => String, { description: '省（直辖市）代码。' }) region!: string;
  @Field(() => Int, { description: '不少于 3；此后发布的适用，已公布的不变。' }) minimumInstitutions!: number;
  @Field(() => String, { description: '依据或说明。' }) note!: string;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}
@ObjectType()
export class JointRulePayload {
  @Field(() => JointRule, { nullable: true }) rule!: JointRule | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@ObjectType({ description: '发布版中不向联合视图公布的一个数：公布了，就可推知少数机构的数。' })
export class WithheldFigure {
  @Field(() => String, { nullable: true, description: '组的代码；空为全省（市）。' }) group!: string | null;
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
}

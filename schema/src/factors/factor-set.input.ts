import type { FactorUse } from '@shuangcheng/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { FactorUseEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';

@InputType({ description: '指明一个系数。' })
export class FactorNameInput {
  @Field(() => FactorUseEnum) use!: FactorUse;
  @Field(() => String, { description: '能源品种代码；电网因子和电力等价值为 ELECTRICITY。' }) item!: string;
  @Field(() => String, { nullable: true, description: '省（市）代码，仅电网因子；不填为发布的省（市）。' }) province?: string | null;
  @Field(() => Int, { nullable: true, description: '年份，电网因子和电力等价值必填。' }) year?: number | null;
}

@InputType({ description: '一个系数：数值以文本给出，带单位和来源。' })
export class FactorInput extends FactorNameInput {
  @Field(() => String, { description: '大于 0 的十进制数，如 "0.5581"。' }) value!: string;
  @Field(() => String, { description: 'tce/单位、kgce/单位、tCO2/单位或 kgCO2/单位，如 "kgCO2/kWh"。' }) unit!: string;
  @Field(() => String, { description: '来源：哪一份公告、标准或文件。' }) source!: string;
  @Field(() => Boolean, { defaultValue: false, description: '沿用以前公布的数值，待新值公布。' }) provisional!: boolean;
}

@InputType({ description: '指定为本省的正式因子集。' })
export class OfficialFromInput {
  @Field(() => DateTimeScalar, { nullable: true, description: '自何时起，不早于现在；不填为立即。' }) from?: Date | null;
  @Field(() => String, { description: '依据。' }) reason!: string;
}

@InputType({ description: '发布一套因子：整套保留，发布后不再改动。' })
export class FactorSetInput {
  @Field(() => String, { description: '发布的省（直辖市）区划代码。' }) region!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '整套的来源。' }) source!: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => ID, { nullable: true, description: '以哪一套为基础；不填则只有本次列出的系数。' }) basedOn?: string | null;
  @Field(() => [FactorInput], { description: '新增的，或取代基础中同一系数的；没有列出又不在基础中的即缺失。' }) factors!: FactorInput[];
  @Field(() => [FactorNameInput], { nullable: true, description: '从基础中去掉的系数。' }) removed?: FactorNameInput[] | null;
  @Field(() => OfficialFromInput, { nullable: true, description: '同时指定为本省的正式因子集；不填则只供选用。' })
  official?: OfficialFromInput | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '把已有的因子集指定为本省的正式因子集。' })
export class OfficialFactorSetInput {
  @Field(() => String, { description: '省（直辖市）区划代码。' }) region!: string;
  @Field(() => ID, { description: '本省发布的，或平台提供的。' }) factorSet!: string;
  @Field(() => OfficialFromInput) official!: OfficialFromInput;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

import type { Decimal, Period } from '@shuangcheng/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';

@InputType({ description: '价格表中的一项，元/单位。' })
export class PriceReferenceInput {
  @Field(() => String) item!: string;
  @Field(() => DecimalScalar) from!: Decimal;
  @Field(() => DecimalScalar) to!: Decimal;
  @Field(() => String, { description: '来源：哪一级、哪一份价格表、何时起执行。' }) source!: string;
}

@InputType({ description: '偏离多远才提示：两者同时超过。' })
export class QualityDistanceInput {
  @Field(() => String, { description: 'outOfSeason、outOfSeasonOnBill、slip、energyPerAreaAlone 或 energyPerAreaBesidePeers。' })
  setting!: string;
  @Field(() => DecimalScalar, { description: '稳健标准差的个数。' }) spreads!: Decimal;
  @Field(() => DecimalScalar, { description: '倍数。' }) factor!: Decimal;
}

@InputType({ description: '一省对规则的调整；未列出的取平台默认值。' })
export class QualitySettingsInput {
  @Field(() => [String], { nullable: true, description: '停用的规则（仅限 WARNING）。' }) disabled?: string[] | null;
  @Field(() => [String], { nullable: true }) requiredStocks?: string[] | null;
  @Field(() => [String], { nullable: true }) watchedStocks?: string[] | null;
  @Field(() => DecimalScalar, { nullable: true }) stockChangePercent?: Decimal | null;
  @Field(() => Int, { nullable: true, description: '同类机构至少几家才作比较，不少于 8。' }) leastPeers?: number | null;
  @Field(() => DecimalScalar, { nullable: true }) priceAgreesPercent?: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) priceChangePercent?: Decimal | null;
  @Field(() => [QualityDistanceInput], { nullable: true }) distances?: QualityDistanceInput[] | null;
  @Field(() => [PriceReferenceInput], { nullable: true }) prices?: PriceReferenceInput[] | null;
  @Field(() => Boolean, { nullable: true }) requireExplanations?: boolean | null;
  @Field(() => Boolean, { nullable: true }) twoPersons?: boolean | null;
}

@InputType()
export class PublishQualityRulesInput {
  @Field(() => String, { description: '省（直辖市）区划代码。' }) region!: string;
  @Field(() => QualitySettingsInput) settings!: QualitySettingsInput;
  @Field(() => String, { description: '调整的依据。' }) note!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: '生效时间，未指定时立即生效。' }) validFrom?: Date | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '对一条校验发现的说明。' })
export class FindingExplanationInput {
  @Field(() => Int, { description: '发现的序号。' }) finding!: number;
  @Field(() => String) text!: string;
}

@InputType()
export class ExplainFindingsInput {
  @Field(() => ID) reportId!: string;
  @Field(() => [FindingExplanationInput]) explanations!: FindingExplanationInput[];
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class CheckReportsInput {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '只检查待审核的。' }) onlyWaiting?: boolean | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

import type { ElectricityBasis, IndicatorCode, Period } from '@shuangcheng/domain';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Page50Args } from '../connection/page.args.js';
import { ElectricityBasisEnum, IndicatorCodeEnum } from '../enums.js';
import { PeriodScalar } from '../scalars/scalars.js';

@InputType()
export class EditionInput {
  @Field(() => String, { description: '省（直辖市）的区划代码。' }) region!: string;
  @Field(() => PeriodScalar, { description: '已经结束的月、季、半年或年。' }) period!: Period;
  @Field(() => ID, { nullable: true, description: '因子集，未指定时取正式因子集。' }) factorSet?: string | null;
  @Field(() => ElectricityBasisEnum, { nullable: true, defaultValue: 'CALORIFIC' }) electricityBasis?: ElectricityBasis | null;
  @Field(() => String, { nullable: true, description: '说明。' }) note?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'false 只预览，不改动任何数据。' }) publish?: boolean | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@InputType()
export class WithdrawEditionInput {
  @Field(() => ID) editionId!: string;
  @Field(() => String) reason!: string;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ArgsType()
export class EditionsArgs extends Page50Args {
  @Field(() => PeriodScalar, { nullable: true, description: '只列该期间的；未指定时全部列出。' }) period?: Period | null;
  @Field(() => Boolean, { nullable: true, defaultValue: true, description: '是否列出已撤回的。' }) withWithdrawn?: boolean | null;
}

@ArgsType()
export class RegionEditionsArgs extends EditionsArgs {
  @Field(() => String) region!: string;
}

@ArgsType()
export class EditionPlacesArgs extends Page50Args {
  @Field(() => [String], { nullable: true, description: '只列这些区划；未指定时为授权范围内的全部。' }) regions?: string[] | null;
}

@ArgsType()
export class EditionFiguresArgs extends EditionPlacesArgs {
  @Field(() => [IndicatorCodeEnum], { nullable: true, description: '未指定时为全部指标。' }) codes?: IndicatorCode[] | null;
}

import type { Day, Decimal, IndicatorCode } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaselineMethodEnum, IndicatorCodeEnum } from '../enums.js';
import { Region } from '../regions/region.type.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

@ObjectType({ description: '基数的一次调整：随机构或区划调整划入或划出。一方划入即另一方划出，合计为零。' })
export class BaselineRestatement {
  @Field(() => DecimalScalar, { description: '划入为正，划出为负。' }) change!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '调整前；原无基数的为空。' }) before!: Decimal | null;
  @Field(() => DecimalScalar) after!: Decimal;
  @Field(() => Region, { description: '对方区划。' }) counterpart!: Region;
  @Field(() => BaselineMethodEnum) method!: string;
  @Field(() => DateScalar) effectiveOn!: Day;
  @Field(() => String) reason!: string;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => String) recordedBy!: string;
}

@ObjectType({ description: '区划基数：某年某指标的基期数值，与上报数据分开保存。印发数与调整后的数并存，互不覆盖。' })
export class RegionBaseline {
  @Field(() => Int) year!: number;
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => DecimalScalar, { description: '现行基数：有调整的为调整后，否则为印发数。' }) value!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '印发（或演示编造）的基数；由调整而来的区划没有。' }) printed!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '调整后的基数；没有调整的为空。' }) restated!: Decimal | null;
  @Field(() => [BaselineRestatement], { description: '历次调整，由早到晚。' }) restatements!: readonly BaselineRestatement[];
  @Field(() => String) unit!: string;
  @Field(() => Boolean, { description: '演示用的编造数据。' }) madeUp!: boolean;
  @Field(() => String, { description: '依据。' }) source!: string;
}

import type { Day, Decimal, FactorUse } from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

@ObjectType({ description: '一个系数或因子。' })
export class Factor {
  @Field(() => String, { description: 'FactorUse 之一。' }) use!: FactorUse;
  @Field(() => String) item!: string;
  @Field(() => String, { nullable: true, description: '省（市）代码，仅电网因子。' }) province!: string | null;
  @Field(() => Int, { nullable: true, description: '年份，仅电网因子和电力等价值。' }) year!: number | null;
  @Field(() => DecimalScalar) value!: Decimal;
  @Field(() => String) unit!: string;
  @Field(() => String) source!: string;
  @Field(() => Boolean, { description: '沿用上一次公布的数值。' }) provisional!: boolean;
}

@ObjectType({ description: '因子集从何时起是某省的正式因子集。' })
export class FactorSetUse {
  @Field(() => String, { description: '省（市）代码。' }) province!: string;
  @Field(() => DateTimeScalar, { description: '自此时起；同省更晚生效的取代它。' }) from!: Date;
  @Field(() => String) reason!: string;
}

@ObjectType({ description: '因子集：有日期、有来源、只增不改。' })
export class FactorSet {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: '发布的省（市）代码；空为平台提供，各省可用。' }) province!: string | null;
  @Field(() => ID, { nullable: true, description: '在哪一套的基础上变动而成。' }) basedOn!: string | null;
  @Field(() => DateScalar) publishedOn!: Day;
  @Field(() => String) source!: string;
  @Field(() => String) note!: string;
  @Field(() => Boolean, { description: '现为您所在省（市）的正式因子集：数值未指定因子集时使用。' }) official!: boolean;
  @Field(() => [FactorSetUse], { description: '各次指定为正式因子集，先后为序；平台默认的一套没有。' })
  officialUses!: readonly FactorSetUse[];
  @Field(() => [Factor]) factors!: readonly Factor[];
}

@ObjectType()
export class FactorSetPayload {
  @Field(() => FactorSet, { nullable: true }) factorSet!: FactorSet | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

import type { Decimal, InstitutionType } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { InstitutionTypeEnum } from '../enums.js';
import { DecimalScalar } from '../scalars/scalars.js';

const ERROR_RATE = '有错误的机构占已检查机构的比例，%，保留四位小数；尚无已检查的为空。';

@ObjectType({ description: '抽样的一层：区划 × 机构类型，重点用能单位另为一层。' })
export class CheckStratum {
  regionId!: number;
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => Boolean, { description: '重点用能单位，全部检查。' }) certain!: boolean;
  @Field(() => Int, { description: '该层机构数。' }) population!: number;
  @Field(() => Int) sampled!: number;
  @Field(() => Int) checked!: number;
  @Field(() => Int, { description: '有未撤销的 ERROR 发现的机构数。' }) withErrors!: number;
  @Field(() => DecimalScalar, { nullable: true, description: ERROR_RATE }) errorRate!: Decimal | null;
}

@ObjectType({ description: '检查结果。targeted 为有针对性加查和指定的机构，不计入抽样的差错率。' })
export class CheckResult {
  @Field(() => Int) population!: number;
  @Field(() => Int) sampled!: number;
  @Field(() => Int) checked!: number;
  @Field(() => Int) withErrors!: number;
  @Field(() => DecimalScalar, { nullable: true, description: ERROR_RATE }) errorRate!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '按各层机构数加权推算的总体差错率，%；有层尚未检查时为空。' })
  estimatedErrorRate!: Decimal | null;
  @Field(() => [CheckStratum]) strata!: readonly CheckStratum[];
  @Field(() => Int) targetedSampled!: number;
  @Field(() => Int) targetedChecked!: number;
  @Field(() => Int) targetedWithErrors!: number;
  @Field(() => DecimalScalar, { nullable: true, description: ERROR_RATE }) targetedErrorRate!: Decimal | null;
  @Field(() => Int) findings!: number;
  @Field(() => Int, { description: '待答复。' }) open!: number;
  @Field(() => Int, { description: '已答复，待处理。' }) answered!: number;
  @Field(() => Int) upheld!: number;
  @Field(() => Int) dismissed!: number;
  @Field(() => Int, { description: '逾期未答复，或逾期后才答复。' }) overdue!: number;
}

import type { Decimal, DecompositionMethod, PathRule } from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecompositionMethodEnum, PathRuleEnum } from '../enums.js';
import { PathPoint, Target } from '../plans/plan.type.js';
import { Region } from '../regions/region.type.js';
import { DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

@ObjectType({ description: '一个下级：分解时的全部输入，和得到的值。' })
export class DecompositionRunChild {
  @Field(() => String, { description: '区划代码，或统一社会信用代码。' }) code!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '基数。' }) baseline!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '强度的除数（基年面积或人数）；总量为空。' }) divisor!: Decimal | null;
  @Field(() => DecimalScalar, { description: '到目标年的增长，%。' }) growthPercent!: Decimal;
  @Field(() => DecimalScalar, { nullable: true }) weight!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) benchmark!: Decimal | null;
  @Field(() => String, { nullable: true }) class!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) minReductionPercent!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) maxReductionPercent!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) fixedValue!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '下达的值；没有基数的为空。' }) value!: string | null;
  @Field(() => [PathPoint]) path!: readonly { readonly year: number; readonly value: string }[];
}

@ObjectType()
export class ClassRate {
  @Field(() => String) class!: string;
  @Field(() => DecimalScalar) reductionPercent!: Decimal;
}

@ObjectType({ description: '一次已下达的分解：留存的输入足以逐位重算。' })
export class DecompositionRun {
  tenantId!: number;
  regionId!: number;
  parentTargetId!: string;
  @Field(() => ID) id!: string;
  @Field(() => DecompositionMethodEnum) method!: DecompositionMethod;
  @Field(() => PathRuleEnum) pathRule!: PathRule;
  @Field(() => Int, { description: '下级目标值的小数位数。' }) decimals!: number;
  @Field(() => DecimalScalar, { description: '当时的上级目标值。' }) parentValue!: Decimal;
  @Field(() => DecimalScalar, { description: '为本级直属机构留用、不分给下级的部分。' }) reservedForOwn!: Decimal;
  @Field(() => [ClassRate]) classRates!: readonly ClassRate[];
  @Field(() => [DecompositionRunChild], { description: '按代码排列。' }) children!: readonly DecompositionRunChild[];
  @Field(() => String) solverVersion!: string;
  @Field(() => Boolean, { description: '以留存的输入用现行求解器重算，各值是否逐位相同。' }) repeats!: boolean;
  @Field(() => DateTimeScalar) publishedAt!: Date;
  @Field(() => String) publishedBy!: string;
  @Field(() => Region, { description: '谁的目标被分解。' }) region?: Region;
  @Field(() => Target, { nullable: true, description: '被分解的目标（当时的版本）。' }) target?: Target | null;
}

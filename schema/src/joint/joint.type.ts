import type { CarbonScope, Day, Decimal, ElectricityBasis, FrozenFactor, IndicatorCode, MethodAspect, Period } from '@shuangcheng/domain';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import { CarbonScopeEnum, ElectricityBasisEnum, IndicatorCodeEnum, MethodAspectEnum } from '../enums.js';
import { DateScalar, DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';
import { JointMember } from './joint-member.type.js';

const REASON =
  '稳定代码：NOT_PUBLISHED（未发布或已撤回）、GROUP_CHANGED（组内有区划在该版的区划中并入或尚属组外区划，无法单列）、WITHHELD（机构数过少，或与已公布的数相减可推知少数机构）、METHODS_DIFFER（口径不一，不相加）、NO_DATA、FACTOR_MISSING、DENOMINATOR_MISSING。';

@ObjectType({ description: '跨区划的组，只有区划的代码、名称和层级。' })
export class JointGroup {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => [JointMember]) regions!: JointMember[];
}

@ObjectType({ description: '联合视图所依据的发布版。' })
export class JointEdition {
  tenantId!: number;
  editionId!: string;
  factors!: readonly FrozenFactor[];
  @Field(() => ID) id!: string;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Int, { description: '该期间的第几版。' }) number!: number;
  @Field(() => DateTimeScalar) publishedAt!: Date;
  @Field(() => ID) factorSet!: string;
  @Field(() => ElectricityBasisEnum) electricityBasis!: ElectricityBasis;
  @Field(() => DateScalar, { description: '按该日的区划汇总。' }) treeDay!: Day;
  @Field(() => String, { description: '封印，十六进制。' }) hash!: string;
}

@ObjectType({ description: '数值所依报表的完整程度，封存在发布版中，计数单位为机构·月。只有已审核的报表计入数值，有缺报的总量低于实际。' })
export class JointCompleteness {
  @Field(() => Int, { description: '应报。' }) expected!: number;
  @Field(() => Int, { description: '已审核。' }) approved!: number;
  @Field(() => Int, { description: '已上报待审核。' }) waiting!: number;
  @Field(() => Int, { description: '未报。' }) missing!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '已审核 ÷ 应报，%。' }) coverage!: Decimal | null;
}

@ObjectType({ description: '一个省（直辖市）已发布的一个数值。' })
export class JointMemberFigure {
  @Field(() => JointMember) member!: JointMember;
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '为空时 reason 说明原因。' }) value!: Decimal | null;
  @Field(() => String, { nullable: true, description: REASON }) reason!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator!: Decimal | null;
  @Field(() => JointCompleteness, { nullable: true, description: '未发布的，和机构数过少、不予公布的，为空。' })
  completeness!: JointCompleteness | null;
  @Field(() => String, { nullable: true, description: '指标定义的版本。' }) definitionVersion!: string | null;
  @Field(() => JointEdition, { nullable: true, description: '未发布的为空。' }) edition!: JointEdition | null;
}

@ObjectType()
export class MemberMethod {
  @Field(() => JointMember) member!: JointMember;
  @Field(() => String) value!: string;
}
@ObjectType({ description: '各方的数值在计算方法上的一处不同。' })
export class MethodDifference {
  @Field(() => MethodAspectEnum) aspect!: MethodAspect;
  @Field(() => Boolean, { description: '因此不相加。' }) preventsSum!: boolean;
  @Field(() => [MemberMethod]) values!: MemberMethod[];
}

@ObjectType({ description: '各方合计的数值：强度为分子之和 ÷ 分母之和。有一方未发布、不予公布或口径不一时为空，不以部分代替合计。' })
export class JointFigure {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => String, { nullable: true, description: '组的代码；空为各省（直辖市）全部。' }) group!: string | null;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '为空时 reason 说明原因。' }) value!: Decimal | null;
  @Field(() => String, { nullable: true, description: REASON }) reason!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator!: Decimal | null;
  @Field(() => String, { nullable: true }) numeratorUnit!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator!: Decimal | null;
  @Field(() => String, { nullable: true }) denominatorUnit!: string | null;
  @Field(() => JointCompleteness, { nullable: true, description: '各方之和；有一方的为空时为空。' })
  completeness!: JointCompleteness | null;
  @Field(() => [JointMemberFigure], { description: '各方的部分；组只列有区划在其中的各方。' }) parts!: JointMemberFigure[];
  @Field(() => [MethodDifference], {
    description:
      '各方计算方法的不同之处，限于对该指标有影响的；因子集只比较该指标在该期间用到的因子，各省电网因子不同的只列出、不妨碍相加。',
  })
  methodDifferences!: MethodDifference[];
}

@ObjectType({ description: '一方的各项数值；该期间未发布的没有此行。' })
export class JointComparisonRow {
  @Field(() => JointMember) member!: JointMember;
  @Field(() => [JointMemberFigure]) figures!: JointMemberFigure[];
}

@ObjectType({ description: '联合视图：只来自各省（直辖市）已发布且未撤回的最新一版。' })
export class Joint {
  /** Tenants of the caller's joint grants. */
  tenants!: readonly number[];
}

@ArgsType()
export class JointIndicatorArgs {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => String, { nullable: true, description: '组的代码，见 groups。' }) group?: string | null;
  @Field(() => CarbonScopeEnum, { nullable: true, defaultValue: 'TOTAL' }) carbonScope?: CarbonScope | null;
}
@ArgsType()
export class JointComparisonArgs {
  @Field(() => [IndicatorCodeEnum]) codes!: IndicatorCode[];
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => CarbonScopeEnum, { nullable: true, defaultValue: 'TOTAL' }) carbonScope?: CarbonScope | null;
}

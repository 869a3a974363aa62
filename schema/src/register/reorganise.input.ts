import type { Day, InstitutionType, Period, RegionLevel } from '@shuangcheng/domain';
import { Field, InputType } from 'type-graphql';
import { InstitutionStepKindEnum, InstitutionTypeEnum, OrgLevelEnum, RegionStepKindEnum } from '../enums.js';
import { RegisterDetailsInput } from '../institutions/register.input.js';
import { DateScalar, PeriodScalar } from '../scalars/scalars.js';

@InputType({ description: '分设的新机构，自生效日起纳入。' })
export class NewInstitutionInput extends RegisterDetailsInput {
  @Field(() => String, { description: '统一社会信用代码，18 位。' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String) system!: string;
  @Field(() => String, { nullable: true, description: '所在区划代码；未给出的与原机构相同。' }) region?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false }) keyUnit?: boolean | null;
}

@InputType({ description: '对机构的一项调整。' })
export class InstitutionStepInput {
  @Field(() => InstitutionStepKindEnum) kind!: 'MOVE' | 'MERGE' | 'SPLIT' | 'CLOSE';
  @Field(() => [String], { description: '统一社会信用代码。分设时只能有一个。' }) institutions!: string[];
  @Field(() => String, { nullable: true, description: 'MOVE：划入的区划代码，可以是同次新设的。' }) toRegion?: string | null;
  @Field(() => String, { nullable: true, description: 'MERGE：并入的机构（统一社会信用代码）。' }) into?: string | null;
  @Field(() => [NewInstitutionInput], { nullable: true, description: 'SPLIT：分设的机构。' }) newInstitutions?:
    NewInstitutionInput[] | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'SPLIT：原机构同时撤销。' }) closeOriginal?: boolean | null;
}

@InputType({ description: '调整后的区划：已有的只给代码；新设的还要给名称（代码由主管部门按国家标准填写，系统不编造）。' })
export class RegionTargetInput {
  @Field(() => String, { description: '六位区划代码。' }) code!: string;
  @Field(() => String, { nullable: true, description: '新设时必填；并入已有区划时不给，以免误将已有的代码当作新设。' }) name?:
    string | null;
  @Field(() => OrgLevelEnum, { nullable: true, description: '新设时的层级；未给出的与原区划相同。' }) level?:
    RegionLevel | 'INSTITUTION' | null;
  @Field(() => String, { nullable: true, description: '新设时的上级区划代码；未给出的与原区划相同。' }) parent?: string | null;
}

@InputType({ description: '对区划的一项调整。同次按机构列明去向的从其列明，其余随区划。' })
export class RegionStepInput {
  @Field(() => RegionStepKindEnum) kind!: 'MERGE_REGIONS' | 'SPLIT_REGION' | 'MOVE_REGION';
  @Field(() => [String], { description: '被调整的区划代码。' }) regions!: string[];
  @Field(() => RegionTargetInput, { nullable: true, description: 'MERGE_REGIONS、SPLIT_REGION：并入或划入的区划。' })
  into?: RegionTargetInput | null;
  @Field(() => [String], { nullable: true, description: 'SPLIT_REGION：划走的机构。' }) institutions?: string[] | null;
  @Field(() => String, { nullable: true, description: 'MOVE_REGION：新的上级区划代码。' }) parent?: string | null;
}

@InputType({ description: '办理预置的调整方案：只缺主管部门填写的代码。' })
export class PreparedStepInput {
  @Field(() => String, { description: '方案编号，见 preparedReorganisations。' }) key!: string;
  @Field(() => String, { description: '新设区划的六位代码：不得是任何区划现在或曾经的代码。' }) code!: string;
}

@InputType()
export class ReorganiseInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: '生效日期，不晚于今天；办理预置方案时可以不给。月中生效的，整月按调整后计；之前各月不变。',
  })
  effectiveFrom?: Day | null;
  @Field(() => String, { description: '依据或原因。' }) reason!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => [RegionStepInput], { nullable: true }) regions?: RegionStepInput[] | null;
  @Field(() => [InstitutionStepInput], { nullable: true }) institutions?: InstitutionStepInput[] | null;
  @Field(() => PreparedStepInput, { nullable: true }) prepared?: PreparedStepInput | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '同时调整五年规划的基数。' }) restateBaselines?: boolean | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '只预览影响，不办理。' }) preview?: boolean | null;
  @Field(() => [PeriodScalar], { nullable: true, description: '影响所比较的期间，最多 12 个；未给出的为生效之年和今年。' }) periods?:
    Period[] | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

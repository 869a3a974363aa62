import type {
  CountedPart,
  FundSource,
  IndicatorCode,
  PlanBound,
  PlanFuel,
  PlanStatement,
  PlanTargetNature,
  PlanTargetState,
} from '@shuangcheng/domain';
import { Field, InputType, Int } from 'type-graphql';
import {
  CountedPartEnum,
  FundSourceEnum,
  IndicatorCodeEnum,
  NatureEnum,
  PathRuleEnum,
  PlanBoundEnum,
  PlanFuelEnum,
  PlanStatementCodeEnum,
  TargetStateEnum,
} from '../enums.js';
import { PathShareInput } from '../targets/decompose.input.js';

const printed = '印发的数字，原样照录的文本，如 "17215.00"。';
const quote = '原文。';

@InputType({ description: '文件本身。' })
export class PlanHeadingInput {
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: '文号。' }) number?: string | null;
  @Field(() => [String], { description: '印发机关。' }) issuers!: string[];
  @Field(() => String, { description: '印发日期，如 "2026-03-01"；只印年份的填年份。' }) issued!: string;
}

@InputType({ description: '正文中基年的一个数：机构数、面积、人数、车辆数，或一项指标。' })
export class PlanStatisticInput {
  @Field(() => String, { description: 'INSTITUTIONS、FLOOR_AREA、ENERGY_USERS、OFFICIAL_VEHICLES 等，或指标代码。' }) code!: string;
  @Field(() => String, { description: printed }) printed!: string;
  @Field(() => String, { description: '印发的单位，如 "万平方米"。' }) unit!: string;
  @Field(() => String, { nullable: true, description: quote }) quote?: string | null;
}

@InputType({ description: '主要指标表（专栏1）的一行。' })
export class PlanIndicatorInput {
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => NatureEnum) nature!: PlanTargetNature;
  @Field(() => Boolean, { defaultValue: true, description: '属性是否印在文件中。' }) naturePrinted!: boolean;
  @Field(() => TargetStateEnum) state!: PlanTargetState;
  @Field(() => PlanBoundEnum, { defaultValue: 'AT_MOST' }) bound!: PlanBound;
  @Field(() => String, { nullable: true, description: '印发的单位，或平台的单位代码（如 tce、m3、tCO2）；只有下降率的为空。' }) unit?:
    string | null;
  @Field(() => String, { nullable: true, description: '印发的单位有误时，实际的单位。' }) readAs?: string | null;
  @Field(() => String, { nullable: true, description: `基期值：${printed}` }) baseline?: string | null;
  @Field(() => String, { nullable: true, description: `目标值：${printed}` }) target?: string | null;
  @Field(() => String, { nullable: true, description: '印发的下降率，%；状态为 RATE_ONLY 时为每年的。' }) reductionPercent?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String, { nullable: true, description: quote }) quote?: string | null;
  @Field(() => PathRuleEnum, { nullable: true, description: '年度路径的规则；文件没有规定的不填，则只有基年和目标年两点。' })
  pathRule?: 'LINEAR' | 'COMPOUND' | 'CUSTOM' | null;
  @Field(() => [PathShareInput], { nullable: true, description: '规则为 CUSTOM 时必填。' }) customPath?: PathShareInput[] | null;
}

@InputType()
export class PlanPercentInput {
  @Field(() => IndicatorCodeEnum) indicator!: IndicatorCode;
  @Field(() => String, { description: printed }) percent!: string;
}
@InputType({ description: '自某年以来的下降率。' })
export class PlanDeclineInput {
  @Field(() => Int) year!: number;
  @Field(() => [PlanPercentInput]) percents!: PlanPercentInput[];
  @Field(() => String, { description: quote }) quote!: string;
}

@InputType({ description: '能源结构的一项。' })
export class PlanEnergyMixItemInput {
  @Field(() => PlanFuelEnum) item!: PlanFuel;
  @Field(() => String, { nullable: true, description: printed }) amount?: string | null;
  @Field(() => String, { description: '占比，%，原样照录。' }) share!: string;
}
@InputType({ description: '能源结构。' })
export class PlanEnergyMixInput {
  @Field(() => String, { nullable: true }) unit?: string | null;
  @Field(() => Boolean, { description: '原文是否列全了各品种。' }) complete!: boolean;
  @Field(() => [PlanEnergyMixItemInput]) items!: PlanEnergyMixItemInput[];
  @Field(() => String, { nullable: true, description: quote }) quote?: string | null;
}
@InputType()
export class PlanCarbonMixItemInput {
  @Field(() => PlanFuelEnum) item!: PlanFuel;
  @Field(() => String, { description: '占比，%，原样照录。' }) share!: string;
}
@InputType({ description: '碳排放结构。' })
export class PlanCarbonMixInput {
  @Field(() => Boolean) complete!: boolean;
  @Field(() => [PlanCarbonMixItemInput]) items!: PlanCarbonMixItemInput[];
  @Field(() => String, { nullable: true, description: quote }) quote?: string | null;
}

@InputType()
export class PlanRatioInput {
  @Field(() => PlanFuelEnum) item!: PlanFuel;
  @Field(() => String, { description: printed }) ratio!: string;
}
@InputType()
export class PlanFundInput {
  @Field(() => FundSourceEnum) source!: FundSource;
  @Field(() => String, { description: printed }) amount!: string;
}
@InputType({
  description:
    '正文中可核对的一句话：按 code 填写。TEXT_TARGET：indicator、printed、unit；BUILDING_CARBON_SHARE、CARBON_AVERAGE_DECLINE：percent；CARBON_PER_TCE_RATIO：ratio；FUNDS_LAST_PERIOD：unit、amounts；NAMED_COUNT：what、named、listed；DEADLINE：what、day。',
})
export class PlanStatementInput {
  @Field(() => PlanStatementCodeEnum) code!: PlanStatement['code'];
  @Field(() => String, { description: quote }) quote!: string;
  @Field(() => IndicatorCodeEnum, { nullable: true }) indicator?: IndicatorCode | null;
  @Field(() => String, { nullable: true }) printed?: string | null;
  @Field(() => String, { nullable: true }) unit?: string | null;
  @Field(() => String, { nullable: true }) percent?: string | null;
  @Field(() => [PlanRatioInput], { nullable: true }) ratio?: PlanRatioInput[] | null;
  @Field(() => [PlanFundInput], { nullable: true }) amounts?: PlanFundInput[] | null;
  @Field(() => CountedPartEnum, { nullable: true, description: 'NAMED_COUNT 数的是什么。' }) counted?: CountedPart | null;
  @Field(() => Int, { nullable: true }) named?: number | null;
  @Field(() => Int, { nullable: true }) listed?: number | null;
  @Field(() => String, { nullable: true, description: 'DEADLINE 的事项。' }) what?: string | null;
  @Field(() => String, { nullable: true }) day?: string | null;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@InputType()
export class PlanAchievedInput {
  @Field(() => String) quantity!: string;
  @Field(() => String, { description: quote }) quote!: string;
}
@InputType({ description: '有数量的任务。' })
export class PlanTaskInput {
  @Field(() => String, { description: '大写字母、数字和下划线。' }) code!: string;
  @Field(() => String) theme!: string;
  @Field(() => String) text!: string;
  @Field(() => String) quantity!: string;
  @Field(() => String) unit!: string;
  @Field(() => String, { description: '期限，如 "2030-12-31"。' }) due!: string;
  @Field(() => PlanBoundEnum) bound!: PlanBound;
  @Field(() => String, { nullable: true, description: quote }) quote?: string | null;
  @Field(() => PlanAchievedInput, { nullable: true, description: '文件自己说上一时期已达到的。' })
  achievedBefore?: PlanAchievedInput | null;
}

@InputType({ description: '一份规划文件，照印发的录入：印发的数字和单位都是文本，平台另行换算和复算，不改动原文。' })
export class PlanInput {
  @Field(() => String, { description: '规划所属区划的代码。' }) region!: string;
  @Field(() => PlanHeadingInput) document!: PlanHeadingInput;
  @Field(() => Int, { nullable: true, description: '基年；文件没有的不填。' }) baselineYear?: number | null;
  @Field(() => Int) targetYear!: number;
  @Field(() => [PlanIndicatorInput]) indicators!: PlanIndicatorInput[];
  @Field(() => [PlanStatisticInput], { nullable: true }) statistics?: PlanStatisticInput[] | null;
  @Field(() => PlanDeclineInput, { nullable: true }) declineSince?: PlanDeclineInput | null;
  @Field(() => PlanEnergyMixInput, { nullable: true }) energyMix?: PlanEnergyMixInput | null;
  @Field(() => PlanCarbonMixInput, { nullable: true }) carbonMix?: PlanCarbonMixInput | null;
  @Field(() => [PlanStatementInput], { nullable: true }) statements?: PlanStatementInput[] | null;
  @Field(() => [PlanTaskInput], { nullable: true }) tasks?: PlanTaskInput[] | null;
  @Field(() => [PlanTaskInput], { nullable: true, description: '双城、川渝共同的任务。' }) jointTasks?: PlanTaskInput[] | null;
  @Field(() => Boolean, { defaultValue: false, description: 'true 只核对，不发布。' }) preview!: boolean;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

import type { CarbonScope, Decimal, FactorBasis, PathRule, Period, ProgressReason, ProgressStatus } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import {
  CarbonScopeEnum,
  CompletionOfEnum,
  FactorBasisEnum,
  PathBaselineSourceEnum,
  PathRuleEnum,
  ProgressReasonEnum,
  ProgressStatusEnum,
} from '../enums.js';
import { Target } from '../plans/plan.type.js';
import { DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ description: '剩余一个月可用的数量。' })
export class MonthAllowance {
  @Field(() => PeriodScalar) month!: Period;
  @Field(() => DecimalScalar, { description: '按指标单位；各月之和恰为 headroom。' }) value!: Decimal;
  @Field(() => DecimalScalar, { description: '按 amountUnit，强度为现有面积、人数下的数量；各月之和恰为 headroomAmount。' })
  amount!: Decimal;
}

@ObjectType({
  description:
    '到年底还能用多少：headroom 按预测所用的往年季节分配到剩余各月，六位小数，最大余数法。尚有缺报的（incomplete），其中含缺报者已用的部分。',
})
export class RemainingAllowance {
  @Field(() => [MonthAllowance], {
    nullable: true,
    description: '剩余各月；全年已结束为空列表，已用完的各月为 0，无法给出的为空（见 reason）。',
  })
  months!: readonly MonthAllowance[] | null;
  @Field(() => DecimalScalar, { nullable: true, description: '已超出多少，按指标单位；尚未用完的为空。' }) overrun!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '同上，按 amountUnit。' }) overrunAmount!: Decimal | null;
  @Field(() => ProgressReasonEnum, { nullable: true, description: '无法给出各月的原因。' }) reason!: ProgressReason | null;
}

@ObjectType({ description: '按一种电网因子口径得出的进度。' })
export class ProgressOutcome {
  readAllowance!: () => Promise<RemainingAllowance>;
  @Field(() => FactorBasisEnum) factorBasis!: FactorBasis;
  @Field(() => DecimalScalar, { nullable: true, description: '本年已结束月份的已审核累计，不折算全年。' }) actual!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '路径上该年的值。' }) pathValue!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '路径值按往年季节分布到已结束月份应有的累计。' }) pathToDate!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '衡量下降所用的基数：目标的基数，或（只有年度下降率时）上年全年。' })
  baseline!: Decimal | null;
  @Field(() => PathBaselineSourceEnum, { nullable: true }) baselineSource!: 'TARGET' | 'PREVIOUS_YEAR' | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '完成程度，%，两位小数：下降类为预测降幅 ÷ 路径要求的降幅，控制增长类为预测值 ÷ 路径值。',
  })
  completionPercent!: Decimal | null;
  @Field(() => CompletionOfEnum, { nullable: true }) completionOf!: 'REDUCTION' | 'CAP' | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '全年预测：累计 ÷ 往年同样月份占全年的比重（平均）；LOW_COVERAGE、BASE_DIFFERS 时为空。',
  })
  forecast!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '预测下限：按比重最高的一年。' }) forecastLow!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '预测上限：按比重最低的一年。' }) forecastHigh!: Decimal | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '路径值 − 累计；负数为已超出。LOW_COVERAGE（除非仅已审核的已超出）、BASE_DIFFERS 时为空。',
  })
  headroom!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '同上，按现有面积、人数折成实物或折标数量。' })
  headroomAmount!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '上年同期（同样已结束的月份）。' }) samePeriodLastYear!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '与上年同期相比，%。' }) changePercent!: Decimal | null;
  @Field(() => [Int], { description: '季节分布取自哪些年份（各月审核率均达到规定的完整年份，由近及远）。' })
  seasonYears!: readonly number[];
  @Field(() => Boolean, { description: '使用了沿用的因子。' }) provisionalFactor!: boolean;
  @Field(() => ProgressStatusEnum) status!: ProgressStatus;
  @Field(() => ProgressReasonEnum, { nullable: true, description: '状态为 NO_DATA 的原因。' }) reason!: ProgressReason | null;
}

@ObjectType({ description: '一个目标在一年的进度。各数按当年因子（CURRENT）；碳排放另见 lockedFactors。' })
export class TargetProgress extends ProgressOutcome {
  @Field(() => Target) target!: Target;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => String, { description: '指标单位。' }) unit!: string;
  @Field(() => String, { description: 'headroomAmount 的单位。' }) amountUnit!: string;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => Int, { description: '该年已结束的月数（北京时间）。' }) endedMonths!: number;
  @Field(() => PathRuleEnum, { nullable: true, description: '路径规则；空为无需规则（目标年本身、年度下降率）或没有路径。' })
  pathRule!: PathRule | null;
  @Field(() => Boolean, { description: '文件未定路径规则，按 progressRule.assumedPathRule 推定。' }) pathRuleAssumed!: boolean;
  @Field(() => Int, { description: '已结束月份的应报数，机构·月。' }) expected!: number;
  @Field(() => Int, { description: '其中已审核。' }) approved!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '已审核 ÷ 应报，%。' }) coveragePercent!: Decimal | null;
  @Field(() => Boolean, { description: '尚有应报未审核的：总量偏小，不据此判为超前。' }) incomplete!: boolean;
  @Field(() => ProgressOutcome, { nullable: true, description: '碳排放按规划基年的电网因子；非碳指标为空。' })
  lockedFactors!: ProgressOutcome | null;
}

@ObjectType({ description: '进度如何判定：门槛与假定，公开且带版本。' })
export class ProgressRule {
  @Field(() => String) version!: string;
  @Field(() => Int, { description: '已结束月份审核率低于该值（%）不给状态。' }) leastCoveragePercent!: number;
  @Field(() => Int, { description: '预测上限也低于路径值该比例（%）以上为 AHEAD；有缺报时最多为 ON_TRACK。' }) aheadPercent!: number;
  @Field(() => Int, { description: '预测高于路径值不超过该比例（%）为 AT_RISK，再高为 BEHIND。' }) atRiskPercent!: number;
  @Field(() => Int, {
    description: '基年已审核的与目标基数相差超过该比例（%），或没有基年报表而预测低于路径值超过该比例，不给状态。',
  })
  basesAgreePercent!: number;
  @Field(() => Int, { description: '往年每月审核率都达到该值（%）才用于季节分布。' }) leastSeasonCoveragePercent!: number;
  @Field(() => Int, { description: '季节分布最多取几年。' }) mostSeasonYears!: number;
  @Field(() => PathRuleEnum, { description: '文件未定规则时推定的路径规则。' }) assumedPathRule!: PathRule;
}

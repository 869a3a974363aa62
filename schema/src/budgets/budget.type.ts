import type { BudgetIndicator, BudgetStatus, BurnDown, Decimal, ElectricityBasis, Period, QuotaLevel } from '@shuangcheng/domain';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { BudgetIndicatorEnum, BudgetSourceEnum, BudgetStatusEnum, ElectricityBasisEnum, QuotaLevelEnum } from '../enums.js';
import { Problem } from '../reports/report.payload.js';
import { DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ description: '预算的一个月。' })
export class BudgetMonth {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => DecimalScalar, { description: '按往年季节分配的额度，十二个月之和恰为预算。' }) planned!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '已审核的用量；未结束的月份为空。' }) used!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '已审核占应报，%。' }) coverage!: Decimal | null;
}

@ObjectType({ description: '预算的一版。' })
export class BudgetVersion {
  @Field(() => Int) version!: number;
  @Field(() => DecimalScalar) amount!: Decimal;
  @Field(() => BudgetSourceEnum) source!: string;
  @Field(() => String, { description: '由何而来：定额标准和值，或目标。' }) sourceNote!: string;
  @Field(() => String) reason!: string;
  @Field(() => DateTimeScalar) setAt!: Date;
  @Field(() => String) setBy!: string;
}

@ObjectType({ description: '一年的用能（用水）预算及其执行。' })
export class EnergyBudget {
  @Field(() => BudgetIndicatorEnum) indicator!: BudgetIndicator;
  @Field(() => Int) year!: number;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar) amount!: Decimal;
  @Field(() => ElectricityBasisEnum, { description: '电力折标口径：预算与用量同一口径。' }) electricityBasis!: ElectricityBasis;
  @Field(() => [Int], { description: '据以分配月度额度的往年。' }) seasonYears!: readonly number[];
  @Field(() => [BudgetMonth]) months!: readonly BudgetMonth[];
  @Field(() => DecimalScalar, { nullable: true, description: '已审核的用量。' }) used!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '已结束月份的额度。' }) plannedToDate!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '预算减已审核的用量；有未报的会偏大。' }) left!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '未报的按已报的节奏计入后的用量；审核率过低为空。' })
  estimated!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '余额按季节和目前的节奏还够用几个月，至多到年末；审核率过低为空。' })
  lastsMonths!: Decimal | null;
  @Field(() => PeriodScalar, { nullable: true, description: '按目前的节奏用完的月份；够用到年末、（估计）已用完或审核率过低为空。' })
  runsOutIn!: Period | null;
  @Field(() => BudgetStatusEnum) status!: BudgetStatus;
  @Field(() => String, {
    nullable: true,
    description: '没有执行情况的原因：FACTOR_MISSING，或 LOW_COVERAGE（已结束月份的审核率低于 50%，不据以推算）。',
  })
  reason!: 'FACTOR_MISSING' | BurnDown['reason'];
  @Field(() => [BudgetVersion], { description: '各版，新的在前。' }) versions!: readonly BudgetVersion[];
}

@ArgsType()
export class BudgetArgs {
  @Field(() => BudgetIndicatorEnum) indicator!: BudgetIndicator;
  @Field(() => Int) year!: number;
}

@InputType({ description: '一个区划或一家机构一年的预算。' })
export class BudgetItemInput {
  @Field(() => String, { nullable: true, description: '区划代码；与 institution 二者只取其一。' }) region?: string | null;
  @Field(() => String, { nullable: true, description: '统一社会信用代码。' }) institution?: string | null;
  @Field(() => BudgetIndicatorEnum) indicator!: BudgetIndicator;
  @Field(() => Int) year!: number;
  @Field(() => BudgetSourceEnum, {
    description: 'QUOTA：定额 × 上一年的面积或人数（机构）；TARGET：该区划或机构该年的目标；GIVEN：给定 amount。',
  })
  source!: 'QUOTA' | 'TARGET' | 'GIVEN';
  @Field(() => String, { nullable: true, description: 'source 为 GIVEN 时必填：tce 或 m3。' }) amount?: string | null;
  @Field(() => QuotaLevelEnum, { nullable: true, description: 'source 为 QUOTA 时取哪个值；不填为约束值。' })
  quotaLevel?: QuotaLevel | null;
  @Field(() => Int, { nullable: true, description: '据以调整的版本；已有更新的版本则不办理。' }) expectedVersion?: number | null;
}

@InputType({ description: '设定一个区划或一家机构一年的预算。' })
export class BudgetInput extends BudgetItemInput {
  @Field(() => String, { description: '设定或调整的理由。' }) reason!: string;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType()
export class BudgetPayload {
  @Field(() => EnergyBudget, { nullable: true }) budget!: EnergyBudget | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@InputType({ description: '设定一批预算，须属同一个省（直辖市）。' })
export class BudgetsInput {
  @Field(() => [BudgetItemInput], { description: '至多 500 行。' }) budgets!: BudgetItemInput[];
  @Field(() => String, { description: '各行共同的理由。' }) reason!: string;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType()
export class BudgetResult {
  @Field(() => Int, { description: '行号，自 0 起。' }) index!: number;
  @Field(() => EnergyBudget, { nullable: true }) budget!: EnergyBudget | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

@ObjectType()
export class BudgetsPayload {
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [BudgetResult]) results!: readonly BudgetResult[];
  @Field(() => [Problem], { description: '整批的问题；有则一行也未办理。' }) problems!: readonly Problem[];
}

import type { Day, Period, PeriodKind } from '@shuangcheng/domain';
import { Field, InputType, Int } from 'type-graphql';
import { PeriodKindEnum } from '../enums.js';
import { DateScalar, PeriodScalar } from '../scalars/scalars.js';

@InputType({ description: '截止规则：期间最后一个月之后第几个月的几日；该月没有那一日的，取月末。' })
export class DueRuleInput {
  @Field(() => PeriodKindEnum) kind!: PeriodKind;
  @Field(() => Int, { description: '1 至 12。' }) monthsAfter!: number;
  @Field(() => Int, { description: '1 至 31。' }) day!: number;
  @Field(() => PeriodScalar, { description: '自该月起（含）结束的期间适用，不早于本月。' }) from!: Period;
}

@InputType({ description: '某一期间自己的截止日，如延期。' })
export class DueDateInput {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => DateScalar, { description: '不早于今日；下级不晚于上级，但省级可为单个下级延期。' }) dueDate!: Day;
}

@InputType({ description: '自动锁定：截止日之后第几日起。' })
export class AutoLockInput {
  @Field(() => Int, { nullable: true, description: '0 至 366；空为不自动锁定。' }) days?: number | null;
  @Field(() => PeriodScalar, { description: '自该月起。' }) from!: Period;
}

@InputType({ description: '锁定的月份；期间可为月、季、半年、年。' })
export class LockInput {
  @Field(() => PeriodScalar) from!: Period;
  @Field(() => PeriodScalar, { nullable: true, description: '未指定时只锁定 from。' }) to?: Period | null;
}

@InputType({ description: '重新开放已锁定的月份。' })
export class ReopeningInput {
  @Field(() => PeriodScalar) from!: Period;
  @Field(() => PeriodScalar, { nullable: true, description: '未指定时只开放 from。' }) to?: Period | null;
  @Field(() => String, { nullable: true, description: '只对该机构开放（统一社会信用代码）。' }) institution?: string | null;
  @Field(() => DateScalar, { nullable: true, description: '开放至该日（含），之后原来的锁定恢复。' }) until?: Day | null;
}

@InputType({ description: '设定一个区划（及其辖内）的填报日历。一次办理，有问题则全部不办。' })
export class CalendarInput {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => [DueRuleInput], { nullable: true }) dueRules?: DueRuleInput[] | null;
  @Field(() => [DueDateInput], { nullable: true }) dueDates?: DueDateInput[] | null;
  @Field(() => PeriodScalar, { nullable: true, description: '最早可填报的月份。' }) firstMonth?: Period | null;
  @Field(() => Int, { nullable: true, description: '截止前几日提醒，0 至 31。' }) reminderDays?: number | null;
  @Field(() => AutoLockInput, { nullable: true }) autoLock?: AutoLockInput | null;
  @Field(() => [LockInput], { nullable: true }) locks?: LockInput[] | null;
  @Field(() => [ReopeningInput], { nullable: true }) reopenings?: ReopeningInput[] | null;
  @Field(() => String, { nullable: true, description: '理由；锁定、重新开放和单独的截止日必须说明。' }) reason?: string | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

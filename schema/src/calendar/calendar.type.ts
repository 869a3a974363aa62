import type { CalendarAuthority, CalendarEntryKind, Day, Period, PeriodKind } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { CalendarAuthorityEnum, CalendarEntryKindEnum, PeriodKindEnum } from '../enums.js';
import { Institution } from '../institutions/institution.type.js';
import { Region } from '../regions/region.type.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ description: '对一种期间适用的截止规则。' })
export class DueRuleView {
  @Field(() => PeriodKindEnum) kind!: PeriodKind;
  @Field(() => PeriodScalar, { description: '本期（含今日的期间）。' }) period!: Period;
  @Field(() => DateScalar, { description: '本期的截止日。' }) dueDate!: Day;
}

@ObjectType({ description: '一次设定，只增不改。' })
export class CalendarEntry {
  @Field(() => Int, { description: '序号，逐次递增。' }) number!: number;
  @Field(() => CalendarEntryKindEnum) kind!: CalendarEntryKind;
  @Field(() => Region, { description: '对该区划及其辖内有效。' }) region!: Region;
  @Field(() => CalendarAuthorityEnum) issuedBy!: CalendarAuthority;
  @Field(() => PeriodScalar, { nullable: true, description: '起始月份。' }) from!: Period | null;
  @Field(() => PeriodScalar, { nullable: true, description: '截止月份；空为此后一直适用。' }) to!: Period | null;
  @Field(() => PeriodKindEnum, { nullable: true }) periodKind!: PeriodKind | null;
  @Field(() => Int, { nullable: true }) monthsAfter!: number | null;
  @Field(() => Int, { nullable: true }) day!: number | null;
  @Field(() => PeriodScalar, { nullable: true, description: '单独设定截止日的期间。' }) period!: Period | null;
  @Field(() => DateScalar, { nullable: true }) dueDate!: Day | null;
  @Field(() => Int, { nullable: true, description: '提醒提前的天数，或截止后自动锁定的天数。' }) days!: number | null;
  @Field(() => DateScalar, { nullable: true, description: '重新开放至该日（含）。' }) until!: Day | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { description: '经办账号。' }) actor!: string;
  tenantId!: number;
  institutionId!: string | null;
  /** Resolved by a loader: null where the caller may not see it. */
  institution?: Institution | null;
}
export const CalendarEntryConnection = connectionOf<CalendarEntry>('CalendarEntry', () => CalendarEntry);

@ObjectType({ description: '有效的锁定。' })
export class CalendarLock {
  @Field(() => PeriodScalar, { description: '锁定的月份。' }) period!: Period;
  @Field(() => Region, { description: '锁定设在哪个区划（辖内均有效）。' }) region!: Region;
  @Field(() => CalendarAuthorityEnum) issuedBy!: CalendarAuthority;
  @Field(() => Boolean, { description: '截止后按规定自动锁定。' }) automatic!: boolean;
  @Field(() => DateScalar) since!: Day;
  @Field(() => String, { description: '经办账号（自动锁定的为设定规则者）。' }) actor!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ description: '区划的填报日历：上级设定的与自己的合在一起。' })
export class Calendar {
  regionId!: number;
  @Field(() => Region) region!: Region;
  @Field(() => [DueRuleView], { description: '月、季、半年、年各自本期的截止日。' }) dueRules!: DueRuleView[];
  @Field(() => PeriodScalar, { description: '最早可填报的月份。' }) firstMonth!: Period;
  @Field(() => Int, { description: '截止前几日提醒。' }) reminderDays!: number;
  @Field(() => Int, { nullable: true, description: '截止后几日自动锁定；空为不自动锁定。' }) autoLockDays!: number | null;
  @Field(() => [CalendarEntry], { description: '单独设定的截止日（该区划及其上级）。' }) exceptions!: CalendarEntry[];
  @Field(() => [CalendarLock], { description: '该区划现在锁定的月份。' }) locks!: CalendarLock[];
}

@ObjectType()
export class CalendarPayload {
  @Field(() => Calendar, { nullable: true, description: '办理后的日历；未办理时为空。' }) calendar!: Calendar | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

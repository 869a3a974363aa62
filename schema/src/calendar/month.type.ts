import type { ConfirmationDecision, ConfirmingLevel, Day, Period } from '@shuangcheng/domain';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Page50Args } from '../connection/page.args.js';
import { ConfirmationDecisionEnum, ConfirmingLevelEnum, ReportStatusEnum } from '../enums.js';
import { ReportingStatus } from '../figures/figure.type.js';
import { Institution } from '../institutions/institution.type.js';
import { Region } from '../regions/region.type.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar, PeriodScalar } from '../scalars/scalars.js';
import { CalendarLock } from './calendar.type.js';

@ObjectType({ description: '一次确认或退回，连同当时的数。' })
export class MonthConfirmation {
  @Field(() => ConfirmingLevelEnum) level!: ConfirmingLevel;
  @Field(() => ConfirmationDecisionEnum) decision!: ConfirmationDecision;
  @Field(() => Int, { description: '当时应报的机构数。' }) expected!: number;
  @Field(() => Int, { description: '当时已审核的机构数。' }) approved!: number;
  @Field(() => Boolean, { description: '此后已有变动（审核、撤回、名录增减）。' }) stale!: boolean;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { description: '经办账号。' }) actor!: string;
}

@ObjectType({ description: '一个区划自己的一个月：县（区）的机构；市（州）本级直属的机构。' })
export class RegionMonth {
  @Field(() => Region) region!: Region;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Int) expected!: number;
  @Field(() => Int, { description: '已审核。' }) approved!: number;
  @Field(() => Int, { description: '已上报待审核（含待审核的修订）。' }) waiting!: number;
  @Field(() => Boolean, { description: '应报的均已审核。' }) complete!: boolean;
  @Field(() => DateScalar) dueDate!: Day;
  @Field(() => CalendarLock, { nullable: true, description: '空为开放。' }) lock!: CalendarLock | null;
  @Field(() => MonthConfirmation, { nullable: true, description: '市（州）的确认；没有市（州）一级的为空。' })
  city!: MonthConfirmation | null;
  @Field(() => MonthConfirmation, { nullable: true, description: '省（市）的确认。' }) province!: MonthConfirmation | null;
  @Field(() => MonthConfirmation, { nullable: true, description: '最近一次退回，再次确认前有效。' }) returned!: MonthConfirmation | null;
  @Field(() => Boolean, { description: '有确认，且此后已有变动。' }) stale!: boolean;
  @Field(() => [MonthConfirmation], { description: '全部办理记录，由早及近。' }) history!: MonthConfirmation[];
}
export const RegionMonthConnection = connectionOf<RegionMonth>('RegionMonth', () => RegionMonth);

@ArgsType()
export class MonthsArgs extends Page50Args {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => Int) year!: number;
}

@InputType({ description: '要确认的一个区划的一个月。' })
export class RegionMonthInput {
  @Field(() => String, { description: '县（区）代码；市（州）代码指其本级直属机构。' }) region!: string;
  @Field(() => String, { description: '月份，如 2023-07；为文本，有误只影响该行。' }) period!: string;
}

@InputType({ description: '逐级确认（先市后省）或退回，逐月答复。' })
export class ConfirmMonthInput {
  @Field(() => [RegionMonthInput]) months!: RegionMonthInput[];
  @Field(() => ConfirmationDecisionEnum, { nullable: true, defaultValue: 'CONFIRM' }) decision?: ConfirmationDecision | null;
  @Field(() => String, { nullable: true, description: '退回时必填；未齐全而确认时必填。' }) reason?: string | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

@ObjectType({ description: '一个月的办理结果。' })
export class ConfirmMonthResult {
  @Field(() => Int, { description: '行号，自 0 起。' }) index!: number;
  @Field(() => RegionMonth, { nullable: true, description: '办理后的情况；未办理时为空。' }) month!: RegionMonth | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

@ObjectType()
export class ConfirmMonthPayload {
  @Field(() => Int) accepted!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => [ConfirmMonthResult]) results!: readonly ConfirmMonthResult[];
  @Field(() => [Problem], { description: '整批的问题；有则一月也未办理。' }) problems!: readonly Problem[];
}

@ObjectType({ description: '一家机构未报（或退回未重报）的一个月。' })
export class MissingReport {
  tenantId!: number;
  institutionId!: string;
  month!: number;
  /** Resolved by a loader. */
  institution?: Institution;
  @Field(() => Region, { description: '该月所在的区划：向谁催报。' }) region!: Region;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => ReportStatusEnum, { nullable: true, description: '空为没有任何报表；否则为草稿、已退回或已撤回。' }) status!: string | null;
  @Field(() => DateScalar) dueDate!: Day;
  @Field(() => Boolean) overdue!: boolean;
}
export const MissingReportConnection = connectionOf<MissingReport>('MissingReport', () => MissingReport);

@ArgsType()
export class MissingInstitutionsArgs extends Page50Args {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => PeriodScalar) period!: Period;
}

@ObjectType({ description: '直接下级（含本级直属）的上报情况。' })
export class ChildReporting {
  @Field(() => Region) region!: Region;
  @Field(() => Boolean, { description: '本级直属机构，不含下级。' }) ownInstitutionsOnly!: boolean;
  @Field(() => ReportingStatus) reporting!: ReportingStatus;
}

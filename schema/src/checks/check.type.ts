import type { CheckKind, ChosenAs, Day, Decimal, FindingState, InstitutionType, Period } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import {
  CheckItemStateEnum,
  CheckKindEnum,
  CheckNoteEnum,
  CheckStateEnum,
  ChosenAsEnum,
  FindingSeverityEnum,
  FindingStateEnum,
  FindingStepKindEnum,
  InstitutionTypeEnum,
  ReportStatusEnum,
} from '../enums.js';
import { DateScalar, DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ implements: [Node], description: '数据质量检查：质量抽查、会审或交叉审核。' })
export class QualityCheck implements Node {
  __typename!: 'QualityCheck';
  id!: string;
  tenantId!: number;
  checkId!: string;
  regionId!: number;
  takingPart!: readonly number[];
  strata!: readonly DrawnStratumRow[];
  @Field(() => CheckKindEnum) kind!: CheckKind;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => DecimalScalar, { nullable: true, description: '抽查比例，%；空表示只查指定的机构。' }) ratePercent!: Decimal | null;
  @Field(() => String, {
    description:
      '随机种子。每层按 SHA-256("种子|统一社会信用代码") 由小到大取 ⌈比例 × 该层机构数⌉ 个，重点用能单位全取，任何人可据此复算。',
  })
  seed!: string;
  @Field(() => String, { description: '抽样框（按代码排序的“代码|层|是否必查”各行）的 SHA-256。' }) frameHash!: string;
  @Field(() => DateScalar, { description: '办理期限。' }) dueDate!: Day;
  @Field(() => CheckStateEnum) state!: 'OPEN' | 'CLOSED';
  @Field(() => DateTimeScalar) openedAt!: Date;
  @Field(() => String) openedBy!: string;
  @Field(() => DateTimeScalar, { nullable: true }) closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: '尚有未办结事项而结束的原因。' }) closeReason!: string | null;
}
export const QualityCheckConnection = connectionOf<QualityCheck>('QualityCheck', () => QualityCheck);

/** A stratum as it was drawn. */
export interface DrawnStratumRow {
  readonly regionId: number;
  readonly type: InstitutionType;
  readonly certain: boolean;
  readonly population: number;
  readonly sampled: number;
}

@ObjectType({ description: '被查机构。' })
export class CheckItem {
  tenantId!: number;
  checkId!: string;
  institutionId!: string;
  regionId!: number;
  assignedRegionId!: number;
  @Field(() => String, { description: '统一社会信用代码。' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String) system!: string;
  @Field(() => ChosenAsEnum) chosenAs!: ChosenAs;
  @Field(() => [CheckNoteEnum], { description: '值得留意之处。' }) notableFor!: readonly string[];
  @Field(() => CheckItemStateEnum) state!: 'ASSIGNED' | 'CHECKED';
  @Field(() => DateTimeScalar, { nullable: true }) checkedAt!: Date | null;
  @Field(() => String, { nullable: true }) checkedBy!: string | null;
}
export const CheckItemConnection = connectionOf<CheckItem>('CheckItem', () => CheckItem);

@ObjectType({ description: '开展检查时留存的报表副本，此后不变。' })
export class CheckedReport {
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Int) version!: number;
  @Field(() => ReportStatusEnum) status!: string;
}

@ObjectType({ implements: [Node], description: '检查发现。' })
export class CheckFinding implements Node {
  __typename!: 'CheckFinding';
  id!: string;
  tenantId!: number;
  checkId!: string;
  findingId!: string;
  regionId!: number;
  @Field(() => String, { description: '机构的统一社会信用代码。' }) institutionCode!: string;
  @Field(() => PeriodScalar, { nullable: true, description: '所涉月份；空表示不限于某月。' }) period!: Period | null;
  @Field(() => String, { nullable: true, description: '所涉指标代码。' }) item!: string | null;
  @Field(() => FindingSeverityEnum) severity!: string;
  @Field(() => String) message!: string;
  @Field(() => String, { nullable: true }) expected!: string | null;
  @Field(() => String, { nullable: true }) actual!: string | null;
  @Field(() => FindingStateEnum) state!: FindingState;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => String) recordedBy!: string;
  @Field(() => Boolean, { description: '逾期未答复，或逾期后才答复。' }) overdue!: boolean;
}

@ObjectType({ description: '对发现的答复或处理。' })
export class FindingStep {
  @Field(() => FindingStepKindEnum) kind!: string;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String) actor!: string;
  @Field(() => String, { nullable: true }) text!: string | null;
  @Field(() => PeriodScalar, { nullable: true, description: '改正后的报表的月份。' }) correctedPeriod!: Period | null;
  @Field(() => Int, { nullable: true, description: '改正后的报表的版本。' }) correctedVersion!: number | null;
}

@ObjectType({ description: '会审会议纪要。' })
export class CheckSession {
  @Field(() => DateScalar) heldOn!: Day;
  @Field(() => [String]) participants!: readonly string[];
  @Field(() => String) minutes!: string;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => String) recordedBy!: string;
}

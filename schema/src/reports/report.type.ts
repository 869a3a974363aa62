import type { Acquisition, Decimal, Period } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import { AcquisitionEnum, ReportEventKindEnum, ReportStatusEnum } from '../enums.js';
import { DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ description: '报表中的一项。缺报、零和不适用是三种不同的情况。' })
export class MeasureValue {
  @Field(() => String) item!: string;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '数量；空表示缺报或不适用。' }) quantity!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '费用，元。' }) cost!: Decimal | null;
  @Field(() => AcquisitionEnum) acquisition!: Acquisition;
  @Field(() => Boolean) notApplicable!: boolean;
  @Field(() => Boolean, { description: '沿用上期报表的存量值。' }) carried!: boolean;
}

@ObjectType({ description: '校验发现。' })
export class Finding {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'ERROR、WARNING 或 NOTE。' }) severity!: string;
  @Field(() => String) message!: string;
  @Field(() => String, { nullable: true }) item!: string | null;
  @Field(() => String, { nullable: true }) expected!: string | null;
  @Field(() => String, { nullable: true }) actual!: string | null;
  @Field(() => Int, { nullable: true, description: '报表发现的序号，用于说明。' }) number?: number | null;
  @Field(() => String, { nullable: true, description: '填报单位的说明。' }) explanation?: string | null;
  @Field(() => String, { nullable: true, description: '说明人。' }) explainedBy?: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) explainedAt?: Date | null;
  @Field(() => String, { nullable: true, description: '所依据的规则版本。' }) ruleVersion?: string | null;
}

@ObjectType({ description: '报表办理记录。' })
export class ReportEvent {
  @Field(() => ReportEventKindEnum) kind!: string;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { description: '经办账号。' }) actor!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ implements: [Node], description: '一份报表的一个版本，数值不再改变；新的版本有新的 id。' })
export class Report implements Node {
  __typename!: 'Report';
  id!: string;
  tenantId!: number;
  institutionId!: string;
  month!: number;
  /** Null: no version of the month counts. */
  approvedVersion!: number | null;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => ReportStatusEnum) status!: string;
  @Field(() => Int) version!: number;
  @Field(() => Boolean, { description: '是否为最新版本。' }) latest!: boolean;
}
export const ReportConnection = connectionOf<Report>('Report', () => Report);

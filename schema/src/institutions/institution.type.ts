import type { Day, InstitutionType, Period, ReportStatus } from '@shuangcheng/domain';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import { OrgUnit } from '../regions/region.type.js';
import { HeatingEnum, InstitutionTypeEnum, ReportStatusEnum } from '../enums.js';
import { DateScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ implements: [Node, OrgUnit], description: '公共机构（名录库）。' })
export class Institution implements Node, OrgUnit {
  __typename!: 'Institution';
  institutionId!: string;
  tenantId!: number;
  regionId!: number;
  id!: string;
  code!: string;
  name!: string;
  level!: 'INSTITUTION';
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String, { nullable: true, description: '主管系统代码，如 EDUCATION。' }) system!: string | null;
  @Field(() => Boolean, { description: '重点用能单位。' }) keyUnit!: boolean;
  @Field(() => Boolean, { description: '演示用的编造数据。' }) madeUp!: boolean;
  @Field(() => DateScalar) validFrom!: Day;
  @Field(() => DateScalar, { nullable: true, description: '自该日起不再纳入统计。' }) validTo!: Day | null;
  @Field(() => String, { nullable: true, description: '机构简称。' }) shortName!: string | null;
  @Field(() => String, { nullable: true, description: '行政级别代码。' }) adminLevel!: string | null;
  @Field(() => String, { nullable: true, description: '经费来源代码。' }) funding!: string | null;
  @Field(() => String, { nullable: true }) address!: string | null;
  @Field(() => String, { nullable: true, description: '联系人。' }) contact!: string | null;
  @Field(() => String, { nullable: true }) contactPhone!: string | null;
  @Field(() => Int, { nullable: true, description: '学生人数。' }) students!: number | null;
  @Field(() => String, { nullable: true, description: '医院等级。' }) hospitalLevel!: string | null;
  @Field(() => Boolean, { nullable: true, description: '有无数据中心机房。' }) machineRoom!: boolean | null;
  @Field(() => HeatingEnum, { nullable: true, description: '采暖方式。' }) heating!: 'NONE' | 'OWN' | 'CENTRAL' | null;
}
export const InstitutionConnection = connectionOf<Institution>('Institution', () => Institution);

@InputType({ description: '某月的报表：最新版本处于某一状态的，或没有任何报表的；都不给出则为该月应报的全部机构。' })
export class ReportOfMonthFilter {
  @Field(() => PeriodScalar, { description: '月份，如 2023-07。' }) period!: Period;
  @Field(() => ReportStatusEnum, { nullable: true }) status?: ReportStatus | null;
  @Field(() => Boolean, { nullable: true, description: '没有任何报表（true），或有报表（false）的。' }) none?: boolean | null;
}

@InputType({ description: '名录库筛选条件，各条件同时满足。' })
export class InstitutionFilter {
  @Field(() => String, { nullable: true, description: '名称或统一社会信用代码包含的文字。' }) text?: string | null;
  @Field(() => InstitutionTypeEnum, { nullable: true }) type?: InstitutionType | null;
  @Field(() => String, { nullable: true }) system?: string | null;
  @Field(() => Boolean, { nullable: true }) keyUnit?: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: '该日在名录中。' }) openOn?: Day | null;
  @Field(() => ReportOfMonthFilter, { nullable: true, description: '该月应报的机构，按其该月所在的区划；不得与 openOn 同时给出。' })
  report?: ReportOfMonthFilter | null;
}

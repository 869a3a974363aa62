// Page arguments with the contract's default sizes.
import type { InstitutionType, Period, RegionLevel } from '@shuangcheng/domain';
import { ArgsType, Field, Int } from 'type-graphql';
import { InstitutionTypeEnum, OrgLevelEnum } from '../enums.js';
import { InstitutionFilter } from '../institutions/institution.type.js';
import { PeriodScalar } from '../scalars/scalars.js';
import type { PageInput } from './connection.js';

@ArgsType()
export class Page50Args implements PageInput {
  @Field(() => Int, { nullable: true, defaultValue: 50 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

@ArgsType()
export class DescendantsArgs extends Page50Args {
  @Field(() => OrgLevelEnum) level!: RegionLevel | 'INSTITUTION';
}

@ArgsType()
export class InstitutionsArgs extends Page50Args {
  @Field(() => InstitutionFilter, { nullable: true }) filter?: InstitutionFilter | null;
}

@ArgsType()
export class ReviewQueueArgs extends Page50Args {
  @Field(() => String) region!: string;
  @Field(() => PeriodScalar, { nullable: true }) period?: Period | null;
  @Field(() => Boolean, { nullable: true, description: '只列有（true）或没有（false）校验发现的；未指定时全部列出。' })
  withFindings?: boolean | null;
  @Field(() => InstitutionTypeEnum, { nullable: true }) type?: InstitutionType | null;
  @Field(() => String, { nullable: true, description: '主管系统代码。' }) system?: string | null;
}

@ArgsType()
export class InstitutionReportsArgs implements PageInput {
  @Field(() => PeriodScalar, { nullable: true }) from?: Period | null;
  @Field(() => PeriodScalar, { nullable: true }) to?: Period | null;
  @Field(() => Int, { nullable: true, defaultValue: 24 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

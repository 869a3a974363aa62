import type { Day, InstitutionType } from '@shuangcheng/domain';
import { Field, ObjectType } from 'type-graphql';
import { InstitutionTypeEnum, RegisterEventKindEnum } from '../enums.js';
import { Region } from '../regions/region.type.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar } from '../scalars/scalars.js';
import { Institution } from './institution.type.js';

@ObjectType()
export class InstitutionPayload {
  @Field(() => Institution, { nullable: true }) institution!: Institution | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
  @Field(() => [Problem], {
    description:
      '已照办，但请核对的事项：统一社会信用代码的校验位；自过去某日起的变更改变了哪些已锁定（LOCKED_MONTHS_CHANGE）、已确认（CONFIRMED_MONTHS_STALE）的月份。',
  })
  warnings!: readonly Problem[];
}

@ObjectType({ description: '机构在一段时间内所在的区划、类型和主管系统。' })
export class InstitutionStanding {
  regionId!: number;
  @Field(() => DateScalar) validFrom!: Day;
  @Field(() => DateScalar, { nullable: true, description: '不含该日；空表示至今。' }) validTo!: Day | null;
  @Field(() => Region) region!: Region;
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String) system!: string;
}

@ObjectType({ description: '名录库的一次登记或变更。' })
export class RegisterEvent {
  @Field(() => RegisterEventKindEnum) kind!: string;
  @Field(() => DateScalar, { nullable: true, description: '生效日期；当即变更的为空。' }) effectiveOn!: Day | null;
  @Field(() => DateTimeScalar, { description: '登记时间。' }) recordedAt!: Date;
  @Field(() => String, { description: '经办账号。' }) actor!: string;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({ description: '机构的沿革：何时属于何处，以及登记过什么。' })
export class InstitutionHistory {
  @Field(() => [InstitutionStanding]) standings!: readonly InstitutionStanding[];
  @Field(() => [RegisterEvent]) events!: readonly RegisterEvent[];
}

import type { RegionLevel } from '@shuangcheng/domain';
import { Field, ObjectType } from 'type-graphql';
import { OrgLevelEnum } from '../enums.js';

@ObjectType({ description: '联合视图中的区划：只有代码、名称和层级。' })
export class JointMember {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => OrgLevelEnum) level!: RegionLevel;
}

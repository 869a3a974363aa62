import type { Region as DomainRegion } from '@shuangcheng/domain';
import { Field, ID, InterfaceType } from 'type-graphql';
import { OrgLevelEnum } from '../enums.js';

@InterfaceType({ description: '有全局 id 的对象。', resolveType: (value: { __typename: string }) => value.__typename })
export abstract class Node {
  @Field(() => ID) id!: string;
}

@InterfaceType({ description: '组织单元：区划或公共机构。', resolveType: (value: { __typename: string }) => value.__typename })
export abstract class OrgUnit {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '区划代码（GB/T 2260），或统一社会信用代码。' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => OrgLevelEnum) level!: DomainRegion['level'] | 'INSTITUTION';
}

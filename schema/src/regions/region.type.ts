import type { Day, RegionLevel } from '@shuangcheng/domain';
import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import { OrgLevelEnum } from '../enums.js';

// In one file with Region: the interface names the type, and the type the interface.
@InterfaceType({ description: '组织单元：区划或公共机构。', resolveType: (value: { __typename: string }) => value.__typename })
export abstract class OrgUnit {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: '区划代码（GB/T 2260），或统一社会信用代码。' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => OrgLevelEnum) level!: RegionLevel | 'INSTITUTION';
  @Field(() => Region, { nullable: true, description: '上级区划。' }) parent?: Region | null;
  @Field(() => [Region], { description: '自省（市）至上级。' }) ancestors?: Region[];
}

@ObjectType({ implements: [Node, OrgUnit], description: '区划。代码、名称、层级和上级对已登录者公开，其余字段（含下级列表）须有授权。' })
export class Region implements Node, OrgUnit {
  __typename!: 'Region';
  regionId!: number;
  /** The day under whose tree parents and children are read. */
  treeDay!: Day;
  id!: string;
  code!: string;
  name!: string;
  level!: RegionLevel;
}
export const RegionConnection = connectionOf<Region>('Region', () => Region);

@ObjectType({ description: '命名的区划组，可跨省（市），如一区两群、明月山绿色发展示范带。' })
export class RegionGroup {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '依据。' }) source!: string;
  @Field(() => [Region]) regions!: Region[];
}

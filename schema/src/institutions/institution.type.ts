import type { Day, InstitutionType } from '@shuangcheng/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import { OrgUnit } from '../regions/region.type.js';
import { InstitutionTypeEnum } from '../enums.js';
import { DateScalar } from '../scalars/scalars.js';

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
}
export const InstitutionConnection = connectionOf<Institution>('Institution', () => Institution);

@InputType({ description: '名录库筛选条件，各条件同时满足。' })
export class InstitutionFilter {
  @Field(() => String, { nullable: true, description: '名称或统一社会信用代码包含的文字。' }) text?: string | null;
  @Field(() => InstitutionTypeEnum, { nullable: true }) type?: InstitutionType | null;
  @Field(() => String, { nullable: true }) system?: string | null;
  @Field(() => Boolean, { nullable: true }) keyUnit?: boolean | null;
  @Field(() => DateScalar, { nullable: true, description: '该日在名录中。' }) openOn?: Day | null;
}

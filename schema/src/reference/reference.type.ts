// What the platform itself is made of: indicator and item definitions; and who is asking.
import type { IndicatorCode, Role } from '@shuangcheng/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { Region } from '../regions/region.type.js';
import { IndicatorCodeEnum, ItemKindEnum, RoleEnum } from '../enums.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType({ description: '指标定义。' })
export class IndicatorDefinition {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => String) name!: string;
  @Field(() => String) version!: string;
  @Field(() => String) unit!: string;
  @Field(() => String) unitName!: string;
  @Field(() => String) formula!: string;
  @Field(() => String) source!: string;
  @Field(() => [String], { description: '计入分子的品种。' }) items!: readonly string[];
  @Field(() => String, { nullable: true, description: '分母的存量项。' }) denominatorItem!: string | null;
}

@ObjectType({ description: '统计表中的一项。' })
export class ItemDefinition {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => ItemKindEnum) kind!: string;
  @Field(() => String) unit!: string;
  @Field(() => String) unitName!: string;
  @Field(() => Int, { description: '保留的小数位数。' }) decimals!: number;
  @Field(() => String, { nullable: true, description: '统计调查制度基层表代码（数量）。' }) formCode!: string | null;
  @Field(() => String, { nullable: true, description: '统计调查制度基层表代码（费用）。' }) costFormCode!: string | null;
}

@ObjectType({ description: '授权：角色 × 区划 × 是否含下级 × 系统或机构 × 有效期。' })
export class Grant {
  @Field(() => RoleEnum) role!: Role;
  @Field(() => Region) region!: Region;
  @Field(() => Boolean, { description: '含下级。' }) subtree!: boolean;
  @Field(() => String, { nullable: true }) system!: string | null;
  @Field(() => String, { nullable: true, description: '限于一家机构时，其统一社会信用代码。' }) institution!: string | null;
  @Field(() => DateTimeScalar) validFrom!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) validTo!: Date | null;
}

@ObjectType({ description: '当前登录者。' })
export class Viewer {
  @Field(() => String) username!: string;
  @Field(() => String) displayName!: string;
  @Field(() => Boolean, { description: '须先修改初始密码。' }) mustChangePassword!: boolean;
  @Field(() => Boolean, { description: '供试用的平台：其数据（含发布版和联合视图）是编造的，不得当真。' }) demonstration!: boolean;
}

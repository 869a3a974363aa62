// What the platform itself is made of: indicator and item definitions, factor sets; and who is asking.
import type { Day, Decimal, IndicatorCode, Role } from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Region } from '../regions/region.type.js';
import { IndicatorCodeEnum, ItemKindEnum, RoleEnum } from '../enums.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';

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

@ObjectType({ description: '一个系数或因子。' })
export class Factor {
  @Field(() => String, { description: 'STANDARD_COAL 折标、CARBON 碳排放、GRID_CARBON 电网碳排放、EQUIVALENT_ELECTRICITY 电力等价值。' })
  use!: string;
  @Field(() => String) item!: string;
  @Field(() => String, { nullable: true, description: '省（市）代码，仅电网因子。' }) province!: string | null;
  @Field(() => Int, { nullable: true }) year!: number | null;
  @Field(() => DecimalScalar) value!: Decimal;
  @Field(() => String) unit!: string;
  @Field(() => String) source!: string;
  @Field(() => Boolean, { description: '沿用上一次公布的数值。' }) provisional!: boolean;
}

@ObjectType({ description: '因子集：有日期、有来源、只增不改。' })
export class FactorSet {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => DateScalar) publishedOn!: Day;
  @Field(() => String) source!: string;
  @Field(() => String) note!: string;
  @Field(() => Boolean, { description: '未指定因子集时使用。' }) official!: boolean;
  @Field(() => [Factor]) factors!: Factor[];
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
}

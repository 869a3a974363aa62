import type { CarbonScope, Decimal, IndicatorCode, RestatementCause } from '@shuangcheng/domain';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { CarbonScopeEnum, IndicatorCodeEnum, RestatementCauseEnum } from '../enums.js';
import { DecimalScalar } from '../scalars/scalars.js';
import { EditionFiguresArgs } from './edition.input.js';
import { Edition } from './edition.type.js';

@ObjectType({ description: '差额中由一种原因引起的部分。' })
export class RestatementPart {
  @Field(() => RestatementCauseEnum) cause!: RestatementCause;
  @Field(() => DecimalScalar) difference!: Decimal;
}

@ObjectType({ description: '一个数值在两个发布版之间的差额。依次代入：迟报、更正、区划和机构调整、因子；各部分之和恰等于差额。' })
export class RestatedFigure {
  regionId!: number;
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true }) before!: Decimal | null;
  @Field(() => String, { nullable: true, description: '原值为空的原因；NOT_IN_TREE：当时没有该区划。' }) beforeReason!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) after!: Decimal | null;
  @Field(() => String, { nullable: true, description: '现值为空的原因；NOT_IN_TREE：没有该区划。' }) afterReason!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: '现值 − 原值；总量没有数据按零计。任一方不可知时为空。' })
  difference!: Decimal | null;
  @Field(() => [RestatementPart], { description: '差额为空时没有。' }) causes!: readonly RestatementPart[];
}
export const RestatedFigureConnection = connectionOf<RestatedFigure>('RestatedFigure', () => RestatedFigure);

@ObjectType({ description: '与同一期间另一个发布版相比的变动及原因。' })
export class EditionRestatement {
  @Field(() => Edition, { description: '与之相比的发布版。' }) against!: Edition;
  @Field(() => Int, { description: '新增的报表（机构·月）：迟报。' }) late!: number;
  @Field(() => Int, { description: '不再计入的报表：撤回。差额计入迟报。' }) withdrawn!: number;
  @Field(() => Int, { description: '版本不同的报表：更正。' }) corrected!: number;
  @Field(() => Int, { description: '改计入其他区划的报表：区划和机构调整。' }) moved!: number;
}

@ArgsType()
export class RestatedFiguresArgs extends EditionFiguresArgs {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '是否也列出没有变动的。' }) unchanged?: boolean | null;
}

import type {
  CarbonScope,
  Day,
  Decimal,
  EditionFaultKind,
  ElectricityBasis,
  FrozenFactor,
  IndicatorCode,
  Period,
  RegionLevel,
} from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import { CarbonScopeEnum, EditionFaultKindEnum, ElectricityBasisEnum, IndicatorCodeEnum, OrgLevelEnum } from '../enums.js';
import { DateScalar, DateTimeScalar, DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

@ObjectType({ description: '指标定义及发布时的版本。' })
export class EditionDefinition {
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => String) version!: string;
}

@ObjectType()
export class EditionWithdrawal {
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String) by!: string;
  @Field(() => String) reason!: string;
}

@ObjectType({ description: '发布版中一个区划的名称、上级（按当时的区划）和完整程度。计数单位为机构·月。' })
export class EditionPlace {
  regionId!: number;
  parentId!: number | null;
  @Field(() => String, { description: '区划代码。' }) code!: string;
  @Field(() => String, { description: '当时的名称。' }) name!: string;
  @Field(() => OrgLevelEnum) level!: RegionLevel;
  @Field(() => String, { nullable: true, description: '当时上级的区划代码。' }) parentCode!: string | null;
  @Field(() => Int, { description: '有报表计入的机构数，含下级。' }) institutions!: number;
  @Field(() => Int, { description: '应报。' }) expected!: number;
  @Field(() => Int, { description: '已审核。' }) approved!: number;
  @Field(() => Int, { description: '已上报待审核。' }) waiting!: number;
  @Field(() => Int, { description: '未报。' }) missing!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '已审核 ÷ 应报，%。' }) coverage!: Decimal | null;
}
export const EditionPlaceConnection = connectionOf<EditionPlace>('EditionPlace', () => EditionPlace);

@ObjectType({ description: '发布版中的一个数值。' })
export class EditionFigure {
  regionId!: number;
  @Field(() => IndicatorCodeEnum) code!: IndicatorCode;
  @Field(() => CarbonScopeEnum, { nullable: true }) carbonScope!: CarbonScope | null;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '为空时 reason 说明原因。' }) value!: Decimal | null;
  @Field(() => String, { nullable: true, description: '稳定代码：NO_DATA、FACTOR_MISSING、DENOMINATOR_MISSING。' })
  reason!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator!: Decimal | null;
  @Field(() => String, { nullable: true }) numeratorUnit!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator!: Decimal | null;
  @Field(() => String, { nullable: true }) denominatorUnit!: string | null;
  @Field(() => Int, { description: '分子中用量大于零的机构数。' }) institutions!: number;
  @Field(() => DecimalScalar, { nullable: true, description: '分子中来自计量数据的比例，%。' }) meteredShare!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '分子中来自包干或分摊的比例，%。' }) lumpSumShare!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '分子中来自估算的比例，%。' }) estimatedShare!: Decimal | null;
  @Field(() => Int, { description: '计入的报表中该指标各品种缺报的格数。' }) missingItems!: number;
  @Field(() => Boolean, { description: '使用了沿用的因子。' }) provisionalFactor!: boolean;
}
export const EditionFigureConnection = connectionOf<EditionFigure>('EditionFigure', () => EditionFigure);

@ObjectType({ description: '核验发现的一处不符。' })
export class EditionFault {
  regionId!: number | null;
  @Field(() => EditionFaultKindEnum) kind!: EditionFaultKind;
  @Field(() => String, { description: '指标、项目或组成部分。' }) what!: string;
  @Field(() => String, { nullable: true }) expected!: string | null;
  @Field(() => String, { nullable: true }) actual!: string | null;
}

@ObjectType({ description: '核验：由封存的汇总数和因子复算全部数值，核对汇总、台账、封印和与前一版的链接。' })
export class EditionVerification {
  @Field(() => Boolean) ok!: boolean;
  @Field(() => [EditionFault], { description: '最多列出 200 处。' }) differences!: readonly EditionFault[];
}

@ObjectType({ implements: [Node], description: '发布版：一个期间全部区划的数值连同产生它们的因子集、区划和报表版本，封存后不再改变。' })
export class Edition implements Node {
  __typename!: 'Edition';
  id!: string;
  tenantId!: number;
  editionId!: string;
  chainNumber!: number;
  factors!: readonly FrozenFactor[];
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => Int, { description: '该期间的第几版。' }) number!: number;
  @Field(() => DateTimeScalar) publishedAt!: Date;
  @Field(() => String) publishedBy!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => ID, { description: '所用因子集。' }) factorSet!: string;
  @Field(() => ElectricityBasisEnum) electricityBasis!: ElectricityBasis;
  @Field(() => [EditionDefinition]) definitions!: readonly EditionDefinition[];
  @Field(() => DateScalar, { description: '按该日的区划汇总。' }) treeDay!: Day;
  @Field(() => String, { description: '封印的算法。' }) algorithm!: string;
  @Field(() => String, { description: '封印，十六进制：对前一版的封印和本版全部内容。' }) hash!: string;
  @Field(() => String, { description: '该省前一版（不论期间）的封印。' }) previousHash!: string;
  @Field(() => EditionWithdrawal, { nullable: true, description: '未撤回的为空。' }) withdrawn!: EditionWithdrawal | null;
  @Field(() => Boolean, { description: '该期间已有更新的、未撤回的一版。' }) superseded!: boolean;
}
export const EditionConnection = connectionOf<Edition>('Edition', () => Edition);

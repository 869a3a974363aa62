import type { Decimal, Period } from '@shuangcheng/domain';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BasisEnum, ItemKindEnum } from '../enums.js';
import { FigureOptions, type Basis } from '../figures/figure.type.js';
import { Region } from '../regions/region.type.js';
import { DecimalScalar, PeriodScalar } from '../scalars/scalars.js';

const SummaryByEnum = { REGION: 'REGION', SYSTEM: 'SYSTEM', TYPE: 'TYPE' } as const;
registerEnumType(SummaryByEnum, {
  name: 'SummaryBy',
  description: '综合表的汇总方式。',
  valuesConfig: {
    REGION: { description: '行政区域汇总' },
    SYSTEM: { description: '部门（主管系统）汇总' },
    TYPE: { description: '分类（机构类型）汇总' },
  },
});
const SummaryColumnKindEnum = { TOTAL: 'TOTAL', SUBTOTAL: 'SUBTOTAL', PART: 'PART' } as const;
registerEnumType(SummaryColumnKindEnum, {
  name: 'SummaryColumnKind',
  description: '综合表的列：合计、小计或其中一部分。各部分之和恰等于合计。',
});

@ArgsType()
export class SummaryArgs {
  @Field(() => String, { description: '区划代码。' }) region!: string;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => SummaryByEnum) by!: keyof typeof SummaryByEnum;
  @Field(() => FigureOptions, { nullable: true, description: 'basis、treeAsOf、type、system 有效；asOf 不支持。' })
  options?: FigureOptions | null;
}

@ObjectType({ description: '综合表的一列。' })
export class SummaryColumn {
  @Field(() => String, { description: '分类汇总为 S001 至 S010，其余为区划或主管系统的代码，合计为 TOTAL。' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => SummaryColumnKindEnum) kind!: keyof typeof SummaryColumnKindEnum;
  @Field(() => Int, { description: '期末（期间未结束时为本月）在名录中的公共机构数量。' }) institutions!: number;
  @Field(() => Int, { description: '应报，机构·月。' }) expected!: number;
  @Field(() => Int, { description: '已审核，机构·月。' }) approved!: number;
  @Field(() => Int, { description: '已上报待审核，机构·月。' }) waiting!: number;
  @Field(() => Int, { description: '未报，机构·月。' }) missing!: number;
}

@ObjectType({ description: '综合表的一格。' })
export class SummaryCell {
  @Field(() => DecimalScalar, { nullable: true, description: '流量为合计；存量为期间各已结束月份的平均，没有已结束的月份时为空。' })
  quantity!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '费用，元；没有费用的指标为空。' }) cost!: Decimal | null;
}

@ObjectType({ description: '综合表的一行。' })
export class SummaryRow {
  @Field(() => String, { description: '综合表指标代码（数量）。' }) code!: string;
  @Field(() => String, { nullable: true, description: '综合表指标代码（费用）。' }) costCode!: string | null;
  @Field(() => String) name!: string;
  @Field(() => String) unit!: string;
  @Field(() => String) unitName!: string;
  @Field(() => ItemKindEnum) kind!: string;
  @Field(() => [SummaryCell], { description: '与各列同序。' }) cells!: readonly SummaryCell[];
}

@ObjectType({ description: '统计调查制度的综合表。同一区划、期间和口径的三张表合计相同。' })
export class SummaryTable {
  @Field(() => Region) region!: Region;
  @Field(() => PeriodScalar) period!: Period;
  @Field(() => SummaryByEnum) by!: keyof typeof SummaryByEnum;
  @Field(() => BasisEnum) basis!: Basis;
  @Field(() => String) title!: string;
  @Field(() => String, { nullable: true, description: '制度中的表号（已知时）。' }) form!: string | null;
  @Field(() => [SummaryColumn]) columns!: readonly SummaryColumn[];
  @Field(() => [SummaryRow]) rows!: readonly SummaryRow[];
  @Field(() => [String], { nullable: true, description: '授权只及于部分主管系统时，表中所含的系统；空表示全部。' }) systems!:
    readonly string[] | null;
  @Field(() => Boolean, { description: '含演示用的编造数据。' }) madeUp!: boolean;
}

import { FORM_KINDS, type Day, type Decimal, type FormKind } from '@shuangcheng/domain';
import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../connection/connection.js';
import { Node } from '../connection/node.type.js';
import { Page50Args } from '../connection/page.args.js';
import { BasisEnum, ReportStatusEnum } from '../enums.js';
import type { Basis } from '../figures/figure.type.js';
import { MeasureValue } from '../reports/report.type.js';
import { DateScalar, DecimalScalar } from '../scalars/scalars.js';

export const FormKindEnum = Object.fromEntries(FORM_KINDS.map((kind) => [kind, kind])) as { readonly [K in FormKind]: K };
registerEnumType(FormKindEnum, {
  name: 'FormKind',
  description: '年度基层表。',
  valuesConfig: {
    MACHINE_ROOM: { description: '数据中心机房能源消费状况（NY202）' },
    HEATING: { description: '采暖能源资源消费状况（NY203）' },
  },
});

@ObjectType({ description: '年度基层表中的一项。' })
export class FormItem {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String) unit!: string;
  @Field(() => String) unitName!: string;
  @Field(() => Int, { description: '保留的小数位数。' }) decimals!: number;
  @Field(() => String, { description: '制度中的指标代码（数量）。' }) formCode!: string;
  @Field(() => String, { nullable: true, description: '制度中的指标代码（费用）。' }) costFormCode!: string | null;
}

@ObjectType({ implements: [Node], description: '一家机构一个年度的基层表的一个版本，数值不再改变；新的版本有新的 id。' })
export class YearlyForm implements Node {
  __typename!: 'YearlyForm';
  id!: string;
  tenantId!: number;
  institutionId!: string;
  @Field(() => FormKindEnum) kind!: FormKind;
  @Field(() => Int) year!: number;
  @Field(() => ReportStatusEnum) status!: string;
  @Field(() => Int) version!: number;
  @Field(() => Boolean, { description: '是否为最新版本。' }) latest!: boolean;
  @Field(() => DateScalar, { description: '上报期限。' }) dueDate!: Day;
  @Field(() => [MeasureValue], { description: '已填报的各项；缺报的不列出。' }) values!: readonly MeasureValue[];
}
export const YearlyFormConnection = connectionOf<YearlyForm>('YearlyForm', () => YearlyForm);

@ObjectType({ description: '辖内一项的合计。' })
export class FormItemSum {
  @Field(() => FormItem) item!: FormItem;
  @Field(() => DecimalScalar, { nullable: true, description: '数量合计；不可加的项（采暖天数）为空。' }) quantity!: Decimal | null;
  @Field(() => DecimalScalar, { nullable: true, description: '费用合计，元；没有费用的项为空。' }) cost!: Decimal | null;
  @Field(() => Int, { description: '填报了该项数量的表数。' }) forms!: number;
}

@ObjectType({ description: '比率：各机构分子之和 ÷ 分母之和，绝不是各机构比率的平均。' })
export class FormRatio {
  @Field(() => String, { description: 'PUE、HEATING_ENERGY_PER_AREA。' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String) unit!: string;
  @Field(() => DecimalScalar, { nullable: true, description: '为空时 reason 说明原因。' }) value!: Decimal | null;
  @Field(() => String, { nullable: true, description: '稳定代码：NO_DATA、DENOMINATOR_MISSING、FACTOR_MISSING。' }) reason!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator!: Decimal | null;
  @Field(() => String) numeratorUnit!: string;
  @Field(() => DecimalScalar, { nullable: true }) denominator!: Decimal | null;
  @Field(() => String) denominatorUnit!: string;
  @Field(() => Int, { description: '计入的表数：分子、分母都已填报的。' }) forms!: number;
  @Field(() => String) formula!: string;
  @Field(() => String, { nullable: true, description: '所用因子集（折标准煤时）。' }) factorSet!: string | null;
}

@ObjectType({ description: '辖内年度基层表的汇总。应报 = 已审核 + 待审核 + 未报。' })
export class FormSummary {
  @Field(() => FormKindEnum) kind!: FormKind;
  @Field(() => Int) year!: number;
  @Field(() => BasisEnum) basis!: Basis;
  @Field(() => DateScalar, { description: '上报期限。' }) dueDate!: Day;
  @Field(() => Int, { description: '应报机构：申报有机房（采暖）、上年报过或本年已报的。' }) expected!: number;
  @Field(() => Int) approved!: number;
  @Field(() => Int, { description: '已上报待审核。' }) waiting!: number;
  @Field(() => Int, { description: '未报（含草稿、退回未重报）。' }) missing!: number;
  @Field(() => Int, { description: '计入合计的表数。' }) forms!: number;
  @Field(() => [FormItemSum]) items!: readonly FormItemSum[];
  @Field(() => [FormRatio]) ratios!: readonly FormRatio[];
  @Field(() => [String], { nullable: true, description: '授权只及于部分主管系统时，所含的系统；空表示全部。' }) systems!:
    readonly string[] | null;
}

@ArgsType()
export class FormArgs {
  @Field(() => FormKindEnum) kind!: FormKind;
  @Field(() => Int) year!: number;
}

@ArgsType()
export class FormSummaryArgs extends FormArgs {
  @Field(() => BasisEnum, { nullable: true, defaultValue: 'APPROVED' }) basis?: Basis | null;
}

@ArgsType()
export class FormsArgs extends Page50Args {
  @Field(() => FormKindEnum) kind!: FormKind;
  @Field(() => Int) year!: number;
  @Field(() => ReportStatusEnum, { nullable: true, description: '只列最新版本处于该状态的。' }) status?: string | null;
}

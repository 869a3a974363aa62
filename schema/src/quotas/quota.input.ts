import type { Day, ElectricityBasis, InstitutionType, QuotaIndicator } from '@shuangcheng/domain';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ElectricityBasisEnum, InstitutionTypeEnum, QuotaIndicatorEnum } from '../enums.js';
import { DateScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';

@InputType({ description: '定额的一行，照标准录入：数值为文本，单位为印发的单位。' })
export class QuotaValueInput {
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String, { nullable: true, description: '类别，如“二级医院”；该类型不分类别的不填。' }) kind?: string | null;
  @Field(() => QuotaIndicatorEnum) indicator!: QuotaIndicator;
  @Field(() => String, { description: '如 "kgce/m2" 或 "千克标准煤/平方米"。' }) unit!: string;
  @Field(() => String, { description: '约束值（用水：通用值）。' }) limit!: string;
  @Field(() => String, { nullable: true, description: '基准值；用水定额没有。' }) standard?: string | null;
  @Field(() => String, { nullable: true, description: '引导值（用水：先进值）。' }) guide?: string | null;
}

@InputType({ description: '发布一个定额标准。' })
export class QuotaInput {
  @Field(() => String, { description: '省（直辖市）区划代码。' }) region!: string;
  @Field(() => String, { description: '标准编号。' }) standardNumber!: string;
  @Field(() => String) title!: string;
  @Field(() => ElectricityBasisEnum, { description: '标准按什么口径折算电力：当量或等价，必须与标准原文一致。' })
  electricityBasis!: ElectricityBasis;
  @Field(() => DateScalar) validFrom!: Day;
  @Field(() => DateScalar, { nullable: true, description: '自该日起不再执行。' }) validTo?: Day | null;
  @Field(() => Int, { nullable: true, description: '更正：取代（作废）本省已发布的哪一个序号。' }) replaces?: number | null;
  @Field(() => String, { description: '来源：发布机关、文号。' }) source!: string;
  @Field(() => [QuotaValueInput], { nullable: true, description: '各行；或用 uploadId 给出文件。' }) values?: QuotaValueInput[] | null;
  @Field(() => ID, {
    nullable: true,
    description: '经 POST /uploads 上传的 CSV 或 XLSX：机构类型、类别、指标、单位、约束值（通用值）、基准值、引导值（先进值）。',
  })
  uploadId?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'true 只核对，不发布。' }) preview!: boolean;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType({ description: '注明一家机构在定额标准中的类别。' })
export class QuotaKindInput {
  @Field(() => String, { description: '统一社会信用代码。' }) institution!: string;
  @Field(() => String, { description: '本省定额中该机构类型的类别。' }) kind!: string;
  @Field(() => Int, { description: '自哪一年起。' }) fromYear!: number;
}
@InputType()
export class QuotaKindsInput {
  @Field(() => [QuotaKindInput]) kinds!: QuotaKindInput[];
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

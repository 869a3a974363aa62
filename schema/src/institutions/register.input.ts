import type { Day, InstitutionType } from '@shuangcheng/domain';
import { Field, InputType, Int } from 'type-graphql';
import { HeatingEnum, InstitutionTypeEnum } from '../enums.js';
import { DateScalar } from '../scalars/scalars.js';

const requestId = '由客户端生成的请求编号：同一编号、同一内容只办理一次。';
const creditCode = '统一社会信用代码，18 位。';

@InputType({ description: '名录库中的登记事项，均可不填；变更时未给出的不变，给出空值的清除。' })
export class RegisterDetailsInput {
  @Field(() => String, { nullable: true, description: '机构简称。' }) shortName?: string | null;
  @Field(() => String, { nullable: true, description: '行政级别代码，001 至 009。' }) adminLevel?: string | null;
  @Field(() => String, { nullable: true, description: '经费来源代码，001 至 003（001 全额，002 部分）。' }) funding?: string | null;
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field(() => String, { nullable: true, description: '联系人。' }) contact?: string | null;
  @Field(() => String, { nullable: true }) contactPhone?: string | null;
  @Field(() => Int, { nullable: true, description: '学生人数。' }) students?: number | null;
  @Field(() => String, { nullable: true, description: '医院等级。' }) hospitalLevel?: string | null;
  @Field(() => Boolean, { nullable: true, description: '有无数据中心机房。' }) machineRoom?: boolean | null;
  @Field(() => HeatingEnum, { nullable: true, description: '采暖方式。' }) heating?: 'NONE' | 'OWN' | 'CENTRAL' | null;
}

@InputType()
export class RegisterInstitutionInput extends RegisterDetailsInput {
  @Field(() => String, { description: `${creditCode}校验位不符只作提示，不拒绝。` }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: '所在区划代码；省直、市直机构为省、市的代码。' }) region!: string;
  @Field(() => InstitutionTypeEnum) type!: InstitutionType;
  @Field(() => String, { description: '主管系统代码，如 EDUCATION。' }) system!: string;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '重点用能单位。' }) keyUnit?: boolean | null;
  @Field(() => DateScalar, { description: '自该日起纳入统计。' }) validFrom!: Day;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class ChangeInstitutionInput extends RegisterDetailsInput {
  @Field(() => String, { description: creditCode }) institution!: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => Boolean, { nullable: true }) keyUnit?: boolean | null;
  @Field(() => InstitutionTypeEnum, { nullable: true }) type?: InstitutionType | null;
  @Field(() => String, { nullable: true, description: '主管系统代码。' }) system?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: '类型、主管系统自该日起变更（必填）；日期已过的，其后各月的报表随之改计。月中生效的，整月按变更后计。',
  })
  effectiveFrom?: Day | null;
  @Field(() => String, { nullable: true, description: '变更类型、主管系统时必填。' }) reason?: string | null;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class CloseInstitutionInput {
  @Field(() => String, { description: creditCode }) institution!: string;
  @Field(() => DateScalar, { description: '自该日起不再纳入统计；该日之前有一日在册的月份仍须填报。' }) from!: Day;
  @Field(() => String) reason!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

@InputType()
export class ReopenInstitutionInput {
  @Field(() => String, { description: creditCode }) institution!: string;
  @Field(() => DateScalar, { description: '自该日起重新纳入；与撤销日期相同即取消撤销。' }) from!: Day;
  @Field(() => String) reason!: string;
  @Field(() => String, { description: requestId }) clientRequestId!: string;
}

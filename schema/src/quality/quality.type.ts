import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars/scalars.js';
import { Problem } from '../reports/report.payload.js';

@ObjectType({ description: '规则所依据的一项设置。' })
export class QualityRuleParameter {
  @Field(() => String) name!: string;
  @Field(() => String) value!: string;
  @Field(() => String, { description: '平台默认值。' }) defaultValue!: string;
}

@ObjectType({ description: '一条校验规则。' })
export class QualityRule {
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'ERROR：不合格，不予上报；WARNING：存疑，不妨碍上报。' }) severity!: string;
  @Field(() => String) description!: string;
  @Field(() => Boolean) enabled!: boolean;
  @Field(() => String, { nullable: true, description: '启用而不提示的原因；空表示照常提示。' }) silentBecause!: string | null;
  @Field(() => [QualityRuleParameter]) parameters!: readonly QualityRuleParameter[];
}

@ObjectType({ description: '价格表中的一项，由省局录入并注明来源；平台不自带价格。' })
export class PriceReference {
  @Field(() => String) item!: string;
  @Field(() => String, { description: '元/单位。' }) from!: string;
  @Field(() => String) to!: string;
  @Field(() => String) source!: string;
}

@ObjectType({ description: '一省现行的校验规则与审核要求。' })
export class QualityRuleSet {
  @Field(() => String, { description: '平台规则版本；省局调整过的加“+序号”。每条发现都记有所依据的版本。' }) version!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: '空表示平台默认规则。' }) validFrom!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) publishedAt!: Date | null;
  @Field(() => String, { nullable: true }) publishedBy!: string | null;
  @Field(() => String) note!: string;
  @Field(() => Boolean, { description: '存疑发现须先说明，方可审核通过。' }) requireExplanations!: boolean;
  @Field(() => Boolean, { description: '上报与审核须由两人办理。' }) twoPersons!: boolean;
  @Field(() => [PriceReference]) prices!: readonly PriceReference[];
  @Field(() => [QualityRule]) rules!: readonly QualityRule[];
}

@ObjectType()
export class QualityRulesPayload {
  @Field(() => QualityRuleSet, { nullable: true }) ruleSet!: QualityRuleSet | null;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

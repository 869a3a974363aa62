import type { Day, Decimal } from '@shuangcheng/domain';
import { Field, ID, InputType } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../scalars/scalars.js';

@InputType({ description: '共同任务的一项进展：新的活动填日期和数量；确认对方的活动填 event；冲销本方的记录填 reverses 和 reason。' })
export class TaskProgressInput {
  @Field(() => String, { description: '本方：省（直辖市）代码。' }) region!: string;
  @Field(() => String, { description: '任务代码。' }) task!: string;
  @Field(() => DateScalar, { nullable: true, description: '活动日期；确认时不填，以对方登记的为准。' }) date?: Day | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '数量，按任务的单位，正整数。各方分计的任务只填本方的；确认其他任务的活动时可不填。',
  })
  quantity?: Decimal | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String, { nullable: true, description: '依据：文号、网址等。' }) evidence?: string | null;
  @Field(() => ID, { nullable: true, description: '对方已登记的活动：确认为同一项，只计一次。' }) event?: string | null;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: '新的活动与对方在前后三十天内登记的活动不是同一项。' })
  separate?: boolean | null;
  @Field(() => ID, { nullable: true, description: '要冲销的本方记录。' }) reverses?: string | null;
  @Field(() => String, { nullable: true, description: '冲销的原因，冲销时必填。' }) reason?: string | null;
  @Field(() => String, { description: '由客户端生成的请求编号：同一编号、同一内容只办理一次。' }) clientRequestId!: string;
}

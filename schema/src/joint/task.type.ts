import type { Day, Decimal, TaskCounting, TaskSpan } from '@shuangcheng/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TaskCountingEnum, TaskSpanEnum } from '../enums.js';
import { Problem } from '../reports/report.payload.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../scalars/scalars.js';
import { JointMember } from './joint-member.type.js';

@ObjectType({ description: '共同任务的一方。' })
export class JointTaskSide {
  @Field(() => JointMember) member!: JointMember;
  @Field(() => DecimalScalar, { description: '本方登记的数量（未冲销的）；各方相加可能大于计入数，因为同一活动只计一次。' })
  recorded!: Decimal;
}

@ObjectType({ description: '共同任务的一年。' })
export class JointTaskYear {
  @Field(() => Int) year!: number;
  @Field(() => DecimalScalar, { description: '计入的数量。' }) done!: Decimal;
  @Field(() => DecimalScalar, { description: '其中各方均已登记的。' }) confirmed!: Decimal;
  @Field(() => DecimalScalar, { nullable: true, description: '占当年应完成数的百分比；不按年要求的任务为空。' })
  completionPercent!: Decimal | null;
}

@ObjectType({ description: '一条进展记录：只增不改，有误的以另一条记录冲销。' })
export class JointTaskEntry {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: '活动编号：对方以此确认同一活动。' }) event!: string;
  @Field(() => JointMember, { description: '登记的一方。' }) member!: JointMember;
  @Field(() => DateScalar) date!: Day;
  @Field(() => DecimalScalar) quantity!: Decimal;
  @Field(() => String, { nullable: true }) description!: string | null;
  @Field(() => String, { nullable: true, description: '依据：文号、网址等。' }) evidence!: string | null;
  @Field(() => ID, { nullable: true, description: '本条冲销的记录。' }) reverses!: string | null;
  @Field(() => String, { nullable: true, description: '冲销的原因。' }) reason!: string | null;
  @Field(() => Boolean, { description: '已被冲销。' }) reversed!: boolean;
  @Field(() => [JointMember], { description: '这项活动尚待其登记（确认）的各方；记录均已冲销的为空。' }) awaits!: JointMember[];
  @Field(() => DateTimeScalar) at!: Date;
}

@ObjectType({ description: '各省（市）共同承担的任务，出自公开的规划文件。' })
export class JointTask {
  @Field(() => String) code!: string;
  @Field(() => String) theme!: string;
  @Field(() => String) name!: string;
  @Field(() => DecimalScalar, { description: '应完成的数量（不少于）：合计，或每年。' }) quantity!: Decimal;
  @Field(() => String) unit!: string;
  @Field(() => TaskSpanEnum) span!: TaskSpan;
  @Field(() => TaskCountingEnum) counting!: TaskCounting;
  @Field(() => DateScalar) firstDay!: Day;
  @Field(() => DateScalar) lastDay!: Day;
  @Field(() => String, { description: '规划文件。' }) source!: string;
  @Field(() => String, { description: '文件原文。' }) quote!: string;
  @Field(() => [JointMember]) members!: JointMember[];
  @Field(() => DecimalScalar, { description: '计入的数量：同一活动只计一次。' }) done!: Decimal;
  @Field(() => DecimalScalar, { description: '其中各方均已登记的。' }) confirmed!: Decimal;
  @Field(() => DecimalScalar, {
    description: '%。合计的：计入数 ÷ 应完成数，超额的大于 100；按年的：各年达到的部分 ÷ 各年应完成数，超额的年份按应完成数计。',
  })
  completionPercent!: Decimal;
  @Field(() => [JointTaskYear]) years!: readonly JointTaskYear[];
  @Field(() => [JointTaskSide]) sides!: JointTaskSide[];
  @Field(() => [JointTaskEntry], { description: '各方的记录，由近及远。' }) entries!: JointTaskEntry[];
}

@ObjectType()
export class TaskPayload {
  @Field(() => JointTask, { nullable: true, description: '登记后的任务；未登记时为空。' }) task!: JointTask | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

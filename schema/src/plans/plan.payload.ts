import { Field, ObjectType } from 'type-graphql';
import { Problem } from '../reports/report.payload.js';
import { Finding } from '../reports/report.type.js';
import { Plan } from './plan.type.js';

@ObjectType()
export class PlanPayload {
  @Field(() => Plan, { nullable: true, description: '发布的规划；只核对或未发布时为空。' }) plan!: Plan | null;
  @Field(() => [Finding], { description: '文件自身数字之间的矛盾和值得注意之处：只提示，不妨碍发布。' }) findings!: readonly Finding[];
  @Field(() => [Problem], { description: '有则未发布。' }) problems!: readonly Problem[];
}

import { Field, Int, ObjectType } from 'type-graphql';
import { Problem } from '../reports/report.payload.js';

@ObjectType()
export class CheckReportsPayload {
  @Field(() => Int, { description: '检查的报表数。' }) checked!: number;
  @Field(() => Int, { description: '其中有发现的报表数。' }) withFindings!: number;
  @Field(() => Int, { description: '新增的发现数。' }) findings!: number;
  @Field(() => [Problem]) problems!: readonly Problem[];
}

import { Field, ObjectType } from 'type-graphql';
import { Problem } from '../reports/report.payload.js';
import { CheckFinding, CheckItem, QualityCheck } from './check.type.js';

@ObjectType()
export class CheckPayload {
  @Field(() => QualityCheck, { nullable: true }) check!: QualityCheck | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

@ObjectType()
export class RecordCheckFindingsPayload {
  @Field(() => [CheckItem]) items!: readonly CheckItem[];
  @Field(() => [Problem], { description: '有问题的机构未办理，其余照常。' }) problems!: readonly Problem[];
}

@ObjectType()
export class FindingPayload {
  @Field(() => CheckFinding, { nullable: true }) finding!: CheckFinding | null;
  @Field(() => [Problem], { description: '成功时为空。' }) problems!: readonly Problem[];
}

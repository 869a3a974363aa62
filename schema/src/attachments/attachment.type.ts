import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../connection/node.type.js';
import { DateTimeScalar } from '../scalars/scalars.js';

@ObjectType({ implements: [Node], description: '附件：报表或检查发现的佐证。内容由 GET /attachments/<id> 下载，不会改变。' })
export class Attachment implements Node {
  __typename!: 'Attachment';
  id!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String, { description: '按内容判定的类型，如 application/pdf。' }) mediaType!: string;
  @Field(() => Int, { description: '字节数。' }) bytes!: number;
  @Field(() => String, { description: '内容的 SHA-256。' }) sha256!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { description: '经办账号。' }) actor!: string;
}

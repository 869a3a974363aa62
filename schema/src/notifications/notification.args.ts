import { ArgsType, Field, Int } from 'type-graphql';
import type { PageInput } from '../connection/connection.js';

@ArgsType()
export class NotificationsArgs implements PageInput {
  @Field(() => Int, { nullable: true, defaultValue: 20 }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}

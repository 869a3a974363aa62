import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: '有全局 id 的对象。', resolveType: (value: { __typename: string }) => value.__typename })
export abstract class Node {
  @Field(() => ID) id!: string;
}

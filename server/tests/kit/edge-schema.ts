// A small throw-away schema: what the edge does with it is what it does with any.
import {
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  Kind,
} from 'graphql';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';

interface TestContext {
  readonly scope: RequestScope;
}

const refuse = (value: unknown): never => {
  throw new GraphQLError(`参数 Month 不正确：应为月份，收到“${String(value)}”。`, { extensions: { code: 'BAD_USER_INPUT' } });
};
const monthPattern = /^\d{4}-\d{2}$/;
const Month = new GraphQLScalarType<string, string>({
  name: 'Month',
  parseValue: (value) => (typeof value === 'string' && monthPattern.test(value) ? value : refuse(value)),
  parseLiteral: (node) =>
    node.kind === Kind.STRING && monthPattern.test(node.value) ? node.value : refuse('value' in node ? node.value : node.kind),
});

const Item: GraphQLObjectType = new GraphQLObjectType({
  name: 'Item',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLInt) },
    self: { type: Item, resolve: (item: unknown) => item },
    boom: { type: GraphQLString, resolve: () => Promise.reject(new Error('connection to 10.0.0.1 as admin:hunter2 failed')) },
    required: { type: new GraphQLNonNull(GraphQLString), resolve: () => Promise.reject(new RequestError('NOT_FOUND')) },
  }),
});

const query = new GraphQLObjectType<unknown, TestContext>({
  name: 'Query',
  fields: {
    me: { type: GraphQLString, resolve: (_root, _args, { scope }) => scope.caller.username },
    grants: {
      type: new GraphQLList(GraphQLString),
      resolve: (_root, _args, { scope }) => scope.caller.grants.map((grant) => `${grant.role}@${grant.regionId}`),
    },
    transaction: {
      type: GraphQLString,
      resolve: async (_root, _args, { scope }) => {
        const db = await scope.readSession!.open();
        return (await db.query<{ id: string }>({ name: 'xid', text: 'select pg_backend_pid()::text as id' }))[0]!.id;
      },
    },
    month: { type: GraphQLString, args: { of: { type: new GraphQLNonNull(Month) } }, resolve: (_root, { of }: { of: string }) => of },
    items: {
      type: new GraphQLList(new GraphQLNonNull(Item)),
      args: { first: { type: GraphQLInt, defaultValue: 10 } },
      extensions: {
        complexity: ({ args, childComplexity }: { args: { first: number }; childComplexity: number }) => 1 + args.first * childComplexity,
      },
      resolve: (_root, { first }: { first: number }) => Array.from({ length: Math.min(first, 3) }, (_, id) => ({ id })),
    },
    forbidden: { type: GraphQLString, resolve: () => Promise.reject(new RequestError('OUT_OF_SCOPE', { code: '511700' })) },
    boom: { type: GraphQLString, resolve: () => Promise.reject(new Error('password=hunter2')) },
    coded: {
      type: GraphQLString,
      resolve: () => Promise.reject(new GraphQLError('参数 first 不正确。', { extensions: { code: 'BAD_USER_INPUT' } })),
    },
  },
});

const mutation = new GraphQLObjectType<unknown, TestContext>({
  name: 'Mutation',
  fields: {
    touch: { type: GraphQLString, resolve: (_root, _args, { scope }) => (scope.readSession === null ? 'no read session' : 'read session') },
  },
});

const subscription = new GraphQLObjectType<unknown, TestContext>({
  name: 'Subscription',
  fields: {
    counted: {
      type: GraphQLInt,
      args: { to: { type: new GraphQLNonNull(GraphQLInt) } },
      subscribe: async function* (_root: unknown, { to }: { to: number }) {
        for (let counted = 1; counted <= to; counted += 1) yield { counted };
      },
    },
    silent: {
      type: GraphQLInt,
      subscribe: async function* () {
        await new Promise(() => undefined);
      },
    },
  },
});

export const edgeSchema = new GraphQLSchema({ query, mutation, subscription });

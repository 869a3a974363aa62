// Relay connections: edges, nodes, pageInfo, totalCount; cursors that stay valid while rows are added.
import { errorMessage } from '@shuangcheng/domain';
import { GraphQLError } from 'graphql';
import { Field, Int, ObjectType, type ClassType } from 'type-graphql';

@ObjectType({ description: '分页信息。' })
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}
export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  /** Counted only when the field is read. */
  readonly totalCount: number | Promise<number>;
}

/** Declares the connection and edge types of a node type. */
export const connectionOf = <T extends object>(name: string, node: () => ClassType<T> | object): ClassType<Connection<T>> => {
  @ObjectType(`${name}Edge`)
  class EdgeType {
    @Field(() => String) cursor!: string;
    @Field(node as () => ClassType) node!: T;
  }
  @ObjectType(`${name}Connection`)
  class ConnectionType {
    @Field(() => [EdgeType]) edges!: EdgeType[];
    @Field(() => [node() as ClassType]) nodes!: T[];
    @Field(() => PageInfo) pageInfo!: PageInfo;
    @Field(() => Int, { description: '总数（不受分页影响）。' }) totalCount!: number;
  }
  return ConnectionType;
};

export const LARGEST_PAGE = 500;

/** Page arguments as they come in. */
export interface PageInput {
  first?: number | null;
  after?: string | null;
}
export interface PageArgs {
  readonly first: number;
  readonly after: string | null;
}

const badInput = (field: string, expected: string, actual: string): GraphQLError =>
  new GraphQLError(errorMessage('BAD_USER_INPUT', { field, expected, actual }), { extensions: { code: 'BAD_USER_INPUT' } });

/** The page asked for, with the default size where none is given. Throws BAD_USER_INPUT for a size outside 0–500. */
export const readPage = (input: PageInput, defaultFirst = 50): PageArgs => {
  const first = input.first ?? defaultFirst;
  if (first < 0 || first > LARGEST_PAGE) throw badInput('first', `0 至 ${LARGEST_PAGE} 的整数`, String(first));
  return { first, after: input.after ?? null };
};

/** A cursor is the sort key of a row, as opaque text. */
export const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Reads a cursor of so many parts. Throws BAD_USER_INPUT for one that this API did not make. */
export const decodeCursor = (cursor: string, parts: number): (string | number)[] => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key;
  } catch {
    // falls through to the refusal
  }
  throw badInput('after', '由本接口返回的游标', cursor);
};

/** A page from `first + 1` rows read after the cursor. */
export const toConnection = <T>(
  rows: readonly T[],
  page: PageArgs,
  keyOf: (row: T) => readonly (string | number)[],
  count: number | (() => number | Promise<number>),
): Connection<T> => {
  const nodes = rows.slice(0, page.first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node)), node }));
  return {
    edges,
    nodes,
    get totalCount() {
      return typeof count === 'function' ? count() : count;
    },
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: Boolean(page.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
};

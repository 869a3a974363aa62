// A server over the demonstration, and what its accounts are answered.
import { Decimal } from '@shuangcheng/domain';
import type { ClonedDatabase } from './clone-database.js';
import { sharedDemonstration } from './demonstration-database.js';
import { startTestServer, type GraphqlAnswer, type TestServer } from './start-test-server.js';

export type Account =
  | 'sichuan'
  | 'chongqing'
  | 'dazhou'
  | 'quxian'
  | 'liangping'
  | 'dianjiang'
  | 'liangping-school'
  | 'liangping-education'
  | 'joint'
  | 'auditor';

type Data = NonNullable<GraphqlAnswer['data']>;
type Variables = Readonly<Record<string, unknown>>;

export interface DemonstrationServer {
  readonly server: TestServer;
  /** The whole answer. */
  answer(account: Account, query: string, variables?: Variables): Promise<GraphqlAnswer>;
  /** The data of an answer without errors. Throws when there are any. */
  ask(account: Account, query: string, variables?: Variables): Promise<Data>;
  /** Codes and messages of an answer's errors, as "CODE: message". */
  refusals(account: Account, query: string, variables?: Variables): Promise<string[]>;
  close(): Promise<void>;
}

/** Starts a server over the shared demonstration, or over a copy of the test's own. */
export const startDemonstrationServer = async (
  own?: ClonedDatabase,
  environment: Readonly<Record<string, string>> = {},
): Promise<DemonstrationServer> => {
  const server = await startTestServer({ cloned: own ?? (await sharedDemonstration()), environment });
  const tokens = new Map<Account, Promise<string>>();
  const tokenOf = (account: Account): Promise<string> => {
    const token = tokens.get(account) ?? server.token(account);
    tokens.set(account, token);
    // Whoever asks after a failure asks anew: one failure is one test's.
    token.catch(() => tokens.delete(account));
    return token;
  };
  const answer: DemonstrationServer['answer'] = async (account, query, variables) => server.query(await tokenOf(account), query, variables);
  return {
    server,
    answer,
    async ask(account, query, variables) {
      const { data, errors } = await answer(account, query, variables);
      if (errors || !data) throw new Error(`${account}: ${JSON.stringify(errors)}`);
      return data;
    },
    async refusals(account, query, variables) {
      const { errors } = await answer(account, query, variables);
      return (errors ?? []).map(({ extensions, message }) => `${String(extensions.code)}: ${message}`);
    },
    close: () => server.close(),
  };
};

/** A decimal of an answer. */
export const decimal = (text: string): Decimal => new Decimal(text);
/** The exact sum of decimals of an answer, as text. */
export const sumOf = (texts: readonly (string | null)[]): string =>
  texts.reduce((total, text) => total.plus(text ?? 0), new Decimal(0)).toFixed();

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}
/** Every node of a connection, page by page; `read` asks for the page after a cursor. Throws where the count is another. */
export const everyPage = async <Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> => {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const page: Page<Node> = await read(after);
    nodes.push(...page.nodes);
    if (page.pageInfo.hasNextPage) {
      after = page.pageInfo.endCursor;
      continue;
    }
    if ((page.totalCount ?? nodes.length) === nodes.length) return nodes;
    throw new Error(`${nodes.length} nodes on all pages, ${page.totalCount} by totalCount`);
  }
};

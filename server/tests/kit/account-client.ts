// What a test asks of accounts and grants over HTTP.
import type { GraphqlAnswer, TestServer } from './start-test-server.js';

type Input = Readonly<Record<string, unknown>>;

const ACCOUNT =
  'account { id username displayName kind disabled mustChangePassword createdBy region { code } grants { id role region { code } } }';
const GRANT = 'grant { id role subtree system institution region { code } validTo inForce revokedBy givenBy }';
const selections: Readonly<Record<string, readonly [input: string, selection: string]>> = {
  createAccount: ['AccountInput', `${ACCOUNT} initialSecret secretShownBefore`],
  resetPassword: ['AccountChangeInput', `${ACCOUNT} initialSecret secretShownBefore`],
  disableAccount: ['AccountChangeInput', ACCOUNT],
  enableAccount: ['AccountChangeInput', ACCOUNT],
  changePassword: ['PasswordInput', 'initialSecret'],
  grantRole: ['GrantInput', GRANT],
  revokeRole: ['RevokeInput', GRANT],
};

let requests = 0;

export interface AccountClient {
  /** The whole answer of the mutation. */
  answer(token: string, mutation: string, input: Input): Promise<GraphqlAnswer>;
  /** The payload. Throws when the answer has errors. */
  send(token: string, mutation: string, input: Input): Promise<NonNullable<GraphqlAnswer['data']>>;
  /** "done", or the code with which it was refused. */
  word(token: string, mutation: string, input: Input): Promise<string>;
  /** Nodes of `accounts(region)`. */
  list(token: string, region: string): Promise<NonNullable<GraphqlAnswer['data']>[]>;
}

export const accountClient = (server: TestServer): AccountClient => {
  const answer: AccountClient['answer'] = (token, mutation, input) => {
    const [type, selection] = selections[mutation]!;
    const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { ${selection} problems { code message path } } }`;
    return server.query(token, query, { input: { clientRequestId: `request ${(requests += 1)}`, ...input } });
  };
  const send: AccountClient['send'] = async (token, mutation, input) => {
    const { data, errors } = await answer(token, mutation, input);
    if (errors || !data) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
    return data.it;
  };
  return {
    answer,
    send,
    word: async (token, mutation, input) => {
      const { data, errors } = await answer(token, mutation, input);
      return String(errors?.[0]?.extensions.code ?? data!.it.problems[0]?.code ?? 'done');
    },
    list: async (token, region) => {
      const selection = `nodes { id username kind disabled mustChangePassword lastUsedAt createdBy region { code } grants { id role region { code } } } totalCount`;
      const { data, errors } = await server.query(token, `{ accounts(region: "${region}", first: 500) { ${selection} } }`);
      if (errors) throw new Error(String(errors[0]!.extensions.code));
      if (data!.accounts.totalCount !== data!.accounts.nodes.length) throw new Error('the count is of another list');
      return data!.accounts.nodes;
    },
  };
};

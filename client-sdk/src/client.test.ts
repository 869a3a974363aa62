import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createClient, RankingDocument, RequestFailed, type Client, type Credentials } from './index.js';

interface Received {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}
type Reply = { status?: number; body: unknown };

const ranking = {
  data: { region: { ranking: [{ rank: 1, figure: { value: '12.50', yearOnYear: null }, region: { code: '500155', name: '梁平区' } }] } },
};
const refusedToken = { status: 401, body: { errors: [{ message: '未登录', extensions: { code: 'UNAUTHENTICATED' } }] } };
const person = { username: 'chongqing', password: 'demo' };
const variables = { code: '500000', period: '2020' };

/** A platform that hands out token-1, token-2, … and answers as told. */
const makePlatform = (answer: (request: Received) => Reply = () => ({ body: ranking }), expiresIn = 900) => {
  const received: Received[] = [];
  let signedIn = 0;
  const signIn = (): Reply => {
    signedIn += 1;
    return {
      body: { access_token: `token-${signedIn}`, token_type: 'Bearer', expires_in: expiresIn, refresh_token: `refresh-${signedIn}` },
    };
  };
  const platform = {
    received,
    signInWith: (): Reply => signIn(),
    tokenRequests: () =>
      received.filter(({ path }) => path === '/auth/token').map(({ body }) => Object.fromEntries(new URLSearchParams(body))),
    fetch: (async (input: string, init: RequestInit) => {
      const request = {
        path: new URL(input).pathname,
        authorization: new Headers(init.headers).get('authorization'),
        body: init.body as string,
      };
      received.push(request);
      const { status = 200, body } = request.path === '/auth/token' ? platform.signInWith() : answer(request);
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
    }) as typeof globalThis.fetch,
  };
  return platform;
};

const clientOf = (platform: { fetch: typeof globalThis.fetch }, credentials: Credentials = person): Client =>
  createClient({ url: 'http://platform.test/', credentials, fetch: platform.fetch });
const failureOf = (work: Promise<unknown>): Promise<RequestFailed> =>
  work.then(
    () => {
      throw new Error('expected the request to fail');
    },
    (error: unknown) => error as RequestFailed,
  );

const untilAborted: typeof globalThis.fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    const signal = init!.signal!;
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });

describe('createClient', () => {
  beforeEach(
    () => void jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'nextTick'], now: new Date('2026-01-05T08:00:00Z') }),
  );
  afterEach(() => void jest.useRealTimers());

  it('signs in with a password and answers with the typed data', async () => {
    const platform = makePlatform();
    const { region } = await clientOf(platform).request(RankingDocument, variables);
    expect(region?.ranking[0]?.figure.value).toBe('12.50');
    expect(platform.tokenRequests()).toEqual([{ grant_type: 'password', username: 'chongqing', password: 'demo' }]);
    expect(platform.received[1]).toMatchObject({ path: '/graphql', authorization: 'Bearer token-1' });
    expect(JSON.parse(platform.received[1]!.body)).toMatchObject({ query: expect.stringContaining('query Ranking'), variables });
  });

  it('signs a joint client in with its id and secret', async () => {
    const platform = makePlatform();
    await clientOf(platform, { clientId: 'joint', clientSecret: 'demo' }).request(RankingDocument, variables);
    expect(platform.tokenRequests()).toEqual([{ grant_type: 'client_credentials', client_id: 'joint', client_secret: 'demo' }]);
  });

  it('asks for another issuer’s token each time and signs in nowhere', async () => {
    const platform = makePlatform();
    await clientOf(platform, () => Promise.resolve('theirs')).request(RankingDocument, variables);
    expect(platform.received.map(({ authorization }) => authorization)).toEqual(['Bearer theirs']);
  });

  it('signs in once for requests that start together', async () => {
    const platform = makePlatform();
    const client = clientOf(platform);
    await Promise.all([1, 2, 3].map(() => client.request(RankingDocument, variables)));
    expect(platform.tokenRequests()).toHaveLength(1);
  });

  it('renews the token before it ends', async () => {
    const platform = makePlatform();
    const client = clientOf(platform);
    await client.request(RankingDocument, variables);
    jest.setSystemTime(Date.now() + 869_000);
    await client.request(RankingDocument, variables);
    expect(platform.tokenRequests()).toHaveLength(1);
    jest.setSystemTime(Date.now() + 2_000);
    await client.request(RankingDocument, variables);
    expect(platform.tokenRequests()[1]).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    expect(platform.received.at(-1)?.authorization).toBe('Bearer token-2');
  });

  it('signs in anew when the refresh token is refused', async () => {
    const platform = makePlatform();
    const client = clientOf(platform);
    await client.request(RankingDocument, variables);
    const signIn = platform.signInWith;
    platform.signInWith = () => {
      platform.signInWith = signIn;
      return { status: 400, body: { error: 'invalid_grant' } };
    };
    jest.setSystemTime(Date.now() + 900_000);
    await client.request(RankingDocument, variables);
    expect(platform.tokenRequests().map(({ grant_type: type }) => type)).toEqual(['password', 'refresh_token', 'password']);
  });

  it('tries once more with a new token when the server refuses the one it has', async () => {
    const platform = makePlatform(({ authorization }) => (authorization === 'Bearer token-1' ? refusedToken : { body: ranking }));
    await expect(clientOf(platform).request(RankingDocument, variables)).resolves.toEqual(ranking.data);
    expect(platform.tokenRequests()).toHaveLength(2);
  });

  it('gives up when the new token is refused as well', async () => {
    const platform = makePlatform(() => refusedToken);
    expect(await failureOf(clientOf(platform).request(RankingDocument, variables))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(platform.received.filter(({ path }) => path === '/graphql')).toHaveLength(2);
  });

  it('names a wrong password as such', async () => {
    const platform = makePlatform();
    platform.signInWith = () => ({ status: 400, body: { error: 'invalid_grant', error_description: '用户名或密码不正确' } });
    const failure = await failureOf(clientOf(platform).request(RankingDocument, variables));
    expect(failure).toBeInstanceOf(RequestFailed);
    expect(failure).toMatchObject({ code: 'SIGN_IN_REFUSED', message: '用户名或密码不正确' });
  });

  it('throws the code of the first error and keeps what came back', async () => {
    const errors = [{ message: '区划 510000 不在您的授权范围内。', path: ['region', 'ranking'], extensions: { code: 'OUT_OF_SCOPE' } }];
    const platform = makePlatform(() => ({ body: { data: { region: null }, errors } }));
    expect(await failureOf(clientOf(platform).request(RankingDocument, variables))).toMatchObject({
      code: 'OUT_OF_SCOPE',
      errors,
      data: { region: null },
    });
  });

  it.each([
    ['a proxy’s page', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['JSON that is not GraphQL’s', { body: {} }],
    ['a code that it does not know', { body: { errors: [{ message: 'new', extensions: { code: 'FROM_THE_FUTURE' } }] } }],
  ])('calls %s an unreadable answer', async (_what, reply) => {
    expect(await failureOf(clientOf(makePlatform(() => reply)).request(RankingDocument, variables))).toMatchObject({
      code: 'UNREADABLE_ANSWER',
    });
  });

  it('tells a server that cannot be reached from one that is too slow', async () => {
    const unreachable = () => Promise.reject(new TypeError('fetch failed'));
    expect(await failureOf(clientOf({ fetch: unreachable }).request(RankingDocument, variables))).toMatchObject({ code: 'UNREACHABLE' });
    const slow = createClient({ url: 'http://platform.test', credentials: person, timeoutMs: 1, fetch: untilAborted });
    expect(await failureOf(slow.request(RankingDocument, variables))).toMatchObject({ code: 'TIMED_OUT' });
  });

  it('stops with the caller’s own reason when the caller gives up', async () => {
    const reason = new Error('the page was left');
    const client = clientOf({ fetch: untilAborted }, () => Promise.resolve('theirs'));
    await expect(client.request(RankingDocument, variables, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('does not compile with a variable of the wrong type', () => {
    const client = clientOf(makePlatform());
    // @ts-expect-error the period is text
    const wrong = () => client.request(RankingDocument, { code: '500000', period: 2020 });
    expect(wrong).toBeInstanceOf(Function);
  });
});

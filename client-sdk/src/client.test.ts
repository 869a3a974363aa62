import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createClient, Decimal, inMemory, RankingOperation, RequestFailed, type Client, type Credentials } from './index.js';

interface Received {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}
type Reply = { status?: number; body: unknown; headers?: Record<string, string> };

const ranking = {
  data: { region: { ranking: [{ rank: 1, figure: { value: '12.50', yearOnYear: null }, region: { code: '500155', name: '梁平区' } }] } },
};
const refusedToken = { status: 401, body: { errors: [{ message: '未登录', extensions: { code: 'UNAUTHENTICATED' } }] } };
const person = { username: 'chongqing', password: 'demo' };
const variables = { code: '500000', period: '2020' } as const;

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
      const { status = 200, body, headers = {} } = request.path === '/auth/token' ? platform.signInWith() : answer(request);
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    }) as typeof globalThis.fetch,
  };
  return platform;
};

const clientOf = (platform: { fetch: typeof globalThis.fetch }, credentials: Credentials = person): Client =>
  createClient({ url: 'http://platform.test/', credentials, fetch: platform.fetch, retries: { attempts: 1 } });
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
    const { region } = await clientOf(platform).request(RankingOperation, variables);
    expect(region?.ranking[0]?.figure.value).toEqual(new Decimal('12.50'));
    expect(platform.tokenRequests()).toEqual([{ grant_type: 'password', username: 'chongqing', password: 'demo' }]);
    expect(platform.received[1]).toMatchObject({ path: '/graphql', authorization: 'Bearer token-1' });
    expect(JSON.parse(platform.received[1]!.body)).toMatchObject({
      query: expect.stringContaining('query Ranking'),
      operationName: 'Ranking',
      variables,
    });
  });

  it('signs a joint client in with its id and secret', async () => {
    const platform = makePlatform();
    await clientOf(platform, { clientId: 'joint', clientSecret: 'demo' }).request(RankingOperation, variables);
    expect(platform.tokenRequests()).toEqual([{ grant_type: 'client_credentials', client_id: 'joint', client_secret: 'demo' }]);
  });

  it('asks for another issuer’s token each time and signs in nowhere', async () => {
    const platform = makePlatform();
    await clientOf(platform, () => Promise.resolve('theirs')).request(RankingOperation, variables);
    expect(platform.received.map(({ authorization }) => authorization)).toEqual(['Bearer theirs']);
  });

  it('signs in once for requests that start together', async () => {
    const platform = makePlatform();
    const client = clientOf(platform);
    await Promise.all([1, 2, 3].map(() => client.request(RankingOperation, variables)));
    expect(platform.tokenRequests()).toHaveLength(1);
  });

  it('renews the token before it ends', async () => {
    const platform = makePlatform();
    const client = clientOf(platform);
    await client.request(RankingOperation, variables);
    jest.setSystemTime(Date.now() + 869_000);
    await client.request(RankingOperation, variables);
    expect(platform.tokenRequests()).toHaveLength(1);
    jest.setSystemTime(Date.now() + 2_000);
    await client.request(RankingOperation, variables);
    expect(platform.tokenRequests()[1]).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    expect(platform.received.at(-1)?.authorization).toBe('Bearer token-2');
  });

  it('signs in anew when the refresh token is refused', async () => {
    const platform = makePlatform();
    const client = clientOf(platform);
    await client.request(RankingOperation, variables);
    const signIn = platform.signInWith;
    platform.signInWith = () => {
      platform.signInWith = signIn;
      return { status: 400, body: { error: 'invalid_grant' } };
    };
    jest.setSystemTime(Date.now() + 900_000);
    await client.request(RankingOperation, variables);
    expect(platform.tokenRequests().map(({ grant_type: type }) => type)).toEqual(['password', 'refresh_token', 'password']);
  });

  it('tries once more with a new token when the server refuses the one it has', async () => {
    const platform = makePlatform(({ authorization }) => (authorization === 'Bearer token-1' ? refusedToken : { body: ranking }));
    expect((await clientOf(platform).request(RankingOperation, variables)).region?.ranking).toHaveLength(1);
    expect(platform.tokenRequests()).toHaveLength(2);
  });

  it('gives up when the new token is refused as well', async () => {
    const platform = makePlatform(() => refusedToken);
    expect(await failureOf(clientOf(platform).request(RankingOperation, variables))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(platform.received.filter(({ path }) => path === '/graphql')).toHaveLength(2);
  });

  it('names a wrong password as such', async () => {
    const platform = makePlatform();
    platform.signInWith = () => ({ status: 400, body: { error: 'invalid_grant', error_description: '用户名或密码不正确' } });
    const failure = await failureOf(clientOf(platform).request(RankingOperation, variables));
    expect(failure).toBeInstanceOf(RequestFailed);
    expect(failure).toMatchObject({ code: 'SIGN_IN_REFUSED', message: '用户名或密码不正确' });
  });

  it('says for how long no more passwords are tried', async () => {
    const platform = makePlatform();
    platform.signInWith = () => ({
      status: 429,
      body: { error: 'slow_down', error_description: '尝试次数过多' },
      headers: { 'retry-after': '300' },
    });
    expect(await failureOf(clientOf(platform).signIn())).toMatchObject({
      code: 'THROTTLED',
      message: '尝试次数过多',
      retryAfterMs: 300_000,
    });
  });

  it('tells whoever signs in with an initial password that it must be changed first', async () => {
    const platform = makePlatform(() => ({
      body: { errors: [{ message: '请先修改', extensions: { code: 'PASSWORD_CHANGE_REQUIRED' } }] },
    }));
    platform.signInWith = () => ({ body: { access_token: 'a', expires_in: 900, password_change_required: true } });
    const client = clientOf(platform);
    expect(await client.signIn()).toEqual({ passwordChangeRequired: true });
    expect(await failureOf(client.request(RankingOperation, variables))).toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
  });

  it('signs out: the server ends the sign-in, and the next request begins another', async () => {
    const platform = makePlatform(({ path }) => ({ body: path === '/auth/revoke' ? {} : ranking }));
    const client = clientOf(platform);
    await client.request(RankingOperation, variables);
    await client.signOut();
    expect(platform.received.at(-1)).toMatchObject({ path: '/auth/revoke', body: 'token=refresh-1' });
    await client.request(RankingOperation, variables);
    expect(platform.received.at(-1)).toMatchObject({ authorization: 'Bearer token-2' });
  });

  it('goes on with tokens from an earlier run, and asks for no password', async () => {
    const platform = makePlatform();
    const tokens = inMemory();
    await tokens.update(async () => ({ accessToken: 'kept', refreshToken: 'kept-refresh', renewAtMs: Date.now() + 60_000 }));
    const client = createClient({ url: 'http://platform.test', tokens, fetch: platform.fetch });
    await client.request(RankingOperation, variables);
    expect(platform.received.map(({ authorization }) => authorization)).toEqual(['Bearer kept']);
    jest.setSystemTime(Date.now() + 60_000);
    await Promise.all([1, 2].map(() => client.request(RankingOperation, variables)));
    expect(platform.tokenRequests()).toEqual([{ grant_type: 'refresh_token', refresh_token: 'kept-refresh' }]);
    await tokens.update(async () => null);
    expect(await failureOf(client.request(RankingOperation, variables))).toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('throws the code of the first error and keeps what came back', async () => {
    const errors = [{ message: '区划 510000 不在您的授权范围内。', path: ['region', 'ranking'], extensions: { code: 'OUT_OF_SCOPE' } }];
    const platform = makePlatform(() => ({ body: { data: { region: null }, errors } }));
    expect(await failureOf(clientOf(platform).request(RankingOperation, variables))).toMatchObject({
      code: 'OUT_OF_SCOPE',
      errors,
      data: { region: null },
    });
  });

  it.each([
    ['a page', { body: '<html>Welcome</html>' }],
    ['JSON that is not GraphQL’s', { body: {} }],
    ['a code that it does not know', { body: { errors: [{ message: 'new', extensions: { code: 'FROM_THE_FUTURE' } }] } }],
  ])('calls %s an unreadable answer', async (_what, reply) => {
    expect(await failureOf(clientOf(makePlatform(() => reply)).request(RankingOperation, variables))).toMatchObject({
      code: 'UNREADABLE_ANSWER',
    });
  });

  it('tells a server that cannot be reached from one that is too slow', async () => {
    const unreachable = () => Promise.reject(new TypeError('fetch failed'));
    expect(await failureOf(clientOf({ fetch: unreachable }).request(RankingOperation, variables))).toMatchObject({ code: 'UNREACHABLE' });
    const slow = createClient({
      url: 'http://platform.test',
      credentials: person,
      timeoutMs: 1,
      fetch: untilAborted,
      retries: { attempts: 1 },
    });
    expect(await failureOf(slow.request(RankingOperation, variables))).toMatchObject({ code: 'TIMED_OUT' });
  });

  it('stops with the caller’s own reason when the caller gives up', async () => {
    const reason = new Error('the page was left');
    const client = clientOf({ fetch: untilAborted }, () => Promise.resolve('theirs'));
    await expect(client.request(RankingOperation, variables, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('does not compile with a variable of the wrong type', () => {
    const client = clientOf(makePlatform());
    // @ts-expect-error the period is text
    const wrong = () => client.request(RankingOperation, { code: '500000', period: 2020 });
    expect(wrong).toBeInstanceOf(Function);
  });
});

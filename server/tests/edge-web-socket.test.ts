import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { disableAccount, findAccountByUsername, withSignInSession } from '@shuangcheng/tenants';
import { issueAccessToken } from '../src/features/sign-in/access-token.js';
import { SigningKeys } from '../src/features/sign-in/signing-keys.service.js';
import { edgeSchema } from './kit/edge-schema.js';
import { eventually } from './kit/eventually.js';
import { openSocket, type TestSocket } from './kit/open-socket.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ schema: edgeSchema, environment: { MAX_BODY_KB: '64' } });
  token = await server.token('dazhou');
});
afterAll(() => server.close());

const signedIn = (): Promise<TestSocket> => openSocket(server.wsUrl, token);
const openSockets = async (): Promise<number> => {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^graphql_websockets_open (\d+)$/m.exec(metrics)![1]);
};

describe('signing in', () => {
  test('a token in connection_init is acknowledged, under the subprotocol graphql-transport-ws', async () => {
    const socket = await signedIn();
    expect([socket.protocol, socket.messages]).toEqual(['graphql-transport-ws', [{ type: 'connection_ack' }]]);
    socket.close();
  });

  test.each([
    ['no payload', undefined],
    ['no token', {}],
    ['a malformed token', { authorization: 'Bearer x' }],
    ['another scheme', { authorization: 'Basic eA==' }],
    ['a token that is no text', { authorization: ['Bearer'] }],
  ])('connection_init with %s is closed with 4403', async (_, payload) => {
    const socket = await openSocket(server.wsUrl);
    socket.send({ type: 'connection_init', ...(payload && { payload }) });
    expect(await socket.closed()).toEqual({ code: 4403, reason: 'Forbidden' });
  });

  test('an operation before connection_init is closed with 4401, a second connection_init with 4429', async () => {
    const early = await openSocket(server.wsUrl);
    early.send({ type: 'subscribe', id: '1', payload: { query: '{ me }' } });
    expect((await early.closed()).code).toBe(4401);
    const twice = await signedIn();
    twice.send({ type: 'connection_init' });
    expect((await twice.closed()).code).toBe(4429);
  });

  test('the socket closes with 4403 when its token expires', async () => {
    const account = await withSignInSession(server.database, (db) => findAccountByUsername(db, 'quxian'));
    const sessionId = decodeJwt(await server.token('quxian')).sid as string;
    const short = await issueAccessToken(new SigningKeys(server.database), { accountId: account!.accountId, sessionId }, new Date(), 4);
    const socket = await openSocket(server.wsUrl, short);
    expect(await socket.closed()).toEqual({ code: 4403, reason: 'Token expired' });
  });

  test('an account that was disabled meanwhile gets no further operation and is closed with 4403', async () => {
    const socket = await openSocket(server.wsUrl, await server.token('dianjiang'));
    const account = await withSignInSession(server.database, (db) => findAccountByUsername(db, 'dianjiang'));
    await withSignInSession(server.database, (db) => disableAccount(db, account!.accountId, new Date()));
    socket.send({ type: 'subscribe', id: '1', payload: { query: '{ me }' } });
    expect((await socket.closed()).code).toBe(4403);
    expect(socket.messages).toEqual([{ type: 'connection_ack' }]);
  });
});

describe('the connection', () => {
  test('another subprotocol is closed with 4406, or not opened at all', async () => {
    await expect(openSocket(server.wsUrl, undefined, 'graphql-ws')).rejects.toThrow(/subprotocol/);
  });
  test('another address is 404', async () => {
    await expect(openSocket(server.wsUrl.replace('/graphql', '/other'))).rejects.toThrow(/404/);
  });
  test('a message that is no message is closed with 4400', async () => {
    const socket = await signedIn();
    socket.send('{');
    expect((await socket.closed()).code).toBe(4400);
  });
  test('a message beyond the limit is closed with 1009', async () => {
    const socket = await signedIn();
    socket.send({ type: 'ping', payload: 'x'.repeat(70_000) });
    expect((await socket.closed()).code).toBe(1009);
  });
  test('a ping is answered', async () => {
    const socket = await signedIn();
    socket.send({ type: 'ping' });
    await eventually(() => expect(socket.messages).toContainEqual({ type: 'pong' }));
    socket.close();
  });
  test('the metrics tell how many are open', async () => {
    const before = await eventually(openSockets);
    const socket = await signedIn();
    await eventually(async () => expect(await openSockets()).toBeGreaterThanOrEqual(Math.min(before, 1)));
    socket.close();
    await eventually(async () => expect(await openSockets()).toBe(0));
  });
});

describe('operations', () => {
  let socket: TestSocket;
  beforeAll(async () => {
    socket = await signedIn();
  });
  afterAll(() => socket.close());
  const resultOf = async (id: string, query: string, variables?: Record<string, unknown>): Promise<unknown> =>
    (await socket.operation(id, query, variables))[0]!.payload;

  test('a query is answered in one transaction of its own, a mutation has no read session', async () => {
    const { data } = (await resultOf('q1', '{ me a: transaction b: transaction }')) as { data: Record<string, string> };
    expect(data).toEqual({ me: 'dazhou', a: data.b, b: data.a });
    expect(await resultOf('m1', 'mutation { touch }')).toEqual({ data: { touch: 'no read session' } });
  });

  test('a subscription sends its events and completes', async () => {
    expect(await socket.operation('s1', 'subscription { counted(to: 3) }')).toEqual([
      ...[1, 2, 3].map((counted) => ({ id: 's1', type: 'next', payload: { data: { counted } } })),
      { id: 's1', type: 'complete' },
    ]);
  });

  test('a fault is masked with a reference under which the log has the whole', async () => {
    const { data, errors } = (await resultOf('e1', '{ me boom }')) as {
      data: unknown;
      errors: { message: string; extensions: Record<string, string> }[];
    };
    expect(data).toEqual({ me: 'dazhou', boom: null });
    const { code, reference } = errors[0]!.extensions;
    expect([code, errors[0]!.message]).toEqual(['INTERNAL_SERVER_ERROR', `服务器内部错误，请联系管理员并提供编号 ${reference}。`]);
    expect(server.errors.find((line) => line.requestId === reference)).toMatchObject({ err: { message: 'password=hunter2' } });
  });

  test.each([
    ['a syntax error', '{ me', 'GRAPHQL_PARSE_FAILED', /^查询语法有误/],
    ['an unknown field', '{ mee }', 'GRAPHQL_VALIDATION_FAILED', /^查询与接口定义不符/],
    ['no operation', 'fragment f on Query { me }', 'GRAPHQL_VALIDATION_FAILED', /./],
    ['several operations', 'query a { me } query b { me }', 'OPERATION_RESOLUTION_FAILURE', /^没有找到要执行的操作/],
    ['a wrong value', '{ month(of: "x") }', 'BAD_USER_INPUT', /^month\.of：/],
    ['depth', `{ items { ${'self { '.repeat(11)} id ${'}'.repeat(11)} } }`, 'QUERY_TOO_COMPLEX', /嵌套层级/],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: me`).join(' ')} }`, 'QUERY_TOO_COMPLEX', /别名数量/],
    ['tokens', `{ ${'me '.repeat(4_100)} }`, 'QUERY_TOO_COMPLEX', /词元数/],
    ['cost', '{ items(first: 9000) { id self { id } } }', 'QUERY_TOO_COMPLEX', /查询代价/],
    ['cost of a subscription', `subscription { ${'counted(to: 1) '.repeat(1)} }`, undefined, undefined],
  ])('%s is refused as over HTTP', async (name, query, code, message) => {
    const [first] = await socket.operation(name, query);
    if (code === undefined) return expect(first!.type).toBe('next');
    expect(first).toMatchObject({ type: 'error', payload: [{ message: expect.stringMatching(message), extensions: { code } }] });
  });

  test('a wrong value of a variable is BAD_USER_INPUT with its path', async () => {
    expect(await resultOf('v1', 'query ($m: Month!) { month(of: $m) }', { m: 'x' })).toMatchObject({
      errors: [{ message: expect.stringMatching(/^m：参数 Month 不正确/), extensions: { code: 'BAD_USER_INPUT', inputPath: ['m'] } }],
    });
  });

  test('more than a hundred operations at once are refused', async () => {
    const many = await signedIn();
    for (let id = 0; id < 100; id += 1) many.send({ type: 'subscribe', id: `silent ${id}`, payload: { query: 'subscription { silent }' } });
    expect(await many.operation('one more', '{ me }')).toMatchObject([
      { type: 'error', payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] },
    ]);
    many.close();
  });
});

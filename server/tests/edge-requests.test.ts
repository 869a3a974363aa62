import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { edgeSchema } from './kit/edge-schema.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ schema: edgeSchema, environment: { MAX_BODY_KB: '64' } });
  token = await server.token('dazhou');
});
afterAll(() => server.close());

const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const codeOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;

describe('who asks', () => {
  test('a signed-in caller is known to the resolvers by name and grants', async () => {
    const { data, status } = await server.query(token, '{ me grants }');
    expect({ data, status }).toEqual({ data: { me: 'dazhou', grants: ['CITY_BUREAU@511700'] }, status: 200 });
  });

  test('without a token a field is refused with UNAUTHENTICATED and 401, and the schema itself is not', async () => {
    const refused = await server.query(null, '{ me }');
    expect(refused).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(refused.errors![0]!.message).toMatch(/未登录/);
    expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await server.query(null, '{ __typename __schema { queryType { name } } }')).toMatchObject({ status: 200, errors: undefined });
  });

  test('a field behind a fragment is not taken for the schema itself', async () => {
    const behind = 'query { __typename ...f } fragment f on Query { ... { me } }';
    expect(await server.query(null, behind)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await server.query(null, 'mutation { __typename }')).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test.each(['Bearer nonsense', 'Basic ZGVtbzpkZW1v', 'Bearer ', 'Bearer a.b.c'])(
    'the authorization "%s" is refused even for the schema',
    async (authorization) => {
      const response = await post('{"query":"{ __typename }"}', { authorization });
      expect(response.status).toBe(401);
      expect(await codeOf(response)).toBe('UNAUTHENTICATED');
    },
  );

  test('a whole query reads in one transaction, a mutation has none of that kind', async () => {
    const { data } = await server.query(token, '{ a: transaction b: transaction c: transaction }');
    expect(new Set(Object.values(data!)).size).toBe(1);
    expect((await server.query(token, 'mutation { touch }')).data).toEqual({ touch: 'no read session' });
  });

  test('no connection stays in use after queries that succeed, fail or are refused', async () => {
    await Promise.all(
      ['{ transaction }', '{ transaction boom }', '{ transaction items { required } }', '{ nothing }', '{ transaction forbidden }'].flatMap(
        (query) => Array.from({ length: 10 }, () => server.query(token, query)),
      ),
    );
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const gauge = (name: string): number => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics)![1]);
    expect(gauge('database_pool_idle')).toBe(gauge('database_pool_connections'));
  });
});

describe('errors', () => {
  test('a refusal by a resolver keeps its code, its Chinese message and its path', async () => {
    expect((await server.query(token, '{ forbidden }')).errors).toEqual([
      {
        message: '区划 511700 不在您的授权范围内。',
        locations: [{ line: 1, column: 3 }],
        path: ['forbidden'],
        extensions: { code: 'OUT_OF_SCOPE' },
      },
    ]);
  });

  test('a fault is masked with a reference that is the request id, and the log has the whole of it', async () => {
    const { errors, headers, data } = await server.query(token, '{ me boom }');
    const reference = headers.get('x-request-id');
    expect(data).toEqual({ me: 'dazhou', boom: null });
    expect(errors).toEqual([
      {
        message: `服务器内部错误，请联系管理员并提供编号 ${reference}。`,
        locations: [{ line: 1, column: 6 }],
        path: ['boom'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
      },
    ]);
    expect(server.errors.find((line) => line.requestId === reference)).toMatchObject({ err: { message: 'password=hunter2' } });
  });

  test('a null that may not be takes its parent along, and only there', async () => {
    const { data, errors } = await server.query(token, '{ me items(first: 2) { id required } }');
    expect(data).toEqual({ me: 'dazhou', items: null });
    expect(errors).toMatchObject([{ path: ['items', 0, 'required'], extensions: { code: 'NOT_FOUND' } }]);
  });

  test('an error that a resolver made with a code of the list is passed on', async () => {
    expect((await server.query(token, '{ coded }')).errors).toMatchObject([
      { message: '参数 first 不正确。', extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('syntax and unknown fields keep their codes, with a Chinese sentence before the English detail', async () => {
    expect((await server.query(token, '{ me')).errors).toMatchObject([
      { message: expect.stringMatching(/^查询语法有误：Syntax Error/), extensions: { code: 'GRAPHQL_PARSE_FAILED' } },
    ]);
    expect((await server.query(token, '{ mee }')).errors).toMatchObject([
      {
        message: '查询与接口定义不符：Cannot query field "mee" on type "Query". Did you mean "me"?',
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
    expect((await server.query(token, 'query a { me } query b { me }')).errors).toMatchObject([
      { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    ]);
  });

  test.each([
    ['written in the query', '{ month(of: "2023-13x") }', {}, ['month', 'of']],
    ['of a variable', 'query ($m: Month!) { month(of: $m) }', { m: 'July' }, ['m']],
  ])('a value that a scalar refuses, %s, is BAD_USER_INPUT with its path', async (_, query, variables, inputPath) => {
    const { errors } = await server.query(token, query, variables);
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(new RegExp(`^${inputPath.join('\\.')}：参数 Month 不正确`)),
        extensions: { code: 'BAD_USER_INPUT', inputPath },
      },
    ]);
  });

  test.each([
    ['of another type', '{ items(first: "many") { id } }', {}, ['items', 'first'], /参数 items\.first（条数） 不正确：.*收到““?"many"/],
    ['missing', 'query ($m: Month!) { month(of: $m) }', {}, ['m'], /参数 m 不正确：应为Month!.*收到“空”/],
    [
      'of another type in a variable',
      'query ($n: Int) { items(first: $n) { id } }',
      { n: 'many' },
      ['n'],
      /参数 n 不正确：应为Int.*收到“"many"”/,
    ],
  ])(
    'an argument that is %s is BAD_USER_INPUT with what was expected and what arrived',
    async (_, query, variables, inputPath, message) => {
      const { errors } = await server.query(token, query, variables);
      expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT', inputPath } }]);
    },
  );
});

describe('what is no GraphQL request', () => {
  test.each([
    ['malformed JSON', '{"query":', {}, 400, 'BAD_REQUEST'],
    ['an empty body', '', {}, 400, 'BAD_REQUEST'],
    ['a list of operations', '[{"query":"{ __typename }"}]', {}, 400, 'BAD_REQUEST'],
    ['a number', '1', {}, 400, 'BAD_REQUEST'],
    ['an object without query', '{"foo":1}', {}, 400, 'BAD_REQUEST'],
    ['a prototype', '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}', {}, 400, 'BAD_REQUEST'],
    ['text', '{ __typename }', { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a body beyond the limit', JSON.stringify({ query: `# ${'x'.repeat(70_000)}` }), {}, 413, 'PAYLOAD_TOO_LARGE'],
  ])('%s is answered as JSON with a code', async (_, body, headers, status, code) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const answer = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(answer.errors[0]!.extensions.code).toBe(code);
    expect(answer.errors[0]!.message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.errors[0]!.message).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
  });

  test('an unknown address is 404, a wrong method 405 with Allow, a malformed address 400', async () => {
    const unknown = await fetch(`${server.url}/nowhere`);
    expect([unknown.status, await codeOf(unknown)]).toEqual([404, 'NOT_FOUND']);
    const wrong = await fetch(`${server.url}/graphql`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow'), await codeOf(wrong)]).toEqual([405, 'GET, POST', 'METHOD_NOT_ALLOWED']);
    const token = await fetch(`${server.url}/auth/token`);
    expect([token.status, token.headers.get('allow')]).toEqual([405, 'POST']);
    const malformed = await fetch(`${server.url}/%zz`);
    expect([malformed.status, await codeOf(malformed)]).toEqual([400, 'BAD_REQUEST']);
  });

  test('a query by GET works with the preflight header, and a mutation does not', async () => {
    const get = (query: string): Promise<Response> =>
      fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': '1', authorization: `Bearer ${token}` },
      });
    expect(await (await get('{ me }')).json()).toEqual({ data: { me: 'dazhou' } });
    const mutation = await get('mutation { touch }');
    expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${server.url}/graphql?query={me}`)).status).toBe(400);
  });

  test('every answer carries a request id and the headers that keep browsers from guessing', async () => {
    const paths = ['/', '/graphql', '/healthz', '/readyz', '/metrics', '/graphiql', '/nowhere', '/%zz', '/auth/token'];
    for (const path of paths) {
      const { headers } = await fetch(`${server.url}${path}`, { redirect: 'manual' });
      expect([path, headers.get('x-request-id')]).toEqual([path, expect.stringMatching(/^[\da-f-]{36}$/)]);
      expect([path, headers.get('x-content-type-options'), headers.get('x-powered-by')]).toEqual([path, 'nosniff', null]);
      expect([path, headers.get('content-security-policy')]).toEqual([path, expect.stringContaining("default-src 'none'")]);
    }
  });
});

describe('limits', () => {
  const refusedFor = async (query: string, what: string): Promise<void> => {
    const { errors } = await server.query(token, query);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(`查询过大：${what}上限为`), extensions: { code: 'QUERY_TOO_COMPLEX' } },
    ]);
  };
  const nested = (depth: number): string => `{ items { ${'self { '.repeat(depth)} id ${'}'.repeat(depth)} } }`;

  test('an operation as deep as the limit passes, and one deeper does not, fragments or not', async () => {
    expect((await server.query(token, nested(10))).errors).toBeUndefined();
    await refusedFor(nested(11), '嵌套层级');
    await refusedFor(
      `query { items { ...a } } fragment a on Item { self { self { self { self { self { self { ...b } } } } } } } fragment b on Item { self { self { self { self { self { id } } } } } }`,
      '嵌套层级',
    );
  });

  test('thirty aliases pass and thirty-one do not, those in a fragment counted at each use', async () => {
    const aliases = (count: number): string => Array.from({ length: count }, (_, index) => `a${index}: me`).join(' ');
    expect((await server.query(token, `{ ${aliases(30)} }`)).errors).toBeUndefined();
    await refusedFor(`{ ${aliases(31)} }`, '别名数量');
    await refusedFor(`query { ...f items { id } ... { ...f } } fragment f on Query { ${aliases(16)} }`, '别名数量');
  });

  test('directives are counted', () => refusedFor(`{ ${'me @include(if: true) '.repeat(31)} }`, '指令数量'));
  test('tokens are counted', () => refusedFor(`{ ${'me '.repeat(4_100)} }`, '词元数'));
  test('cost grows with the rows that are asked for', async () => {
    expect((await server.query(token, '{ items(first: 500) { id } }')).errors).toBeUndefined();
    await refusedFor('{ items(first: 9000) { id self { id } } }', '查询代价');
    await refusedFor('{ items(first: 9000) { id self { id } } less: items(first: -9000) { id self { id } } }', '查询代价');
  });
  test('cost depends on the variables of this request, not on those of the one before', async () => {
    const query = 'query ($first: Int = 9000, $of: Month! = "2020-01") { month(of: $of) items(first: $first) { id self { id } } }';
    for (const [variables, refused] of [
      [{ first: 5 }, false],
      [{}, true],
      [{ first: null }, false],
      [{ first: 9000 }, true],
      [{ first: 5, of: '2021-01' }, false],
    ] as const) {
      const { errors } = await server.query(token, query, variables);
      expect([variables, errors?.[0]?.extensions.code]).toEqual([variables, refused ? 'QUERY_TOO_COMPLEX' : undefined]);
    }
  });
  test('a document of several operations is measured by the one that runs', async () => {
    const document = `query small { me } query large { items(first: 9000) { id self { id } } }`;
    const response = await post(JSON.stringify({ query: document, operationName: 'small' }), { authorization: `Bearer ${token}` });
    expect(await response.json()).toEqual({ data: { me: 'dazhou' } });
  });
  test('a document of four thousand equal fields takes well under a second of work', async () => {
    const started = process.cpuUsage();
    await server.query(token, `{ ${'me '.repeat(3_900)} }`);
    await server.query(token, `{ ${'items { id } '.repeat(950)} }`);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(1_500);
  });
});

describe('kinds of operations', () => {
  test('a subscription over HTTP is refused with where to send it', async () => {
    expect((await server.query(token, 'subscription { counted(to: 1) }')).errors).toMatchObject([
      { message: expect.stringContaining('WebSocket'), extensions: { code: 'BAD_REQUEST' } },
    ]);
  });
});

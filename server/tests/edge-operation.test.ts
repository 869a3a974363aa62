import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { edgeSchema } from './kit/edge-schema.js';
import { eventually } from './kit/eventually.js';
import { openSocket } from './kit/open-socket.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

describe('in the demonstration profile', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ schema: edgeSchema });
  });
  afterAll(() => server.close());

  test('the process is alive and ready', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ready' });
  });

  test('the metrics need no token and count requests and operations by name', async () => {
    const token = await server.token('dazhou');
    await server.query(token, 'query Named { me }');
    await server.query(token, '{ boom }');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/http_request_duration_seconds_count\{method="POST",route="\/graphql",status="200"\} 2/);
    expect(metrics).toMatch(/graphql_operation_duration_seconds_count\{transport="http",type="query",name="Named",outcome="ok"\} 1/);
    expect(metrics).toMatch(/graphql_operation_duration_seconds_count\{transport="http",type="query",name="unnamed",outcome="failed"\} 1/);
    expect(metrics).toMatch(/process_cpu_seconds_total/);
  });

  test('names that clients make up do not become metrics without end', async () => {
    const token = await server.token('dazhou');
    for (let index = 0; index < 220; index += 1) await server.query(token, `query Made${index} { me }`);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const names = new Set([...metrics.matchAll(/graphql_operation_duration_seconds_count\{[^}]*name="(\w+)"/g)].map((match) => match[1]));
    expect(names.size).toBeLessThanOrEqual(202);
    expect(names).toContain('other');
  });

  test('the query page loads everything from this server, under a policy that allows nothing else', async () => {
    const browser = await fetch(`${server.url}/graphql`, {
      redirect: 'manual',
      headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    expect([browser.status, browser.headers.get('location')]).toEqual([302, '/graphiql']);
    const page = await fetch(`${server.url}/graphiql`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'/);
    const html = await page.text();
    const addresses = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]!);
    expect(addresses).toHaveLength(6);
    for (const address of addresses) {
      const file = await fetch(server.url + address);
      // What is not read holds its connection, and the process with it.
      await file.arrayBuffer();
      expect([address, file.status, file.headers.get('content-type')]).toEqual([
        address,
        200,
        expect.stringMatching(/^text\/(css|javascript)/),
      ]);
    }
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/<script>|<script [^>]*>[^<]|<style|onclick=/);
  });
});

describe('in the production profile', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ schema: edgeSchema, profile: 'production' });
  });
  afterAll(() => server.close());

  test('the metrics need their token', async () => {
    const read = (authorization?: string): Promise<Response> =>
      fetch(`${server.url}/metrics`, authorization ? { headers: { authorization } } : {});
    expect([(await read()).status, (await read('Bearer wrong')).status, (await read('Bearer metrics-token')).status]).toEqual([
      401, 401, 200,
    ]);
  });

  test('the console is at the root, under a policy that allows scripts of this server only', async () => {
    const root = await fetch(server.url);
    expect([root.status, root.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(root.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(root.headers.get('cache-control')).toBe('no-cache');
    const html = await root.text();
    const [script] = /\/assets\/[\w-]+\.js/.exec(html)!;
    const file = await fetch(server.url + script);
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(html).not.toMatch(/https?:\/\/|<script>|<script [^>]*>[^<]|<style|onclick=/);
    expect((await fetch(`${server.url}/assets/none.js`)).status).toBe(404);
  });

  test('there is no query page', async () => {
    expect((await fetch(`${server.url}/graphiql`)).status).toBe(404);
    expect((await fetch(`${server.url}/graphql`, { redirect: 'manual', headers: { accept: 'text/html' } })).status).not.toBe(302);
  });

  test('nobody learns anything of the schema without signing in', async () => {
    for (const query of ['{ __typename }', '{ __schema { queryType { name } } }', '{ mee }', '{ me']) {
      expect(await server.query(null, query)).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
  });
});

describe('what a signed-in caller sees in production', () => {
  test('neither introspection nor suggestions, over HTTP and WebSocket', async () => {
    // The account that signs in is not a demonstration account: made in a server of the other profile over the same database.
    const { withSignInSession, createAccount } = await import('@shuangcheng/tenants');
    const { hashSecret } = await import('../src/features/sign-in/secret-hash.js');
    const { randomUUID } = await import('node:crypto');
    const server = await startTestServer({ schema: edgeSchema, profile: 'production' });
    try {
      const secretHash = await hashSecret('x');
      const account = {
        accountId: randomUUID(),
        username: 'clerk',
        kind: 'PERSON',
        displayName: '',
        secretHash,
        mustChangeSecret: false,
        demonstration: false,
      } as const;
      await withSignInSession(server.database, (db) => createAccount(db, account));
      const token = await server.token('clerk', 'x');
      const introspection = await server.query(token, '{ __schema { queryType { name } } }');
      expect(introspection.errors).toMatchObject([
        { message: '本服务不提供接口内省（introspection）。', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ]);
      expect((await server.query(token, '{ mee }')).errors![0]!.message).toBe(
        '查询与接口定义不符：Cannot query field "mee" on type "Query".',
      );
      const socket = await openSocket(server.wsUrl, token);
      expect((await socket.operation('1', '{ __schema { queryType { name } } }'))[0]).toMatchObject({ type: 'error' });
      expect((await socket.operation('2', '{ mee }'))[0]!.payload[0].message).toBe(
        '查询与接口定义不符：Cannot query field "mee" on type "Query".',
      );
      socket.close();
    } finally {
      await server.close();
    }
  });
});

describe('stopping', () => {
  test('running requests are answered, sockets close with 1001, and the pool is released', async () => {
    let finish: (text: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => (finish = resolve));
    let started = false;
    const query = new GraphQLObjectType({
      name: 'Query',
      fields: { slow: { type: GraphQLString, resolve: () => ((started = true), slow) } },
    });
    const server = await startTestServer({ schema: new GraphQLSchema({ query }) });
    const token = await server.token('dazhou');
    const socket = await openSocket(server.wsUrl, token);
    const answer = server.query(token, '{ slow }');
    await eventually(() => expect(started).toBe(true));
    const closing = server.close();
    expect(await socket.closed()).toEqual({ code: 1001, reason: 'Going away' });
    finish('done');
    expect((await answer).data).toEqual({ slow: 'done' });
    await closing;
    expect(server.database.dataSource.isInitialized).toBe(false);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  test('a server whose database is gone is alive but not ready, and says nothing of it to callers', async () => {
    const server = await startTestServer({ schema: edgeSchema });
    const token = await server.token('dazhou');
    await server.cloned.drop();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'database' }]);
    const { status, errors } = await server.query(token, '{ me }');
    expect([status, errors![0]!.extensions.code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
    expect(errors![0]!.message).not.toMatch(/database|test_/);
    const refused = await server.signIn({ grant_type: 'password', username: 'dazhou', password: 'demo' });
    expect([refused.status, await refused.json()]).toEqual([
      500,
      { error: 'server_error', error_description: expect.stringMatching(/编号/) },
    ]);
    await server.close();
  });
});

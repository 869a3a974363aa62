import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer, type AuditResult } from 'graphql-http';
import { edgeSchema } from './kit/edge-schema.js';
import { startTestServer, type TestServer } from './kit/start-test-server.js';

describe.each([
  ['a small schema', { schema: edgeSchema }],
  ["the platform's own schema", {}],
])('GraphQL over HTTP, by the server audits of graphql-http, over %s', (_, options) => {
  let server: TestServer;
  let results: AuditResult[];
  beforeAll(async () => {
    server = await startTestServer(options);
    const fetchFn: typeof fetch = (url, init) => fetch(url, { ...init, headers: { 'apollo-require-preflight': '1', ...init?.headers } });
    results = await auditServer({ url: `${server.url}/graphql`, fetchFn });
  });
  afterAll(() => server.close());

  test('all 61 audits pass', () => {
    expect(results.filter((result) => result.status !== 'ok').map(({ id, name, status }) => `${id} ${status} ${name}`)).toEqual([]);
    expect(results).toHaveLength(61);
  });
});

// A server of its own on a free port over a database of its own, with the regions and the demonstration accounts.
import { openDatabase, loadRegions, withPlatformSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { readRegionData } from '../../../tenants/src/regions/region-data.js';
import type { SharingOptions } from '../../src/edge/socket-operations.js';
import { createEdge } from '../../src/edge/create-edge.js';
import { ensureDemonstrationAccounts } from '../../src/features/sign-in/demonstration-accounts.service.js';
import { readSettings, type Profile, type Settings } from '../../src/settings.js';
import { startWorkers, type Worker } from '../../src/workers/run-workers.js';
import { cloneDatabase, type ClonedDatabase } from './clone-database.js';
import { makeTestLog, type TestLog } from './test-log.js';

export interface TestServerOptions {
  /** The platform's own unless given. */
  readonly schema?: GraphQLSchema;
  readonly makeLoaders?: (scope: RequestScope) => unknown;
  readonly profile?: Profile;
  /** Environment variables over the defaults. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A database that the test made itself, and drops itself. */
  readonly cloned?: ClonedDatabase;
  /** Run beside the requests; none unless given. */
  readonly workers?: readonly Worker[];
  /** How subscriptions that are shared are served. */
  readonly live?: SharingOptions;
  /** The institution that `liangping-school` reports for. */
  readonly schoolInstitutionId?: string;
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Record<string, any> | null | undefined; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever it asked for
  readonly errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[] | undefined;
}

export interface TestServer extends TestLog {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly wsUrl: string;
  readonly database: Database;
  readonly cloned: ClonedDatabase;
  /** Posts a form to /auth/token. */
  signIn(form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** An access token; `joint` signs in as a client. */
  token(username: string, password?: string): Promise<string>;
  query(token: string | null, query: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

const realSchema = async (): Promise<GraphQLSchema> => {
  // Not known to the type checker, so that the edge can be tested without the features.
  const path: string = '../../src/graphql-schema.js';
  const { buildGraphqlSchema } = (await import(path)) as { buildGraphqlSchema: () => Promise<GraphQLSchema> };
  return buildGraphqlSchema();
};
const realLoaders = async (): Promise<(scope: RequestScope) => unknown> => {
  const path: string = '../../src/loaders.js';
  return ((await import(path)) as { makeLoaders: (scope: RequestScope) => unknown }).makeLoaders;
};

const listen = async (app: FastifyInstance): Promise<string> => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
};

const clientOf = (url: string, { errors: logged }: TestLog): Pick<TestServer, 'signIn' | 'token' | 'query'> => {
  const signIn: TestServer['signIn'] = (form, headers = {}) =>
    fetch(`${url}/auth/token`, { method: 'POST', body: new URLSearchParams(form), headers });
  return {
    signIn,
    token: async (username, password = 'demo') => {
      const form: Record<string, string> =
        username === 'joint'
          ? { grant_type: 'client_credentials', client_id: username, client_secret: password }
          : { grant_type: 'password', username, password };
      const response = await signIn(form);
      const body = (await response.json()) as { access_token?: string };
      if (!body.access_token) throw new Error(`${username} cannot sign in: ${JSON.stringify([body, logged.at(-1)])}`);
      return body.access_token;
    },
    query: async (token, query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as Pick<GraphqlAnswer, 'data' | 'errors'>;
      return { status: response.status, headers: response.headers, data, errors };
    },
  };
};

export const testSettings = (profile: Profile, environment: Readonly<Record<string, string>> = {}): Settings =>
  readSettings({ PROFILE: profile, POOL_SIZE: '5', METRICS_TOKEN: 'metrics-token', ...environment });

/** Starts a server; `close` stops it and drops its database. */
export const startTestServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const cloned = options.cloned ?? (await cloneDatabase());
  const settings = testSettings(options.profile ?? 'demonstration', options.environment);
  const database = await openDatabase({ applicationUrl: cloned.applicationUrl, poolSize: settings.poolSize });
  const { regions, edges } = readRegionData();
  await withPlatformSession(database, (db) => loadRegions(db, regions, edges));
  const schoolInstitutionId = options.schoolInstitutionId ?? '00000000-0000-4000-8000-000000000001';
  await ensureDemonstrationAccounts(database, { schoolInstitutionId });
  const testLog = makeTestLog();
  const app = await createEdge({
    database,
    settings,
    schema: options.schema ?? (await realSchema()),
    makeLoaders: options.makeLoaders ?? (options.schema ? () => null : await realLoaders()),
    log: testLog.log,
    ...(options.live && { live: options.live }),
  });
  const url = await listen(app);
  const running = startWorkers(options.workers ?? [], database, testLog.log);
  const close = async (): Promise<void> => {
    await running.stop();
    await app.close();
    if (!options.cloned) await cloned.drop();
  };
  return { ...testLog, app, url, wsUrl: `${url.replace('http', 'ws')}/graphql`, database, cloned, ...clientOf(url, testLog), close };
};

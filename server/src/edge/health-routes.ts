// What balancers and operators ask: does the process live, can it serve, and how does it do.
import { timingSafeEqual, createHash } from 'node:crypto';
import { statement, withSignInSession, type Database } from '@shuangcheng/tenants';
import type { FastifyPluginAsync } from 'fastify';
import { parseBearerToken } from './bearer-token.js';
import type { Metrics } from './metrics.js';
import type { Settings } from '../settings.js';

const PATIENCE_MS = 2_000;
const selectOne = statement('check_readiness', 'select 1');

const answersInTime = async (database: Database): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answered = withSignInSession(database, (db) => db.query(selectOne)).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, tooLate]);
  } finally {
    clearTimeout(timer);
  }
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** In the demonstration profile anybody may read the metrics; else whoever has the token, and nobody where none is set. */
const mayReadMetrics = ({ profile, metricsToken }: Settings, authorization: string | undefined): boolean => {
  if (profile === 'demonstration') return true;
  const token = parseBearerToken(authorization);
  return token !== null && metricsToken !== null && isSame(token, metricsToken);
};

export interface HealthOptions {
  readonly database: Database;
  readonly settings: Settings;
  readonly metrics: Metrics;
  readonly isDraining: () => boolean;
}

export const healthRoutes =
  ({ database, settings, metrics, isDraining }: HealthOptions): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    app.get('/healthz', async () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      const reason = isDraining() ? 'draining' : (await answersInTime(database)) ? null : 'database';
      return reason === null ? { status: 'ready' } : reply.code(503).send({ status: 'not ready', reason });
    });
    app.get('/metrics', async (request, reply) => {
      if (!mayReadMetrics(settings, request.headers.authorization)) {
        return reply
          .code(401)
          .header('www-authenticate', 'Bearer realm="metrics"')
          .send({ errors: [{ message: '需要 METRICS_TOKEN。', extensions: { code: 'UNAUTHENTICATED' } }] });
      }
      return reply.type(metrics.contentType).send(await metrics.print());
    });
  };

// The console at `/`: the page and everything it loads, as built from console/, under a policy that lets it ask this server only.
import fastifyStatic from '@fastify/static';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyPluginAsync } from 'fastify';
import { pagePolicy } from './page-policy.js';

// The same from src/edge and from dist/edge.
const BUILT = fileURLToPath(new URL('../../../console/dist', import.meta.url));

/** Styles are made as components are shown, and pictures of charts are kept in memory. */
const POLICY = pagePolicy({ styles: "'unsafe-inline'", images: 'blob:' });

/** Names of built files change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Registers the console; where it has not been built, `/` says what this server is. */
export const consolePage: FastifyPluginAsync = async (app) => {
  if (!existsSync(join(BUILT, 'index.html'))) {
    app.log.warn('the console has not been built (npm run build): / answers without it');
    app.get('/', async () => ({ name: '双城公共机构节能管理平台', graphql: '/graphql', token: '/auth/token' }));
    return;
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', POLICY);
    reply.header('cache-control', request.url.startsWith('/assets/') ? FOR_EVER : 'no-cache');
  });
  await app.register(fastifyStatic, { root: BUILT, wildcard: false, cacheControl: false });
};

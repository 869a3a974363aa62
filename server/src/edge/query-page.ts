// The query page (GraphiQL) and everything it loads: from this machine only, under a policy that forbids anything else.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyPluginAsync } from 'fastify';
import { pagePolicy } from './page-policy.js';

const require = createRequire(import.meta.url);
const packageFile = (name: string, file: string): string => join(dirname(require.resolve(`${name}/package.json`)), file);

// The same from src/edge and from dist/edge.
const ownFile = (file: string): string => fileURLToPath(new URL(`../../public/${file}`, import.meta.url));

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';
interface File {
  readonly path: string;
  readonly type: string;
}

/** The client of the WebSocket protocol, as modules that import each other by names that change with its version. */
const socketClientFiles = (): [string, File][] =>
  readdirSync(packageFile('graphql-ws', 'dist'))
    .filter((name) => /^(client|common-\w+)\.js$/.test(name))
    .map((name) => [`/graphiql/graphql-ws/${name}`, { path: packageFile('graphql-ws', `dist/${name}`), type: SCRIPT }]);

const files = (): Readonly<Record<string, File>> => ({
  '/graphiql': { path: ownFile('graphiql.html'), type: 'text/html; charset=utf-8' },
  '/graphiql/page.js': { path: ownFile('graphiql.js'), type: SCRIPT },
  '/graphiql/page.css': { path: ownFile('graphiql.css'), type: STYLE },
  '/graphiql/graphiql.js': { path: packageFile('graphiql', 'graphiql.min.js'), type: SCRIPT },
  '/graphiql/graphiql.css': { path: packageFile('graphiql', 'graphiql.min.css'), type: STYLE },
  '/graphiql/react.js': { path: packageFile('react', 'umd/react.production.min.js'), type: SCRIPT },
  '/graphiql/react-dom.js': { path: packageFile('react-dom', 'umd/react-dom.production.min.js'), type: SCRIPT },
  ...Object.fromEntries(socketClientFiles()),
});

/** GraphiQL embeds its font and icons. */
const POLICY = pagePolicy();

/** Registers the page. For the demonstration profile only. */
export const queryPage: FastifyPluginAsync = async (app) => {
  const kept = new Map<string, Promise<Buffer>>();
  const read = (path: string): Promise<Buffer> => {
    const content = kept.get(path) ?? readFile(path);
    kept.set(path, content);
    return content;
  };
  for (const [url, { path, type }] of Object.entries(files())) {
    app.get(url, async (_request, reply) => {
      const cache = path.includes('node_modules') ? 'public, max-age=86400' : 'no-cache';
      return reply
        .type(type)
        .header('content-security-policy', POLICY)
        .header('cache-control', cache)
        .send(await read(path));
    });
  }
};

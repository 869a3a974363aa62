// Builds the console where it has not been built from what is there now: a start that changes nothing does not wait for it.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUILT = join(root, 'console/dist/index.html');
const SOURCES = [
  'console/src',
  'console/public',
  'console/index.html',
  'console/vite.config.ts',
  'console/package.json',
  'client-sdk/dist',
  'domain/dist',
];

const newestOf = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return path.endsWith('.tsbuildinfo') ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestOf(join(path, name))));
};

const isCurrent = () => existsSync(BUILT) && SOURCES.every((path) => newestOf(join(root, path)) < statSync(BUILT).mtimeMs);

if (!isCurrent()) {
  const { build } = await import('vite');
  await build({ root: join(root, 'console'), logLevel: 'warn' });
}

// npm run dev: builds, then compiles what changes and starts the server anew each time; the console with its changes is at
// http://localhost:5173. Ctrl+C ends all.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const node = process.execPath;
const tsc = 'node_modules/typescript/bin/tsc';

const built = spawnSync(node, [tsc, '-b'], { cwd, stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const running = [
  spawn(node, [tsc, '-b', '-w', '--preserveWatchOutput'], { cwd, stdio: ['ignore', 'inherit', 'inherit'] }),
  spawn(node, ['node_modules/vite/bin/vite.js', 'console'], { cwd, stdio: ['ignore', 'inherit', 'inherit'] }),
  spawn(node, ['--watch', '--watch-preserve-output', 'server/dist/main.js'], { cwd, stdio: 'inherit' }),
];
const stop = () => running.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
for (const child of running) child.on('exit', stop);

// One postgres process, tied to this one: however Node ends, the server gets a fast shutdown.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OperatingUser } from './operating-user.js';
import { processOptions, runProgram } from './run-program.js';
import { type Binaries, programPath } from './runnable-binaries.js';
import { findServerLock } from './server-lock.js';
import type { Settings } from './server-settings.js';

export interface ServerPlan {
  readonly clusterDir: string;
  readonly binaries: Binaries;
  readonly user: OperatingUser | null;
  readonly settings: Settings;
  readonly log: (line: string) => void;
}

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  stop(): Promise<void>;
}

/** The server ended before it took connections; the message is the last that it said. */
export class EndedEarly extends Error {}

const READY_POLL_MS = 5;
const PATIENCE_WITH_SHUTDOWN_MS = 20_000;
const LAST_LINES = 4;

/**
 * A shell that starts a watcher and then becomes postgres (the same process id). The watcher waits at the far end of a pipe that
 * Node holds open; when Node dies, by SIGKILL too, the pipe ends and the watcher asks for a fast shutdown.
 */
const WATCHED = '( ( read -r ended <&3; kill -INT $$ ) >/dev/null 2>&1 & ); exec "$@" 3<&- </dev/null';

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
};

const spawnPostgres = ({ clusterDir, binaries, user, settings }: ServerPlan, port: number): ChildProcess => {
  const program = programPath(binaries.folder, 'postgres');
  const args = ['-D', clusterDir, '-p', String(port), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  if (process.platform === 'win32') return spawn(program, args, { ...processOptions(user), stdio: ['ignore', 'ignore', 'pipe'] });
  // detached: a Ctrl-C at the terminal is for Node alone, which stops the server when it has drained its requests.
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'] as const;
  return spawn('/bin/sh', ['-c', WATCHED, 'sh', program, ...args], { ...processOptions(user), detached: true, stdio: [...stdio] });
};

/** Passes the server's lines on and keeps the last ones, without keeping Node alive for them. */
const followLog = (child: ChildProcess, log: (line: string) => void): readonly string[] => {
  const last: string[] = [];
  for (const stream of child.stdio) {
    stream?.on('error', () => undefined); // the other end died: the exit event tells
    if (stream && 'unref' in stream) (stream as Socket).unref();
  }
  createInterface({ input: child.stderr! }).on('line', (line) => {
    last.push(line);
    if (last.length > LAST_LINES) last.shift();
    log(line);
  });
  child.unref();
  return last;
};

const stopServer = async (child: ChildProcess, ended: Promise<unknown>, { clusterDir, binaries, user }: ServerPlan): Promise<void> => {
  child.ref();
  if (process.platform === 'win32') {
    await runProgram(programPath(binaries.folder, 'pg_ctl'), ['stop', '-D', clusterDir, '-m', 'fast'], user);
  } else child.kill('SIGINT'); // fast: sessions end, a checkpoint is written
  const impatience = setTimeout(() => child.kill('SIGQUIT'), PATIENCE_WITH_SHUTDOWN_MS); // the next start recovers from the log
  await ended;
  clearTimeout(impatience);
};

/** Starts a server on the cluster and returns once it takes connections; throws EndedEarly when it ends before. */
export const runServer = async (plan: ServerPlan): Promise<RunningServer> => {
  const port = await findFreePort();
  const child = spawnPostgres(plan, port);
  let running = true;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      running = false;
      child.stdio[3]?.destroy(); // lets the watcher go
      resolve();
    };
    child.once('exit', end).once('error', end);
  });
  const said = followLog(child, plan.log);
  for (;;) {
    const lock = findServerLock(plan.clusterDir);
    if (lock?.ready && lock.pid === child.pid) break;
    await sleep(READY_POLL_MS);
    if (!running) throw new EndedEarly(said.join('\n') || `postgres ended with code ${child.exitCode ?? child.signalCode}`);
  }
  void ended.then(() => plan.log('postgres has ended'));
  return { pid: child.pid, port, stop: () => (running ? stopServer(child, ended, plan) : ended) };
};

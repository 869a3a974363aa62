// A program beside the test, as its user runs it: what it said, and how it ended.
import { spawn } from 'node:child_process';

export interface RunningProgram {
  out(): string;
  err(): string;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  /** Until it has said this on either side, as often as asked. Throws with what it said when it ends before. */
  says(text: string, times?: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

export interface ProgramOptions {
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Piped in. */
  readonly input?: string;
}

export const runProgram = (
  command: string,
  words: readonly string[],
  { folder, environment, input = '' }: ProgramOptions = {},
): RunningProgram => {
  const child = spawn(command, words, { cwd: folder, env: { ...process.env, ...environment }, stdio: 'pipe' });
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  const hear = (side: 'out' | 'err') => (text: string) => {
    said[side] += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', hear('out'));
  child.stderr.setEncoding('utf8').on('data', hear('err'));
  child.stdin.on('error', () => undefined).end(input);
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  return {
    out: () => said.out,
    err: () => said.err,
    ended,
    says: (text, times = 1) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if ((said.out + said.err).split(text).length > times) resolve();
        };
        listeners.add(check);
        check();
        void ended.then((code) => reject(new Error(`ended with ${code} before it said "${text}": ${said.out}${said.err}`)), reject);
      }),
    kill: (signal) => void child.kill(signal),
  };
};

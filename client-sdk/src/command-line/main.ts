// The command line: one command, its options, and how it ended as an exit code.
import { parseArgs } from 'node:util';
import { isPassing, RequestFailed, type RequestFailedCode } from '../node/index.js';
import { OK, PROBLEMS, REFUSED, WRONG_USAGE, type Command, type ExitCode } from './command.js';
import { figures } from './figures.js';
import { follow } from './follow.js';
import { login, logout } from './login.js';
import { Output } from './output.js';
import { report } from './report.js';
import { submit } from './submit.js';
import { USAGE, UsageError } from './usage.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const everywhere = { json: flag, help: { ...flag, short: 'h' } } as const;

interface Known {
  readonly run: (command: Command) => Promise<ExitCode>;
  readonly options: Readonly<Record<string, typeof text | typeof flag>>;
}
const commands: Readonly<Record<string, Known>> = {
  login: { run: login, options: { server: text, username: text, 'client-id': text } },
  logout: { run: logout, options: {} },
  submit: { run: submit, options: { acquisition: text, 'dry-run': flag, draft: flag, failed: text } },
  figures: { run: figures, options: { codes: text, ranking: text } },
  follow: { run: follow, options: { after: text, count: text } },
  report: { run: report, options: { region: text, output: text } },
};

/** What the client says in English, in the words of the platform's users. */
const ownMessages: Partial<Record<RequestFailedCode, string>> = {
  UNREACHABLE: '无法连接平台，请检查网络和地址。',
  TIMED_OUT: '平台没有在规定时间内答复。',
  UNAVAILABLE: '平台暂时不可用，请稍后再试。',
  UNREADABLE_ANSWER: '答复无法识别：地址可能不是本平台，或版本不符。',
};

const explain = (error: RequestFailed): string => {
  const message = ownMessages[error.code] ?? error.message;
  if (error.code !== 'THROTTLED' || error.retryAfterMs === null) return message;
  return `${message}（${Math.ceil(error.retryAfterMs / 1000)} 秒后可再试）`;
};

const parse = (name: string, known: Known, rest: readonly string[]) => {
  try {
    return parseArgs({ args: [...rest], options: { ...known.options, ...everywhere }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${name}：${(error as Error).message}`);
  }
};

const isFileError = (error: unknown): error is Error & { readonly path: string } =>
  error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';

const failed = (error: unknown, output: Output): ExitCode => {
  if (error instanceof UsageError) {
    output.note(`${error.message}\n运行 shuangcheng --help 查看用法。`);
    return WRONG_USAGE;
  }
  if (error instanceof RequestFailed) {
    output.value({ type: 'error', code: error.code, message: explain(error), passing: isPassing(error) });
    output.note(explain(error));
    return REFUSED;
  }
  if (!isFileError(error)) throw error;
  output.note(`文件 ${error.path} 无法读写：${error.message}`);
  return WRONG_USAGE;
};

/** Ctrl+C ends what is under way, and twice ends it at once. */
const untilInterrupted = (): AbortSignal => {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(new Error('interrupted')));
  return interrupted.signal;
};

/** Runs the command line and gives its exit code. */
export const main = async (words: readonly string[]): Promise<ExitCode> => {
  const [name = 'help', ...rest] = words;
  const terminal = { out: process.stdout, err: process.stderr };
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(`${USAGE}\n`);
    return OK;
  }
  const signal = untilInterrupted();
  let output = new Output(rest.includes('--json'), terminal);
  try {
    const known = Object.hasOwn(commands, name) ? commands[name]! : null;
    if (!known) throw new UsageError(`没有“${name}”这个命令。`);
    const { values, positionals } = parse(name, known, rest);
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return OK;
    }
    output = new Output(values.json === true, terminal);
    return await known.run({ words: positionals, options: values, environment: process.env, output, input: process.stdin, signal });
  } catch (error) {
    if (signal.aborted) return name === 'follow' ? OK : PROBLEMS;
    return failed(error, output);
  }
};

// The command line: one command, its options, and how it ended as an exit code.
import { parseArgs } from 'node:util';
import { isPassing, RequestFailed, type RequestFailedCode } from '../node/index.js';
import { OK, PROBLEMS, REFUSED, UNREAD, WRONG_USAGE, type Command, type ExitCode } from './command.js';
import { figures } from './figures.js';
import { follow } from './follow.js';
import { login, logout } from './login.js';
import { Output } from './output.js';
import { report } from './report.js';
import { register, submit } from './submit.js';
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
  register: { run: register, options: { 'dry-run': flag, failed: text } },
  figures: { run: figures, options: { codes: text, ranking: text } },
  follow: { run: follow, options: { after: text, count: text } },
  report: { run: report, options: { region: text, output: text } },
};

/** What the client says in English, in the words of the platform's users. */
const ownMessages: Partial<Record<RequestFailedCode, string>> = {
  TIMED_OUT: '平台没有在规定时间内答复。',
  UNAVAILABLE: '平台暂时不可用，请稍后再试。',
  UNREADABLE_ANSWER: '答复无法识别：地址可能不是本平台，或版本不符。',
};

/** The server that the client's message names, in brackets. */
const addressIn = (message: string): string => {
  const [url] = /\b(?:https?|wss?):\/\/[^\s,/?]+/.exec(message) ?? [];
  return url === undefined ? '' : `（${url}）`;
};

const unreachable = ({ message }: RequestFailed): string => `无法连接平台${addressIn(message)}，或连接中断，请检查网络和地址。`;

const explain = (error: RequestFailed): string => {
  if (error.code === 'UNREACHABLE') return unreachable(error);
  const message = ownMessages[error.code] ?? error.message;
  if (error.code !== 'THROTTLED' || error.retryAfterMs === null) return message;
  return `${message}（${Math.ceil(error.retryAfterMs / 1000)} 秒后可再试）`;
};

/** What Node says in English of an option, which it names in quotes ('--codes <value>', '-h, --help'). */
const optionProblem = (error: Error, { options }: Known): string => {
  const option = /'(--?[^' ,]+)/.exec(error.message)?.[1] ?? '';
  if (!('code' in error) || error.code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `无法识别的选项 ${option}。`;
  return options[option.slice(2)]?.type === 'string'
    ? `选项 ${option} 须给出值（以“-”开头的值写作 ${option}=值）。`
    : `选项 ${option} 不带值。`;
};

const parse = (name: string, known: Known, rest: readonly string[]) => {
  try {
    return parseArgs({ args: [...rest], options: { ...known.options, ...everywhere }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${name}：${optionProblem(error as Error, known)}`);
  }
};

interface FileError extends Error {
  readonly code: string;
  readonly path: string;
}
const isFileError = (error: unknown): error is FileError =>
  error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';

const fileProblems: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在，或所在的文件夹不存在',
  ENOTDIR: '所在的文件夹不存在',
  EISDIR: '是文件夹，不是文件',
  EACCES: '没有读写权限',
  EPERM: '没有读写权限',
  EROFS: '磁盘只读',
  ENOSPC: '磁盘空间不足',
};

const failed = (error: unknown, output: Output): ExitCode => {
  if (error instanceof UsageError) {
    output.value({ type: 'error', code: 'WRONG_USAGE', message: error.message, passing: false });
    output.note(`${error.message}\n运行 shuangcheng --help 查看用法。`);
    return WRONG_USAGE;
  }
  if (error instanceof RequestFailed) {
    output.value({ type: 'error', code: error.code, message: explain(error), passing: isPassing(error) });
    output.note(explain(error));
    return REFUSED;
  }
  if (!isFileError(error)) throw error;
  const message = `文件 ${error.path} 无法读写：${fileProblems[error.code] ?? error.message}。`;
  output.value({ type: 'error', code: 'FILE_NOT_USABLE', message, passing: false });
  output.note(message);
  return WRONG_USAGE;
};

/** Ctrl+C ends what is under way, and twice ends it at once. */
const untilInterrupted = (): AbortSignal => {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort(new Error('interrupted')));
  return interrupted.signal;
};

/** Whoever reads the output may stop before its end (`| head`): then the command ends, as the signal would end it. */
const endWhenNobodyReads = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(UNREAD);
    });
};

/** Runs the command line and gives its exit code. */
export const main = async (words: readonly string[]): Promise<ExitCode> => {
  endWhenNobodyReads();
  const [name, ...rest] = words;
  const terminal = { out: process.stdout, err: process.stderr };
  if (name === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return WRONG_USAGE;
  }
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

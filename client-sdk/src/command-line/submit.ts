// shuangcheng submit and shuangcheng register: a file to the platform, its progress, and an answer for each row.
import { open } from 'node:fs/promises';
import { parse } from 'node:path';
import type { Acquisition, Client, ImportOptions, ImportStatus } from '../node/index.js';
import { importFile } from '../node/index.js';
import { OK, optionText, PROBLEMS, type Command, type ExitCode } from './command.js';
import { CSV_MARK, csvLine, type Output } from './output.js';
import { openSession } from './session.js';
import { UsageError } from './usage.js';

const ACQUISITIONS: readonly Acquisition[] = ['METERED', 'LUMP_SUM', 'ESTIMATED'];
const SHOWN_ROWS = 20;

const readAcquisition = (text: string | undefined): Acquisition | undefined => {
  const found = ACQUISITIONS.find((acquisition) => acquisition === text);
  if (text !== undefined && !found) throw new UsageError(`--acquisition 应为 ${ACQUISITIONS.join('、')} 之一，收到“${text}”。`);
  return found;
};

const showProgress = (output: Output, { progress, counts, state }: ImportStatus): void => {
  output.bar(progress.toNumber(), `已处理 ${counts.rows} 行，未通过 ${counts.rejected} 行`);
  output.value({ type: 'progress', state, percent: progress.toFixed(), ...counts });
};

/** Every row for machines; for people those that were refused, the first of them on the screen and all in a file. */
const tellRows = async (client: Client, command: Command, { id }: ImportStatus, failedPath: string): Promise<void> => {
  const { output, signal } = command;
  const file = await open(failedPath, 'w', 0o600);
  let shown = 0;
  try {
    await file.write(CSV_MARK + csvLine(['行号', '统一社会信用代码', '期间', '问题代码', '问题']));
    for await (const row of client.importRows({ id, filter: 'REJECTED' }, { pageSize: 500, signal })) {
      for (const { code, message } of row.problems)
        await file.write(csvLine([String(row.row), row.institution, row.period, code, message]));
      output.value({ type: 'row', ...row });
      if ((shown += 1) <= SHOWN_ROWS)
        output.line(
          `第 ${row.row} 行 ${[row.institution, row.period].filter(Boolean).join(' ')}：${row.problems.map(({ message }) => message).join('')}`,
        );
    }
  } finally {
    await file.close();
  }
  if (shown > SHOWN_ROWS) output.line(`…… 共 ${shown} 行未通过。`);
  output.line(`未通过的行已存入 ${failedPath}。`);
};

const defaultFailedPath = (path: string): string => {
  const { dir, name } = parse(path);
  return `${dir === '' ? '' : `${dir}/`}${name}-未通过.csv`;
};

/** Rows that were taken and should be looked at all the same, one by one. */
const tellWarnings = async (client: Client, { output, signal }: Command, { id }: ImportStatus): Promise<void> => {
  for await (const row of client.importRows({ id, filter: 'CREATED' }, { pageSize: 500, signal })) {
    if (row.warnings.length === 0) continue;
    output.value({ type: 'row', ...row });
    output.line(`第 ${row.row} 行请核对：${row.warnings.map(({ message }) => message).join('')}`);
  }
};

const sendFile = async (command: Command, options: ImportOptions): Promise<ExitCode> => {
  const { words, output, signal, environment } = command;
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError('须给出一个文件。');
  const dryRun = command.options['dry-run'] === true;
  const client = await openSession(environment);
  try {
    const outcome = await importFile(client, path, { ...options, dryRun, signal, onProgress: (status) => showProgress(output, status) });
    if (!outcome.ok) for (const { message } of outcome.problems) output.note(message);
    const { status } = outcome;
    if (status && options.kind === 'REGISTER') await tellWarnings(client, command, status);
    if (status && status.counts.rejected > 0)
      await tellRows(client, command, status, optionText(command, 'failed') ?? defaultFailedPath(path));
    output.value({ type: 'result', ok: outcome.ok, ...(outcome.ok ? {} : { problems: outcome.problems }), import: status });
    if (status) output.line(summaryOf(status));
    return outcome.ok && outcome.status.counts.rejected === 0 ? OK : PROBLEMS;
  } finally {
    client.close();
  }
};

/** A file of reports. */
export const submit = (command: Command): Promise<ExitCode> => {
  const acquisition = readAcquisition(optionText(command, 'acquisition'));
  return sendFile(command, { ...(acquisition && { acquisition }), intent: command.options['draft'] === true ? 'SAVE' : 'SUBMIT' });
};

/** A file of the register. */
export const register = (command: Command): Promise<ExitCode> => sendFile(command, { kind: 'REGISTER' });

const summaryOf = ({ counts, dryRun }: ImportStatus): string =>
  `${dryRun ? '试导入（未写入）：' : ''}共 ${counts.rows} 行，新建 ${counts.created}，修订 ${counts.updated}，无变化 ${counts.unchanged}，未通过 ${counts.rejected}。`;

// shuangcheng follow: what happens, as it happens, over cuts and restarts of the platform.
import type { Client, Followed, FollowOptions } from '../node/index.js';
import { OK, optionText, type Command, type ExitCode } from './command.js';
import { indicatorName, readPeriod, readYear } from './figures.js';
import { openSession } from './session.js';
import { UsageError } from './usage.js';

const TOPICS: readonly string[] = ['notifications', 'queue', 'figures', 'progress'];

/** Events of a topic, each as a sentence for people. */
type Lines = AsyncGenerator<{ readonly followed: Followed<{ readonly sequence: string }>; readonly line: string }, void, undefined>;

async function* inWords<Event extends { readonly sequence: string }>(
  events: AsyncIterable<Followed<Event>>,
  toLine: (event: Event) => string,
): Lines {
  for await (const followed of events) yield { followed, line: followed.kind === 'EVENT' ? toLine(followed.event) : followed.message };
}

const openTopic = (client: Client, [topic = 'notifications', region, when]: readonly string[], options: FollowOptions): Lines => {
  if (topic === 'notifications')
    return inWords(client.notified(options), ({ notification: { occurredAt, title, text } }) => `${occurredAt}  ${title}  ${text}`);
  if (region === undefined) throw new UsageError(`follow ${topic} 须给出区划代码。`);
  if (topic === 'queue')
    return inWords(
      client.reviewQueueUpdated({ region }, options),
      ({ occurredAt, changedIn, waiting }) => `${occurredAt}  ${changedIn.name}  待审核 ${waiting} 份`,
    );
  if (topic === 'figures')
    return inWords(client.figuresUpdated({ region, period: readPeriod(when) }, options), ({ occurredAt, changedIn, figures }) => {
      const values = figures.map(
        ({ code, value, unit, reason }) => `${indicatorName(code)} ${value ? `${value.toFixed(2)} ${unit}` : reason}`,
      );
      return `${occurredAt}  ${changedIn.name}  ${values.join('，')}`;
    });
  return inWords(client.progressUpdated({ region, year: readYear(when) }, options), ({ occurredAt, changedIn, progress }) => {
    const values = progress.map(
      ({ target, actual, status }) => `${indicatorName(target.indicator)} ${actual?.toFixed(2) ?? '—'} ${status}`,
    );
    return `${occurredAt}  ${changedIn.name}  ${values.join('，')}`;
  });
};

const readCount = (text: string | undefined): number => {
  if (text === undefined) return Infinity;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`--count 应为正整数，收到“${text}”。`);
};

const readAfter = (text: string | undefined): Pick<FollowOptions, 'after'> => {
  if (text === undefined) return {};
  if (/^\d{1,18}$/.test(text)) return { after: text };
  throw new UsageError(`--after 应为收到的最后一个序号，收到“${text}”。`);
};

/** Says when the line is lost, and when it is there again. */
const tellConnection = ({ output }: Command): NonNullable<FollowOptions['onConnection']> => {
  let before = false;
  return (state) => {
    if (state === 'DISCONNECTED') output.note('连接中断，正在重新连接……');
    else output.note(before ? '已重新连接。' : '已连接，等待新的消息（按 Ctrl+C 结束）。');
    before = true;
  };
};

export const follow = async (command: Command): Promise<ExitCode> => {
  const { output, signal, environment, words } = command;
  const [topic = 'notifications'] = words;
  if (!TOPICS.includes(topic)) throw new UsageError(`follow 没有“${topic}”这一类；有 ${TOPICS.join('、')}。`);
  let left = readCount(optionText(command, 'count'));
  const after = readAfter(optionText(command, 'after'));
  const client = await openSession(environment);
  try {
    for await (const { followed, line } of openTopic(client, words, { ...after, signal, onConnection: tellConnection(command) })) {
      output.value(followed);
      output.line(line);
      if (followed.kind === 'EVENT' && (left -= 1) === 0) break;
    }
  } finally {
    client.close();
  }
  return OK;
};

// The calendar as it applies to a region, with every setting that made it.
import { CalendarHistoryOperation, CalendarOfOperation, WORDS, type CalendarHistoryQuery } from '@shuangcheng/client-sdk';
import { Card, Descriptions, Empty, Table } from 'antd';
import { useAnswer, useSuspenseAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { PageTurner } from '../../parts/page-turner';
import { KIND_WORDS, periodWords } from '../../parts/period-field';
import { timeText } from '../../parts/time-text';
import { useCursor } from '../../parts/use-cursor';
import { may, useViewer } from '../../session/viewer';
import { CalendarForms } from './calendar-forms';

const PAGE_SIZE = 20;
type Entry = CalendarHistoryQuery['calendar']['history']['nodes'][number];

/** What a setting says, in one line. */
const entryText = ({ kind, periodKind, monthsAfter, day, days, period, dueDate, from, to, until }: Entry): string => {
  const since = from ? `自 ${periodWords(from)} 起` : '';
  const range = `${from ? periodWords(from) : ''}${to && to !== from ? ` 至 ${periodWords(to)}` : ''}`;
  switch (kind) {
    case 'DUE_RULE':
      return `${since}，${periodKind ? KIND_WORDS[periodKind] : ''}报为期末后第 ${monthsAfter} 个月 ${day} 日`;
    case 'DUE_DATE':
      return `${period ? periodWords(period) : ''}：${dueDate}`;
    case 'REMINDER':
      return `截止前 ${days} 日`;
    case 'AUTO_LOCK':
      return `${since}，${days === null ? '不自动锁定' : `截止后 ${days} 日`}`;
    case 'REOPEN':
      return `${range}${until ? `，至 ${until}` : ''}`;
    case 'LOCK':
      return range;
    case 'FIRST_MONTH':
      return range || since;
  }
};

const History = ({ region }: { readonly region: string }) => {
  const cursor = useCursor(region);
  const { data, error, isPending } = useAnswer(
    CalendarHistoryOperation,
    { region, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  if (error) return <Failure error={error} />;
  const page = data?.calendar.history;
  return (
    <Card size="small" title="历次设定">
      <Table<Entry>
        size="small"
        rowKey="number"
        loading={isPending}
        pagination={false}
        dataSource={page?.nodes ?? []}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有设定过：按国家规定和平台的起始规则。" /> }}
        columns={[
          { title: '设定', render: (_, { kind }) => WORDS.CalendarEntryKind[kind] },
          { title: '内容', render: (_, entry) => entryText(entry) },
          { title: '适用区划', render: (_, entry) => entry.region.name },
          { title: '理由', render: (_, { reason }) => reason ?? '—' },
          { title: '经办', render: (_, { actor, at }) => `${actor}　${timeText(at)}` },
        ]}
      />
      <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
    </Card>
  );
};

export const CalendarTab = ({ region }: { readonly region: string }) => {
  const { calendar } = useSuspenseAnswer(CalendarOfOperation, { region });
  const sets = may(useViewer(), 'calendar:set');
  return (
    <div className="stack">
      <Card size="small" title={`${calendar.region.name}现行填报日历`}>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            ...calendar.dueRules.map(({ kind, period, dueDate }) => ({
              key: kind,
              label: `${KIND_WORDS[kind]}报截止`,
              children: `${periodWords(period)}的：${dueDate}`,
            })),
            { key: 'first', label: '最早可填报', children: periodWords(calendar.firstMonth) },
            { key: 'reminder', label: '提醒', children: `截止前 ${calendar.reminderDays} 日` },
            {
              key: 'lock',
              label: '自动锁定',
              children: calendar.autoLockDays === null ? '不自动锁定' : `截止后 ${calendar.autoLockDays} 日`,
            },
            {
              key: 'locks',
              label: '现在锁定',
              children: calendar.locks.length === 0 ? '没有' : calendar.locks.map((lock) => periodWords(lock.period)).join('、'),
            },
          ]}
        />
        <div className="quiet">月份的锁定和重新开放在“月份”中办理。</div>
      </Card>
      {sets && <CalendarForms region={region} regionName={calendar.region.name} />}
      <History region={region} />
    </div>
  );
};

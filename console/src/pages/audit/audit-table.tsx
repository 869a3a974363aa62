import type { AuditTrailQuery } from '@shuangcheng/client-sdk';
import { Descriptions } from 'antd';
import { ListTable } from '../../parts/list-table';
import { timeText } from '../../parts/time-text';
import { detailName, detailValue } from './detail-words';

type Entry = AuditTrailQuery['auditTrail']['nodes'][number];

interface TableProps {
  readonly entries: readonly Entry[];
  readonly loading: boolean;
  readonly filtered: boolean;
}

/** What is read first: why, and what was decided. */
const summaryOf = ({ details }: Entry): string =>
  details
    .filter(({ name, value }) => value !== null && name !== 'inputHash' && name !== 'account' && name !== 'grant')
    .slice(0, 3)
    .map(({ name, value }) => `${detailName(name)}：${detailValue(name, value)}`)
    .join('；');

const Whole = ({ entry }: { readonly entry: Entry }) => {
  const { subjects, details, address, requestId, link, action } = entry;
  const facts: readonly (readonly [string, string])[] = [
    ['对象', subjects.join('、') || '—'],
    ...details.map(({ name, value }) => [detailName(name), detailValue(name, value)] as const),
    ['操作代码', action],
    ['来源地址', address ?? '平台自身'],
    ['请求编号', requestId],
    ['链节', link ? `第 ${link.number} 节　${link.algorithm} ${link.hash}` : '约一秒后入链'],
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={facts.map(([label, children], index) => ({ key: index, label, children: <span className="exact">{children}</span> }))}
    />
  );
};

export const AuditTable = ({ entries, loading, filtered }: TableProps) => (
  <ListTable<Entry>
    rowKey="id"
    tableLayout="fixed"
    scroll={{ x: 900 }}
    expandable={{ expandedRowRender: (entry) => <Whole entry={entry} />, expandRowByClick: true }}
    rows={entries}
    loading={loading}
    none={filtered ? '没有符合条件的记录。可放宽条件再看。' : '本区划及下级还没有任何操作。'}
    columns={[
      { title: '时间', width: 150, render: (_, { occurredAt }) => timeText(occurredAt) },
      { title: '账户', width: 150, ellipsis: true, dataIndex: 'account' },
      { title: '操作', width: 140, dataIndex: 'actionName' },
      { title: '区划', width: 110, render: (_, { region }) => region.name },
      {
        title: '对象',
        ellipsis: true,
        render: (_, { subjects }) => (
          <span title={subjects.join('、')}>
            {subjects[0] ?? '—'}
            {subjects.length > 1 && ` 等 ${subjects.length} 个`}
          </span>
        ),
      },
      {
        title: '摘要',
        ellipsis: true,
        render: (_, entry) => <span title={summaryOf(entry)}>{summaryOf(entry)}</span>,
      },
      { title: '链节', width: 80, className: 'amount', render: (_, { link }) => link?.number ?? <span className="quiet">待入链</span> },
    ]}
  />
);

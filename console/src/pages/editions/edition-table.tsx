// What was published, the newest first.
import { EditionsOperation, type PeriodText } from '@shuangcheng/client-sdk';
import { Button, Card, Empty, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { useAddressValue } from '../../frame/address';
import { Failure } from '../../parts/failure';
import { PageTurner } from '../../parts/page-turner';
import { periodWords } from '../../parts/period-field';
import { timeText } from '../../parts/time-text';
import { useCursor } from '../../parts/use-cursor';
import { EditionDrawer, type EditionRights } from './edition-drawer';
import { EditionState, type Edition } from './edition-state';

const PAGE = 20;

interface EditionTableProps {
  readonly region: string;
  readonly period: PeriodText;
  readonly rights: EditionRights;
}

export const EditionTable = ({ region, period, rights }: EditionTableProps) => {
  const [all, setAll] = useState(true);
  const [opened, open] = useAddressValue('edition');
  const cursor = useCursor(`${region}/${all ? '' : period}`);
  const { data, error, isPending, refetch } = useAnswer(
    EditionsOperation,
    { region, period: all ? null : period, first: PAGE, after: cursor.after },
    { keepPrevious: true },
  );
  const editions = data?.editions.nodes ?? [];
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <Card
      size="small"
      title="发布版"
      extra={
        <Segmented
          size="small"
          value={all}
          onChange={setAll}
          options={[
            { value: true, label: '全部期间' },
            { value: false, label: `只看${periodWords(period)}` },
          ]}
        />
      }
    >
      <Table<Edition>
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={[...editions]}
        pagination={false}
        scroll={{ x: 700 }}
        locale={{ emptyText: <Empty description={`${all ? '' : periodWords(period)}还没有发布过数据：由省（直辖市）主管部门发布。`} /> }}
        columns={[
          {
            title: '期间',
            render: (_, edition) => (
              <Button type="link" size="small" onClick={() => open(edition.id)}>
                {periodWords(edition.period)}第 {edition.number} 版
              </Button>
            ),
          },
          {
            title: '状态',
            render: (_, edition) => (
              <>
                <EditionState edition={edition} />
                {edition.withdrawn && <div className="quiet">{edition.withdrawn.reason}</div>}
              </>
            ),
          },
          { title: '发布', render: (_, { publishedAt, publishedBy }) => `${timeText(publishedAt)} ${publishedBy}` },
          { title: '说明', render: (_, { note }) => note ?? '—' },
          { title: '封印', render: (_, { hash }) => <code title={hash}>{hash.slice(0, 12)}</code> },
        ]}
      />
      <PageTurner cursor={cursor} pageSize={PAGE} page={data?.editions} />
      <EditionDrawer
        edition={editions.find(({ id }) => id === opened) ?? null}
        region={region}
        rights={rights}
        onClose={() => open(null)}
      />
    </Card>
  );
};

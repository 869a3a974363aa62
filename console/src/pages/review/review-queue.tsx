// What waits for review, oldest first; several decided at once, each with its own answer.
import { ReviewQueueOperation, WORDS, type ReviewQueueQuery } from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Card, Tag } from 'antd';
import { useState } from 'react';
import { answerKey, useAnswer } from '../../answers/use-answer';
import { useFollow } from '../../answers/use-follow';
import { ListTable } from '../../parts/list-table';
import { OpenLink } from '../../parts/open-link';
import { ExportButtons } from '../../parts/export-buttons';
import { Failure, Problems } from '../../parts/failure';
import { systemName } from '../../parts/institution-words';
import { LiveMark } from '../../parts/live-mark';
import { MadeUpMark } from '../../parts/made-up-mark';
import { countText } from '../../parts/number-text';
import { PageTurner } from '../../parts/page-turner';
import { periodWords } from '../../parts/period-field';
import { useCursor } from '../../parts/use-cursor';
import { BulkActions } from './bulk-actions';
import type { QueueFilter } from './queue-filter';
import { QueueFilters } from './queue-filters';
import { useReview } from './use-review';

const PAGE_SIZE = 100;
type Waiting = ReviewQueueQuery['reviewQueue']['nodes'][number];

const unexplained = ({ findings }: Waiting): number => findings.filter(({ explanation }) => explanation === null).length;

const Findings = ({ report }: { readonly report: Waiting }) => {
  const { findings } = report;
  if (findings.length === 0) return <span className="quiet">—</span>;
  const open = unexplained(report);
  return (
    <>
      <Tag color={open > 0 ? 'orange' : 'blue'}>
        {findings.length} 处{open > 0 ? `，${open} 处未说明` : '，均已说明'}
      </Tag>
      <div className="quiet">
        {findings[0]!.message}
        {findings.length > 1 && ' …'}
      </div>
    </>
  );
};

interface ReviewQueueProps {
  readonly filter: QueueFilter;
  readonly onOpen: (institution: string, period: string) => void;
}

export const ReviewQueue = ({ filter, onOpen }: ReviewQueueProps) => {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const cursor = useCursor(JSON.stringify(filter));
  const [chosen, setChosen] = useState<ReadonlyMap<string, Waiting>>(new Map());
  const [waiting, setWaiting] = useState<number | null>(null);
  const review = useReview();
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    ReviewQueueOperation,
    { ...filter, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const live = useFollow(
    `queue/${filter.region}`,
    (client, options) => client.reviewQueueUpdated({ region: filter.region }, options),
    (event) => {
      setWaiting(event?.waiting ?? null);
      void queries.invalidateQueries({ queryKey: answerKey(ReviewQueueOperation) });
    },
  );
  const page = data?.reviewQueue;
  const [decidedNames, setDecidedNames] = useState<ReadonlyMap<string, string>>(new Map());
  const decide = async (decision: 'APPROVE' | 'RETURN', reason: string | null): Promise<boolean> => {
    const ids = [...chosen.keys()];
    setDecidedNames(new Map([...chosen].map(([id, { institution, period }]) => [id, `${institution.name} ${periodWords(period)}`])));
    const decided = await review.decide(ids, decision, reason);
    if (!decided || (decided.done === 0 && decided.refused.size === 0)) return false;
    // What was refused stays chosen: it is looked at next.
    setChosen(new Map([...chosen].filter(([id]) => decided.refused.has(id))));
    if (decided.done > 0) message.success(`${decision === 'APPROVE' ? '已通过' : '已退回'} ${countText(decided.done)} 份。`);
    return true;
  };
  const filtered = filter.period !== null || filter.type !== null || filter.system !== null || filter.withFindings !== null;
  const open = [...chosen.values()].filter((report) => unexplained(report) > 0).length;
  const refused = review.last?.refused ?? new Map<string, string>();
  return (
    <>
      <div className="page-head">
        <h2>审核</h2>
        {page && <span>{filtered ? `符合条件 ${countText(page.totalCount)} 份` : `待审核 ${countText(page.totalCount)} 份`}</span>}
        {waiting !== null && filtered && <span className="quiet">辖内共待审核 {countText(waiting)} 份</span>}
        <LiveMark state={live} />
        <span className="spread" />
        {filter.period !== null && (
          <ExportButtons
            name="reports"
            query={{ region: filter.region, from: filter.period, to: filter.period, basis: 'SUBMITTED' }}
            fileName={`报表-${filter.region}-${filter.period}`}
            label="导出已上报"
          />
        )}
      </div>
      <div className="stack">
        <QueueFilters filter={filter} />
        <BulkActions chosen={chosen.size} unexplained={open} review={review} onDecide={decide} />
        <Problems problems={review.problems} />
        <Failure error={review.failure} />
        {refused.size > 0 && (
          <Alert
            type="warning"
            showIcon
            closable
            title={`已办理 ${countText(review.last!.done)} 份，${refused.size} 份未办理`}
            description={
              <ul className="problems">
                {[...refused].map(([id, text]) => (
                  <li key={id}>
                    {decidedNames.get(id)}：{text}
                  </li>
                ))}
              </ul>
            }
          />
        )}
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Card size="small">
            <ListTable<Waiting>
              rowKey="id"
              rows={page?.nodes}
              loading={isPending || isPlaceholderData}
              none={filtered ? '没有符合条件的待审核报表，可换一个条件再看。' : '没有待审核的报表：上报的都已办理。'}
              rowSelection={{
                selectedRowKeys: [...chosen.keys()],
                preserveSelectedRowKeys: true,
                onChange: (keys, rows) =>
                  setChosen(new Map(keys.flatMap((key, index) => (rows[index] ? [[key as string, rows[index]] as const] : [])))),
              }}
              columns={[
                {
                  title: '机构',
                  render: (_, { id, institution, period }) => (
                    <>
                      <OpenLink onOpen={() => onOpen(institution.code, period)}>{institution.name}</OpenLink>{' '}
                      <MadeUpMark shown={institution.madeUp} />
                      <div className="quiet">{institution.code}</div>
                      {refused.has(id) && <div className="fault">未办理：{refused.get(id)}</div>}
                    </>
                  ),
                },
                { title: '月份', render: (_, { period }) => periodWords(period) },
                { title: '区划', render: (_, { institution }) => institution.parent?.name },
                {
                  title: '类型 / 系统',
                  render: (_, { institution }) => (
                    <>
                      {WORDS.InstitutionType[institution.type]}
                      <div className="quiet">{systemName(institution.system)}</div>
                    </>
                  ),
                },
                {
                  title: '版本',
                  render: (_, { version, countedVersion }) => (
                    <>
                      第 {version} 版{countedVersion && <div className="quiet">修订，现计入第 {countedVersion.version} 版</div>}
                    </>
                  ),
                },
                { title: '校验发现', render: (_, report) => <Findings report={report} /> },
              ]}
            />
            <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
          </Card>
        )}
      </div>
    </>
  );
};

// The institutions of a region that are to report the month, and how their report stands.
import { ReportsOfMonthOperation, WORDS, type InstitutionFilter, type ReportsOfMonthQuery } from '@shuangcheng/client-sdk';
import { Card, Flex } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import { useMonth } from '../../frame/use-month';
import { ListTable } from '../../parts/list-table';
import { OpenLink } from '../../parts/open-link';
import { ExportButtons } from '../../parts/export-buttons';
import { Failure } from '../../parts/failure';
import { InstitutionSearch, SystemFilter, TypeFilter } from '../../parts/institution-filters';
import { readType, systemName } from '../../parts/institution-words';
import { MadeUpMark } from '../../parts/made-up-mark';
import { PageTurner } from '../../parts/page-turner';
import { PeriodField, periodWords } from '../../parts/period-field';
import { ReportStatusTag } from '../../parts/report-status';
import { useCursor } from '../../parts/use-cursor';
import { filterOf, readStanding, ReportCounts } from './report-counts';
import { timeText } from '../../parts/time-text';

const PAGE_SIZE = 50;
type Listed = NonNullable<ReportsOfMonthQuery['region']>['institutions']['nodes'][number];

const LastStep = ({ report }: { readonly report: Listed['report'] }) => {
  const last = report?.history.at(-1);
  if (!last) return <span className="quiet">—</span>;
  return (
    <>
      {WORDS.ReportEventKind[last.kind]} <span className="quiet">{`${last.actor}　${timeText(last.at)}`}</span>
      {last.kind === 'RETURNED' && last.reason && <div>退回原因：{last.reason}</div>}
    </>
  );
};

interface ReportListProps {
  readonly region: string;
  readonly onOpen: (institution: string) => void;
}

export const ReportList = ({ region, onOpen }: ReportListProps) => {
  const [search, change] = useAddress();
  const [period, setPeriod] = useMonth();
  const set = (name: string, value: string | null): void => change({ values: { [name]: value } });
  const standing = readStanding(search.get('standing'));
  const type = readType(search.get('type'));
  const system = search.get('system');
  const text = search.get('text');
  const more: InstitutionFilter = { ...(type && { type }), ...(system && { system }), ...(text && { text }) };
  const filter = filterOf(period, standing, more);
  const cursor = useCursor(JSON.stringify([region, filter]));
  const { data, error, isPending, isPlaceholderData, refetch } = useAnswer(
    ReportsOfMonthOperation,
    { region, period, filter, first: PAGE_SIZE, after: cursor.after },
    { keepPrevious: true },
  );
  const page = data?.region?.institutions;
  const none =
    standing === null && Object.keys(more).length === 0
      ? `${periodWords(period)}没有应报的机构：名录中没有，或都在此前撤销。可在“机构”中登记。`
      : `没有符合条件的机构：${periodWords(period)}${standing === 'NONE' ? '应报的都已填报' : '这一类为零'}。可换一个条件再看。`;
  return (
    <>
      <div className="page-head">
        <h2>填报</h2>
        <PeriodField value={period} onChange={setPeriod} kinds={['MONTH']} />
        <span className="spread" />
        <ExportButtons
          name="reports"
          query={{ region, from: period, to: period, basis: 'SUBMITTED' }}
          fileName={`报表-${region}-${period}`}
          label="导出已上报"
        />
      </div>
      <div className="stack">
        <ReportCounts region={region} period={period} more={more} shown={standing} onShow={(value) => set('standing', value)} />
        <Flex gap="small" wrap>
          <InstitutionSearch value={text} onSearch={(value) => set('text', value)} />
          <TypeFilter value={type} onChange={(value) => set('type', value)} />
          <SystemFilter value={system} onChange={(value) => set('system', value)} />
        </Flex>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <Card size="small">
            <ListTable<Listed>
              rowKey="code"
              rows={page?.nodes}
              loading={isPending || isPlaceholderData}
              none={none}
              columns={[
                {
                  title: '机构',
                  render: (_, { code, name, keyUnit, madeUp }) => (
                    <>
                      <OpenLink onOpen={() => onOpen(code)}>{name}</OpenLink> {keyUnit && <span className="quiet">重点用能</span>}{' '}
                      {madeUp && <MadeUpMark />}
                      <div className="quiet">{code}</div>
                    </>
                  ),
                },
                { title: '区划', render: (_, { parent }) => parent?.name },
                {
                  title: '类型 / 系统',
                  render: (_, institution) => (
                    <>
                      {WORDS.InstitutionType[institution.type]}
                      <div className="quiet">{systemName(institution.system)}</div>
                    </>
                  ),
                },
                {
                  title: '情况',
                  render: (_, { report }) => (
                    <>
                      <ReportStatusTag status={report?.status} />
                      {report && report.version > 1 && <span className="quiet">第 {report.version} 版</span>}
                      {report?.countedVersion && report.status !== 'APPROVED' && (
                        <div className="quiet">第 {report.countedVersion.version} 版仍计入</div>
                      )}
                    </>
                  ),
                },
                { title: '最近办理', render: (_, { report }) => <LastStep report={report} /> },
              ]}
            />
            <PageTurner cursor={cursor} page={page} pageSize={PAGE_SIZE} />
          </Card>
        )}
      </div>
    </>
  );
};

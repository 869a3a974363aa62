// One institution's year: what of each month is to be done. Where a reporter begins.
import {
  addMonths,
  firstDayOf,
  formatPeriod,
  InstitutionMonthsOperation,
  lastDayOf,
  monthOf,
  monthPeriod,
  periodText,
  RegionLocksOperation,
  yearPeriod,
  WORDS,
  type InstitutionMonthsQuery,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Button, Card, Result, Table, Tag } from 'antd';
import { useAnswer, useSuspenseAnswer } from '../../answers/use-answer';
import { useAddress } from '../../frame/address';
import { MadeUpMark } from '../../parts/made-up-mark';
import { PeriodField, periodWords } from '../../parts/period-field';
import { ReportStatusTag } from '../../parts/report-status';
import { timeText } from '../../parts/time-text';
import { OpenLink } from '../../parts/open-link';

type Report = NonNullable<InstitutionMonthsQuery['institution']>['reports']['nodes'][number];
interface Month {
  readonly period: PeriodText;
  readonly ended: boolean;
  readonly report: Report | undefined;
}

/** What the reporter is to do with it, in the word of the button. */
const nextStep = ({ report, ended }: Month): string => {
  if (!report) return ended ? '填报' : '—';
  if (report.status === 'RETURNED') return '改正并重新上报';
  return report.status === 'DRAFT' || report.status === 'WITHDRAWN' ? '继续填报' : '查看';
};

const Remark = ({ report }: { readonly report: Report }) => {
  const last = report.history.at(-1);
  const open = report.findings.filter(({ explanation }) => explanation === null).length;
  return (
    <>
      {last && (
        <span className="quiet">
          {WORDS.ReportEventKind[last.kind]}　{timeText(last.at)}
        </span>
      )}
      {last?.kind === 'RETURNED' && last.reason && <div>退回原因：{last.reason}</div>}
      {open > 0 && <div>{open} 处校验发现尚未说明</div>}
    </>
  );
};

interface MonthsProps {
  readonly institution: string;
  readonly year: number;
  readonly onOpen: (month: PeriodText) => void;
}

export const InstitutionMonths = ({ institution: code, year, onOpen }: MonthsProps) => {
  const [, change] = useAddress();
  const range = { from: periodText(`${year}-01`), to: periodText(`${year}-12`) };
  const { institution } = useSuspenseAnswer(InstitutionMonthsOperation, { institution: code, ...range });
  const region = institution?.parent?.code ?? '';
  const { data: calendar } = useAnswer(RegionLocksOperation, { region }, { enabled: region !== '' });
  if (!institution) return <Result status="404" title="没有这个机构，或没有查看它的授权。" />;
  const now = monthOf(new Date());
  const months = Array.from({ length: 12 }, (_, index) => year * 100 + index + 1)
    .filter((month) => month <= now)
    .filter(
      (month) => institution.validFrom <= lastDayOf(month) && (institution.validTo === null || institution.validTo > firstDayOf(month)),
    )
    .map((month): Month => {
      const period = periodText(formatPeriod(monthPeriod(month)));
      return { period, ended: month <= addMonths(now, -1), report: institution.reports.nodes.find((report) => report.period === period) };
    })
    .reverse();
  const locks = calendar?.calendar.locks ?? [];
  const open = months.filter(({ report, ended }) => ended && (!report || ['DRAFT', 'RETURNED', 'WITHDRAWN'].includes(report.status)));
  return (
    <>
      <div className="page-head">
        <h2>{institution.name}</h2>
        <PeriodField
          value={periodText(formatPeriod(yearPeriod(year)))}
          onChange={(period) => change({ values: { period } })}
          kinds={['YEAR']}
        />
        <MadeUpMark shown={institution.madeUp} />
      </div>
      <div className="stack">
        <div>{open.length > 0 ? `${year}年还有 ${open.length} 个月待填报。` : `${year}年已结束的月份都已上报。`}</div>
        <Card size="small">
          <Table<Month>
            size="small"
            rowKey="period"
            pagination={false}
            dataSource={months}
            locale={{ emptyText: `${year}年没有应报的月份：机构当年不在名录中，或该年尚未开始。` }}
            columns={[
              { title: '月份', render: (_, { period }) => <OpenLink onOpen={() => onOpen(period)}>{periodWords(period)}</OpenLink> },
              {
                title: '情况',
                render: (_, { period, report, ended }) => (
                  <>
                    {ended || report ? <ReportStatusTag status={report?.status} /> : <Tag>尚未结束</Tag>}
                    {locks.some((lock) => lock.period === period) && <Tag>已锁定</Tag>}
                  </>
                ),
              },
              { title: '版本', render: (_, { report }) => report?.version ?? '—' },
              { title: '最近办理', render: (_, { report }) => report && <Remark report={report} /> },
              {
                title: '',
                render: (_, month) =>
                  nextStep(month) !== '—' && (
                    <Button size="small" type={open.includes(month) ? 'primary' : 'default'} onClick={() => onOpen(month.period)}>
                      {nextStep(month)}
                    </Button>
                  ),
              },
            ]}
          />
        </Card>
      </div>
    </>
  );
};

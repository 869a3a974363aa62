// One report under review: decided on, and on to the next that waits.
import {
  addMonths,
  formatPeriod,
  monthPeriod,
  monthsOf,
  parsePeriod,
  periodText,
  ReportFormOperation,
  ReviewOrderOperation,
  WORDS,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Alert, App, Button, Card, Flex, Result } from 'antd';
import { useAnswer, useSuspenseAnswer } from '../../answers/use-answer';
import { Failure, Problems } from '../../parts/failure';
import { FindingText } from '../../parts/finding-text';
import { systemName } from '../../parts/institution-words';
import { MadeUpMark } from '../../parts/made-up-mark';
import { countText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';
import { ReasonButton } from '../../parts/reason-button';
import { ReportStatusTag } from '../../parts/report-status';
import { ReportHistory } from '../reports/report-history';
import type { QueueFilter } from './queue-filter';
import { RETURN_REASONS } from './return-reasons';
import { ReviewedValues } from './reviewed-values';
import { useReview } from './use-review';

/** As many as one answer holds: beyond, one goes on from the oldest. */
const MOST_IN_ORDER = 500;
const monthText = (month: number): PeriodText => periodText(formatPeriod(monthPeriod(month)));

/** The report that waits behind this one; from the last, the oldest. */
const useNext = (filter: QueueFilter, institution: string, period: PeriodText) => {
  const { data } = useAnswer(ReviewOrderOperation, { ...filter, first: MOST_IN_ORDER, after: null }, { keepPrevious: true });
  const nodes = data?.reviewQueue.nodes ?? [];
  const here = nodes.findIndex((report) => report.institution.code === institution && report.period === period);
  const others = [...nodes.slice(here + 1), ...nodes.slice(0, Math.max(here, 0))];
  return { next: others[0] ?? null, waiting: data?.reviewQueue.totalCount ?? null };
};

interface ReviewReportProps {
  readonly institution: string;
  readonly period: PeriodText;
  readonly filter: QueueFilter;
  readonly onOpen: (institution: string, period: string) => void;
  readonly onClose: () => void;
}

export const ReviewReport = ({ institution: code, period, filter, onOpen, onClose }: ReviewReportProps) => {
  const { message } = App.useApp();
  const month = monthsOf(parsePeriod(period)!)[0]!;
  const before = { monthBefore: monthText(addMonths(month, -1)), yearBefore: monthText(month - 100) };
  const { institution } = useSuspenseAnswer(ReportFormOperation, { institution: code, period, ...before });
  const { next, waiting } = useNext(filter, code, period);
  const review = useReview();
  const report = institution?.report;
  if (!institution || !report)
    return <Result status="404" title="没有这份报表，或没有查看它的授权。" extra={<Button onClick={onClose}>返回待审核列表</Button>} />;
  const goOn = (): void => (next ? onOpen(next.institution.code, next.period) : onClose());
  const decide = async (decision: 'APPROVE' | 'RETURN', reason: string | null): Promise<boolean> => {
    const decided = await review.decide([report.id], decision, reason);
    if (decided?.done !== 1) return false;
    message.success(`${institution.name}${periodWords(period)}${decision === 'APPROVE' ? '已审核通过' : '已退回'}。`);
    goOn();
    return true;
  };
  const open = report.findings.filter(({ explanation }) => explanation === null).length;
  const refusal = review.last?.refused.get(report.id);
  const waits = report.status === 'SUBMITTED';
  return (
    <>
      <div className="page-head">
        <Button onClick={onClose}>返回待审核列表</Button>
        <h2>
          {institution.name} {periodWords(period)}
        </h2>
        <ReportStatusTag status={report.status} />
        <span className="quiet">第 {report.version} 版</span>
        <MadeUpMark shown={institution.madeUp} />
        <span className="spread" />
        {waiting !== null && <span className="quiet">待审核 {countText(waiting)} 份</span>}
      </div>
      <div className="stack">
        <div className="quiet">
          {institution.parent?.name}　{WORDS.InstitutionType[institution.type]}　{systemName(institution.system)}　{institution.code}
        </div>
        {!waits && <Alert type="info" showIcon title={`这份报表现为“${WORDS.ReportStatus[report.status]}”，不在待审核之列。`} />}
        {report.findings.length > 0 && (
          <Card size="small" title={`校验发现 ${report.findings.length} 处${open > 0 ? `，${open} 处未说明` : '，均已说明'}`}>
            <div className="stack">
              {report.findings.map((finding, index) => (
                <FindingText key={finding.number ?? index} finding={finding} />
              ))}
            </div>
          </Card>
        )}
        <ReviewedValues institution={institution} report={report} />
        {refusal !== undefined && <Alert type="error" showIcon title={`未办理：${refusal}`} />}
        <Problems problems={review.problems} />
        <Failure error={review.failure} />
        <Flex gap="small" className="decision" wrap>
          {waits && (
            <>
              <Button type="primary" loading={review.running} onClick={() => void decide('APPROVE', null)}>
                通过
              </Button>
              <ReasonButton
                label="退回"
                explanation={`退回 ${institution.name}，改正后须重新上报、重新审核。填报单位会收到通知和原因。`}
                usual={RETURN_REASONS}
                change={review}
                onDecide={(reason) => decide('RETURN', reason)}
              />
            </>
          )}
          {next && <Button onClick={goOn}>{waits ? '先看下一份' : '下一份'}</Button>}
        </Flex>
        <ReportHistory report={report} />
      </div>
    </>
  );
};

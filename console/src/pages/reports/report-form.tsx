// One institution's month: the form, what the rules noticed, and what was done with it.
import {
  addMonths,
  formatPeriod,
  monthPeriod,
  monthsOf,
  parsePeriod,
  periodText,
  ReportFormOperation,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Button, Flex, Result } from 'antd';
import { useState } from 'react';
import { useSuspenseAnswer } from '../../answers/use-answer';
import { MadeUpMark } from '../../parts/made-up-mark';
import { PeriodField, periodWords } from '../../parts/period-field';
import { ReportStatusTag } from '../../parts/report-status';
import { ownInstitution } from '../../session/own-institution';
import { may, useViewer } from '../../session/viewer';
import { FindingsPanel } from './findings-panel';
import { FormNotices } from './form-notices';
import { ReportEntry } from './report-entry';
import { ReportHistory } from './report-history';
import { useTyped } from './use-typed';

const monthText = (month: number): PeriodText => periodText(formatPeriod(monthPeriod(month)));

interface ReportFormProps {
  readonly institution: string;
  readonly period: PeriodText;
  readonly region: string;
  readonly onClose: () => void;
  readonly onOpen: (institution: string, month?: PeriodText) => void;
}

export const ReportForm = ({ institution: code, period, region, onClose, onOpen }: ReportFormProps) => {
  const viewer = useViewer();
  const month = monthsOf(parsePeriod(period)!)[0]!;
  const [monthBefore, yearBefore] = [monthText(addMonths(month, -1)), monthText(month - 100)];
  const { institution } = useSuspenseAnswer(ReportFormOperation, { institution: code, period, monthBefore, yearBefore });
  const report = institution?.report ?? null;
  const typed = useTyped(`${viewer.username}/${code}/${period}`, report?.version ?? 0);
  const [revising, setRevising] = useState(false);
  const own = ownInstitution(viewer);
  if (!institution)
    return <Result status="404" title="没有这个机构，或没有查看它的授权。" extra={<Button onClick={onClose}>返回</Button>} />;
  const maySubmit = may(viewer, 'reports:submit');
  const isOpen = !report || ['DRAFT', 'RETURNED', 'WITHDRAWN'].includes(report.status);
  const editing = maySubmit && (isOpen || revising || typed.dirty);
  return (
    <>
      <div className="page-head">
        <Button onClick={onClose}>{own === null ? '返回列表' : '返回各月'}</Button>
        <h2>{institution.name}</h2>
        <ReportStatusTag status={report?.status} />
        {report && <span className="quiet">第 {report.version} 版</span>}
        <MadeUpMark shown={institution.madeUp} />
        <span className="spread" />
        <Flex gap={4}>
          <Button aria-label="上一个月" onClick={() => onOpen(code, monthBefore)}>
            ‹
          </Button>
          <PeriodField value={period} onChange={(chosen) => onOpen(code, chosen)} kinds={['MONTH']} />
          <Button aria-label="下一个月" onClick={() => onOpen(code, monthText(addMonths(month, 1)))}>
            ›
          </Button>
        </Flex>
      </div>
      <div className="stack">
        <FormNotices institution={institution} period={period} typed={typed} maySubmit={maySubmit} />
        <ReportEntry
          institution={institution}
          period={period}
          region={region}
          typed={typed}
          editing={editing}
          maySubmit={maySubmit}
          onRevise={setRevising}
          onNext={own === null ? onOpen : null}
          caption={`${institution.name}${periodWords(period)}`}
        />
        {report && <FindingsPanel key={report.id} report={report} mayExplain={maySubmit} />}
        {report && <ReportHistory report={report} />}
      </div>
    </>
  );
};

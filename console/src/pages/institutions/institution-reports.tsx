// An institution's reports of a year: how each month stands, and the way to it.
import {
  firstDayOf,
  formatPeriod,
  lastDayOf,
  monthOf,
  monthPeriod,
  periodText,
  ReportStandingsOperation,
  type MonthKey,
} from '@shuangcheng/client-sdk';
import { Card, DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../answers/use-answer';
import { currentYear } from '../../frame/address';
import { Failure } from '../../parts/failure';
import { ReportStatusTag } from '../../parts/report-status';
import type { Institution } from './institution-form';

interface ReportsProps {
  readonly institution: Institution;
  /** Where the institution stands: its reports are there. */
  readonly region: string;
}

/** Why nothing is expected of a month; null where a report is. */
const notExpected = ({ validFrom, validTo }: Institution, month: MonthKey): string | null => {
  if (month > monthOf(new Date())) return '未到';
  return validFrom <= lastDayOf(month) && (validTo === null || validTo > firstDayOf(month)) ? null : '不在册';
};

export const InstitutionReports = ({ institution, region }: ReportsProps) => {
  const [year, setYear] = useState(currentYear());
  const months = Array.from({ length: 12 }, (_, index) => year * 100 + index + 1);
  const periodOf = (month: MonthKey) => periodText(formatPeriod(monthPeriod(month)));
  const { data, error } = useAnswer(
    ReportStandingsOperation,
    { institution: institution.code, from: periodOf(months[0]!), to: periodOf(months[11]!), first: 12 },
    { keepPrevious: true },
  );
  const byMonth = new Map((data?.institution?.reports.nodes ?? []).map((report) => [report.period, report]));
  return (
    <Card
      size="small"
      title="各月报表"
      extra={
        <DatePicker
          aria-label="年份"
          picker="year"
          allowClear={false}
          value={dayjs(new Date(year, 0, 1))}
          onChange={(day) => day && setYear(day.year())}
        />
      }
    >
      {error ? (
        <Failure error={error} />
      ) : (
        <Flex gap={12} wrap>
          {months.map((month, index) => {
            const report = byMonth.get(periodOf(month));
            const why = report ? null : notExpected(institution, month);
            if (why !== null) return <span key={month} className="quiet">{`${index + 1}月 ${why}`}</span>;
            return (
              <Link key={month} to={`/${region}/reports?institution=${institution.code}&period=${periodOf(month)}`}>
                {index + 1}月 <ReportStatusTag status={report?.status} />
              </Link>
            );
          })}
        </Flex>
      )}
    </Card>
  );
};

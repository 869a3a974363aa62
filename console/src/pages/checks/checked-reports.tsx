// The reports as they were when the check was opened, item by item beside the same month of the year before.
import { type Decimal } from '@shuangcheng/client-sdk';
import { Card, Select, Table } from 'antd';
import { useState } from 'react';
import { itemName } from '../../parts/item-words';
import { exactText, numberText } from '../../parts/number-text';
import { ReportStatusTag } from '../../parts/report-status';
import type { CheckItem } from './item-drawer';
import { monthOptions, monthsUnder, yearBefore } from './months';

interface ReportsProps {
  readonly item: CheckItem;
  readonly period: string;
}

const Amount = ({ value }: { readonly value: Decimal | null | undefined }) =>
  value ? <span title={exactText(value)}>{numberText(value)}</span> : <span className="quiet">—</span>;

export const CheckedReports = ({ item, period }: ReportsProps) => {
  const [month, setMonth] = useState(monthsUnder(period)[0]!);
  const report = item.reports.find((each) => each.period === month);
  const before = item.reportsYearBefore.find((each) => each.period === yearBefore(month));
  const codes = [...new Set([...(report?.values ?? []), ...(before?.values ?? [])].map((value) => value.item))];
  const rows = codes.map((code) => ({
    code,
    now: report?.values.find((value) => value.item === code),
    then: before?.values.find((value) => value.item === code),
  }));
  return (
    <Card
      size="small"
      title={
        <>
          留存的报表{' '}
          {report ? (
            <>
              {`第 ${report.version} 版 `}
              <ReportStatusTag status={report.status} />
            </>
          ) : (
            <ReportStatusTag status={null} />
          )}
        </>
      }
      extra={<Select aria-label="月份" style={{ width: 130 }} value={month} options={monthOptions(period)} onChange={setMonth} />}
    >
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={rows}
        scroll={{ y: 320 }}
        locale={{ emptyText: '该月和上年同月都没有报表。' }}
        columns={[
          { title: '指标', render: (_, { code }) => itemName(code) },
          { title: '单位', render: (_, { now, then }) => now?.unit ?? then?.unit },
          { title: '本期', className: 'amount', render: (_, { now }) => <Amount value={now?.quantity} /> },
          { title: '上年同月', className: 'amount', render: (_, { then }) => <Amount value={then?.quantity} /> },
          { title: '费用（元）', className: 'amount', render: (_, { now }) => <Amount value={now?.cost} /> },
        ]}
      />
    </Card>
  );
};

// What is left for each month until December, asked for when it is wanted.
import { RemainingAllowanceOperation, WORDS } from '@shuangcheng/client-sdk';
import { Alert, Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { exactText, indicatorUnit, numberText } from '../../parts/number-text';
import { periodWords } from '../../parts/period-field';
import type { Progress } from './progress';

interface AllowanceProps {
  readonly region: string;
  readonly year: number;
  readonly progress: Progress;
}

const Months = ({ region, year, progress: { target } }: AllowanceProps) => {
  const { data, error } = useAnswer(RemainingAllowanceOperation, { region, year });
  if (error) return <Failure error={error} />;
  if (!data) return <Skeleton active />;
  const found = data.region?.progress.find((each) => each.target.id === target.id);
  if (!found) return <Alert type="info" title="目标已更新，请重新选择。" />;
  const { allowance, amountUnit, incomplete } = found;
  const unit = indicatorUnit(target.indicator);
  const sameUnit = amountUnit === target.unit;
  return (
    <div className="stack">
      {allowance.overrun && (
        <Alert
          type="error"
          showIcon
          title={`已超出 ${numberText(allowance.overrun)} ${unit}${
            sameUnit || !allowance.overrunAmount ? '' : `，合 ${numberText(allowance.overrunAmount)} ${amountUnit}`
          }。`}
        />
      )}
      {incomplete && allowance.months && allowance.months.length > 0 && (
        <Alert type="warning" showIcon title="尚有缺报的：以下各数含缺报者已用的部分。" />
      )}
      {allowance.months === null && (
        <Alert type="info" showIcon title={`无法给出各月：${allowance.reason ? WORDS.ProgressReason[allowance.reason] : ''}`} />
      )}
      {allowance.months?.length === 0 && <Alert type="info" showIcon title={`${year}年各月均已结束，没有剩余的月份。`} />}
      {allowance.months && allowance.months.length > 0 && (
        <Table
          size="small"
          rowKey="month"
          pagination={false}
          dataSource={[...allowance.months]}
          columns={[
            { title: '月份', render: (_, { month }) => periodWords(month) },
            {
              title: `可用（${unit}）`,
              className: 'amount',
              render: (_, { value }) => <span title={exactText(value)}>{numberText(value)}</span>,
            },
            ...(sameUnit
              ? []
              : [
                  {
                    title: `按现有面积、人数合（${amountUnit}）`,
                    className: 'amount',
                    render: (_: unknown, { amount }: { amount: Progress['headroomAmount'] }) => numberText(amount),
                  },
                ]),
          ]}
        />
      )}
    </div>
  );
};

export const Allowance = (props: AllowanceProps) => {
  const [shown, setShown] = useState(false);
  return shown ? (
    <Months {...props} />
  ) : (
    <div>
      <Button onClick={() => setShown(true)}>逐月还可用多少</Button>
    </div>
  );
};

// Carbon by each year's grid factor beside carbon by the base year's: how much of a change is the grid's, not one's own.
import { Table } from 'antd';
import { numberText, percentText } from '../../parts/number-text';
import { ProgressStatusMark } from '../../parts/progress-status';
import type { Progress } from './progress';

type Outcome = NonNullable<Progress['lockedFactors']>;

export const LockedCarbon = ({ progress }: { readonly progress: Progress }) => {
  if (!progress.lockedFactors) return null;
  const rows: readonly { readonly key: string; readonly outcome: Outcome }[] = [
    { key: '各年当年电网因子', outcome: progress },
    { key: '锁定规划基年电网因子', outcome: progress.lockedFactors },
  ];
  return (
    <Table
      size="small"
      pagination={false}
      dataSource={[...rows]}
      columns={[
        { title: '碳排放口径', dataIndex: 'key' },
        { title: '累计', className: 'amount', render: (_, { outcome }) => numberText(outcome.actual) },
        { title: '全年预测', className: 'amount', render: (_, { outcome }) => numberText(outcome.forecast) },
        { title: '路径值', className: 'amount', render: (_, { outcome }) => numberText(outcome.pathValue) },
        { title: '完成程度', className: 'amount', render: (_, { outcome }) => percentText(outcome.completionPercent) },
        { title: '状态', render: (_, { outcome }) => <ProgressStatusMark status={outcome.status} reason={outcome.reason} /> },
      ]}
    />
  );
};

import type { RegionOverviewQuery } from '@shuangcheng/client-sdk';
import { Descriptions, Progress, Space } from 'antd';
import { countText, percentText } from '../../parts/number-text';

type Reporting = NonNullable<RegionOverviewQuery['region']>['reporting'];

interface ReportingBarProps {
  readonly reporting: Reporting;
  /** Of a year the due day is the yearly report's, and what is overdue are its months. */
  readonly yearly: boolean;
}

/** Counted in institution-months: what is expected is waiting, approved, returned or missing. */
export const ReportingBar = ({ reporting, yearly }: ReportingBarProps) => {
  const { expected, approved, submitted, returned, missing, overdue, rate, onTimeRate, dueDate } = reporting;
  const share = (part: number): number => (expected === 0 ? 0 : Math.round((part / expected) * 1000) / 10);
  return (
    <Space direction="vertical" style={{ width: '100%' }}>
      <Progress
        percent={share(approved + submitted)}
        success={{ percent: share(approved) }}
        format={() => percentText(rate, 1)}
        aria-label="上报率"
      />
      <Descriptions
        size="small"
        column={{ xs: 2, md: 4, xl: 8 }}
        items={[
          { key: 'expected', label: '应报（机构·月）', children: countText(expected) },
          { key: 'approved', label: '已审核', children: countText(approved) },
          { key: 'submitted', label: '待审核', children: countText(submitted) },
          { key: 'returned', label: '已退回', children: countText(returned) },
          { key: 'missing', label: '未报', children: countText(missing) },
          { key: 'overdue', label: '逾期', children: countText(overdue) },
          { key: 'on-time', label: '按时上报率', children: percentText(onTimeRate, 1) },
          { key: 'due', label: yearly ? '年报截止日期' : '截止日期', children: dueDate },
        ]}
      />
    </Space>
  );
};

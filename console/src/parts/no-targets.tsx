// A year without targets: why, and the years that the region's plans are for.
import { formatPeriod, periodText, yearPeriod, type PeriodText } from '@shuangcheng/client-sdk';
import { Button, Empty, Space } from 'antd';

interface NoTargetsProps {
  readonly region: string;
  readonly year: number;
  readonly plans: readonly { readonly targetYear: number }[];
  readonly onYear: (period: PeriodText) => void;
}

export const NoTargets = ({ region, year, plans, onYear }: NoTargetsProps) => {
  const years = [...new Set(plans.map(({ targetYear }) => targetYear))].filter((each) => each !== year).sort();
  return (
    <Empty description={`${region}没有${year}年的目标：规划没有覆盖这一年，上级也没有分解下达。`}>
      <Space>
        {years.map((each) => (
          <Button key={each} onClick={() => onYear(periodText(formatPeriod(yearPeriod(each))))}>
            看规划的目标年：{each}年
          </Button>
        ))}
      </Space>
    </Empty>
  );
};

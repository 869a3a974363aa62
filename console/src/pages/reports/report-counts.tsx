// How many reports stand how, each a way to those; and what is due.
import { type InstitutionFilter, type PeriodText, ReportCountsOperation, type ReportStatus } from '@shuangcheng/client-sdk';
import { Flex, Radio, Tag } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { MadeUpMark } from '../../parts/made-up-mark';
import { countText, percentText } from '../../parts/number-text';
import { reportStatusText } from '../../parts/report-status';

/** "NONE": no report at all. */
export type Standing = ReportStatus | 'NONE';
const STANDINGS: readonly Standing[] = ['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'WITHDRAWN'];
export const readStanding = (text: string | null): Standing | null => STANDINGS.find((standing) => standing === text) ?? null;

/** Of a month, with what else is filtered. */
export const filterOf = (period: PeriodText, standing: Standing | null, more: InstitutionFilter): InstitutionFilter => ({
  ...more,
  report: { period, ...(standing === 'NONE' ? { none: true } : standing && { status: standing }) },
});

interface CountsProps {
  readonly region: string;
  readonly period: PeriodText;
  readonly more: InstitutionFilter;
  readonly shown: Standing | null;
  readonly onShow: (standing: Standing | null) => void;
}

export const ReportCounts = ({ region, period, more, shown, onShow }: CountsProps) => {
  const filter = (standing: Standing) => filterOf(period, standing, more);
  const { data, error, refetch } = useAnswer(
    ReportCountsOperation,
    {
      region,
      period,
      none: filter('NONE'),
      draft: filter('DRAFT'),
      submitted: filter('SUBMITTED'),
      returned: filter('RETURNED'),
      approved: filter('APPROVED'),
      withdrawn: filter('WITHDRAWN'),
    },
    { keepPrevious: true },
  );
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const counts = data?.region;
  const of: Readonly<Record<Standing, number | undefined>> = {
    NONE: counts?.none.totalCount,
    DRAFT: counts?.draft.totalCount,
    SUBMITTED: counts?.submitted.totalCount,
    RETURNED: counts?.returned.totalCount,
    APPROVED: counts?.approved.totalCount,
    WITHDRAWN: counts?.withdrawn.totalCount,
  };
  const all = STANDINGS.reduce<number | undefined>(
    (sum, standing) => (of[standing] === undefined ? sum : (sum ?? 0) + of[standing]),
    undefined,
  );
  const label = (text: string, count: number | undefined): string => `${text} ${count === undefined ? '…' : countText(count)}`;
  return (
    <Flex align="center" gap="middle" wrap>
      <Radio.Group
        aria-label="上报情况"
        value={shown ?? 'ALL'}
        optionType="button"
        onChange={({ target: { value } }) => onShow(readStanding(value as string))}
        options={[
          { value: 'ALL', label: label('全部', all) },
          ...STANDINGS.filter((standing) => standing === shown || !['DRAFT', 'WITHDRAWN'].includes(standing) || of[standing]).map(
            (standing) => ({
              value: standing,
              label: label(standing === 'NONE' ? '未报' : reportStatusText(standing), of[standing]),
            }),
          ),
        ]}
      />
      {counts && (
        <span>
          截止 {counts.reporting.dueDate}
          {counts.reporting.overdue > 0 && <Tag color="red"> 辖内逾期 {countText(counts.reporting.overdue)} 家</Tag>}
          <span className="quiet">　辖内上报率 {percentText(counts.reporting.rate, 1)}</span>
        </span>
      )}
      <MadeUpMark shown={counts?.madeUp ?? false} />
    </Flex>
  );
};

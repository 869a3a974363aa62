// Each member's published figures side by side; one of them is looked at below.
import {
  INDICATORS,
  JointComparisonOperation,
  type CarbonScope,
  type IndicatorCode,
  type JointComparisonQuery,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Card, Skeleton, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { exactText, indicatorName, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { reasonText } from '../../parts/words';

const CODES = INDICATORS.map(({ code }) => code);
type Joint = NonNullable<JointComparisonQuery['joint']>;
type Figure = Joint['comparison'][number]['figures'][number];

const Cell = ({ figure }: { readonly figure: Figure | undefined }) => {
  if (!figure) return <span className="quiet">{reasonText('NOT_PUBLISHED')}</span>;
  return figure.value ? (
    <span title={exactText(figure.value)}>{numberText(figure.value)}</span>
  ) : (
    <span className="quiet">{reasonText(figure.reason)}</span>
  );
};

/** How much of the period's reports was there when it was sealed: the same for all its figures. */
const headOf = (comparison: Joint['comparison'], member: string): string => {
  const figure = comparison.find((row) => row.member.code === member)?.figures.find(({ edition }) => edition !== null);
  if (!figure?.edition) return '';
  return `第 ${figure.edition.number} 版，完整率 ${percentText(figure.completeness?.coverage, 1)}`;
};

interface ComparisonTableProps {
  readonly period: PeriodText;
  readonly carbonScope: CarbonScope;
  readonly chosen: IndicatorCode;
  readonly onChoose: (code: IndicatorCode) => void;
}

export const ComparisonTable = ({ period, carbonScope, chosen, onChoose }: ComparisonTableProps) => {
  const { data, error, isPending, refetch } = useAnswer(
    JointComparisonOperation,
    { codes: CODES, period, carbonScope },
    { keepPrevious: true },
  );
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending || !data?.joint) return <Skeleton active />;
  const { members, comparison } = data.joint;
  const figureOf = (member: string, code: IndicatorCode) =>
    comparison.find((row) => row.member.code === member)?.figures.find((figure) => figure.code === code);
  return (
    <Card size="small" title="各方已发布的指标">
      <Table<{ readonly code: IndicatorCode }>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={CODES.map((code) => ({ code }))}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: [chosen],
          onChange: ([code]) => onChoose(code as IndicatorCode),
          getCheckboxProps: ({ code }) => ({ 'aria-label': indicatorName(code) }),
        }}
        onRow={({ code }) => ({ onClick: () => onChoose(code) })}
        columns={[
          { title: '指标', render: (_, { code }) => indicatorName(code) },
          { title: '单位', render: (_, { code }) => indicatorUnit(code) },
          ...members.map(({ code: member, name }) => ({
            key: member,
            title: (
              <>
                {name}
                <div className="quiet">{headOf(comparison, member)}</div>
              </>
            ),
            className: 'amount',
            render: (_: unknown, { code }: { readonly code: IndicatorCode }) => <Cell figure={figureOf(member, code)} />,
          })),
        ]}
      />
    </Card>
  );
};

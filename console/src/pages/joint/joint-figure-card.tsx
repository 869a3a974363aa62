// One indicator of all members or of a group: the sum or why there is none, each part, how complete, by which methods and factors.
import {
  JointFigureInDetailOperation,
  parsePeriod,
  WORDS,
  type CarbonScope,
  type IndicatorCode,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Alert, Card, Collapse, Select, Skeleton, Statistic, Table } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { countText, exactText, indicatorName, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { timeText } from '../../parts/time-text';
import { reasonText } from '../../parts/words';
import { FactorTable } from './factor-table';

interface JointFigureProps {
  readonly code: IndicatorCode;
  readonly period: PeriodText;
  readonly carbonScope: CarbonScope;
  readonly group: string | null;
  readonly onGroup: (group: string | null) => void;
  readonly groups: readonly { readonly code: string; readonly name: string }[];
}

const Detail = ({ code, period, carbonScope, group }: Omit<JointFigureProps, 'onGroup' | 'groups'>) => {
  const { data, error, refetch } = useAnswer(JointFigureInDetailOperation, { code, period, group, carbonScope });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data?.joint) return <Skeleton active />;
  const { value, reason, completeness, parts, methodDifferences, numeratorUnit, denominatorUnit } = data.joint.indicator;
  return (
    <div className="stack">
      {value ? (
        <span title={exactText(value)}>
          <Statistic value={numberText(value)} suffix={<span className="quiet">{indicatorUnit(code)}</span>} />
        </span>
      ) : (
        <Alert type="info" showIcon title={`没有合计：${reasonText(reason)}。不以部分代替合计。`} />
      )}
      {completeness && (
        <span className="quiet">
          完整率 {percentText(completeness.coverage, 1)}：应报 {countText(completeness.expected)}，已审核 {countText(completeness.approved)}
          ，待审核 {countText(completeness.waiting)}，未报 {countText(completeness.missing)}（机构·月）。有缺报的总量低于实际。
        </span>
      )}
      <Table
        size="small"
        rowKey={({ member }) => member.code}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...parts]}
        columns={[
          { title: '各方', render: (_, { member }) => member.name },
          {
            title: '数值',
            className: 'amount',
            render: (_, part) =>
              part.value ? (
                <span title={exactText(part.value)}>{numberText(part.value)}</span>
              ) : (
                <span className="quiet">{reasonText(part.reason)}</span>
              ),
          },
          { title: `分子（${numeratorUnit ?? '—'}）`, className: 'amount', render: (_, { numerator }) => numberText(numerator) },
          ...(denominatorUnit === null
            ? []
            : [
                {
                  title: `分母（${denominatorUnit}）`,
                  className: 'amount',
                  render: (_: unknown, { denominator }: (typeof parts)[number]) => numberText(denominator),
                },
              ]),
          { title: '完整率', className: 'amount', render: (_, part) => percentText(part.completeness?.coverage, 1) },
          {
            title: '依据',
            render: (_, { edition }) => (edition ? `第 ${edition.number} 版，${timeText(edition.publishedAt)} 发布` : '—'),
          },
          { title: '电力折标', render: (_, { edition }) => (edition ? WORDS.ElectricityBasis[edition.electricityBasis] : '—') },
        ]}
      />
      {methodDifferences.length > 0 && (
        <Alert
          type={methodDifferences.some(({ preventsSum }) => preventsSum) ? 'warning' : 'info'}
          showIcon
          title="各方的计算方法有所不同"
          description={
            <ul className="problems">
              {methodDifferences.map(({ aspect, preventsSum, values }) => (
                <li key={aspect}>
                  {WORDS.MethodAspect[aspect]}（{preventsSum ? '因此不相加' : '只列出，不妨碍相加'}）：
                  {values.map((each) => `${each.member.name} ${each.value}`).join('；')}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {parts.some(({ edition }) => edition !== null) && (
        <Collapse
          size="small"
          items={[{ key: 'factors', label: '各版封存的因子', children: <FactorTable parts={parts} year={parsePeriod(period)!.year} /> }]}
        />
      )}
    </div>
  );
};

export const JointFigureCard = ({ onGroup, groups, ...figure }: JointFigureProps) => (
  <Card
    size="small"
    title={`${indicatorName(figure.code)}：合计与各方的部分`}
    extra={
      <Select
        aria-label="范围"
        value={figure.group ?? ''}
        style={{ width: 240 }}
        options={[{ value: '', label: '各方全部' }, ...groups.map(({ code, name }) => ({ value: code, label: name }))]}
        onChange={(group: string) => onGroup(group === '' ? null : group)}
      />
    }
  >
    <Detail {...figure} />
  </Card>
);

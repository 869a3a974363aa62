// Where a figure comes from: formula, terms with their factors and sources, and the reports in it.
import { FigureLineageOperation, findItem, type IndicatorCode, type PeriodText } from '@shuangcheng/client-sdk';
import { Descriptions, Drawer, Skeleton, Table, Typography } from 'antd';
import { useAnswer } from '../../answers/use-answer';
import { Failure } from '../../parts/failure';
import { countText, exactText, indicatorName, numberText } from '../../parts/number-text';
import { reasonText } from '../../parts/words';

interface LineageProps {
  readonly region: string;
  readonly period: PeriodText;
  /** None: closed. */
  readonly indicator: IndicatorCode | null;
  readonly onClose: () => void;
}

const itemName = (code: string): string => findItem(code)?.nameZh ?? code;

const Lineage = ({ region, period, indicator }: LineageProps & { readonly indicator: IndicatorCode }) => {
  const { data, error } = useAnswer(FigureLineageOperation, { region, indicator, period });
  if (error) return <Failure error={error} />;
  const figure = data?.region?.indicator;
  if (!figure) return <Skeleton active />;
  const { lineage } = figure;
  return (
    <div className="stack">
      <Typography.Paragraph>{lineage.formula}</Typography.Paragraph>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'value', label: '数值', children: figure.value ? `${exactText(figure.value)} ${figure.unit}` : reasonText(figure.reason) },
          { key: 'numerator', label: '分子', children: `${numberText(figure.numerator, 6)} ${figure.numeratorUnit ?? ''}` },
          ...(figure.denominatorUnit === null
            ? []
            : [{ key: 'denominator', label: '分母', children: `${numberText(figure.denominator, 6)} ${figure.denominatorUnit}` }]),
          { key: 'definition', label: '指标定义', children: lineage.definitionVersion },
          { key: 'factors', label: '因子集', children: lineage.factorSet ?? '—' },
        ]}
      />
      <Table
        size="small"
        rowKey="item"
        pagination={false}
        dataSource={[...lineage.terms]}
        columns={[
          { title: '品种', render: (_, term) => itemName(term.item) },
          { title: '消费量', className: 'amount', render: (_, term) => `${numberText(term.quantity, 4)} ${term.unit}` },
          { title: '因子', className: 'amount', render: (_, term) => (term.factor ? exactText(term.factor) : '—') },
          { title: '因子来源', render: (_, term) => <span className="quiet">{term.factorSource}</span> },
          { title: '贡献', className: 'amount', render: (_, term) => numberText(term.contribution, 4) },
        ]}
      />
      <Typography.Text>计入 {countText(lineage.reports.totalCount)} 份报表，前 20 份：</Typography.Text>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...lineage.reports.nodes]}
        columns={[
          { title: '机构', render: (_, report) => report.institution.name },
          { title: '月份', render: (_, report) => report.period },
          { title: '版本', render: (_, report) => report.version },
        ]}
      />
    </div>
  );
};

export const LineageDrawer = (props: LineageProps) => {
  const { indicator, onClose } = props;
  return (
    <Drawer title={indicator && `${indicatorName(indicator)}的由来`} open={indicator !== null} onClose={onClose} size={760}>
      {indicator && <Lineage {...props} indicator={indicator} />}
    </Drawer>
  );
};

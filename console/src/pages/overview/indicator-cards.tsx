import { WORDS, type IndicatorCode, type RegionOverviewQuery } from '@shuangcheng/client-sdk';
import { Button, Card, Statistic, Tag, Tooltip } from 'antd';
import { exactText, indicatorName, indicatorUnit, numberText, percentText } from '../../parts/number-text';
import { reasonText } from '../../parts/words';

type Figure = NonNullable<RegionOverviewQuery['region']>['indicators'][number];

/** What must be known beside the number: that it is not whole, or not final. */
const Cautions = ({ figure }: { readonly figure: Figure }) => {
  const { quality, systems, carbonScope } = figure;
  return (
    <>
      {quality.coverage?.lt(100) && (
        <Tooltip
          title={`应报 ${quality.expected}，已审核 ${quality.approved}，待审核 ${quality.waiting}，未报 ${quality.missing}（机构·月）`}
        >
          <Tag color="orange">已审核 {percentText(quality.coverage, 1)}</Tag>
        </Tooltip>
      )}
      {quality.provisionalFactor && (
        <Tooltip title="该年因子尚未公布，沿用最近一次公布的。">
          <Tag>暂用因子</Tag>
        </Tooltip>
      )}
      {carbonScope && <Tag>{WORDS.CarbonScope[carbonScope]}</Tag>}
      {systems && systems.length > 0 && <Tag color="blue">仅本系统</Tag>}
    </>
  );
};

const YearOnYear = ({ figure: { yearOnYear, yearOnYearCoverage } }: { readonly figure: Figure }) => {
  if (!yearOnYear) return <span className="quiet">同比 —</span>;
  const sign = yearOnYear.gt(0) ? '+' : '';
  const text = `同比 ${sign}${percentText(yearOnYear)}`;
  if (!yearOnYearCoverage?.lt(95)) return <span className="quiet">{text}</span>;
  return (
    <Tooltip title={`两年同样月份的报表数只有 ${percentText(yearOnYearCoverage, 1)} 可比：同比反映的是上报范围的变化。`}>
      <span className="quiet">{text}（不可比）</span>
    </Tooltip>
  );
};

interface CardsProps {
  readonly figures: readonly Figure[];
  readonly chosen: IndicatorCode;
  readonly onChoose: (code: IndicatorCode) => void;
  readonly onExplain: (code: IndicatorCode) => void;
}

export const IndicatorCards = ({ figures, chosen, onChoose, onExplain }: CardsProps) => (
  <div className="cards">
    {figures.map((figure) => (
      <Card
        key={figure.code}
        size="small"
        hoverable
        data-indicator={figure.code}
        style={figure.code === chosen ? { borderColor: '#0f766e' } : {}}
        onClick={() => onChoose(figure.code)}
        extra={
          <Button
            type="link"
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onExplain(figure.code);
            }}
          >
            由来
          </Button>
        }
        title={indicatorName(figure.code)}
      >
        <Tooltip title={figure.value ? exactText(figure.value) : reasonText(figure.reason)}>
          <Statistic value={numberText(figure.value)} suffix={<span className="quiet">{indicatorUnit(figure.code)}</span>} />
        </Tooltip>
        {figure.value ? <YearOnYear figure={figure} /> : <span className="quiet">{reasonText(figure.reason)}</span>}
        <div>
          <Cautions figure={figure} />
        </div>
      </Card>
    ))}
  </div>
);

// A region at a glance: its indicators, how far reporting is, the regions below side by side, and the months of a year.
import { parsePeriod, RegionOverviewOperation, type IndicatorCode } from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { Card, Result } from 'antd';
import { useState } from 'react';
import { answerKey, useSuspenseAnswer } from '../../answers/use-answer';
import { useFollow } from '../../answers/use-follow';
import { currentYearPeriod, usePeriod } from '../../frame/address';
import type { PageProps } from '../../frame/pages';
import { LiveMark } from '../../parts/live-mark';
import { MadeUpMark } from '../../parts/made-up-mark';
import { indicatorName } from '../../parts/number-text';
import { PeriodField, periodWords } from '../../parts/period-field';
import { ChildTable } from './child-table';
import { IndicatorCards } from './indicator-cards';
import { LineageDrawer } from './lineage-drawer';
import { ReportingBar } from './reporting-bar';
import { SeriesChart } from './series-chart';

export const OverviewPage = ({ region }: PageProps) => {
  const queries = useQueryClient();
  const [period, setPeriod] = usePeriod(currentYearPeriod);
  const [indicator, setIndicator] = useState<IndicatorCode>('ENERGY_TOTAL');
  const [explained, setExplained] = useState<IndicatorCode | null>(null);
  const { region: shown } = useSuspenseAnswer(RegionOverviewOperation, { region, period });
  const live = useFollow(
    `figures/${region}/${period}`,
    (client, options) => client.figuresUpdated({ region, period }, options),
    () => void queries.invalidateQueries({ queryKey: answerKey(RegionOverviewOperation) }),
  );
  if (!shown) return <Result status="404" title={`没有这个区划：${region}`} />;
  return (
    <>
      <div className="page-head">
        <h2>
          {shown.name} {periodWords(period)}
        </h2>
        <MadeUpMark shown={shown.madeUp} />
        <span className="spread" />
        <LiveMark state={live} />
        <PeriodField value={period} onChange={setPeriod} />
      </div>
      <IndicatorCards figures={shown.indicators} chosen={indicator} onChoose={setIndicator} onExplain={setExplained} />
      <div className="stack">
        <Card title="上报情况" size="small">
          <ReportingBar reporting={shown.reporting} yearly={parsePeriod(period)!.kind === 'YEAR'} />
        </Card>
        <Card title={`${indicatorName(indicator)}：各月与上年同月`} size="small">
          <SeriesChart region={region} indicator={indicator} period={period} />
        </Card>
        <ChildTable region={region} period={period} indicator={indicator} />
      </div>
      <LineageDrawer region={region} period={period} indicator={explained} onClose={() => setExplained(null)} />
    </>
  );
};

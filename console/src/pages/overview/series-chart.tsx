// The months of a period's year beside those of the year before: the season at a glance.
import {
  FigureSeriesOperation,
  parsePeriod,
  periodText,
  type FigureSeriesQuery,
  type IndicatorCode,
  type PeriodText,
} from '@shuangcheng/client-sdk';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Chart, type ChartOption } from '../../parts/chart';
import { Failure } from '../../parts/failure';
import { indicatorName, indicatorUnit, numberText } from '../../parts/number-text';

type Series = NonNullable<FigureSeriesQuery['region']>['series'];

const MONTHS = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

/** Pixels, not figures: a chart cannot draw a decimal, and its tooltip tells the decimal's own digits. */
const optionOf = (series: Series, year: number, unit: string): ChartOption => {
  const ofYear = (wanted: number) => series.filter(({ period }) => Number(period.slice(0, 4)) === wanted);
  const bars = (wanted: number, color: string) => ({
    type: 'bar',
    name: `${wanted}年`,
    color,
    data: ofYear(wanted).map(({ value }) => value?.toNumber() ?? null),
  });
  const told = new Map(series.map(({ period, value }) => [period as string, numberText(value)]));
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0 },
    tooltip: {
      trigger: 'axis',
      formatter: (points: readonly { seriesName: string; dataIndex: number; marker: string }[]) =>
        points
          .map(({ seriesName, dataIndex, marker }) => {
            const month = `${seriesName.slice(0, 4)}-${String(dataIndex + 1).padStart(2, '0')}`;
            return `${marker}${month}　${told.get(month) ?? '—'} ${unit}`;
          })
          .join('<br>'),
    },
    xAxis: { type: 'category', data: MONTHS },
    yAxis: { type: 'value', name: unit },
    series: [bars(year - 1, '#c3d5d2'), bars(year, '#0f766e')],
  };
};

interface SeriesChartProps {
  readonly region: string;
  readonly indicator: IndicatorCode;
  readonly period: PeriodText;
}

export const SeriesChart = ({ region, indicator, period }: SeriesChartProps) => {
  const { year } = parsePeriod(period)!;
  const range = { from: periodText(`${year - 1}-01`), to: periodText(`${year}-12`) };
  const { data, error } = useAnswer(FigureSeriesOperation, { region, indicator, ...range }, { keepPrevious: true });
  const series = data?.region?.series;
  const option = useMemo(() => series && optionOf(series, year, indicatorUnit(indicator)), [series, year, indicator]);
  if (error) return <Failure error={error} />;
  return option ? <Chart option={option} label={`${indicatorName(indicator)}各月`} /> : <Skeleton active />;
};

// A total's year by its months: what was used up to each, beside what the path allows for the year.
import { FigureSeriesOperation, periodText, type Decimal, type FigureSeriesQuery } from '@shuangcheng/client-sdk';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Chart, type ChartOption } from '../../parts/chart';
import { Failure } from '../../parts/failure';
import { indicatorUnit, numberText } from '../../parts/number-text';
import { targetName } from '../../parts/target-name';
import type { Progress } from './progress';

type Series = NonNullable<FigureSeriesQuery['region']>['series'];

const MONTHS = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

/** Up to each month that has ended; months without an approved report add nothing. */
const runningTotals = (series: Series, endedMonths: number): readonly (Decimal | null)[] => {
  let total: Decimal | null = null;
  return series.map(({ value }, index) => {
    if (index >= endedMonths) return null;
    total = value ? (total?.plus(value) ?? value) : total;
    return total;
  });
};

/** Pixels, not figures: the tooltip tells the decimals' own digits. */
const optionOf = ({ target, endedMonths, pathValue, pathToDate, forecast }: Progress, series: Series): ChartOption => {
  const totals = runningTotals(series, endedMonths);
  const pixels = (value: Decimal | null | undefined) => value?.toNumber() ?? null;
  const at = (month: number, value: Decimal | null) => MONTHS.map((_, index) => (index === month - 1 ? pixels(value) : null));
  const told = (month: number): string =>
    [
      `${month}月（${indicatorUnit(target.indicator)}）`,
      `当月已审核 ${numberText(series[month - 1]?.value)}`,
      `累计 ${numberText(totals[month - 1])}`,
      ...(month === endedMonths ? [`按路径到本月应有 ${numberText(pathToDate)}`] : []),
      ...(month === 12 ? [`全年预测 ${numberText(forecast)}`] : []),
      `全年路径值 ${numberText(pathValue)}`,
    ].join('<br>');
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0 },
    tooltip: { trigger: 'axis', formatter: ([point]: readonly { dataIndex: number }[]) => told(point!.dataIndex + 1) },
    xAxis: { type: 'category', data: MONTHS },
    yAxis: { type: 'value', name: indicatorUnit(target.indicator) },
    series: [
      { type: 'bar', name: '累计已审核', color: '#8fb8b3', barMaxWidth: 48, data: totals.map(pixels) },
      { type: 'line', name: '全年路径值', color: '#0f766e', symbol: 'none', data: MONTHS.map(() => pixels(pathValue)) },
      { type: 'line', name: '按路径应有', color: '#0f766e', symbolSize: 10, data: at(endedMonths, pathToDate) },
      { type: 'line', name: '全年预测', color: '#b45309', symbol: 'diamond', symbolSize: 12, data: at(12, forecast) },
    ],
  };
};

export const MonthChart = ({ region, progress }: { readonly region: string; readonly progress: Progress }) => {
  const { target, period } = progress;
  const { data, error } = useAnswer(FigureSeriesOperation, {
    region,
    indicator: target.indicator,
    from: periodText(`${period}-01`),
    to: periodText(`${period}-12`),
    ...(target.carbonScope && { options: { carbonScope: target.carbonScope } }),
  });
  const series = data?.region?.series;
  const option = useMemo(() => series && optionOf(progress, series), [series, progress]);
  if (error) return <Failure error={error} />;
  return option ? <Chart option={option} label={`${targetName(target)}：本年各月累计与路径`} /> : <Skeleton active />;
};

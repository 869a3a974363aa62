// A target's path over its years, what was used in each, and this year's forecast with its range.
import {
  choosePath,
  FigureSeriesOperation,
  periodText,
  type Decimal,
  type FigureSeriesQuery,
  type PathPoint,
} from '@shuangcheng/client-sdk';
import { Skeleton } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../../answers/use-answer';
import { Chart, type ChartOption } from '../../parts/chart';
import { Failure } from '../../parts/failure';
import { indicatorUnit, numberText } from '../../parts/number-text';
import { targetName } from '../../parts/target-name';
import type { Progress } from './progress';

type Series = NonNullable<FigureSeriesQuery['region']>['series'];

/** Every year's point: as published, or between the two printed ends by the rule that progress assumes. */
export const wholePath = ({ target, pathRule, pathRuleAssumed, pathValue, period }: Progress): readonly PathPoint[] => {
  const [start, end] = target.path;
  const given = target.path.length > 0 ? target.path : pathValue ? [{ year: Number(period), value: pathValue }] : [];
  if (!pathRuleAssumed || target.path.length !== 2 || pathRule === null || pathRule === 'CUSTOM') return given;
  return choosePath({ rule: pathRule }, start!.year, start!.value, end!.year, end!.value);
};

/** Pixels, not figures: the tooltip tells the decimals' own digits. */
const optionOf = (progress: Progress, series: Series): ChartOption => {
  const year = Number(progress.period);
  const path = new Map(wholePath(progress).map((point) => [point.year, point.value]));
  const used = new Map(series.map(({ period, value }) => [Number(period), value]));
  const years = [...new Set([...path.keys(), ...used.keys(), year])].sort((one, other) => one - other);
  const forecast = (each: number): Decimal | null => (each === year ? progress.forecast : null);
  const low = (each: number): Decimal | null => (each === year ? progress.forecastLow : null);
  const high = (each: number): Decimal | null => (each === year ? progress.forecastHigh : null);
  const ranges = progress.forecastLow && progress.forecastHigh && !progress.forecastLow.eq(progress.forecastHigh);
  const range = { type: 'line', symbol: 'triangle' };
  const line = (name: string, color: string, valueOf: (each: number) => Decimal | null | undefined, more: object) => ({
    name,
    color,
    data: years.map((each) => valueOf(each)?.toNumber() ?? null),
    ...more,
  });
  const told = (each: number): string =>
    [
      `${each}年（${indicatorUnit(progress.target.indicator)}）`,
      `路径 ${numberText(path.get(each))}`,
      `${each === year ? `累计至${progress.endedMonths}月` : '全年'} ${numberText(used.get(each))}`,
      ...(forecast(each)
        ? [`预测 ${numberText(forecast(each))}（${numberText(progress.forecastLow)} — ${numberText(progress.forecastHigh)}）`]
        : []),
    ].join('<br>');
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0 },
    tooltip: { trigger: 'axis', formatter: ([point]: readonly { dataIndex: number }[]) => told(years[point!.dataIndex]!) },
    xAxis: { type: 'category', data: years.map((each) => `${each}年`) },
    yAxis: { type: 'value', name: indicatorUnit(progress.target.indicator) },
    series: [
      line('已审核', '#8fb8b3', (each) => used.get(each), { type: 'bar', barMaxWidth: 48 }),
      line('路径', '#0f766e', (each) => path.get(each), { type: 'line', connectNulls: true }),
      line('预测', '#b45309', forecast, { type: 'line', symbol: 'diamond', symbolSize: 12 }),
      ...(ranges ? [line('预测下限', '#d9a066', low, range), line('预测上限', '#d9a066', high, range)] : []),
    ],
  };
};

export const PathChart = ({ region, progress }: { readonly region: string; readonly progress: Progress }) => {
  const { target, period } = progress;
  const first = Math.min(...target.path.map(({ year }) => year), Number(period) - 1);
  const options = target.carbonScope ? { options: { carbonScope: target.carbonScope } } : {};
  const { data, error } = useAnswer(FigureSeriesOperation, {
    region,
    indicator: target.indicator,
    from: periodText(String(first)),
    to: periodText(String(period)),
    ...options,
  });
  const series = data?.region?.series;
  const option = useMemo(() => series && optionOf(progress, series), [series, progress]);
  if (error) return <Failure error={error} />;
  return option ? <Chart option={option} label={`${targetName(target)}：路径、已审核与预测`} /> : <Skeleton active />;
};

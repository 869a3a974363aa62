// A cap beside the intensity target over the same consumption, as one sentence.
import { WORDS, type Binds, type Decimal, type IndicatorCode, type IntensitySource } from '@shuangcheng/client-sdk';
import { indicatorName, indicatorUnit, numberText, percentText } from './number-text';

export interface Together {
  readonly binds: Binds;
  readonly indicator: IndicatorCode;
  readonly intensity: Decimal;
  readonly growthUntilCapPercent: Decimal | null;
  readonly baseDiffersPercent: Decimal | null;
  readonly source: IntensitySource;
}

const measureOf = (indicator: IndicatorCode): string => (indicator.endsWith('PER_AREA') ? '建筑面积' : '人数');

const growthWords = (indicator: IndicatorCode, growth: Decimal | null): string => {
  if (growth === null) return '';
  if (growth.lt(0)) return `${measureOf(indicator)}须减少 ${percentText(growth.negated())} 总量才不更严。`;
  return `${measureOf(indicator)}可增长 ${percentText(growth)}，再多则总量更严。`;
};

export const togetherWords = ({ binds, indicator, intensity, growthUntilCapPercent, baseDiffersPercent, source }: Together): string => {
  const own = source === 'OWN' ? '' : `（${WORDS.IntensitySource[source]}）`;
  const intensityWords = `与${indicatorName(indicator)} ${numberText(intensity)} ${indicatorUnit(indicator)}${own}合看`;
  if (baseDiffersPercent)
    return `${intensityWords}：基年已审核的与目标基数相差 ${percentText(baseDiffersPercent)}，不是同一范围，何者更严不能采用。`;
  return `${intensityWords}：${WORDS.Binds[binds]}。${growthWords(indicator, growthUntilCapPercent)}`;
};

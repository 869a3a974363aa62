// What stands behind one target's status: the path and whose rule it is, the season, carbon by both grid factors, cap and intensity together.
import { WORDS, type ProgressInDetailQuery } from '@shuangcheng/client-sdk';
import { Alert, Descriptions, Tag } from 'antd';
import { indicatorUnit, numberText, percentText } from '../../parts/number-text';
import type { Progress } from './progress';

type Rule = ProgressInDetailQuery['progressRule'];

const pathWords = ({ pathRule, pathRuleAssumed, pathValue }: Progress): string => {
  if (pathRule === null) return pathValue ? '即目标值，或按年度下降率' : '—';
  return pathRuleAssumed ? `${WORDS.PathRule[pathRule]}（文件没有规定，按平台规则推定）` : WORDS.PathRule[pathRule];
};

const ruleWords = ({ aheadPercent, atRiskPercent, leastCoveragePercent, basesAgreePercent, version }: Rule): string =>
  `预测上限低于路径值 ${aheadPercent}% 以上为超前，高于不超过 ${atRiskPercent}% 为有风险，再高为滞后；已结束月份审核率低于 ${leastCoveragePercent}%、` +
  `上报与基数相差超过 ${basesAgreePercent}% 的不判定（规则第 ${version} 版）`;

export const TargetDetail = ({ progress, rule }: { readonly progress: Progress; readonly rule: Rule }) => {
  const { target, baseline, baselineSource, pathToDate, samePeriodLastYear, changePercent, seasonYears, provisionalFactor } = progress;
  return (
    <>
      {progress.incomplete && progress.coveragePercent && (
        <Alert
          type="warning"
          showIcon
          title={`尚有应报未审核的：已结束月份只审核了 ${percentText(progress.coveragePercent, 1)}，累计、预测均小于实际。`}
        />
      )}
      <Descriptions
        size="small"
        column={{ xs: 1, lg: 2 }}
        items={[
          {
            key: 'baseline',
            label: '基数',
            children: `${numberText(baseline)} ${baselineSource ? `（${WORDS.PathBaselineSource[baselineSource]}）` : ''}`,
          },
          { key: 'path', label: '路径规则', children: pathWords(progress) },
          { key: 'toDate', label: '按路径到本月应有', children: numberText(pathToDate) },
          {
            key: 'lastYear',
            label: '上年同期',
            children: `${numberText(samePeriodLastYear)}，同比 ${percentText(changePercent)}`,
          },
          {
            key: 'season',
            label: '预测所据季节',
            children: seasonYears.length > 0 ? seasonYears.map((year) => `${year}年`).join('、') : '没有完整的往年',
          },
          { key: 'unit', label: '单位', children: indicatorUnit(target.indicator) },
          { key: 'rule', label: '判定规则', span: 'filled', children: ruleWords(rule) },
        ]}
      />
      {provisionalFactor && <Tag>本年因子尚未公布，沿用最近一次公布的</Tag>}
    </>
  );
};

// Which of the region's targets is divided.
import { WORDS, type DecomposableTargetsQuery } from '@shuangcheng/client-sdk';
import { Select } from 'antd';
import { indicatorUnit, numberText, reductionText } from '../../parts/number-text';
import { originName, targetName } from '../../parts/target-name';

export type DivisibleTarget = NonNullable<DecomposableTargetsQuery['region']>['targets'][number];

const labelOf = (target: DivisibleTarget): string => {
  const value = target.value ? `${numberText(target.value)} ${indicatorUnit(target.indicator)}` : WORDS.TargetState[target.state];
  return `${targetName(target)}　${target.year}年 ${value}（${reductionText(target.reductionPercent)}，${originName(target)}）`;
};

interface TargetFieldProps {
  readonly targets: readonly DivisibleTarget[];
  readonly value: string;
  readonly onChange: (target: string) => void;
}

export const TargetField = ({ targets, value, onChange }: TargetFieldProps) => (
  <Select
    aria-label="分解哪一个目标"
    style={{ width: '100%', maxWidth: 640 }}
    value={value}
    onChange={onChange}
    options={targets.map((target) => ({ value: target.id, label: labelOf(target), disabled: target.value === null }))}
  />
);

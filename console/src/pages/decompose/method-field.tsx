import { WORDS, type DecompositionMethod } from '@shuangcheng/client-sdk';
import { Radio } from 'antd';

/** What a method does, and what it needs to be told. */
const SENTENCES: Readonly<Record<DecompositionMethod, string>> = {
  BY_SHARE: '合计的变化量按各下级占消费量的比重分担；可为下级另填权重。',
  EQUAL_RATE: '各下级对自身基数降（或增）同一百分比。',
  BY_POTENTIAL: '降幅按与标杆值的差距分担，差距大的多降；须填标杆值，分解到机构的可取自定额。',
  BY_CLASS: '每类下级各有下降率，再同比缩放至合计等于本级目标；须填各下级的类别和各类的下降率。',
};
const METHODS = Object.keys(SENTENCES) as DecompositionMethod[];

interface MethodFieldProps {
  readonly value: DecompositionMethod;
  readonly onChange: (method: DecompositionMethod) => void;
}

export const MethodField = ({ value, onChange }: MethodFieldProps) => (
  <Radio.Group aria-label="分解方法" value={value} onChange={(event) => onChange(event.target.value as DecompositionMethod)}>
    {METHODS.map((method) => (
      <div key={method}>
        <Radio value={method}>
          {WORDS.DecompositionMethod[method]}
          <span className="quiet">　{SENTENCES[method]}</span>
        </Radio>
      </div>
    ))}
  </Radio.Group>
);

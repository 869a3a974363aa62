// The value of an earlier month beside what is typed, and how far the two are apart: a slipped digit is seen before it is sent.
import { parseDecimal, type Decimal, type ItemDefinition } from '@shuangcheng/client-sdk';
import { Tag, Tooltip } from 'antd';
import { exactText, numberText } from './number-text';

/** Flows differ with the season; stock values hardly do (the rule of ±10 %). */
const isFar = (ratio: Decimal, item: ItemDefinition): boolean =>
  item.kind === 'FLOW' ? ratio.gte(2) || ratio.lte('0.5') : ratio.gt('1.1') || ratio.lt('0.9');

const Apart = ({ ratio, item }: { readonly ratio: Decimal; readonly item: ItemDefinition }) => {
  const change = ratio.minus(1).times(100);
  const text = ratio.gte(2)
    ? `${numberText(ratio)} 倍`
    : ratio.lte('0.5')
      ? `仅其 ${numberText(ratio.times(100))}%`
      : `${change.gt(0) ? '+' : ''}${numberText(change, 1)}%`;
  return isFar(ratio, item) ? <Tag color="orange">{text}</Tag> : <span className="quiet">{text}</span>;
};

interface BesideProps {
  readonly item: ItemDefinition;
  readonly value: { readonly quantity: Decimal | null; readonly notApplicable: boolean; readonly carried?: boolean } | undefined;
  /** What is said for this month, as text. */
  readonly typed: string;
}

export const BesideValue = ({ item, value, typed }: BesideProps) => {
  if (!value) return <span className="quiet">—</span>;
  if (value.notApplicable) return <span className="quiet">不适用</span>;
  if (!value.quantity) return <span className="quiet">—</span>;
  const now = parseDecimal(typed.trim());
  return (
    <>
      <Tooltip title={exactText(value.quantity)}>{numberText(value.quantity, Math.min(item.decimals, 2))}</Tooltip>
      {now && !value.quantity.isZero() && (
        <div>
          <Apart ratio={now.div(value.quantity)} item={item} />
        </div>
      )}
    </>
  );
};

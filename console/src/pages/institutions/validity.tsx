import { dayOf } from '@shuangcheng/client-sdk';
import { Tag } from 'antd';

interface ValidityProps {
  readonly validFrom: string;
  /** From this day on it is no longer expected. */
  readonly validTo: string | null;
}

export const hasEnded = (validTo: string | null): boolean => validTo !== null && validTo <= dayOf(new Date());

/** Since when an institution is in the register, and from when on no longer. */
export const Validity = ({ validFrom, validTo }: ValidityProps) => {
  const today = dayOf(new Date());
  return (
    <>
      <span>{validFrom} 起</span>
      {validFrom > today && <Tag color="blue">尚未开始</Tag>} {validTo !== null && <span>至 {validTo}（不含）</span>}{' '}
      {hasEnded(validTo) ? <Tag>已撤销</Tag> : validTo !== null && <Tag color="orange">将撤销</Tag>}
    </>
  );
};

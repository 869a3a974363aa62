// What can be done with the reports that were chosen in the queue.
import type { ReviewDecision } from '@shuangcheng/client-sdk';
import { Button, Flex, Popconfirm } from 'antd';
import { ReasonButton } from '../../parts/reason-button';
import { RETURN_REASONS } from './return-reasons';
import type { Review } from './use-review';

interface BulkActionsProps {
  /** How many are chosen, and how many of them have findings that nobody has explained. */
  readonly chosen: number;
  readonly unexplained: number;
  readonly review: Review;
  /** Whether anything came of it. */
  readonly onDecide: (decision: ReviewDecision, reason: string | null) => Promise<boolean>;
}

export const BulkActions = ({ chosen, unexplained, review, onDecide }: BulkActionsProps) => {
  const count = chosen > 0 ? ` ${chosen} 份` : '';
  return (
    <Flex gap="small" align="center" wrap>
      <Popconfirm
        title={`通过选中的 ${chosen} 份报表？`}
        description={<>通过后即计入数值。{unexplained > 0 && <div className="fault">其中 {unexplained} 份有校验发现尚未说明。</div>}</>}
        okText="通过"
        cancelText="取消"
        disabled={chosen === 0}
        onConfirm={() => void onDecide('APPROVE', null)}
      >
        <Button type="primary" disabled={chosen === 0} loading={review.running}>
          通过选中的{count}
        </Button>
      </Popconfirm>
      <ReasonButton
        label={`退回选中的${count}`}
        explanation={`选中的 ${chosen} 份报表退回填报单位，附同一原因；改正后须重新上报、重新审核。`}
        usual={RETURN_REASONS}
        change={review}
        onDecide={(reason) => onDecide('RETURN', reason)}
        button={{ disabled: chosen === 0 }}
      />
      <span className="quiet">勾选后可一并办理；点机构名称逐份审核。</span>
    </Flex>
  );
};

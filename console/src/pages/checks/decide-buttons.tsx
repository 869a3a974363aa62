// What whoever opened the check decides on a finding.
import {
  CheckItemOperation,
  CheckItemsOperation,
  CloseFindingOperation,
  FindCheckOperation,
  stateAfter,
  type FindingDecision,
} from '@shuangcheng/client-sdk';
import { Flex } from 'antd';
import { useChange } from '../../answers/use-change';
import { ReasonButton } from '../../parts/reason-button';
import { useTold } from '../../parts/use-told';
import type { CheckFinding } from './item-drawer';

const CHANGES = [CheckItemOperation, CheckItemsOperation, FindCheckOperation];
const DECISIONS: readonly {
  readonly decision: FindingDecision;
  readonly label: string;
  readonly explanation: string;
  readonly reason: boolean;
}[] = [
  { decision: 'UPHELD', label: '属实办结', explanation: '该发现属实，答复符合要求，不再变动。', reason: false },
  { decision: 'RETURNED', label: '退回答复', explanation: '答复不符合要求，退回被查区划重新答复。', reason: true },
  { decision: 'DISMISSED', label: '撤销发现', explanation: '该发现不成立，不计入差错率，不再变动。', reason: true },
];

export const DecideButtons = ({ finding }: { readonly finding: CheckFinding }) => {
  const close = useChange(CloseFindingOperation, CHANGES);
  const tell = useTold();
  const offered = DECISIONS.filter(({ decision }) => stateAfter(finding.state, decision) !== null);
  return (
    <Flex gap="small" style={{ marginTop: 8 }}>
      {offered.map(({ decision, label, explanation, reason: needed }) => (
        <ReasonButton
          key={decision}
          label={label}
          explanation={explanation}
          required={needed}
          change={close}
          button={{ size: 'small' }}
          onDecide={async (reason) => {
            const outcome = await close.run({ findingId: finding.id, decision, reason: reason || null });
            if (outcome?.ok) tell('已处理');
            return outcome?.ok ?? false;
          }}
        />
      ))}
    </Flex>
  );
};

import {
  CheckItemOperation,
  CheckItemsOperation,
  ChecksOperation,
  CloseCheckOperation,
  FindCheckOperation,
  WORDS,
} from '@shuangcheng/client-sdk';
import { Button } from 'antd';
import { useSuspenseAnswer } from '../../answers/use-answer';
import { useChange } from '../../answers/use-change';
import { useAddress } from '../../frame/address';
import { periodWords } from '../../parts/period-field';
import { ReasonButton } from '../../parts/reason-button';
import { useTold } from '../../parts/use-told';
import { may, useViewer } from '../../session/viewer';
import { CheckStateTag } from './check-table';
import { CheckFacts } from './check-facts';
import { CheckItems } from './check-items';
import { ItemDrawer } from './item-drawer';

const CHANGES = [ChecksOperation, FindCheckOperation, CheckItemsOperation, CheckItemOperation];

const CloseButton = ({ check, unfinished }: { readonly check: string; readonly unfinished: number }) => {
  const close = useChange(CloseCheckOperation, CHANGES);
  const tell = useTold();
  const left = unfinished > 0 ? `尚有 ${unfinished} 项没有办结，须说明原因。` : '各项均已办结。';
  return (
    <ReasonButton
      label="结束检查"
      explanation={`结束后不再检查、答复和处理，结果不再改变。${left}`}
      required={unfinished > 0}
      change={close}
      onDecide={async (reason) => {
        const outcome = await close.run({ checkId: check, reason: reason || null });
        if (outcome?.ok) tell('检查已结束');
        return outcome?.ok ?? false;
      }}
    />
  );
};

interface OneCheckProps {
  readonly check: string;
  /** Whose page it is: it organises, reviews or is under review. */
  readonly region: string;
  readonly onClose: () => void;
}

export const OneCheck = ({ check: id, region, onClose }: OneCheckProps) => {
  const viewer = useViewer();
  const [search, change] = useAddress();
  const { check } = useSuspenseAnswer(FindCheckOperation, { check: id });
  if (!check) return null;
  const { kind, title, period, state, dueDate, result } = check;
  const organises = check.region.code === region && may(viewer, 'checks:open');
  const unfinished = result
    ? result.sampled + result.targetedSampled - result.checked - result.targetedChecked + result.open + result.answered
    : 0;
  const show = (institution: string | null): void => change({ values: { institution }, step: institution !== null });
  return (
    <>
      <div className="page-head">
        <Button onClick={onClose}>返回</Button>
        <h2>{title ?? `${periodWords(period)}${WORDS.CheckKind[kind]}`}</h2>
        <CheckStateTag state={state} dueDate={dueDate} />
        <span className="spread" />
        {organises && state === 'OPEN' && <CloseButton check={id} unfinished={unfinished} />}
      </div>
      <div className="stack">
        <CheckFacts check={check} />
        <CheckItems check={id} region={region} organiser={check.region.code} onShow={show} />
      </div>
      <ItemDrawer check={id} institution={search.get('institution')} region={region} onClose={() => show(null)} />
    </>
  );
};

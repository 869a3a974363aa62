// Confirm or return: one month, or those that were chosen. What is not complete needs a reason.
import { App } from 'antd';
import { countText } from '../../parts/number-text';
import { ReasonButton } from '../../parts/reason-button';
import type { MonthRow } from './month-row';
import type { useConfirm } from './use-confirm';

const RETURN_REASONS = ['数据与往年相差过大，请县（区）复核', '应报机构未报齐', '确认后又有修订，请重新审核'];

interface ConfirmButtonsProps {
  readonly months: readonly MonthRow[];
  readonly confirm: ReturnType<typeof useConfirm>;
  readonly onDone?: () => void;
  /** "选中的 3 个月", or nothing for a single one. */
  readonly subject?: string;
}

export const ConfirmButtons = ({ months, confirm: { change, decide }, onDone, subject = '' }: ConfirmButtonsProps) => {
  const { message } = App.useApp();
  const incomplete = months.filter(({ complete }) => !complete).length;
  const run = async (decision: 'CONFIRM' | 'RETURN', reason: string): Promise<boolean> => {
    const done = await decide(months, decision, reason);
    if (done === null) return false;
    if (done > 0) message.success(`${decision === 'CONFIRM' ? '已确认' : '已退回'} ${countText(done)} 个月份。`);
    onDone?.();
    return true;
  };
  return (
    <>
      <ReasonButton
        label={`确认${subject}`}
        required={incomplete > 0}
        explanation={
          incomplete > 0
            ? `其中 ${incomplete} 个月份应报的尚未全部审核：未齐而确认须说明原因，县（区）和上级都会看到。`
            : '确认这些月份的数据。此后再有审核、撤回或名录增减，会标明“有变动”。'
        }
        change={change}
        onDecide={(reason) => run('CONFIRM', reason)}
        button={{ type: 'primary', disabled: months.length === 0 }}
      />
      <ReasonButton
        label={`退回${subject}`}
        explanation="退回后原有的确认不再有效，县（区）会收到通知和原因；改正后重新确认。"
        usual={RETURN_REASONS}
        change={change}
        onDecide={(reason) => run('RETURN', reason)}
        button={{ disabled: months.length === 0 }}
      />
    </>
  );
};

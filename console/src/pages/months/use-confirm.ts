// Confirming or returning months; each month that was not is told with its own reason.
import { ConfirmMonthOperation, type ConfirmationDecision } from '@shuangcheng/client-sdk';
import { useState } from 'react';
import { useChange } from '../../answers/use-change';
import { rowKey, type MonthRow } from './month-row';

export const useConfirm = () => {
  const change = useChange(ConfirmMonthOperation);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  /** How many were done; null where nothing could be done at all. */
  const decide = async (months: readonly MonthRow[], decision: ConfirmationDecision, reason: string): Promise<number | null> => {
    const outcome = await change.run({
      decision,
      months: months.map(({ region, period }) => ({ region: region.code, period })),
      ...(reason !== '' && { reason }),
    });
    if (!outcome?.ok) return null;
    setRefused(
      new Map(
        outcome.results.flatMap(({ index, problems }) =>
          problems.length > 0 ? [[rowKey(months[index]!), problems.map(({ message }) => message).join('')] as const] : [],
        ),
      ),
    );
    return outcome.accepted;
  };
  return { change, refused, decide };
};

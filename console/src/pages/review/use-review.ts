// Deciding on one report or many; whoever was refused gets the reason, by report.
import { ReviewOperation, type ReviewDecision } from '@shuangcheng/client-sdk';
import { useState } from 'react';
import { useChange, type Change } from '../../answers/use-change';

export interface Decided {
  readonly done: number;
  /** Of reports that were not decided: why, by report id. */
  readonly refused: ReadonlyMap<string, string>;
}
type ReviewChange = Change<never, unknown>;

export interface Review extends Pick<ReviewChange, 'running' | 'failure' | 'reset'> {
  /** Problems of the whole, such as a reason that is missing. */
  readonly problems: ReviewChange['problems'];
  readonly last: Decided | null;
  /** Null where nothing could be done at all. */
  readonly decide: (reportIds: readonly string[], decision: ReviewDecision, reason: string | null) => Promise<Decided | null>;
}

export const useReview = (): Review => {
  const change = useChange(ReviewOperation);
  const [last, setLast] = useState<Decided | null>(null);
  const decide = async (reportIds: readonly string[], decision: ReviewDecision, reason: string | null): Promise<Decided | null> => {
    const outcome = await change.run({ reportIds, decision, ...(reason !== null && { reason }) });
    if (!outcome) return null;
    const refused = new Map<string, string>();
    for (const { message, path } of outcome.ok ? [] : outcome.problems) {
      const id = path?.[1] === 'reportIds' ? reportIds[Number(path[2])] : undefined;
      if (id !== undefined) refused.set(id, message);
    }
    const decided = { done: outcome.reports.length, refused };
    setLast(decided);
    return decided;
  };
  const problems = change.problems.filter(({ path }) => path?.[1] !== 'reportIds' || path.length < 3);
  return { problems, running: change.running, failure: change.failure, reset: () => change.reset(), last, decide };
};

// What a mutation comes to: its payload, and whether there were problems. Problems are expected, and never thrown.
import type { ProblemCode } from './generated/operations.js';

export interface AnsweredProblem {
  readonly code: ProblemCode;
  /** In Chinese, for whoever reads it. */
  readonly message: string;
  /** Where in the input, when the operation asks for it. */
  readonly path?: readonly string[];
}
export interface Payload {
  readonly problems: readonly AnsweredProblem[];
}

/**
 * `ok`: everything was done. Otherwise `problems` says what was not; of a batch, the rest of the payload says what was.
 */
export type Outcome<P extends Payload> =
  ({ readonly ok: true } & Omit<P, 'problems'>) | ({ readonly ok: false; readonly problems: P['problems'] } & Omit<P, 'problems'>);

export const toOutcome = <P extends Payload>(payload: P): Outcome<P> => {
  const { problems, ...rest } = payload;
  return problems.length === 0 ? { ok: true, ...rest } : { ok: false, problems, ...rest };
};

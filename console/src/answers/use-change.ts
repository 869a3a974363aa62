// Mutations: one at a time for a button, under one request number over all tries; problems and failures are told, nothing is lost.
import { newRequestId, type AnsweredProblem, type InputOf, type Operation, type OutcomeOf } from '@shuangcheng/client-sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useClient } from '../session/session';

type Done<Data> = OutcomeOf<Data> extends Promise<infer Done> ? Done : never;

export interface Change<Variables, Data> {
  /** What it came to; null where it could not be done at all (`failure` says why). */
  run(input: InputOf<Variables>): Promise<Done<Data> | null>;
  readonly running: boolean;
  readonly problems: readonly AnsweredProblem[];
  readonly failure: unknown;
  /** Takes back what was told of the last run. */
  reset(): void;
}

/** The same number for the same input until it is done: pressing again after a lost answer does its work once. */
const numberedOnce = () => {
  let last: { readonly text: string; readonly id: string } | null = null;
  return {
    idOf: (input: object): string => {
      const text = JSON.stringify(input);
      if (last?.text !== text) last = { text, id: newRequestId() };
      return last.id;
    },
    done: () => (last = null),
  };
};

/** `changes`: the operations whose answers are read anew after it; all of them unless given. */
export const useChange = <Data, Variables extends { readonly input: object }>(
  operation: Operation<Data, Variables>,
  changes?: readonly { readonly name: string }[],
): Change<Variables, Data> => {
  const client = useClient();
  const queries = useQueryClient();
  const numbers = useRef(numberedOnce());
  const [running, setRunning] = useState(false);
  const [problems, setProblems] = useState<readonly AnsweredProblem[]>([]);
  const [failure, setFailure] = useState<unknown>(null);

  const reset = useCallback(() => {
    setProblems([]);
    setFailure(null);
  }, []);

  const run = useCallback(
    async (input: InputOf<Variables>) => {
      reset();
      setRunning(true);
      try {
        const outcome = await client.mutate(operation, { ...input, clientRequestId: numbers.current.idOf(input) });
        numbers.current.done();
        if (!outcome.ok) setProblems(outcome.problems);
        const keys = changes?.map(({ name }) => [name]);
        await Promise.all(keys ? keys.map((queryKey) => queries.invalidateQueries({ queryKey })) : [queries.invalidateQueries()]);
        return outcome;
      } catch (error) {
        setFailure(error);
        return null;
      } finally {
        setRunning(false);
      }
    },
    [client, operation, queries, changes, reset],
  );
  return { run, running, problems, failure, reset };
};

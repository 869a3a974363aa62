// Answers of the API, kept by operation and variables, and read anew when something changed them.
import type { Operation } from '@shuangcheng/client-sdk';
import { keepPreviousData, useQuery, useSuspenseQuery, type UseQueryResult } from '@tanstack/react-query';
import { useClient } from '../session/session';

/** Under which answers are kept: by the operation's name first, so that all answers to it can be read anew. */
export const answerKey = (operation: { readonly name: string }, variables?: object): readonly unknown[] =>
  variables ? [operation.name, variables] : [operation.name];

export interface AnswerOptions {
  /** Nothing is asked while it is false. */
  readonly enabled?: boolean;
  /** Shows the answer to the variables before until the new one is there. */
  readonly keepPrevious?: boolean;
}

export const useAnswer = <Data, Variables extends object>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { enabled = true, keepPrevious = false }: AnswerOptions = {},
): UseQueryResult<Data> => {
  const client = useClient();
  return useQuery({
    queryKey: answerKey(operation, variables),
    queryFn: ({ signal }) => client.request(operation, variables, { signal }),
    enabled,
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
};

/** For what a page cannot be drawn without: its boundary shows that it is coming, or why it does not. */
export const useSuspenseAnswer = <Data, Variables extends object>(operation: Operation<Data, Variables>, variables: Variables): Data => {
  const client = useClient();
  return useSuspenseQuery({
    queryKey: answerKey(operation, variables),
    queryFn: ({ signal }) => client.request(operation, variables, { signal }),
  }).data;
};

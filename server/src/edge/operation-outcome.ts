import type { GraphQLFormattedError } from 'graphql';

/** Whether an operation went well, was refused in part or whole, or met a fault of the platform's own. */
export const outcomeOf = (errors: readonly GraphQLFormattedError[] | undefined): 'ok' | 'refused' | 'failed' => {
  if (!errors || errors.length === 0) return 'ok';
  return errors.some((error) => error.extensions?.code === 'INTERNAL_SERVER_ERROR') ? 'failed' : 'refused';
};

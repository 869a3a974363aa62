// Executes operations through functions compiled from their documents, where a document comes back often enough to pay for that.
import { execute, GraphQLError, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Compiling takes some milliseconds: a document that comes once is not worth it. */
const USES_BEFORE_COMPILING = 2;

interface Use {
  uses: number;
  /** Null where it cannot be compiled. */
  query: CompiledQuery['query'] | null | undefined;
}

/** The compiler's errors lack what graphql-js promises of one. */
const toGraphQLError = (error: GraphQLError): GraphQLError => {
  if (error.nodes) return error;
  const { message, path, originalError, locations } = error;
  const extensions = (error.extensions as GraphQLError['extensions'] | undefined) ?? {};
  const made = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null, extensions });
  return locations ? Object.defineProperty(made, 'locations', { value: locations, enumerable: true }) : made;
};

/** An executor for one schema; the documents must stay the same objects from use to use. */
export const makeCompiledExecutor = (): Execute => {
  const used = new WeakMap<DocumentNode, Map<string, Use>>();
  const useOf = ({ document, operationName }: ExecutionArgs): Use => {
    const uses = used.get(document) ?? new Map<string, Use>();
    used.set(document, uses);
    const use = uses.get(operationName ?? '') ?? { uses: 0, query: undefined };
    uses.set(operationName ?? '', use);
    return use;
  };
  return async (args) => {
    const use = useOf(args);
    use.uses += 1;
    if (use.uses < USES_BEFORE_COMPILING) return execute(args);
    if (use.query === undefined) {
      const compiled = compileQuery(args.schema, args.document, args.operationName ?? undefined);
      use.query = isCompiledQuery(compiled) ? compiled.query : null;
    }
    if (use.query === null) return execute(args);
    const result = await use.query(args.rootValue, args.contextValue, args.variableValues);
    // Wrong variables, before anything ran: graphql-js says which.
    if (!('data' in result)) return execute(args);
    return result.errors ? { ...result, errors: result.errors.map(toGraphQLError) } : result;
  };
};

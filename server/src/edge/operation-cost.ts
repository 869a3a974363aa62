// The cost of an operation: the fields it may bring back, lists counted as often as `first` asks. Measuring takes 40–190 µs,
// so it is kept for each operation and those of its variables that it depends on.
import {
  GraphQLError,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
// The CommonJS build: the other one brings a second copy of graphql along, which does not know the schema's classes.
import queryComplexity, { type ComplexityEstimator } from 'graphql-query-complexity/cjs';

const { fieldExtensionsEstimator, getComplexity, simpleEstimator } = queryComplexity;
const byField = fieldExtensionsEstimator();
const estimators: ComplexityEstimator[] = [
  // Never below nothing: a negative `first` would pay for another field.
  (args) => {
    const cost = byField(args);
    return typeof cost === 'number' ? Math.max(0, cost) : undefined;
  },
  simpleEstimator({ defaultComplexity: 1 }),
];
const MOST_KEPT = 100;
const LONGEST_KEY = 500;

export interface CheckedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The operation alone with its fragments: the estimator cannot choose an unnamed one among several. */
const aloneOf = ({ document, operation }: CheckedOperation): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter((node) => node.kind !== Kind.OPERATION_DEFINITION || node === operation),
});

const variablesIn = (node: ASTNode): string[] => {
  const names: string[] = [];
  visit(node, { Variable: ({ name }) => void names.push(name.value) });
  return names;
};

/** The variables on which the cost depends: arguments of fields that reckon with them, and whether a field is there at all. */
const variablesThatCount = (checked: CheckedOperation, alone: DocumentNode): string[] => {
  const types = new TypeInfo(checked.schema);
  const names = new Set<string>();
  const add = (node: ASTNode): void => variablesIn(node).forEach((name) => names.add(name));
  visit(
    alone,
    visitWithTypeInfo(types, {
      Directive: (node) => add(node),
      Field: (node) => {
        if (typeof types.getFieldDef()?.extensions.complexity === 'function') node.arguments?.forEach(add);
      },
    }),
  );
  return [...names].sort();
};

interface KnownCosts {
  readonly alone: DocumentNode;
  readonly names: readonly string[];
  readonly costs: Map<string, number>;
}
const known = new WeakMap<OperationDefinitionNode, KnownCosts>();

const knownCostsOf = (checked: CheckedOperation): KnownCosts => {
  const found = known.get(checked.operation);
  if (found) return found;
  const alone = aloneOf(checked);
  const made = { alone, names: variablesThatCount(checked, alone), costs: new Map<string, number>() };
  known.set(checked.operation, made);
  return made;
};

const measure = ({ schema, variables }: CheckedOperation, query: DocumentNode, most: number): number | null => {
  try {
    return getComplexity({ schema, query, variables: { ...variables }, estimators, maxQueryNodes: most });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Wrong values are the executor's to report; without a node, it is the number of nodes that was too large.
    return error.nodes === undefined ? Infinity : null;
  }
};

/** Infinity where it is beyond counting; null where a variable's value is wrong, which the executor will report. */
export const costOf = (checked: CheckedOperation, most: number): number | null => {
  const { alone, names, costs } = knownCostsOf(checked);
  const { variables } = checked;
  const key = JSON.stringify(names.map((name) => (name in variables ? [variables[name]] : [])));
  const found = costs.get(key);
  if (found !== undefined) return found;
  const cost = measure(checked, alone, most);
  if (cost !== null && costs.size < MOST_KEPT && key.length <= LONGEST_KEY) costs.set(key, cost);
  return cost;
};

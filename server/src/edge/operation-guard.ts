// What stands before every operation: its limits, and whether somebody is signed in where that is needed.
import { ReadSession } from '@shuangcheng/tenants';
import { GraphQLError, Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { RequestLimits } from '../settings.js';
import type { GraphqlContext } from './graphql-context.js';
import { assertMayAsk } from './must-change-password.js';
import type { CheckedOperation } from './operation-cost.js';
import { assertWithinLimits } from './operation-limits.js';
import { refusal } from './public-errors.js';
import { findStrayText } from './stray-text.js';

/** Whether nothing but the schema itself is asked for. */
const asksForSchemaOnly = (document: DocumentNode, selectionSet: SelectionSetNode): boolean =>
  selectionSet.selections.every((node) => {
    if (node.kind === Kind.FIELD) return node.name.value.startsWith('__');
    if (node.kind === Kind.INLINE_FRAGMENT) return asksForSchemaOnly(document, node.selectionSet);
    const fragment = document.definitions.find((other) => other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === node.name.value);
    return fragment?.kind === Kind.FRAGMENT_DEFINITION && asksForSchemaOnly(document, fragment.selectionSet);
  });

const needsCaller = ({ document, operation }: { document: DocumentNode; operation: OperationDefinitionNode }): boolean =>
  operation.operation !== OperationTypeNode.QUERY || !asksForSchemaOnly(document, operation.selectionSet);

/** graphql-js validates an operation of a kind that the schema does not have, and then cannot execute it. */
const assertKindExists = ({ schema, operation }: CheckedOperation): void => {
  if (schema.getRootType(operation.operation)) return;
  const message = `The schema has no ${operation.operation} operations.`;
  throw new GraphQLError(message, { nodes: operation, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
};

/**
 * Admits the operation or throws QUERY_TOO_COMPLEX, UNAUTHENTICATED or PASSWORD_CHANGE_REQUIRED. A query gets its read session here: whoever calls
 * this must call `endOperation` afterwards, whatever happens.
 */
export const beginOperation = (checked: CheckedOperation, context: GraphqlContext, limits: RequestLimits): void => {
  if (context.signedInScope === null && needsCaller(checked)) throw refusal('UNAUTHENTICATED');
  assertKindExists(checked);
  if (context.signedInScope) assertMayAsk(context.signedInScope.caller, checked);
  assertWithinLimits(checked, limits);
  const stray = findStrayText(checked.document, checked.variables);
  if (stray) {
    const expected = '不含控制字符（换行和制表符除外）、改变书写方向的字符和不成对的代理字符的文本';
    throw refusal('BAD_USER_INPUT', { field: stray.path, expected, actual: `${stray.character}（第 ${stray.place} 个字符）` });
  }
  if (checked.operation.operation === OperationTypeNode.QUERY) beginReading(context);
};

/** From here on all that is read is one transaction, until `endOperation`. */
export const beginReading = ({ signedInScope }: GraphqlContext): void => {
  if (signedInScope) signedInScope.readSession = new ReadSession(signedInScope);
};

/** Ends the query's transaction, if one was opened. More than once does no harm. */
export const endOperation = async (context: GraphqlContext): Promise<void> => {
  const session = context.signedInScope?.readSession;
  if (!session || !context.signedInScope) return;
  await session.close();
};

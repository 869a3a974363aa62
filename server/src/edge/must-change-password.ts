// Whoever signed in with an initial password may change it and see who they are, and nothing else, over HTTP and WebSocket.
import type { Caller } from '@shuangcheng/tenants';
import { BREAK, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { CheckedOperation } from './operation-cost.js';
import { refusal } from './public-errors.js';

const whole: ReadonlySet<string> = new Set(['Viewer', 'Grant', 'AccountPayload', 'Problem']);
/** Of types that lead further, what leads nowhere. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Query: ['viewer'],
  Mutation: ['changePassword'],
  Account: ['id', 'username', 'displayName', 'kind', 'mustChangePassword'],
  Region: ['id', 'code', 'name', 'level'],
};

const isAllowed = (type: string, field: string): boolean =>
  field.startsWith('__') || type.startsWith('__') || whole.has(type) || (parts[type]?.includes(field) ?? false);

/** Throws PASSWORD_CHANGE_REQUIRED for any other operation of a caller who must change their password first. */
export const assertMayAsk = ({ mustChangeSecret }: Caller, { schema, document }: CheckedOperation): void => {
  if (!mustChangeSecret) return;
  const types = new TypeInfo(schema);
  let refused = false;
  const enter = (node: { name: { value: string } }): unknown => {
    if (isAllowed(types.getParentType()?.name ?? '', node.name.value)) return undefined;
    refused = true;
    return BREAK;
  };
  visit(document, visitWithTypeInfo(types, { Field: { enter } }));
  if (refused) throw refusal('PASSWORD_CHANGE_REQUIRED');
};

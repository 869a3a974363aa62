// Wrong argument values: which argument, which part of it, what was expected and what arrived.
import { errorMessage } from '@shuangcheng/domain';
import {
  BREAK,
  coerceInputValue,
  getNamedType,
  GraphQLError,
  isInputType,
  isScalarType,
  Kind,
  print,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql';

export interface InputError {
  readonly message: string;
  readonly path: readonly string[];
}

const valueKinds: ReadonlySet<string> = new Set([
  Kind.VARIABLE,
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);
const isValueNode = (node: ASTNode | undefined): node is ValueNode => node !== undefined && valueKinds.has(node.kind);

/** The refusal of a scalar that says itself what it expects, in Chinese; null for what graphql-js says. */
export const scalarsRefusal = (error: Error | null | undefined): GraphQLError | null => {
  if (!(error instanceof GraphQLError)) return null;
  return scalarsRefusal(error.originalError) ?? (error.extensions.code === 'BAD_USER_INPUT' ? error : null);
};

const describe = (path: readonly string[], expected: string, actual: string, cause: Error): InputError => {
  const refused = scalarsRefusal(cause);
  const field = path.join('.');
  if (refused) return { path, message: field === '' ? refused.message : `${field}：${refused.message}` };
  return { path, message: errorMessage('BAD_USER_INPUT', { field, expected: `${expected}（${cause.message}）`, actual }) };
};

/** The wrong parts of a variable's value, in the order in which the executor reports them. */
export const listVariableErrors = (
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): InputError[] => {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return [];
  const found: InputError[] = [];
  coerceInputValue(
    variables[name],
    type,
    (path, actual, error) => {
      const expected = path.length === 0 ? print(definition.type) : '接口定义的类型';
      found.push(describe([name, ...path.map(String)], expected, JSON.stringify(actual) ?? '空', error));
    },
    true,
  );
  return found;
};

/** Field, argument and input fields that lead to a value written in the document. */
const pathTo = (document: DocumentNode, value: ValueNode): string[] => {
  const path: string[] = [];
  let found: string[] = [];
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD) path.push((node.alias ?? node.name).value);
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.push(node.name.value);
      if (node !== value) return undefined;
      found = [...path];
      return BREAK;
    },
    leave(node) {
      if (node.kind === Kind.FIELD || node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.pop();
    },
  });
  return found;
};

/** The value that a scalar refused with that message: graphql-js reports such an error without saying where. */
const findRefused = (schema: GraphQLSchema, document: DocumentNode, message: string): ValueNode | null => {
  const types = new TypeInfo(schema);
  let found: ValueNode | null = null;
  const enter = (node: ASTNode): unknown => {
    const type = getNamedType(types.getInputType());
    if (!isValueNode(node) || node.kind === Kind.VARIABLE || !isScalarType(type)) return undefined;
    try {
      type.parseLiteral(node, undefined);
      return undefined;
    } catch (error) {
      if (!(error instanceof Error) || error.message !== message) return undefined;
      found = node;
      return BREAK;
    }
  };
  visit(document, visitWithTypeInfo(types, { enter }));
  return found;
};

/** A wrong value that is written in the document itself; null when the error is about something else. */
export const findLiteralError = (schema: GraphQLSchema, document: DocumentNode, error: GraphQLError): InputError | null => {
  const node = error.nodes?.[0];
  if (isValueNode(node)) return describe(pathTo(document, node), '接口定义的类型', print(node), error);
  const refused = node ? null : scalarsRefusal(error);
  const value = refused && findRefused(schema, document, refused.message);
  return value && describe(pathTo(document, value), '', print(value), error);
};

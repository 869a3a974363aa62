// What a caller gets to see of an error: refusals as they are, wrong documents and values explained, and of everything else
// nothing but a reference, under which the log has the whole.
import { ERROR_CODES, errorMessage, type ErrorCode } from '@shuangcheng/domain';
import { isUnavailable, RequestError } from '@shuangcheng/tenants';
import {
  GraphQLError,
  Kind,
  Lexer,
  Source,
  TokenKind,
  type DocumentNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import { findLiteralError, listVariableErrors, type InputError } from './input-errors.js';

/** Codes of the protocol itself; the sentence is followed by what GraphQL says in English. */
const protocolTexts: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: '查询语法有误',
  GRAPHQL_VALIDATION_FAILED: '查询与接口定义不符',
  OPERATION_RESOLUTION_FAILURE: '没有找到要执行的操作',
  PERSISTED_QUERY_NOT_SUPPORTED: '本服务不支持自动持久化查询',
  BAD_REQUEST: '请求格式不正确',
  BAD_USER_INPUT: '参数不正确',
};
const domainCodes: ReadonlySet<string> = new Set<string>(ERROR_CODES.filter((code) => code !== 'INTERNAL_SERVER_ERROR'));

/** What is wrong with a request, of what GraphQL over HTTP asks of it, by how the server names it in English. */
const requestFaults: readonly (readonly [begins: string, text: string])[] = [
  ['Operation batching disabled', '一个请求只能有一个操作：请求体应为 JSON 对象，不是数组'],
  ['No operations found', '请求体中没有操作'],
  ['GraphQL operations must contain', '没有查询（query）'],
  ['POST body missing', '没有请求体，或内容类型不是 application/json，或 JSON 对象为空'],
  ['GraphQL queries must be strings', '查询（query）应为文字'],
  ['`variables`', '变量（variables）应为 JSON 对象'],
  ['`extensions`', 'extensions 应为 JSON 对象'],
  ['`operationName`', 'operationName 应为文字'],
  ['This operation has been blocked', '内容类型应为 application/json（防止跨站请求伪造）'],
  ['GET requests only support query', 'GET 请求只能查询，变更请用 POST'],
  ['The ', '地址中的参数不是有效的 JSON 对象，或重复给出'],
  ["An 'accept' header", 'accept 应包括 application/json 或 application/graphql-response+json'],
];

/** What the mapping needs to know of the operation that failed; the more is known, the more the caller is told. */
export interface FailedOperation {
  readonly requestId: string;
  readonly log: Logger;
  readonly schema?: GraphQLSchema;
  readonly source?: string;
  readonly document?: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly maxTokens?: number;
}

/** A refusal as GraphQL carries it; `status` is the HTTP status where the whole request is refused. */
export const refusal = (code: ErrorCode, details: Readonly<Record<string, string | number>> = {}): GraphQLError => {
  const error = new RequestError(code, details);
  return new GraphQLError(error.message, { originalError: error, extensions: { code } });
};

const codeOf = ({ extensions }: GraphQLError): string => (typeof extensions.code === 'string' ? extensions.code : '');

const rootOf = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError ? rootOf(error.originalError) : error);

const withCode = (error: GraphQLError, code: string, message: string, input?: InputError): GraphQLFormattedError => {
  const { locations, path } = error.toJSON();
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { code, ...(input && { inputPath: input.path }) } };
};

/** Whether the text has more tokens than may be parsed: the parser's own error does not say so in a code. */
const hasTooManyTokens = (source: string, most: number): boolean => {
  const lexer = new Lexer(new Source(source));
  try {
    for (let count = 0; lexer.advance().kind !== TokenKind.EOF; count += 1) if (count >= most) return true;
  } catch {
    // Not a token at all: the parser's error stands.
  }
  return false;
};

const maskedError = (error: unknown, failed: FailedOperation): GraphQLFormattedError => {
  const root = rootOf(error);
  if (isUnavailable(root)) {
    failed.log.warn({ err: root, requestId: failed.requestId }, 'the database could not be asked');
    const told = errorMessage('UNAVAILABLE');
    return error instanceof GraphQLError ? withCode(error, 'UNAVAILABLE', told) : { message: told, extensions: { code: 'UNAVAILABLE' } };
  }
  failed.log.error(
    { err: root, requestId: failed.requestId, path: error instanceof GraphQLError ? error.path : undefined },
    'request failed',
  );
  const message = errorMessage('INTERNAL_SERVER_ERROR', { reference: failed.requestId });
  const extensions = { code: 'INTERNAL_SERVER_ERROR', reference: failed.requestId };
  if (!(error instanceof GraphQLError)) return { message, extensions };
  return { ...withCode(error, 'INTERNAL_SERVER_ERROR', message), extensions };
};

/** Hands out the errors of a variable's value one after the other, as the executor reported them. */
type VariableErrors = (definition: VariableDefinitionNode) => InputError | undefined;

const inputErrorOf = (error: GraphQLError, failed: FailedOperation, nextErrorOf: VariableErrors): InputError | null => {
  const node = error.nodes?.[0];
  if (node?.kind === Kind.VARIABLE_DEFINITION && error.extensions.code !== 'GRAPHQL_VALIDATION_FAILED') return nextErrorOf(node) ?? null;
  return failed.schema && failed.document ? findLiteralError(failed.schema, failed.document, error) : null;
};

const publicErrorOf = (error: unknown, failed: FailedOperation, nextErrorOf: VariableErrors): GraphQLFormattedError => {
  if (!(error instanceof GraphQLError)) {
    if (error instanceof RequestError) return { message: error.message, extensions: { code: error.code } };
    return maskedError(error, failed);
  }
  const code = codeOf(error);
  const input = inputErrorOf(error, failed, nextErrorOf);
  if (input) return withCode(error, 'BAD_USER_INPUT', input.message, input);
  const root = rootOf(error);
  if (root instanceof RequestError) return withCode(error, root.code, root.message);
  // Made with a code of the list: meant for the caller.
  if (root instanceof GraphQLError && domainCodes.has(codeOf(root))) return withCode(error, codeOf(root), root.message);
  if (
    code === 'GRAPHQL_PARSE_FAILED' &&
    failed.source !== undefined &&
    failed.maxTokens !== undefined &&
    hasTooManyTokens(failed.source, failed.maxTokens)
  ) {
    const details = { what: '词元数', limit: failed.maxTokens, actual: `${failed.maxTokens} 以上` };
    return withCode(error, 'QUERY_TOO_COMPLEX', errorMessage('QUERY_TOO_COMPLEX', details));
  }
  if (error.extensions.validationErrorCode === 'INTROSPECTION_DISABLED')
    return withCode(error, code, '本服务不提供接口内省（introspection）。');
  const fault = code === 'BAD_REQUEST' ? requestFaults.find(([begins]) => error.message.startsWith(begins)) : undefined;
  if (fault) return withCode(error, code, `${protocolTexts[code]}：${fault[1]}。`);
  if (code in protocolTexts) return withCode(error, code, `${protocolTexts[code]}：${error.message}`);
  return maskedError(error, failed);
};

/** The errors of an operation as the caller sees them, in the same order. */
export const toPublicErrors = (errors: readonly unknown[], failed: FailedOperation): GraphQLFormattedError[] => {
  const left = new Map<VariableDefinitionNode, InputError[]>();
  const nextErrorOf: VariableErrors = (definition) => {
    if (!failed.schema) return undefined;
    if (!left.has(definition)) left.set(definition, listVariableErrors(failed.schema, definition, failed.variables ?? {}));
    return left.get(definition)?.shift();
  };
  return errors.map((error) => publicErrorOf(error, failed, nextErrorOf));
};

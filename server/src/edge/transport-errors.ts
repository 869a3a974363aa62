// What is refused before GraphQL is reached: answered in the form of a GraphQL error all the same.
import { errorMessage } from '@shuangcheng/domain';
import { isUnavailable } from '@shuangcheng/tenants';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** When a client does well to ask again for what could not be asked of the database. */
const UNAVAILABLE_RETRY_SECONDS = 2;

/** Begins the answer to what the database could not be asked: logged, 503, and when to ask again. */
export const beginUnavailable = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  request.log.warn({ err: error, requestId: request.id }, 'the database could not be asked');
  return reply.code(503).header('retry-after', UNAVAILABLE_RETRY_SECONDS);
};

interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const malformedJson: Refused = { status: 400, code: 'BAD_REQUEST', message: '请求体不是有效的 JSON。' };
const malformed: Refused = { status: 400, code: 'BAD_REQUEST', message: '请求格式不正确。' };
const refusals: Readonly<Record<string, Refused>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: { ...malformedJson, message: '请求体为空：应为 JSON。' },
  FST_ERR_CTP_INVALID_JSON_BODY: malformedJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { ...malformed, message: '请求体与 Content-Length 不符。' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: '不支持此内容类型：请使用 application/json。' },
  FST_ERR_CTP_INVALID_TYPE: { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: '不支持此内容类型：请使用 application/json。' },
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: '请求体过大。' },
  FST_ERR_BAD_URL: { ...malformed, message: '请求地址格式不正确。' },
};

const bodyOf = (message: string, extensions: Readonly<Record<string, unknown>>): { errors: unknown[] } => ({
  errors: [{ message, extensions }],
});

const send = (request: FastifyRequest, reply: FastifyReply, status: number, body: unknown): FastifyReply => {
  const graphql = request.headers.accept?.includes('application/graphql-response+json') ?? false;
  return reply
    .code(status)
    .type(`application/${graphql ? 'graphql-response+json' : 'json'}; charset=utf-8`)
    .send(JSON.stringify(body));
};

/** Answers with a refusal that names its code. */
export const answerWith = (request: FastifyRequest, reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  send(request, reply, status, bodyOf(message, { code }));

/** Answers an error that no route answered: the caller's fault as such, anything else masked and logged. */
export const answerError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const callersFault = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  const refused =
    refusals[error.code] ??
    (error instanceof SyntaxError ? malformedJson : callersFault ? { ...malformed, status: error.statusCode! } : null);
  if (refused) return send(request, reply, refused.status, bodyOf(refused.message, { code: refused.code }));
  if (isUnavailable(error)) {
    const body = bodyOf(errorMessage('UNAVAILABLE'), { code: 'UNAVAILABLE' });
    return send(request, beginUnavailable(error, request, reply), 503, body);
  }
  request.log.error({ err: error, requestId: request.id }, 'request failed');
  const extensions = { code: 'INTERNAL_SERVER_ERROR', reference: request.id };
  return send(request, reply, 500, bodyOf(errorMessage('INTERNAL_SERVER_ERROR', { reference: request.id }), extensions));
};

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Answers a path or method for which there is no route: 405 with `Allow` where the path is known, else 404. */
export const answerNoRoute = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const url = request.url.split('?')[0]!;
  const allowed = METHODS.filter((method) => request.server.hasRoute({ method, url }));
  if (allowed.length === 0) return send(request, reply, 404, bodyOf('没有这个地址。', { code: 'NOT_FOUND' }));
  reply.header('allow', allowed.join(', '));
  return send(
    request,
    reply,
    405,
    bodyOf(`此地址不接受 ${request.method} 方法，应为 ${allowed.join('、')}。`, { code: 'METHOD_NOT_ALLOWED' }),
  );
};

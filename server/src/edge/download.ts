// What the routes that hand out files share: who asks, and how a refusal is told.
import type { ErrorCode } from '@shuangcheng/domain';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../features/sign-in/caller.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import { parseBearerToken } from './bearer-token.js';
import { answerError } from './transport-errors.js';

const STATUSES: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  OUT_OF_SCOPE: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
};

export const answerRefusal = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [{ message, extensions: { code } }] }));

/** Tells errors of the routes of `app` as codes that a program understands. */
export const answerRefusals = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof RequestError)) return answerError(error as FastifyError, request, reply);
    if (error.code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer realm="shuangcheng"');
    return answerRefusal(reply, STATUSES[error.code] ?? 400, error.code, error.message);
  });
};

/** The scope of whoever sends the bearer token. Throws UNAUTHENTICATED. */
export const scopeOfRequest = async (signIn: SignInContext, request: FastifyRequest): Promise<RequestScope> => {
  const token = parseBearerToken(request.headers.authorization);
  if (token === null) throw new RequestError('UNAUTHENTICATED');
  return (await callerOf(signIn, token, { id: request.id, address: request.ip })).scope;
};

/** Under which name a browser saves the file: `fallback` where it does not read the name itself. */
export const savedAs = (fallback: string, name: string): Record<string, string> => ({
  'content-disposition': `attachment; filename="${fallback}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'no-store',
});

// POST /auth/token and /auth/revoke: OAuth 2's token endpoint (RFC 6749) and token revocation (RFC 7009) over the sign-in feature.
import { errorMessage } from '@shuangcheng/domain';
import { isUnavailable } from '@shuangcheng/tenants';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { endFamily } from '../features/sign-in/refresh-token.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import { SignInRefusal } from '../features/sign-in/sign-in-refusal.js';
import { signInWithRefreshToken, signInWithSecret, type Tokens } from '../features/sign-in/sign-in.service.js';
import { beginUnavailable } from './transport-errors.js';

const FORM = 'application/x-www-form-urlencoded';
const MOST_BODY_BYTES = 16 * 1024;

/** No database column can hold U+0000. */
const assertStorable = (value: string): void => {
  if (value.includes('\u0000')) throw new SignInRefusal('invalid_request', '参数不得含空字符（U+0000）');
};

/** A parameter that is there once and not empty; throws invalid_request otherwise. */
const getParameter = (form: URLSearchParams, name: string): string => {
  const value = form.get(name);
  if (value === null || value === '') throw new SignInRefusal('invalid_request', `缺少参数 ${name}`);
  assertStorable(value);
  return value;
};

interface ClientCredentials {
  readonly username: string;
  readonly secret: string;
}

const decodeFormPart = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new SignInRefusal('invalid_client');
  }
};

/** Client id and secret from HTTP Basic, else from the form. */
const clientCredentialsOf = (request: FastifyRequest, form: URLSearchParams): ClientCredentials => {
  const basic = /^Basic +([\w+/\-]+=*)$/i.exec(request.headers.authorization ?? '');
  if (!basic) return { username: getParameter(form, 'client_id'), secret: getParameter(form, 'client_secret') };
  const [id, ...secret] = Buffer.from(basic[1]!, 'base64').toString('utf8').split(':');
  const credentials = { username: decodeFormPart(id!), secret: decodeFormPart(secret.join(':')) };
  assertStorable(credentials.username);
  return credentials;
};

const exchange = (signIn: SignInContext, request: FastifyRequest, form: URLSearchParams): Promise<Tokens> => {
  const asked = { address: request.ip, requestId: request.id };
  switch (getParameter(form, 'grant_type')) {
    case 'password':
      return signInWithSecret(signIn, {
        kind: 'PERSON',
        username: getParameter(form, 'username'),
        secret: getParameter(form, 'password'),
        ...asked,
      });
    case 'client_credentials':
      return signInWithSecret(signIn, { kind: 'CLIENT', ...clientCredentialsOf(request, form), ...asked });
    case 'refresh_token':
      return signInWithRefreshToken(signIn, getParameter(form, 'refresh_token'));
    default:
      throw new SignInRefusal('unsupported_grant_type');
  }
};

const parseForm = (body: unknown): URLSearchParams => {
  if (typeof body !== 'string') throw new SignInRefusal('invalid_request', `请以 ${FORM} 格式提交`);
  const form = new URLSearchParams(body);
  const repeated = [...form.keys()].find((name) => form.getAll(name).length > 1);
  if (repeated !== undefined) throw new SignInRefusal('invalid_request', '参数重复');
  return form;
};

/** The log tells from where and why; what was typed as a user name may be a password, and is not kept. */
const answerRefusal = (request: FastifyRequest, reply: FastifyReply, refusal: SignInRefusal): FastifyReply => {
  request.log.warn({ requestId: request.id, address: request.ip, code: refusal.code }, 'sign-in refused');
  if (refusal.retryAfterSeconds !== null) reply.header('retry-after', refusal.retryAfterSeconds);
  if (refusal.status === 401) reply.header('www-authenticate', 'Basic realm="shuangcheng", charset="UTF-8"');
  return reply.code(refusal.status).send({ error: refusal.code, error_description: refusal.message });
};

/** Registers the endpoints with their own body parser and their own errors. */
export const tokenRoute =
  (signIn: SignInContext): FastifyPluginAsync =>
  async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: MOST_BODY_BYTES }, (_request, body, done) => done(null, body));
    // Anything else arrives as a body that is no form, and is answered in OAuth's words.
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BODY_BYTES }, (_request, body, done) => done(null, body));
    app.setErrorHandler((error, request, reply) => {
      if (error instanceof SignInRefusal) return answerRefusal(request, reply, error);
      const callersFault = error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;
      if (callersFault) return answerRefusal(request, reply, new SignInRefusal('invalid_request'));
      if (isUnavailable(error)) {
        const body = { error: 'temporarily_unavailable', error_description: errorMessage('UNAVAILABLE') };
        return beginUnavailable(error, request, reply).send(body);
      }
      request.log.error({ err: error, requestId: request.id }, 'sign-in failed');
      const description = `服务器内部错误，请联系管理员并提供编号 ${request.id}。`;
      return reply.code(500).send({ error: 'server_error', error_description: description });
    });
    app.post('/auth/token', async (request, reply) => {
      reply.header('cache-control', 'no-store').header('pragma', 'no-cache');
      const tokens = await exchange(signIn, request, parseForm(request.body));
      return {
        access_token: tokens.accessToken,
        token_type: 'Bearer',
        expires_in: tokens.expiresInSeconds,
        refresh_token: tokens.refreshToken,
        // Beside OAuth's own: a client can ask for the new password before anything is refused.
        ...(tokens.mustChangeSecret && { password_change_required: true }),
      };
    });
    // A token that is not known is as good as ended: the answer is the same. What was signed for, its access tokens too, ends at once.
    app.post('/auth/revoke', async (request, reply) => {
      await endFamily(signIn, getParameter(parseForm(request.body), 'token'), new Date());
      return reply.header('cache-control', 'no-store').send({});
    });
  };

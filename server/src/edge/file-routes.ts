// Files over plain HTTP, with a bearer token: POST /uploads, and GET of the templates and of an import's result.
import multipart from '@fastify/multipart';
import { REGISTER_TEMPLATE_COLUMNS, TEMPLATE_COLUMNS } from '@shuangcheng/domain';
import { defaultDataDir, RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { openRegisterTemplate } from '../features/exports/register-template.service.js';
import { openResult } from '../features/imports/result-file.service.js';
import { FileRefusal, refuseFile } from '../features/imports/row-source.js';
import { toCsv, toXlsx } from '../features/imports/table-file.js';
import { openTemplate } from '../features/imports/template.service.js';
import { assertMayUpload, receiveUpload, type UploadSettings } from '../features/imports/upload.service.js';
import { callerOf } from '../features/sign-in/caller.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import { parseBearerToken } from './bearer-token.js';
import { answerError, answerWith } from './transport-errors.js';

export const UPLOAD_PATH = '/uploads';
const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const uploadSettings = ({ uploads, dataDir }: Settings): UploadSettings => ({
  ...uploads,
  folder: uploads.folder ?? join(dataDir ?? defaultDataDir(checkout), 'uploads'),
});

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  OUT_OF_SCOPE: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
};

/** The first file of a multipart body, or the body itself. */
const contentOf = async (request: FastifyRequest): Promise<{ name: string; content: Readable }> => {
  if (!request.isMultipart()) {
    const { name } = request.query as { name?: unknown };
    return { name: typeof name === 'string' ? name : '', content: request.body as Readable };
  }
  const part = await request.file();
  if (!part) throw new RequestError('BAD_USER_INPUT', { field: 'file', expected: '一个文件', actual: '空' });
  return { name: part.filename ?? '', content: part.file };
};

const queryText = (request: FastifyRequest, name: string): string => {
  const value = (request.query as Record<string, unknown>)[name];
  if (typeof value === 'string') return value;
  throw new RequestError('BAD_USER_INPUT', { field: name, expected: '一个值', actual: '空' });
};

interface Template {
  readonly sheet: string;
  readonly columns: number;
  readonly open: (scope: RequestScope, region: string, request: FastifyRequest) => AsyncGenerator<readonly string[]>;
}
const TEMPLATES: Readonly<Record<string, Template>> = {
  reports: {
    sheet: '填报',
    columns: TEMPLATE_COLUMNS.length,
    open: (scope, region, request) => openTemplate(scope, region, queryText(request, 'period')),
  },
  register: { sheet: '名录', columns: REGISTER_TEMPLATE_COLUMNS.length, open: openRegisterTemplate },
};

/** A name for the browser to save under; never shown in it. */
const sendFile = (reply: FastifyReply, name: string, type: string, content: Readable): FastifyReply =>
  reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .type(type)
    .send(content);

/** Registers the routes with a body parser that hands any body on as it comes. */
export const fileRoutes =
  ({ signIn, settings }: { readonly signIn: SignInContext; readonly settings: Settings }): FastifyPluginAsync =>
  async (app) => {
    const uploads = uploadSettings(settings);
    app.removeAllContentTypeParsers();
    await app.register(multipart, {
      limits: { files: 1, fields: 10, parts: 11, fileSize: uploads.mostBytes + 1 },
      throwFileSizeLimit: false,
    });
    app.addContentTypeParser('*', (_request, body, done) => done(null, body));

    const scopeOf = async (request: FastifyRequest): Promise<RequestScope> => {
      const token = parseBearerToken(request.headers.authorization);
      if (token === null) throw new RequestError('UNAUTHENTICATED');
      return (await callerOf(signIn, token, { id: request.id, address: request.ip })).scope;
    };

    app.setErrorHandler((error, request, reply) => {
      // Whatever of the body is still on its way is not waited for.
      if (request.method === 'POST') reply.header('connection', 'close');
      if (error instanceof RequestError) return answerWith(request, reply, statuses[error.code] ?? 400, error.code, error.message);
      if (error instanceof FileRefusal) {
        const { code, message } = error.problems[0]!;
        return answerWith(request, reply, code === 'FILE_TOO_LARGE' ? 413 : 400, code, message);
      }
      return answerError(error as Parameters<typeof answerError>[0], request, reply);
    });

    // Who is asking is known before a byte of the body is read.
    app.post(UPLOAD_PATH, { bodyLimit: uploads.mostBytes + (1 << 20) }, async (request, reply) => {
      const scope = await scopeOf(request);
      assertMayUpload(scope);
      if (Number(request.headers['content-length'] ?? 0) > uploads.mostBytes + (1 << 20))
        throw refuseFile('FILE_TOO_LARGE', { expected: `${Math.floor(uploads.mostBytes / 1024 / 1024)} MB` });
      if (!request.isMultipart() && request.body === undefined)
        throw new RequestError('BAD_USER_INPUT', { field: 'body', expected: '文件内容', actual: '空' });
      const { name, content } = await contentOf(request);
      return reply.code(201).send(await receiveUpload(scope, uploads, name, content));
    });

    app.get('/templates/:name.:format', async (request, reply) => {
      const { name, format } = request.params as { name: string; format: string };
      const template = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name]! : null;
      if (!template || (format !== 'csv' && format !== 'xlsx')) throw new RequestError('NOT_FOUND', { what: '这种模板' });
      const region = queryText(request, 'region');
      const lines = template.open(await scopeOf(request), region, request);
      if (format === 'csv') return sendFile(reply, `${name}-${region}.csv`, 'text/csv; charset=utf-8', toCsv(lines));
      return sendFile(reply, `${name}-${region}.xlsx`, XLSX_TYPE, toXlsx(template.sheet, lines, template.columns));
    });

    app.get('/imports/:id/result.csv', async (request, reply) => {
      const { id } = request.params as { id: string };
      const lines = await openResult(await scopeOf(request), id);
      return sendFile(reply, 'import-result.csv', 'text/csv; charset=utf-8', toCsv(lines));
    });
  };

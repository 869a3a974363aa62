// POST /attachments takes files in, GET /attachments/<id> gives one out: by streaming, with the caller's rights, and never as a
// page that a browser would show.
import multipart from '@fastify/multipart';
import type { ErrorCode, ProblemCode } from '@shuangcheng/domain';
import { RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { discard, keep, receive } from '../features/attachments/attachment-folder.js';
import {
  assertMayUpload,
  openAttachment,
  registerFiles,
  UNUSED_HOURS,
  type ReceivedFile,
} from '../features/attachments/attachment.service.js';
import { judgeContent } from '../features/attachments/content-type.js';
import { attachEvidence, findSubjectFault, readSubject, type EvidenceAnswer } from '../features/attachments/evidence.service.js';
import { toContentDisposition } from '../features/attachments/file-name.js';
import { UploadRefusal } from '../features/attachments/upload-refusal.js';
import { callerOf } from '../features/sign-in/caller.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import { parseBearerToken } from './bearer-token.js';
import { answerError } from './transport-errors.js';

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  OUT_OF_SCOPE: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
};
const MEGABYTE = 1024 * 1024;

const refuse = (reply: FastifyReply, status: number, code: string, message: string): FastifyReply =>
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code } }] });

const answer = (error: FastifyError, request: FastifyRequest, reply: FastifyReply, settings: Settings): FastifyReply => {
  const { fileBytes, filesPerRequest } = settings.attachments;
  if (error instanceof UploadRefusal) return refuse(reply, error.status, error.code, error.message);
  if (error instanceof RequestError && statuses[error.code]) return refuse(reply, statuses[error.code]!, error.code, error.message);
  if (error.code === 'FST_REQ_FILE_TOO_LARGE')
    return refuse(reply, 413, 'PAYLOAD_TOO_LARGE', `单个文件不得超过 ${fileBytes / MEGABYTE} MB。`);
  if (error.code === 'FST_FILES_LIMIT') return refuse(reply, 413, 'TOO_MANY_FILES', `一次最多上传 ${filesPerRequest} 个文件。`);
  if (error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE' || error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return refuse(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', '请以 multipart/form-data 上传文件。');
  if (/^FST_(PARTS|FIELDS)_LIMIT$|^FST_PROTO/.test(error.code ?? '')) return refuse(reply, 400, 'BAD_REQUEST', '请求格式不正确。');
  return answerError(error, request, reply);
};

interface UploadQuery {
  readonly reportId?: string;
  readonly findingId?: string;
}

/** The province that the files are for: of what they are evidence for, else the first that the caller may write in. */
const tenantOf = (scope: RequestScope, query: UploadQuery): number => {
  const subject = query.reportId || query.findingId ? readSubject(query) : null;
  if (subject && 'code' in subject) throw new UploadRefusal(400, subject.code, subject.message);
  const tenantId = subject?.tenantId ?? scope.writable.tenants[0];
  if (tenantId === undefined || !scope.writable.tenants.includes(tenantId))
    throw new RequestError('FORBIDDEN', { action: 'attachments:add' });
  return tenantId;
};

const subjectStatuses: Partial<Record<ProblemCode, 403 | 404 | 409>> = {
  UNKNOWN_REPORT: 404,
  UNKNOWN_CHECK_FINDING: 404,
  NOT_ALLOWED: 403,
  CHECK_CLOSED: 409,
};

/** Throws before anything is received where nothing could be attached. */
const assertMayAttach = async (scope: RequestScope, query: UploadQuery): Promise<void> => {
  const fault = query.reportId || query.findingId ? await findSubjectFault(scope, query) : null;
  if (fault) throw new UploadRefusal(subjectStatuses[fault.code] ?? 400, fault.code, fault.message);
};

/** What the parser makes of a form that breaks off or is none: the sender's fault, unless the parser has a name for it. */
async function* readForm<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    if ((error as { code?: unknown }).code !== undefined) throw error;
    throw new UploadRefusal(400, 'BAD_REQUEST', '上传的内容不完整，或不是有效的 multipart/form-data。');
  }
}

const receiveAll = async (request: FastifyRequest, dir: string): Promise<ReceivedFile[]> => {
  const received: ReceivedFile[] = [];
  try {
    for await (const { file, filename } of readForm(request.files())) {
      const one = await receive(dir, readForm(file), (handle, bytes) => {
        if (file.truncated) throw Object.assign(new Error('too large'), { code: 'FST_REQ_FILE_TOO_LARGE' });
        if (bytes === 0) throw new UploadRefusal(422, 'FILE_EMPTY', '文件是空的。');
        return judgeContent(handle, bytes, filename ?? '');
      });
      received.push({ ...one, givenName: filename ?? '' });
    }
    if (received.length === 0) throw new UploadRefusal(400, 'FILE_MISSING', '请求中没有文件。');
    return received;
  } catch (error) {
    await discard(received);
    throw error;
  }
};

/** Registers both routes with their own body parser and their own errors. */
export const attachmentRoute =
  ({ signIn, settings, dir }: { readonly signIn: SignInContext; readonly settings: Settings; readonly dir: string }): FastifyPluginAsync =>
  async (app) => {
    const { fileBytes, filesPerRequest } = settings.attachments;
    app.removeAllContentTypeParsers();
    await app.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: fileBytes, files: filesPerRequest, fields: 0, parts: filesPerRequest + 5, headerPairs: 50, fieldNameSize: 100 },
    });
    app.setErrorHandler<FastifyError>((error, request, reply) => answer(error, request, reply, settings));
    const scopeOf = async (request: FastifyRequest): Promise<RequestScope> => {
      const token = parseBearerToken(request.headers.authorization);
      if (token === null) throw new RequestError('UNAUTHENTICATED');
      return (await callerOf(signIn, token, { id: request.id, address: request.ip })).scope;
    };

    app.post<{ Querystring: UploadQuery }>('/attachments', async (request, reply) => {
      const scope = await scopeOf(request);
      const tenantId = tenantOf(scope, request.query);
      await assertMayUpload(scope, tenantId);
      await assertMayAttach(scope, request.query);
      const received = await receiveAll(request, dir);
      for (const one of received) await keep(dir, tenantId, one);
      const files = await registerFiles(scope, tenantId, received);
      const { reportId, findingId } = request.query;
      const ids = files.map((file) => file.fileId);
      const attached: EvidenceAnswer | null =
        reportId || findingId
          ? await attachEvidence(scope, {
              files: ids,
              reportId: reportId ?? null,
              findingId: findingId ?? null,
              clientRequestId: `upload ${ids[0]}`,
            })
          : null;
      const expiresAt = new Date(scope.now.getTime() + UNUSED_HOURS * 3_600_000).toISOString();
      return reply.code(201).send({
        files: files.map(({ fileId: id, ...file }) => ({ id, ...file, expiresAt })),
        problems: attached?.problems ?? [],
      });
    });

    app.get<{ Params: { id: string } }>('/attachments/:id', async (request, reply) => {
      const { row, file } = await openAttachment(await scopeOf(request), dir, request.params.id);
      return reply
        .headers({
          'content-type': row.mediaType.startsWith('text/') ? `${row.mediaType}; charset=utf-8` : row.mediaType,
          'content-length': row.bytes,
          'content-disposition': toContentDisposition(row.fileName),
          'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(file.createReadStream());
    });
  };

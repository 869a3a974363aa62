// GET /exports/<name>.csv, .xlsx, .adx and .json: files, streamed under the caller's rights.
import { RequestError } from '@shuangcheng/tenants';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { openExport, type OpenedExport } from '../features/exports/export.service.js';
import {
  EXPORT_FORMATS,
  EXPORT_NAMES,
  readExportRequest,
  type ExportFormat,
  type ExportName,
  type ExportRequest,
} from '../features/exports/export-request.js';
import { ExportSlots } from '../features/exports/export-slots.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import { answerRefusal, answerRefusals, savedAs, scopeOfRequest } from './download.js';

/** A reader that takes nothing for that long is gone. */
const STALL_PATIENCE_MS = 60_000;
/** However slowly it reads, an export ends by then: its transaction keeps old rows alive. */
const LONGEST_EXPORT_MS = 30 * 60_000;
const RETRY_AFTER_SECONDS = 30;

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  adx: 'application/adx+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

const readFileName = (file: string): { name: ExportName; format: ExportFormat } => {
  const [, base, ending] = /^([a-z-]+)\.([a-z]+)$/.exec(file) ?? [];
  const name = EXPORT_NAMES.find((known) => known === base);
  const format = name && EXPORT_FORMATS[name].find((known) => known === ending);
  if (format) return { name, format };
  const known = EXPORT_NAMES.map((each) => `${each}（${EXPORT_FORMATS[each].join('、')}）`).join('、');
  throw new RequestError('NOT_FOUND', { what: `导出 ${file.slice(0, 40)}（可用：${known}）` });
};

const headersOf = ({ fileName }: OpenedExport, { format, encoding }: ExportRequest): Record<string, string> => ({
  'content-type': format === 'csv' ? `${CONTENT_TYPES.csv}; charset=${encoding}; header=present` : CONTENT_TYPES[format],
  ...savedAs(`export.${format}`, fileName),
});

/** Sends the bytes. The connection is broken off, not ended, when an export fails or is not taken. */
const send = (request: FastifyRequest, reply: FastifyReply, opened: OpenedExport, accountId: string, leave: () => void): void => {
  const who = { requestId: request.id, accountId, file: opened.fileName };
  const limit = setTimeout(() => opened.bytes.destroy(new Error('the export took too long')), LONGEST_EXPORT_MS);
  reply.raw.setTimeout(STALL_PATIENCE_MS);
  opened.done.then(
    () => request.log.info(who, 'export read'),
    (error: Error) => request.log.warn({ err: error, ...who }, 'export ended before it was whole'),
  );
  opened.bytes.once('close', () => clearTimeout(limit));
  void opened.done.then(leave, leave);
};

export interface ExportRouteOptions {
  readonly signIn: SignInContext;
  readonly settings: Settings;
}

export const exportRoute =
  ({ signIn, settings }: ExportRouteOptions): FastifyPluginAsync =>
  async (app) => {
    const slots = new ExportSlots(Math.max(1, Math.floor(settings.poolSize / 4)));
    answerRefusals(app);
    // No HEAD: it would read the whole file to throw it away.
    app.get('/exports/:file', { exposeHeadRoute: false }, async (request, reply) => {
      const scope = await scopeOfRequest(signIn, request);
      const { name, format } = readFileName((request.params as { file: string }).file);
      const asked = readExportRequest(name, format, new URL(request.url, 'http://localhost').searchParams);
      const leave = slots.take(scope);
      if (leave === null) {
        reply.header('retry-after', RETRY_AFTER_SECONDS);
        return answerRefusal(reply, 429, 'TOO_MANY_EXPORTS', '正在进行的导出过多，请稍后再试。');
      }
      const opened = await openExport(scope, asked).catch((error: unknown) => {
        leave();
        throw error;
      });
      send(request, reply, opened, scope.caller.accountId, leave);
      return reply.headers(headersOf(opened, asked)).send(opened.bytes);
    });
  };

// GET /bulletins/<province>.docx and .xlsx?period=2025: the bulletin of what a province has published; /bulletins/joint: of several.
import { parsePeriod, type Period } from '@shuangcheng/domain';
import { RequestError } from '@shuangcheng/tenants';
import type { FastifyPluginAsync } from 'fastify';
import { BULLETIN_FORMATS, openBulletin, type BulletinFormat } from '../features/bulletins/bulletin.service.js';
import type { SignInContext } from '../features/sign-in/sign-in-context.js';
import type { Settings } from '../settings.js';
import { answerRefusals, savedAs, scopeOfRequest } from './download.js';

const CONTENT_TYPES: Readonly<Record<BulletinFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const readFile = (file: string): { of: string; format: BulletinFormat } => {
  const [, of, ending] = /^(\d{6}|joint)\.([a-z]+)$/.exec(file) ?? [];
  const format = BULLETIN_FORMATS.find((known) => known === ending);
  if (!of || !format) throw new RequestError('NOT_FOUND', { what: `通报 ${file.slice(0, 40)}（如 510000.docx、510000.xlsx、joint.docx）` });
  return { of, format };
};

const readPeriod = (query: URLSearchParams): Period => {
  const others = [...query.keys()].filter((key) => key !== 'period');
  if (others.length > 0)
    throw new RequestError('BAD_USER_INPUT', { field: others[0]!, expected: '没有此参数（可用：period）', actual: '' });
  const text = query.get('period') ?? '';
  const period = query.getAll('period').length === 1 ? parsePeriod(text) : null;
  if (!period) throw new RequestError('BAD_USER_INPUT', { field: 'period', expected: '一个期间，如 2025', actual: text });
  return period;
};

export const bulletinRoute =
  ({ signIn, settings }: { readonly signIn: SignInContext; readonly settings: Settings }): FastifyPluginAsync =>
  async (app) => {
    answerRefusals(app);
    app.get('/bulletins/:file', { exposeHeadRoute: false }, async (request, reply) => {
      const scope = await scopeOfRequest(signIn, request);
      const { of, format } = readFile((request.params as { file: string }).file);
      const period = readPeriod(new URL(request.url, 'http://localhost').searchParams);
      const { name, bytes } = await openBulletin(scope, { of, period, format, madeUp: settings.profile === 'demonstration' });
      request.log.info({ requestId: request.id, accountId: scope.caller.accountId, file: name }, 'bulletin read');
      return reply.headers({ 'content-type': CONTENT_TYPES[format], ...savedAs(`bulletin.${format}`, name) }).send(Buffer.from(bytes));
    });
  };

// Starting an import of an uploaded file, and asking how it goes. The work itself is `import-run.service`.
import { Decimal, problem, type Problem } from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type Connection,
  type Import,
  type ImportRow,
  type PageInput,
  type StartImportInput,
} from '@shuangcheng/schema';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import { readCursor } from '../page-cursor.js';
import { once } from '../requests/once.service.js';
import { findAccountScope } from '../sign-in/caller.service.js';
import type { RowOutcome, RowRecord } from './import-row.js';
import { findImportGrant, IMPORT_ACTIONS } from './import-scope.service.js';
import { addImport, findImport, listImportRows, type ImportRecord } from './import.store.js';
import { findUpload } from './upload.store.js';

export const isUuid = (text: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** Of the whole, what the rows of the file are where the rules follow over all that was written; and where none do. */
const [ROWS_BEFORE_CHECKING, ROWS_ALONE] = [80, 99];
const percentOf = ({ state, readBytes, fileBytes, kind, dryRun, intent }: ImportRecord): Decimal => {
  if (state === 'FINISHED') return new Decimal(100);
  const rows = kind === 'REPORTS' && !dryRun && intent === 'SUBMIT' ? ROWS_BEFORE_CHECKING : ROWS_ALONE;
  return fileBytes === 0 ? new Decimal(0) : Decimal.min(rows, new Decimal(readBytes).times(rows).dividedBy(fileBytes).toDecimalPlaces(1));
};

const toImport = (record: ImportRecord): Import => {
  const { tenantId, importId: id, kind, intent, dryRun, state, fileName, attempt, requestedAt, startedAt, finishedAt } = record;
  const { created, updated, unchanged, rejected } = record;
  return {
    ...{ tenantId, id, kind, intent, dryRun, state, fileName, attempt, requestedAt, startedAt, finishedAt },
    progress: percentOf(record),
    counts: { rows: created + updated + unchanged + rejected, created, updated, unchanged, rejected },
    problems: record.problem ?? [],
    resultPath: `/imports/${id}/result.csv`,
  };
};

const getRecord = async (scope: RequestScope, id: string): Promise<ImportRecord> => {
  const record = isUuid(id) ? await withTenantSession(scope, 'read', (db) => findImport(db, scope.visible.tenants, id)) : null;
  if (!record) throw new RequestError('NOT_FOUND', { what: '这次导入' });
  return record;
};

/** An import of the caller's own, or of the caller's whole province. Throws NOT_FOUND. */
export const getImport = async (scope: RequestScope, id: string): Promise<Import> => toImport(await getRecord(scope, id));

/** The region of which its events are told. Throws NOT_FOUND. */
export const getImportPlace = async (scope: RequestScope, id: string): Promise<number> => (await getRecord(scope, id)).regionId;

const toRow = ([row, institution, period, outcome, problems, warnings = []]: RowRecord): ImportRow => ({
  ...{ row, institution, period, outcome, problems, warnings },
});
const countOf = ({ counts }: Import, outcome: RowOutcome | null): number =>
  outcome === null ? counts.rows : counts[outcome.toLowerCase() as keyof typeof counts];

/** What became of the rows, in the order of the file. */
export const listRowsOfImport = async (
  scope: RequestScope,
  found: Import,
  outcome: RowOutcome | null,
  input: PageInput,
): Promise<Connection<ImportRow>> => {
  const page = readPage(input);
  const after = page.after ? readCursor(page.after, 'number')[0] : 0;
  const rows = await withTenantSession(scope, 'read', (db) =>
    listImportRows(db, { ...found, importId: found.id }, after, outcome, page.first + 1),
  );
  return toConnection(rows.map(toRow), page, ({ row }) => [row], countOf(found, outcome));
};

/** Every row of an import, page by page. */
export async function* readAllRows(scope: RequestScope, { tenantId, id: importId, attempt }: Import): AsyncGenerator<readonly ImportRow[]> {
  const record = { tenantId, importId, attempt };
  for (let after = 0; ;) {
    const rows = await withTenantSession(scope, 'read', (db) => listImportRows(db, record, after, null, 5_000));
    if (rows.length === 0) return;
    yield rows.map(toRow);
    after = rows.at(-1)![0];
  }
}

/** Options that only reports have. */
const findReportOptions = ({ kind, intent, acquisition }: StartImportInput): Problem[] => {
  if (kind === 'REPORTS') return [];
  return [
    ...(acquisition == null ? [] : [problem('NOT_FOR_REGISTER', ['input', 'acquisition'], { field: '取得方式（acquisition）' })]),
    ...(intent === 'SUBMIT' ? [] : [problem('NOT_FOR_REGISTER', ['input', 'intent'], { field: '保存为草稿（intent: SAVE）' })]),
  ];
};

interface Started {
  readonly importId: string | null;
  readonly problems: readonly Problem[];
}

/** Puts an import of the caller's upload on the list of the workers. */
export const startImport = async (
  scope: RequestScope,
  input: StartImportInput,
): Promise<{ import: Import | null; problems: readonly Problem[] }> => {
  const grant = findImportGrant(scope, input.kind);
  if (!grant) throw new RequestError('FORBIDDEN', { action: IMPORT_ACTIONS[input.kind] });
  const misplaced = findReportOptions(input);
  if (misplaced.length > 0) return { import: null, problems: misplaced };
  const { tenantId } = grant;
  const { accountId } = scope.caller;
  const own = await findAccountScope(scope.database, accountId, { id: scope.requestId, address: scope.address }, scope.now);
  const { uploadId, kind, intent, dryRun, acquisition = null, clientRequestId } = input;
  const refuse = (found: Problem): Started => ({ importId: null, problems: [found] });
  const { importId, problems } = await once<Started>(
    scope,
    { id: clientRequestId, operation: 'startImport', input: { uploadId, kind, intent, dryRun, acquisition }, tenantId },
    async (db) => {
      const refused = (found: Problem) => ({ answer: refuse(found), done: false, acts: [] });
      const upload = isUuid(uploadId) ? await findUpload(db, tenantId, uploadId, accountId) : null;
      if (!upload || upload.path === null || upload.expiresAt <= scope.now)
        return refused(problem('UNKNOWN_UPLOAD', ['input', 'uploadId']));
      const id = randomUUID();
      const { regionId, institutionId } = grant;
      const claimedCaller = own === null ? scope.caller : null;
      const place = { tenantId, importId: id, accountId, regionId, institutionId };
      await addImport(db, { ...place, uploadId, kind, intent, dryRun, acquisition, claimedCaller, requestedAt: scope.now });
      const details = { kind, file: upload.name, sha256: upload.sha256, dryRun, intent };
      return { answer: { importId: id, problems: [] }, done: true, acts: [{ regionId, subjects: [id], details }] };
    },
    refuse,
  );
  return { import: importId === null ? null : await getImport(scope, importId), problems };
};

// A province publishes quota standards; bureaus say which kind of its type an institution is of. The platform brings no value.
import {
  isProblem,
  lengthProblems,
  problem,
  readQuotaHeader,
  readQuotas,
  readQuotaSheetRow,
  type PlacedEntry,
  type Problem,
  type QuotaRow,
  type QuotaStandard,
} from '@shuangcheng/domain';
import type { QuotaInput, QuotaKindInput, QuotaKindsInput } from '@shuangcheng/schema';
import { assertCan, canDo, RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { actsByRegion } from '../audit/audit.service.js';
import { readUploadedTable, type FileRow } from '../imports/uploaded-table.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { addQuotaKinds, findRegistered, type NewQuotaKind, type RegisteredPlace } from './quota-place.store.js';
import { addQuotaStandard, listQuotaStandards } from './quota-standard.store.js';

export interface RowResult {
  readonly index: number;
  readonly problems: readonly Problem[];
}
export interface PublishedQuota {
  readonly standard: QuotaStandard | null;
  readonly results: readonly RowResult[];
  readonly problems: readonly Problem[];
}
interface Answer {
  readonly version: number | null;
  readonly problems: readonly Problem[];
}
const refused = (...problems: Problem[]): Answer => ({ version: null, problems });

const LONGEST = { standardNumber: 60, title: 200, source: 500 } as const;
const NAMES = { standardNumber: '标准编号', title: '标准名称', source: '来源' };
const MOST_ROWS = 5_000;

const checkHeading = (input: QuotaInput, known: readonly QuotaStandard[]): Problem[] => {
  const texts = (['standardNumber', 'title', 'source'] as const).flatMap((name) =>
    lengthProblems(['input', name], NAMES[name], input[name].trim(), 1, LONGEST[name]),
  );
  const { validFrom, validTo, replaces } = input;
  if (validTo != null && validTo <= validFrom)
    texts.push(problem('BAD_FIELD', ['input', 'validTo'], { field: '停止执行的日期', expected: `晚于 ${validFrom}`, actual: validTo }));
  if (replaces != null && !known.some((each) => each.version === replaces))
    texts.push(problem('UNKNOWN_QUOTA', ['input', 'replaces'], { actual: replaces }));
  return texts;
};

const publish = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  input: QuotaInput,
  rows: readonly QuotaRow[],
): Promise<WorkResult<Answer>> => {
  const version = await addQuotaStandard(db, tenantId, {
    standardNumber: input.standardNumber.trim(),
    title: input.title.trim(),
    electricityBasis: input.electricityBasis,
    validFrom: input.validFrom,
    validTo: input.validTo ?? null,
    replaces: input.replaces ?? null,
    source: input.source.trim(),
    publishedAt: scope.now,
    publishedBy: scope.caller.username,
    rows,
  });
  const details = {
    standardNumber: input.standardNumber.trim(),
    rows: rows.length,
    validFrom: input.validFrom,
    replaces: input.replaces ?? null,
  };
  return {
    answer: { version, problems: [] },
    done: true,
    acts: [{ regionId: tenantId, subjects: [`Quota:${tenantId}:${version}`], details }],
  };
};

/** The rows of an uploaded sheet, each with its number in the file. */
const readSheet = async (scope: RequestScope, tenantId: number, uploadId: string): Promise<readonly PlacedEntry[] | readonly Problem[]> => {
  const read = await readUploadedTable(scope, tenantId, uploadId, MOST_ROWS);
  if (!isRows(read)) return read;
  const [header, ...rows] = read;
  const columns = header!.problems.length > 0 ? header!.problems : readQuotaHeader(header!.cells);
  if (!('get' in columns)) return columns;
  return rows.flatMap(({ row, cells, problems }): PlacedEntry[] => {
    const path = ['file', String(row)];
    const entry = problems.length > 0 ? problems : readQuotaSheetRow(columns, cells, path);
    return entry === null ? [] : [{ path, entry }];
  });
};
const isRows = (read: readonly FileRow[] | readonly Problem[]): read is readonly FileRow[] => read.every((each) => 'cells' in each);
const isPlaced = (read: readonly PlacedEntry[] | readonly Problem[]): read is readonly PlacedEntry[] =>
  read.every((each) => 'entry' in each);

/** The rows as they were typed, in the request or in a file; or why there are none. */
const readEntries = async (
  scope: RequestScope,
  tenantId: number,
  input: QuotaInput,
): Promise<readonly PlacedEntry[] | readonly Problem[]> => {
  const values = input.values ?? [];
  if (input.uploadId != null && values.length > 0)
    return [
      problem('BAD_FIELD', ['input', 'uploadId'], {
        field: '上传文件（uploadId）',
        expected: '空（已给出 values）',
        actual: input.uploadId,
      }),
    ];
  const entries =
    input.uploadId == null
      ? values.map((entry, index) => ({ entry, path: ['input', 'values', String(index)] }))
      : await readSheet(scope, tenantId, input.uploadId);
  if (!isPlaced(entries)) return entries;
  if (entries.length === 0) return [problem('BATCH_EMPTY', ['input', 'values'])];
  if (entries.length > MOST_ROWS) return [problem('BATCH_TOO_LARGE', ['input', 'values'], { expected: MOST_ROWS, actual: entries.length })];
  return entries;
};

/**
 * Publishes a quota standard of a province: every row is judged and answered, and the standard is published whole or not at all. With
 * `preview` nothing is written. Throws OUT_OF_SCOPE and FORBIDDEN, and BAD_USER_INPUT for a region that is no province.
 */
export const publishQuota = async (scope: RequestScope, regionId: number, input: QuotaInput): Promise<PublishedQuota> => {
  const region = scope.tree.get(regionId);
  const { tenantId } = region;
  assertCan(scope, 'quotas:publish', { regionId });
  if (region.level !== 'PROVINCE')
    throw new RequestError('BAD_USER_INPUT', { field: 'region', expected: '省（直辖市）区划代码', actual: region.code });
  const readAll = async (): Promise<QuotaStandard[]> =>
    (await withTenantSession(scope, 'read', (db) => listQuotaStandards(db, [tenantId])))[0]!;
  const [known, entries] = await Promise.all([readAll(), readEntries(scope, tenantId, input)]);
  const { rows, problems: judged } = readQuotas(isPlaced(entries) ? entries : []);
  const heading = [...checkHeading(input, known), ...(isPlaced(entries) ? [] : entries)];
  const results = judged.map((problems, index) => ({ index, problems }));
  const bad = judged.filter((problems) => problems.length > 0).length;
  const found = bad === 0 ? heading : [...heading, problem('ROWS_REFUSED', ['input', 'values'], { actual: bad })];
  if (input.preview) return { standard: null, results, problems: found };
  const { clientRequestId: id, ...asked } = input;
  const work = async (db: TenantDb): Promise<WorkResult<Answer>> =>
    found.length > 0 ? { answer: refused(...found), done: false, acts: [] } : publish(scope, db, tenantId, input, rows);
  const { version, problems } = await once<Answer>(scope, { id, operation: 'publishQuota', input: asked, tenantId }, work, refused);
  return { standard: version === null ? null : (await readAll()).find((each) => each.version === version)!, results, problems };
};

export interface KindsResult {
  readonly accepted: number;
  readonly results: readonly RowResult[];
  readonly problems: readonly Problem[];
}
type JudgedKind = NewQuotaKind & { readonly code: string };

const judgeKind = (
  scope: RequestScope,
  row: QuotaKindInput,
  place: RegisteredPlace | undefined,
  standards: readonly QuotaStandard[],
  path: readonly string[],
): JudgedKind | Problem => {
  if (!place) return problem('UNKNOWN_INSTITUTION', [...path, 'institution'], { actual: row.institution });
  const { institutionId, regionId, system, type } = place;
  if (!canDo(scope, 'register:write', { regionId, system, institutionId }))
    return problem('NOT_ALLOWED', [...path, 'institution'], { action: 'register:write' });
  const kind = row.kind.trim();
  const ofType = standards.flatMap(({ rows }) => rows.filter((each) => each.type === type && each.kind !== ''));
  const kinds = [...new Set(ofType.map((each) => each.kind))];
  if (!kinds.includes(kind))
    return problem('BAD_FIELD', [...path, 'kind'], {
      field: '类别',
      expected: kinds.slice(0, 20).join('、') || '空（本省定额中该类型不分类别）',
      actual: row.kind,
    });
  if (row.fromYear < 2000 || row.fromYear > 2099)
    return problem('BAD_FIELD', [...path, 'fromYear'], { field: '年份', expected: '2000 至 2099', actual: row.fromYear });
  return { institutionId, regionId, system, kind, fromYear: row.fromYear, code: row.institution };
};
const setKinds = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  rows: readonly QuotaKindInput[],
): Promise<WorkResult<KindsResult>> => {
  const places = await findRegistered(db, tenantId, [...new Set(rows.map((row) => row.institution))]);
  const [standards] = await listQuotaStandards(db, [tenantId]);
  const judged = rows.map((row, index) =>
    judgeKind(scope, row, places.get(row.institution), standards!, ['input', 'kinds', String(index)]),
  );
  const good = judged.filter((each): each is JudgedKind => !isProblem(each));
  if (good.length > 0) await addQuotaKinds(db, tenantId, good, scope.caller.username, scope.now);
  const results = judged.map((each, index) => ({ index, problems: isProblem(each) ? [each] : [] }));
  const acts = actsByRegion(good.map((each) => ({ regionId: each.regionId, subject: `${each.code} ${each.kind} ${each.fromYear}` })));
  return { answer: { accepted: good.length, results, problems: [] }, done: good.length > 0, acts };
};

/** Says which kind of its type each institution is of, from a year on; each row answered on its own, the last word on an institution holds. */
export const setQuotaKinds = (scope: RequestScope, { kinds, clientRequestId: id }: QuotaKindsInput): Promise<KindsResult> => {
  const tenantId = scope.writable.tenants[0];
  const refuse = (found: Problem): KindsResult => ({ accepted: 0, results: [], problems: [found] });
  if (kinds.length === 0) return Promise.resolve(refuse(problem('BATCH_EMPTY', ['input', 'kinds'])));
  if (kinds.length > MOST_ROWS)
    return Promise.resolve(refuse(problem('BATCH_TOO_LARGE', ['input', 'kinds'], { expected: MOST_ROWS, actual: kinds.length })));
  return once<KindsResult>(scope, { id, operation: 'setQuotaKinds', input: kinds }, (db) => setKinds(scope, db, tenantId!, kinds), refuse);
};

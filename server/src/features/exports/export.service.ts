// Exports: register, reports, roll-up cells and summary tables as CSV or XLSX, streamed from one read-only transaction
// under the caller's own rights.
import { firstDayOf, dayOf, formatPeriod, lastDayOf, monthOf, type Action, type Period, type RegionId } from '@shuangcheng/domain';
import { assertCan, RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseOptions } from '../figures/figure.service.js';
import { getRegion } from '../regions/region.service.js';
import { getSummary } from '../summaries/summary.service.js';
import type { Cell } from './export-cell.js';
import { monthsOfRange, type ExportName, type ExportRequest } from './export-request.js';
import { REGISTER_HEADER, registerCells, REPORT_HEADER, reportCells, ROLL_UP_HEADER, rollUpCells } from './export-row.js';
import { toByteStream } from './export-stream.js';
import type { ExportTable } from './export-table.js';
import { regionRuns, type RegionRun } from './region-runs.js';
import { listRegisterPages } from './register-export.store.js';
import { listReportPages } from './report-export.store.js';
import { listCellPages, listMadeUpRegions } from './roll-up-export.store.js';
import { summaryCells, summaryHeader } from './summary-export.js';

/** The same right as the lists of the API need that show the same rows. */
const ACTIONS: Readonly<Record<ExportName, Action>> = {
  register: 'institutions:read',
  reports: 'reports:read',
  'roll-ups': 'figures:read',
  summary: 'figures:read',
};
const TITLES: Readonly<Record<ExportName, string>> = {
  register: '公共机构名录',
  reports: '能源资源消费报表',
  'roll-ups': '汇总单元',
  summary: '综合表',
};

type Pages = AsyncGenerator<readonly (readonly Cell[])[]>;

/** Everything of each region in turn. */
const ofEach = async function* <Place, Row>(
  places: readonly Place[],
  read: (place: Place) => AsyncIterable<readonly Row[]>,
  toCells: (place: Place, row: Row) => Cell[],
): Pages {
  for (const place of places) for await (const rows of read(place)) yield rows.map((row) => toCells(place, row));
};

interface Asked {
  readonly scope: RequestScope;
  readonly request: ExportRequest;
  readonly regionId: RegionId;
  readonly tenantId: number;
}

const registerTable = ({ scope, request, regionId, tenantId }: Asked): ExportTable => {
  const { from, to } = request;
  const months = from && to && monthsOfRange(from, to);
  const range = months && { first: firstDayOf(months.first), last: lastDayOf(months.last) };
  // With the regions that ended: who closed before is still registered there.
  const regions = scope.tree.viewOn(regionId, dayOf(scope.now)).regionIds.map((id) => scope.tree.get(id));
  return {
    title: TITLES.register,
    header: REGISTER_HEADER,
    pages: (db) => ofEach(regions, (region) => listRegisterPages(db, tenantId, region.id, range), registerCells),
  };
};

const runsOf = ({ scope, request, regionId }: Asked): RegionRun[] => {
  const { first, last } = monthsOfRange(request.from!, request.to!);
  return regionRuns(scope.tree, regionId, first, Math.min(last, monthOf(scope.now)), scope.now);
};

const reportTable = (asked: Asked): ExportTable => ({
  title: TITLES.reports,
  header: REPORT_HEADER,
  pages: (db) =>
    ofEach(
      runsOf(asked),
      (run) => listReportPages(db, asked.tenantId, asked.request.basis, run),
      (run, row) => reportCells(asked.scope.tree.get(run.regionId), row),
    ),
});

const rollUpTable = (asked: Asked): ExportTable => ({
  title: TITLES['roll-ups'],
  header: ROLL_UP_HEADER,
  pages: async function* (db) {
    const runs = runsOf(asked);
    const { basis } = asked.request;
    // Institutions of a region that has ended are in the register where all of it went.
    const heirOf = (id: RegionId): RegionId => asked.scope.tree.regionOn(id, dayOf(asked.scope.now));
    const regionIds = [...new Set(runs.flatMap((run) => [run.regionId, heirOf(run.regionId)]))];
    const madeUp = await listMadeUpRegions(db, asked.tenantId, regionIds);
    const hasMadeUp = (id: RegionId): boolean => madeUp.has(id) || madeUp.has(heirOf(id));
    yield* ofEach(
      runs,
      (run) => listCellPages(db, asked.tenantId, basis, run),
      (run, row) => rollUpCells(asked.scope.tree.get(run.regionId), basis, hasMadeUp(run.regionId), row),
    );
  },
});

/** Some forty lines: read whole, before the first byte. */
const summaryTable = async ({ scope, request, regionId }: Asked): Promise<ExportTable> => {
  const view = await getSummary(scope, regionId, request.from!, request.by, chooseOptions({ basis: request.basis }));
  return {
    title: TITLES.summary,
    header: summaryHeader(view),
    pages: async function* () {
      yield summaryCells(view);
    },
  };
};

const tableOf = (asked: Asked): ExportTable | Promise<ExportTable> => {
  switch (asked.request.name) {
    case 'register':
      return registerTable(asked);
    case 'reports':
      return reportTable(asked);
    case 'roll-ups':
      return rollUpTable(asked);
    case 'summary':
      return summaryTable(asked);
  }
};

const rangeText = (from: Period | null, to: Period | null): string =>
  from === null || to === null
    ? ''
    : formatPeriod(from) === formatPeriod(to)
      ? `_${formatPeriod(from)}`
      : `_${formatPeriod(from)}_${formatPeriod(to)}`;

export interface OpenedExport {
  readonly fileName: string;
  /** The file's bytes. Ends with an error, never early as if it were whole, when a page cannot be read. */
  readonly bytes: Readable;
  /** Settles when the transaction has ended: rejects when it failed, or when the reader went away. */
  readonly done: Promise<void>;
}

/**
 * Opens an export. Throws OUT_OF_SCOPE or FORBIDDEN before anything is read where the caller's grants do not allow the
 * region. Rows are read page by page as the bytes are taken: memory does not grow with the number of rows, and the
 * transaction ends when the reader goes away.
 */
export const openExport = async (scope: RequestScope, request: ExportRequest): Promise<OpenedExport> => {
  const { regionId } = getRegion(scope, request.region);
  assertCan(scope, ACTIONS[request.name], { regionId });
  if (request.format === 'xlsx' && request.encoding !== 'utf-8')
    throw new RequestError('BAD_USER_INPUT', { field: 'encoding', expected: 'xlsx 无须指定编码', actual: request.encoding });
  const table = await tableOf({ scope, request, regionId, tenantId: scope.tree.get(regionId).tenantId });
  const bytes = new PassThrough({ highWaterMark: 1 << 18 });
  const send = (db: TenantDb) => pipeline(toByteStream(table.title, table.header, table.pages(db), request), bytes, { end: false });
  const done = withTenantSession(scope, 'read', send);
  // The file ends when its transaction has: who has it whole holds no connection any more.
  done.then(
    () => bytes.end(),
    (error: Error) => bytes.destroy(error),
  );
  return { fileName: `${table.title}_${request.region}${rangeText(request.from, request.to)}.${request.format}`, bytes, done };
};

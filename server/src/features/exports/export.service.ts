// Exports: register, reports, roll-up cells, summary tables and figures as tables, and what other systems read as documents, streamed
// from one read-only transaction under the caller's own rights.
import {
  dayOf,
  FIGURES_FORMAT,
  firstDayOf,
  formatPeriod,
  lastDayOf,
  monthOf,
  REPORTS_FORMAT,
  toAdxFigures,
  toAdxGroup,
  toJsonFigures,
  toJsonReport,
  type Action,
  type ExchangedFigures,
  type Period,
  type Region,
  type RegionId,
} from '@shuangcheng/domain';
import { assertCan, ReadSession, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { chooseOptions } from '../figures/figure-choice.service.js';
import { getRegion } from '../regions/region.service.js';
import { getSummary } from '../summaries/summary.service.js';
import { toAdxText, toJsonText, type DocumentHead, type ExportDocument } from './export-document.js';
import { monthsOfRange, periodsOfRange, type ExportName, type ExportRequest } from './export-request.js';
import { REGISTER_HEADER, registerCells, REPORT_HEADER, reportCells, ROLL_UP_HEADER, rollUpCells } from './export-row.js';
import { toByteStream } from './export-stream.js';
import type { ExportTable } from './export-table.js';
import { listFigures } from './figure-export.service.js';
import { FIGURE_HEADER, toFigureRows } from './figure-row.js';
import { regionRuns, type RegionRun } from './region-runs.js';
import { listRegisterPages } from './register-export.store.js';
import { toExchangedReport } from './report-exchange.js';
import { listReportPages, type ReportExportRow } from './report-export.store.js';
import { readMadeUp } from '../institutions/made-up.service.js';
import { listCellPages } from './roll-up-export.store.js';
import { summaryCells, summaryHeader } from './summary-export.js';

/** The same right as the lists of the API need that show the same rows. */
const ACTIONS: Readonly<Record<ExportName, Action>> = {
  register: 'institutions:read',
  reports: 'reports:read',
  'roll-ups': 'figures:read',
  summary: 'figures:read',
  figures: 'figures:read',
};
const TITLES: Readonly<Record<ExportName, string>> = {
  register: '公共机构名录',
  reports: '能源资源消费报表',
  'roll-ups': '汇总单元',
  summary: '综合表',
  figures: '指标数值',
};

/** Everything of each region in turn. */
const ofEach = async function* <Place, Row, Written>(
  places: readonly Place[],
  read: (place: Place) => AsyncIterable<readonly Row[]>,
  write: (place: Place, row: Row) => Written,
): AsyncGenerator<readonly Written[]> {
  for (const place of places) for await (const rows of read(place)) yield rows.map((row) => write(place, row));
};

const eachOf = async function* <Row, Written>(
  pages: AsyncIterable<readonly Row[]>,
  write: (row: Row) => Written,
): AsyncGenerator<readonly Written[]> {
  for await (const rows of pages) yield rows.map(write);
};

interface Asked {
  readonly scope: RequestScope;
  readonly request: ExportRequest;
  readonly regionId: RegionId;
  readonly tenantId: number;
}

const headOf = ({ scope, request }: Asked, format: string): DocumentHead => {
  const { region, from, to, basis } = request;
  return { format, exported: scope.now, region, from: from!, to: to!, basis };
};

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

const reportPages = <Row>(asked: Asked, db: TenantDb, toRow: (region: Region, row: ReportExportRow) => Row) =>
  ofEach(
    runsOf(asked),
    (run) => listReportPages(db, asked.tenantId, asked.request.basis, run),
    (run, row) => toRow(asked.scope.tree.get(run.regionId), row),
  );

const reportExport = (asked: Asked): ExportTable | ExportDocument => {
  const title = TITLES.reports;
  const exchanged = (db: TenantDb) => reportPages(asked, db, toExchangedReport);
  switch (asked.request.format) {
    case 'adx':
      return { title, chunks: (db) => toAdxText(asked.scope.now, eachOf(exchanged(db), toAdxGroup)) };
    case 'json':
      return { title, chunks: (db) => toJsonText(headOf(asked, REPORTS_FORMAT), 'reports', eachOf(exchanged(db), toJsonReport)) };
    default:
      return { title, header: REPORT_HEADER, pages: (db) => reportPages(asked, db, reportCells) };
  }
};

const rollUpTable = (asked: Asked): ExportTable => ({
  title: TITLES['roll-ups'],
  header: ROLL_UP_HEADER,
  pages: async function* (db) {
    const runs = runsOf(asked);
    const { basis } = asked.request;
    const hasMadeUp = await readMadeUp(
      asked.scope,
      db,
      runs.map(({ regionId }) => regionId),
    );
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

const figurePages = async function* (asked: Asked, db: TenantDb): AsyncGenerator<readonly ExchangedFigures[]> {
  const { scope, regionId, request } = asked;
  const isMadeUp = await readMadeUp(asked.scope, db, scope.tree.everBelow(regionId));
  const hasMadeUp = (ids: readonly RegionId[]): boolean => ids.some(isMadeUp);
  yield* listFigures(scope, { regionId, periods: periodsOfRange(request.from!, request.to!), basis: request.basis, hasMadeUp });
};

const figureExport = (asked: Asked): ExportTable | ExportDocument => {
  const title = TITLES.figures;
  switch (asked.request.format) {
    case 'adx':
      return { title, chunks: (db) => toAdxText(asked.scope.now, eachOf(figurePages(asked, db), toAdxFigures)) };
    case 'json':
      return { title, chunks: (db) => toJsonText(headOf(asked, FIGURES_FORMAT), 'figures', eachOf(figurePages(asked, db), toJsonFigures)) };
    default:
      return {
        title,
        header: FIGURE_HEADER,
        pages: async function* (db) {
          for await (const page of figurePages(asked, db)) yield page.flatMap(toFigureRows);
        },
      };
  }
};

const contentOf = (asked: Asked): ExportTable | ExportDocument | Promise<ExportTable> => {
  switch (asked.request.name) {
    case 'register':
      return registerTable(asked);
    case 'reports':
      return reportExport(asked);
    case 'roll-ups':
      return rollUpTable(asked);
    case 'summary':
      return summaryTable(asked);
    case 'figures':
      return figureExport(asked);
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
  // Whatever is read joins it: one snapshot for the whole file.
  const session = new ReadSession(scope);
  scope.readSession = session;
  try {
    const content = await contentOf({ scope, request, regionId, tenantId: scope.tree.get(regionId).tenantId });
    const bytes = new PassThrough({ highWaterMark: 1 << 18 });
    const send = (db: TenantDb) => pipeline(toByteStream(content, db, request), bytes, { end: false });
    const done = withTenantSession(scope, 'read', send).finally(() => session.close());
    // The file ends when its transaction has: who has it whole holds no connection any more.
    done.then(
      () => bytes.end(),
      (error: Error) => bytes.destroy(error),
    );
    return { fileName: `${content.title}_${request.region}${rangeText(request.from, request.to)}.${request.format}`, bytes, done };
  } catch (error) {
    await session.close();
    throw error;
  }
};

import { dayOf, formatPeriod, isSystemCode, monthPeriod, monthsOf, SYSTEMS, treeDayOf, type Period } from '@shuangcheng/domain';
import { readPage, toConnection, type Connection, type PageInput, type Report } from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { readCursor } from '../page-cursor.js';
import type { Loaders } from '../../loaders.js';
import type { FigureView } from '../figures/figure.service.js';
import { encodeReportId } from './report-id.js';
import {
  FIRST_MONTH,
  LAST_MONTH,
  countReportsOfInstitution,
  countWaitingReports,
  listCountedReports,
  listCountedReportsOfInstitution,
  listReportsOfInstitution,
  listWaitingReports,
  type RegionReportQuery,
  type ReportHead,
  type ReportPosition,
} from './report-reading.store.js';

export { toMeasures as toMeasureNodes } from './measure-row.js';

export const toReportNode = (head: ReportHead): Report => ({
  __typename: 'Report',
  id: encodeReportId(head),
  period: monthPeriod(head.month),
  ...head,
});

const positionOf = (after: string | null | undefined): ReportPosition | null => {
  if (!after) return null;
  const [month, institutionId] = readCursor(after, 'number', 'uuid');
  return { month, institutionId };
};
const reportKey = (report: Report) => [report.month, report.institutionId] as const;

/** Every report version that entered a figure, by month and institution. */
export const listReportsOfFigure = async (scope: RequestScope, view: FigureView, input: PageInput): Promise<Connection<Report>> => {
  const page = readPage(input);
  const { place, choice } = view;
  if (choice.asOf !== null) {
    throw new RequestError('BAD_USER_INPUT', {
      field: 'options.asOf',
      expected: '不指定（逐份报表只按当前数据列出）',
      actual: choice.asOf.toISOString(),
    });
  }
  const after = positionOf(page.after);
  const months = monthsOf(view.period);
  const rows = await withTenantSession(scope, 'read', (db) =>
    'key' in place
      ? listCountedReports(db, choice.basis, place.key, after, page.first + 1)
      : listCountedReportsOfInstitution(
          db,
          choice.basis,
          { ...place.institution, from: months[0]!, to: months.at(-1)! },
          after?.month ?? 0,
          page.first + 1,
        ),
  );
  return toConnection(rows.map(toReportNode), page, reportKey, view.reports);
};

/** The newest version of an institution's report for a month; null where there is none. Throws for a longer period. */
export const findNewestReport = async (
  loaders: Loaders,
  institution: { tenantId: number; institutionId: string },
  period: Period,
): Promise<Report | null> => {
  if (period.kind !== 'MONTH')
    throw new RequestError('BAD_USER_INPUT', { field: 'period', expected: '月份，如 2023-07', actual: formatPeriod(period) });
  const { tenantId, institutionId } = institution;
  const head = await loaders.reports.load({ tenantId, institutionId, month: period.year * 100 + period.firstMonth, version: null });
  return head ? toReportNode(head) : null;
};

/** The version of the report's month that counts for approved figures; null where none does. */
export const findCountedVersion = async (loaders: Loaders, report: Report): Promise<Report | null> => {
  const { tenantId, institutionId, month, version, approvedVersion } = report;
  if (approvedVersion === null) return null;
  if (approvedVersion === version) return report;
  const head = await loaders.reports.load({ tenantId, institutionId, month, version: approvedVersion });
  return head && toReportNode(head);
};

/** The newest version of every report of an institution, newest month first. */
export const listInstitutionReports = async (
  scope: RequestScope,
  institution: { tenantId: number; institutionId: string },
  range: { from: Period | null; to: Period | null },
  input: PageInput,
): Promise<Connection<Report>> => {
  const page = readPage(input, 24);
  const from = range.from ? monthsOf(range.from)[0]! : null;
  const to = range.to ? monthsOf(range.to).at(-1)! : null;
  const before = page.after ? readCursor(page.after, 'number')[0] : null;
  const rows = await withTenantSession(scope, 'read', (db) => listReportsOfInstitution(db, institution, from, to, before, page.first + 1));
  return toConnection(
    rows.map(toReportNode),
    page,
    (report) => [report.month],
    () => withTenantSession(scope, 'read', (db) => countReportsOfInstitution(db, institution, from, to)),
  );
};

interface QueueFilter {
  readonly withFindings?: boolean | null;
  readonly type?: string | null;
  readonly system?: string | null;
}

const queueOf = (scope: RequestScope, regionId: number, period: Period | null, input: QueueFilter): RegionReportQuery => {
  const months = period ? monthsOf(period) : null;
  return {
    tenantId: scope.tree.get(regionId).tenantId,
    // What waits in a region that has ended since is for those who follow it.
    regionIds: scope.tree.viewOn(regionId, period ? treeDayOf(period, scope.now) : dayOf(scope.now)).regionIds,
    from: months?.[0] ?? FIRST_MONTH,
    to: months?.at(-1) ?? LAST_MONTH,
    type: input.type ?? null,
    systems: input.system == null ? null : [input.system],
    withFindings: input.withFindings ?? null,
  };
};

/** Reports of a region's subtree that wait for review, oldest month first. */
export const listReviewQueue = async (
  scope: RequestScope,
  regionId: number,
  period: Period | null,
  input: PageInput & QueueFilter,
): Promise<Connection<Report>> => {
  assertCan(scope, 'reports:read', { regionId });
  const { system = null } = input;
  if (system !== null && !isSystemCode(system))
    throw new RequestError('BAD_USER_INPUT', {
      field: 'system',
      expected: SYSTEMS.map((known) => known.code).join('、'),
      actual: system,
    });
  const page = readPage(input);
  const query = queueOf(scope, regionId, period, input);
  const after = positionOf(page.after);
  const rows = await withTenantSession(scope, 'read', (db) => listWaitingReports(db, query, after, page.first + 1));
  return toConnection(rows.map(toReportNode), page, reportKey, () =>
    withTenantSession(scope, 'read', (db) => countWaitingReports(db, query)),
  );
};

/** How many reports wait for review in a region. Throws where the caller may not read them. */
export const countReviewQueue = (scope: RequestScope, regionId: number): Promise<number> => {
  assertCan(scope, 'reports:read', { regionId });
  return withTenantSession(scope, 'read', (db) => countWaitingReports(db, queueOf(scope, regionId, null, {})));
};

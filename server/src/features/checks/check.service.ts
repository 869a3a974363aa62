// Checks as the API shows them: to whoever opened them, whoever reviews, and whoever is under review.
import { addMonths, dayOf, monthPeriod, monthsOf, parsePeriod, Decimal, type MonthKey } from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type CheckFinding,
  type CheckItem,
  type CheckSession,
  type Connection,
  type FindingStep,
  type MeasureValue,
  type PageInput,
  type QualityCheck,
} from '@shuangcheng/schema';
import { assertCan, RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { readCursor } from '../page-cursor.js';
import { getRegion } from '../regions/region.service.js';
import { toMeasureNodes } from '../reports/report.service.js';
import { encodeCheckId, encodeFindingId, parseCheckId } from './check-id.js';
import {
  countChecksOf,
  countItemsOf,
  listChecks,
  listItems,
  listSessions,
  type CheckRow,
  type FindingRow,
  type ItemFilter,
  type ItemKey,
  type ItemRow,
  type SnapshotRow,
  type StepRow,
} from './check-reading.store.js';

const instant = (value: Date | string): Date => new Date(value);
const instantOrNull = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));

export const toCheckNode = (row: CheckRow): QualityCheck => ({
  __typename: 'QualityCheck',
  id: encodeCheckId(row),
  ...row,
  period: parsePeriod(row.period)!,
  ratePercent: row.ratePercent === null ? null : new Decimal(row.ratePercent),
  openedAt: instant(row.openedAt),
  closedAt: instantOrNull(row.closedAt),
});

export const toItemNode = (row: ItemRow): CheckItem => ({
  ...row,
  checkedAt: instantOrNull(row.checkedAt),
});

/** Not answered in time; what was dismissed needs no answer. */
const isOverdue = ({ state, answeredAt, closedAt, dueDate }: FindingRow, now: Date): boolean =>
  state !== 'DISMISSED' && dayOf(instant(answeredAt ?? closedAt ?? now)) > dueDate;

export const toFindingNode = (scope: RequestScope, row: FindingRow): CheckFinding => ({
  __typename: 'CheckFinding',
  id: encodeFindingId(row),
  ...row,
  institutionCode: row.code,
  period: row.month === null ? null : monthPeriod(row.month),
  recordedAt: instant(row.recordedAt),
  overdue: isOverdue(row, scope.now),
});

export const toStepNode = (row: StepRow): FindingStep => ({
  ...row,
  at: instant(row.at),
  correctedPeriod: row.month === null ? null : monthPeriod(row.month),
  correctedVersion: row.version,
});

/** A copy of a report under review, with its values. */
export interface CheckedReportNode {
  readonly period: ReturnType<typeof monthPeriod>;
  readonly version: number;
  readonly status: string;
  readonly values: MeasureValue[];
}
const toCheckedReport = (row: SnapshotRow): CheckedReportNode => ({
  period: monthPeriod(row.month),
  version: row.version,
  status: row.status,
  values: toMeasureNodes(row),
});

/** The reports of an institution under review: of the check's period, or of the same months of the year before. */
export const listCheckedReports = async (loaders: Loaders, item: ItemKey, when: 'PERIOD' | 'YEAR_BEFORE'): Promise<CheckedReportNode[]> => {
  const check = (await loaders.checks.load(item))!;
  const months = new Set<MonthKey>(monthsOf(parsePeriod(check.period)!).map((month) => addMonths(month, when === 'PERIOD' ? 0 : -12)));
  return (await loaders.checkSnapshots.load(item)).filter((row) => months.has(row.month)).map(toCheckedReport);
};

/** The check with that id. Throws NOT_FOUND where there is none that the caller takes part in or may see. */
export const getCheck = async (loaders: Loaders, id: string): Promise<QualityCheck> => {
  const key = parseCheckId(id);
  const row = key && (await loaders.checks.load(key));
  if (!row) throw new RequestError('NOT_FOUND', { what: '这项检查' });
  return toCheckNode(row);
};

const positionOf = (after: string | null): { openedAt: string; checkId: string } | null => {
  if (after === null) return null;
  const [openedAt, checkId] = readCursor(after, 'text', 'uuid');
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(openedAt) || Number.isNaN(Date.parse(openedAt)))
    throw new RequestError('BAD_USER_INPUT', { field: 'after', expected: '由本接口返回的游标', actual: after });
  return { openedAt, checkId };
};

/** Checks in which the region or one of its subtree takes part, the newest first. */
export const listRegionChecks = async (scope: RequestScope, code: string, input: PageInput): Promise<Connection<QualityCheck>> => {
  const { regionId } = getRegion(scope, code);
  assertCan(scope, 'checks:read', { regionId });
  const page = readPage(input);
  const { tenantId } = scope.tree.get(regionId);
  const regionIds = scope.tree.subtreeOn(regionId, dayOf(scope.now));
  const after = positionOf(page.after);
  const rows = await withTenantSession(scope, 'read', (db) => listChecks(db, tenantId, regionIds, after, page.first + 1));
  return toConnection(
    rows.map(toCheckNode),
    page,
    (check) => [check.openedAt.toISOString(), check.checkId],
    () => withTenantSession(scope, 'read', (db) => countChecksOf(db, tenantId, regionIds)),
  );
};

const regionsOf = (scope: RequestScope, code: string | null | undefined): readonly number[] | null =>
  code == null ? null : scope.tree.subtreeOn(getRegion(scope, code).regionId, dayOf(scope.now));

/** Institutions under review in a check, by code: those that the caller opened the check for, reviews, or answers for. */
export const listCheckItems = async (
  scope: RequestScope,
  check: QualityCheck,
  given: { region?: string | null; assignedTo?: string | null; state?: string | null; institution?: string | null } & PageInput,
): Promise<Connection<CheckItem>> => {
  const page = readPage(given);
  const filter: ItemFilter = {
    regionIds: regionsOf(scope, given.region),
    assignedRegionIds: regionsOf(scope, given.assignedTo),
    state: given.state ?? null,
    code: given.institution?.trim().toUpperCase() ?? null,
  };
  const after = page.after ? readCursor(page.after, 'text')[0] : '';
  const rows = await withTenantSession(scope, 'read', (db) => listItems(db, check, filter, after, page.first + 1));
  return toConnection(
    rows.map(toItemNode),
    page,
    (item) => [item.code],
    () => withTenantSession(scope, 'read', (db) => countItemsOf(db, check, filter)),
  );
};

export const listCheckSessions = async (scope: RequestScope, check: QualityCheck): Promise<CheckSession[]> =>
  (await withTenantSession(scope, 'read', (db) => listSessions(db, check))).map((row) => ({ ...row, recordedAt: instant(row.recordedAt) }));

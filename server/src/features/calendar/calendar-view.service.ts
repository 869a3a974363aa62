// A region's calendar as people read it: what it and the levels above it have said, and what of it holds today.
import {
  autoLockIn,
  dayOf,
  dueDayIn,
  firstMonthIn,
  isInForce,
  lockIn,
  monthOf,
  monthPeriod,
  reminderDaysIn,
  ROLE_ACTIONS,
  addMonths,
  formatPeriod,
  monthsOf,
  type CalendarEntry,
  type Day,
  type LockInForce,
  type MonthKey,
  type Period,
  type PeriodKind,
} from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type Calendar,
  type CalendarEntry as CalendarEntryNode,
  type CalendarLock,
  type Connection,
  type PageInput,
} from '@shuangcheng/schema';
import { canDo, RequestError, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { readCursor } from '../page-cursor.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import { firstPeriodFrom } from './calendar-change.service.js';
import { toRow } from './calendar-row.js';
import { chainOf, lockedBy } from './month-gate.service.js';

const KINDS: readonly PeriodKind[] = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'];

/** Whether a grant holds there or somewhere below: what a province says holds for its reporters too. */
const concerns = (scope: RequestScope, regionId: number): boolean =>
  canDo(scope, 'institutions:read', { regionId }) ||
  scope.caller.grants.some(
    (grant) =>
      isInForce(grant, scope.now) &&
      ROLE_ACTIONS[grant.role].includes('institutions:read') &&
      scope.tree.coverOn(regionId, dayOf(scope.now)).includes(grant.regionId),
  );

/** Throws OUT_OF_SCOPE for a region whose calendar does not concern the caller. */
const assertConcerns = (scope: RequestScope, regionId: number): void => {
  if (!concerns(scope, regionId)) throw new RequestError('OUT_OF_SCOPE', { code: scope.tree.get(regionId).code });
};

const periodOrNull = (month: MonthKey | null | undefined) => (month ? monthPeriod(month) : null);

export const toEntryNode = (scope: RequestScope, entry: CalendarEntry): CalendarEntryNode => {
  const row = toRow(entry);
  const months =
    entry.kind === 'REMINDER' || entry.kind === 'DUE_DATE'
      ? {}
      : { from: row['month_from'] as number, to: row['month_to'] as number | null };
  return {
    number: entry.number,
    kind: entry.kind,
    region: regionNode(scope, entry.regionId),
    issuedBy: entry.issuedBy,
    from: periodOrNull(months.from),
    to: periodOrNull(months.to),
    periodKind: entry.kind === 'DUE_RULE' ? entry.periodKind : null,
    monthsAfter: entry.kind === 'DUE_RULE' ? entry.rule.monthsAfter : null,
    day: entry.kind === 'DUE_RULE' ? entry.rule.day : null,
    period: entry.kind === 'DUE_DATE' ? entry.period : null,
    dueDate: entry.kind === 'DUE_DATE' ? entry.dueDate : null,
    days: entry.kind === 'REMINDER' || entry.kind === 'AUTO_LOCK' ? entry.days : null,
    until: entry.kind === 'REOPEN' ? entry.until : null,
    institutionId: entry.kind === 'REOPEN' ? entry.institutionId : null,
    tenantId: scope.tree.get(entry.regionId).tenantId,
    reason: entry.reason,
    at: entry.recordedAt,
    actor: entry.recordedBy,
  };
};

export const toLockNode = (scope: RequestScope, month: MonthKey, lock: LockInForce): CalendarLock => ({
  period: monthPeriod(month),
  region: regionNode(scope, lock.entry.regionId),
  issuedBy: lock.entry.issuedBy,
  automatic: lock.automatic,
  since: lock.since,
  actor: lock.entry.recordedBy,
  reason: lock.entry.reason ?? (lock.automatic ? lockedBy(lock) : null),
});

/** The lock that holds on the region's month; null where it is open. */
export const lockOfMonth = (
  scope: RequestScope,
  entries: readonly CalendarEntry[],
  regionId: number,
  month: MonthKey,
): CalendarLock | null => {
  const lock = lockIn(entries, chainOf(scope, regionId, month), { month, institutionId: null }, dayOf(scope.now));
  return lock && toLockNode(scope, month, lock);
};

/** Every month of the region that is locked today, from the first that any lock names. */
const lockedMonths = (scope: RequestScope, entries: readonly CalendarEntry[], regionId: number): CalendarLock[] => {
  const named = entries.flatMap((entry) => (entry.kind === 'LOCK' || entry.kind === 'AUTO_LOCK' ? entry.from : []));
  const locks: CalendarLock[] = [];
  if (named.length === 0) return locks;
  for (let month = Math.min(...named); month <= monthOf(scope.now); month = addMonths(month, 1)) {
    const lock = lockOfMonth(scope, entries, regionId, month);
    if (lock) locks.push(lock);
  }
  return locks;
};

/** The calendar of the region with that code, as it holds today. */
export const getCalendar = async (scope: RequestScope, loaders: Loaders, code: string): Promise<Calendar> => {
  const region = getRegion(scope, code);
  const { regionId } = region;
  assertConcerns(scope, regionId);
  const entries = await loaders.calendarEntries.load(scope.tree.get(regionId).tenantId);
  const now = monthOf(scope.now);
  const chain = chainOf(scope, regionId, now);
  return {
    regionId,
    region,
    dueRules: KINDS.map((kind) => {
      const period = firstPeriodFrom(kind, now);
      return { kind, period, dueDate: dueDayIn(entries, chain, period) };
    }),
    firstMonth: monthPeriod(firstMonthIn(entries, chain)),
    reminderDays: reminderDaysIn(entries, chain),
    autoLockDays: autoLockIn(entries, chain, now)?.days ?? null,
    exceptions: entries
      .filter((entry) => entry.kind === 'DUE_DATE' && chain.includes(entry.regionId))
      .map((entry) => toEntryNode(scope, entry)),
    locks: lockedMonths(scope, entries, regionId),
  };
};

/** What was said about the region: on it, above it, and below it where the caller may look; the newest first. */
export const listCalendarHistory = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  input: PageInput,
): Promise<Connection<CalendarEntryNode>> => {
  const page = readPage(input);
  const after = page.after ? readCursor(page.after, 'number')[0] : Number.POSITIVE_INFINITY;
  const chain = chainOf(scope, regionId, monthOf(scope.now));
  const below = new Set(scope.tree.everBelow(regionId).filter((id) => canDo(scope, 'institutions:read', { regionId: id })));
  const entries = await loaders.calendarEntries.load(scope.tree.get(regionId).tenantId);
  const own = entries.filter((entry) => chain.includes(entry.regionId) || below.has(entry.regionId)).reverse();
  const rows = own.filter((entry) => entry.number < after).slice(0, page.first + 1);
  return toConnection(
    rows.map((entry) => toEntryNode(scope, entry)),
    page,
    (entry) => [entry.number],
    own.length,
  );
};

export const getDueDate = async (scope: RequestScope, loaders: Loaders, regionId: number, period: Period): Promise<Day> => {
  const entries = await loaders.calendarEntries.load(scope.tree.get(regionId).tenantId);
  return dueDayIn(entries, chainOf(scope, regionId, monthsOf(period).at(-1)!), period);
};

/** The lock on the region's month; null where it is open. Throws for a longer period. */
export const getLock = async (scope: RequestScope, loaders: Loaders, regionId: number, period: Period): Promise<CalendarLock | null> => {
  if (period.kind !== 'MONTH')
    throw new RequestError('BAD_USER_INPUT', { field: 'period', expected: '月份，如 2023-07', actual: formatPeriod(period) });
  const entries = await loaders.calendarEntries.load(scope.tree.get(regionId).tenantId);
  return lockOfMonth(scope, entries, regionId, monthsOf(period)[0]!);
};

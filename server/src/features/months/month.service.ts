// Regions' own months as people read them: complete or not, confirmed by whom, stale, locked, due.
import {
  confirmationAfter,
  isStale,
  monthOf,
  monthPeriod,
  monthsOf,
  treeDayOf,
  yearPeriod,
  type CalendarEntry,
  type MonthKey,
} from '@shuangcheng/domain';
import {
  readPage,
  toConnection,
  type ConfirmMonthPayload,
  type Connection,
  type MonthConfirmation,
  type MonthsArgs,
  type RegionMonth,
} from '@shuangcheng/schema';
import { assertCan, RequestError, systemsShown, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { assertYear } from '../asked-year.js';
import { lockOfMonth } from '../calendar/calendar-view.service.js';
import { dueDayOfRegion } from '../calendar/due-days.service.js';
import { readCursor } from '../page-cursor.js';
import { getRegion, regionNode } from '../regions/region.service.js';
import type { ConfirmationResult } from './confirmation.service.js';
import {
  listConfirmations,
  listExpected,
  listMonthStates,
  monthText,
  type ConfirmationRow,
  type MonthPlace,
  type MonthState,
} from './month-state.store.js';

const toConfirmation = (row: ConfirmationRow, state: MonthState): MonthConfirmation => ({ ...row, stale: isStale(row, state) });

const toMonth = (
  scope: RequestScope,
  entries: readonly CalendarEntry[],
  state: MonthState,
  history: readonly ConfirmationRow[],
): RegionMonth => {
  const { regionId, month, expected, approved, waiting } = state;
  const period = monthPeriod(month);
  const { city, province, returned } = confirmationAfter(history);
  const shown = (row: ConfirmationRow | null): MonthConfirmation | null => row && toConfirmation(row, state);
  return {
    region: regionNode(scope, regionId),
    period,
    expected,
    approved,
    waiting,
    complete: approved >= expected,
    dueDate: dueDayOfRegion(scope, entries, regionId, period),
    lock: lockOfMonth(scope, entries, regionId, month),
    city: shown(city),
    province: shown(province),
    returned: shown(returned),
    stale: [city, province].some((row) => row !== null && isStale(row, state)),
    history: history.map((row) => toConfirmation(row, state)),
  };
};

/** The months as they stand now, in the order of the places. */
const readMonths = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  entries: readonly CalendarEntry[],
  places: readonly MonthPlace[],
): Promise<RegionMonth[]> => {
  const [histories, states] = await Promise.all([listConfirmations(db, tenantId, places), listMonthStates(db, tenantId, places)]);
  const stateOf = new Map(states.map((state) => [monthText(state), state]));
  return places.map((place) => toMonth(scope, entries, stateOf.get(monthText(place))!, histories.get(monthText(place)) ?? []));
};

/** Months of one province, by place. */
export const getMonths = async (scope: RequestScope, loaders: Loaders, places: readonly MonthPlace[]): Promise<RegionMonth[]> => {
  if (places.length === 0) return [];
  const { tenantId } = scope.tree.get(places[0]!.regionId);
  const entries = await loaders.calendarEntries.load(tenantId);
  return withTenantSession(scope, 'read', (db) => readMonths(scope, db, tenantId, entries, places));
};

/** Whoever sees one system only would see every confirmation stale: months are for those who see the region whole. */
const assertSeesWhole = (scope: RequestScope, regionId: number): void => {
  assertCan(scope, 'reports:read', { regionId });
  if (systemsShown(scope, regionId) !== null) throw new RequestError('FORBIDDEN', { action: 'reports:read' });
};

/**
 * A year's months up to the present one, of every region that has institutions of its own; by region and month. Each month has the
 * regions of its own tree: a county that ended within the year is there with the months that it had.
 */
export const listMonths = async (scope: RequestScope, loaders: Loaders, args: MonthsArgs): Promise<Connection<RegionMonth>> => {
  const { regionId } = getRegion(scope, args.region);
  assertSeesWhole(scope, regionId);
  assertYear(args.year);
  const page = readPage(args);
  const after = page.after ? readCursor(page.after, 'number', 'number') : [0, 0];
  const period = yearPeriod(args.year);
  const { tenantId } = scope.tree.get(regionId);
  const months = monthsOf(period).filter((month) => month <= monthOf(scope.now));
  const regionsOf = (month: MonthKey) => scope.tree.regionsOfMonth(regionId, month, treeDayOf(monthPeriod(month), scope.now));
  const all = months.flatMap((month) => regionsOf(month).map((id): MonthPlace => ({ regionId: id, month })));
  const entries = await loaders.calendarEntries.load(tenantId);
  return withTenantSession(scope, 'read', async (db) => {
    const expected = all.length === 0 ? [] : (await listExpected(db, tenantId, all)).filter((place) => place.expected > 0);
    const left = expected.filter((place) => place.regionId > after[0]! || (place.regionId === after[0] && place.month > after[1]!));
    const places = left.slice(0, page.first + 1);
    const rows = places.length === 0 ? [] : await readMonths(scope, db, tenantId, entries, places);
    return toConnection(rows, page, (row) => [Number(row.region.code), monthsOf(row.period)[0]!], expected.length);
  });
};

/** The answer to a confirmation: the months as they stand after it. */
export const answerConfirmation = async (
  scope: RequestScope,
  loaders: Loaders,
  { results, problems }: ConfirmationResult,
): Promise<ConfirmMonthPayload> => {
  const done = results.flatMap(({ month }) => month ?? []);
  const months = new Map((await getMonths(scope, loaders, done)).map((month, index) => [monthText(done[index]!), month]));
  const rows = results.map((row, index) => ({ index, month: row.month && months.get(monthText(row.month))!, problems: row.problems }));
  return { accepted: done.length, rejected: results.length - done.length, results: rows, problems };
};

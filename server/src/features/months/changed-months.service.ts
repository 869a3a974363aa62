// What a change from a day that has passed does to months that are locked or confirmed: not forbidden, but told.
import {
  addMonths,
  dayOf,
  expectedRuns,
  formatPeriod,
  lockIn,
  monthOf,
  monthOfDay,
  monthPeriod,
  monthsBetween,
  problem,
  sameStanding,
  type Day,
  type MonthKey,
  type Problem,
  type ProblemCode,
  type Standing,
  type StandingSpan,
} from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { readCalendar } from '../calendar/due-days.service.js';
import { chainOf } from '../calendar/month-gate.service.js';
import { listConfirmedMonths } from './confirmation-in-force.service.js';
import { monthText, type MonthPlace } from './month-state.store.js';

/** Months from that of the day up to the present one. */
export const monthsSince = (scope: RequestScope, day: Day): MonthKey[] => monthsBetween(monthOfDay(day), monthOf(scope.now));

/** Where it was expected in each of the months, by where it stood last in it. */
const standingsIn = (spans: readonly StandingSpan[], months: readonly MonthKey[]): (Standing | undefined)[] => {
  const runs = expectedRuns(spans);
  return months.map((month) => runs.findLast(({ from, to }) => from <= month && (to === null || month < to)));
};

const same = (a: Standing | undefined, b: Standing | undefined): boolean => (a && b ? sameStanding(a, b) : a === b);

/** Where and in which of the months an institution stands otherwise afterwards. */
export const changedPlaces = (
  before: readonly StandingSpan[],
  after: readonly StandingSpan[],
  months: readonly MonthKey[],
): MonthPlace[] => {
  const [was, is] = [standingsIn(before, months), standingsIn(after, months)];
  return months.flatMap((month, index) => {
    if (same(was[index], is[index])) return [];
    const regionIds = [was[index], is[index]].flatMap((standing) => standing?.regionId ?? []);
    return [...new Set(regionIds)].map((regionId) => ({ regionId, month }));
  });
};

/** Runs of months as people write them: "2025-11 至 2026-01、2026-03". */
const runsText = (months: readonly MonthKey[]): string => {
  const runs: [MonthKey, MonthKey][] = [];
  for (const month of months) {
    const last = runs.at(-1);
    if (last && addMonths(last[1], 1) === month) last[1] = month;
    else runs.push([month, month]);
  }
  const text = (month: MonthKey): string => formatPeriod(monthPeriod(month));
  return runs.map(([from, to]) => (from === to ? text(from) : `${text(from)} 至 ${text(to)}`)).join('、');
};

/** One warning for each region. */
const warn = (scope: RequestScope, code: ProblemCode, path: readonly string[], places: readonly MonthPlace[]): Problem[] => {
  const regionIds = [...new Set(places.map(({ regionId }) => regionId))];
  return regionIds.map((regionId) => {
    const region = scope.tree.get(regionId);
    const months = places.filter((place) => place.regionId === regionId).map(({ month }) => month);
    return problem(code, path, { region: `${region.name}（${region.code}）`, months: runsText(months) });
  });
};

const listLocked = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  places: readonly MonthPlace[],
): Promise<readonly MonthPlace[]> => {
  if (places.length === 0) return [];
  const entries = await readCalendar(db, tenantId);
  return places.filter(
    ({ regionId, month }) => lockIn(entries, chainOf(scope, regionId, month), { month, institutionId: null }, dayOf(scope.now)) !== null,
  );
};

export interface ChangedMonths {
  /** Months in which institutions of a region will stand otherwise, in order. */
  readonly touched: readonly MonthPlace[];
  /** Months of which only the figures will be drawn otherwise: they come before the others. */
  readonly drawn?: readonly MonthPlace[];
  /** What in the input says since when. */
  readonly path: readonly string[];
}

/**
 * Looks at the months before the change is written; to be called once it is. Then tells, region by region, which locked months change and
 * which confirmed ones are no longer what was confirmed.
 */
export const watchChangedMonths = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  { touched, drawn = [], path }: ChangedMonths,
): Promise<() => Promise<Problem[]>> => {
  const all = new Map([...drawn, ...touched].map((place) => [monthText(place), place]));
  const locked = await listLocked(scope, db, tenantId, [...all.values()]);
  const confirmed = await listConfirmedMonths(db, tenantId, touched);
  return async () => {
    const still = new Set((await listConfirmedMonths(db, tenantId, confirmed)).map(monthText));
    const stale = confirmed.filter((place) => !still.has(monthText(place)));
    return [...warn(scope, 'LOCKED_MONTHS_CHANGE', path, locked), ...warn(scope, 'CONFIRMED_MONTHS_STALE', path, stale)];
  };
};

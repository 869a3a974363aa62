// What a reorganisation from a day that has passed does to months that are locked or confirmed: not forbidden, but told.
import {
  dayOf,
  expectedRuns,
  formatPeriod,
  lockIn,
  monthOf,
  monthOfDay,
  monthPeriod,
  monthsBetween,
  addMonths,
  problem,
  type MonthKey,
  type Problem,
  type ProblemCode,
  type StandingSpan,
} from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { readCalendar } from '../calendar/due-days.service.js';
import { chainOf } from '../calendar/month-gate.service.js';
import { listConfirmedMonths } from '../months/confirmation-in-force.service.js';
import type { InstitutionMoves } from './institution-moves.service.js';
import type { Part } from './reorganisation-parts.service.js';
import type { ReorganisationPlan } from './reorganisation-plan.js';

interface Place {
  readonly regionId: number;
  readonly month: MonthKey;
}
const textOf = ({ regionId, month }: Place): string => `${regionId}|${month}`;

/** Whose institution it was in each of the months, by where it stood last in it. */
const regionsBy = (spans: readonly StandingSpan[], months: readonly MonthKey[]): (number | undefined)[] => {
  const runs = expectedRuns(spans);
  return months.map((month) => runs.findLast(({ from, to }) => from <= month && (to === null || month < to))?.regionId);
};

/** The months, up to the present one, that have other institutions in a region afterwards. */
export const findTouchedMonths = (
  scope: RequestScope,
  plan: ReorganisationPlan,
  { changes }: InstitutionMoves,
  parts: readonly Part[],
): Place[] => {
  const months = monthsBetween(monthOfDay(plan.regions.on), monthOf(scope.now));
  const touched = new Map<string, Place>();
  const touch = (regionId: number | undefined, month: MonthKey): void => {
    // A region that is new has nothing yet that was locked or confirmed.
    if (regionId !== undefined && scope.tree.find(regionId)) touched.set(textOf({ regionId, month }), { regionId, month });
  };
  for (const { institution, after } of changes) {
    const [was, is] = [regionsBy(institution.spans, months), regionsBy(after, months)];
    months.forEach((month, index) => {
      if (was[index] === is[index]) return;
      touch(was[index], month);
      touch(is[index], month);
    });
  }
  for (const { region } of parts) for (const month of months) touch(Number(region), month);
  return [...touched.values()].sort((a, b) => a.regionId - b.regionId || a.month - b.month);
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
const warn = (scope: RequestScope, code: ProblemCode, places: readonly Place[]): Problem[] => {
  const regionIds = [...new Set(places.map(({ regionId }) => regionId))];
  return regionIds.map((regionId) => {
    const region = scope.tree.get(regionId);
    const months = places.filter((place) => place.regionId === regionId).map(({ month }) => month);
    return problem(code, ['input', 'effectiveFrom'], { region: `${region.name}（${region.code}）`, months: runsText(months) });
  });
};

/** Of months that are locked today and will be drawn otherwise; regions under other parents change the figures of these too. */
export const warnOfLockedMonths = async (
  scope: RequestScope,
  db: TenantDb,
  plan: ReorganisationPlan,
  touched: readonly Place[],
): Promise<Problem[]> => {
  const { tenantId, on } = plan.regions;
  const parents = [...new Set(plan.rehung.flatMap(({ from, to }) => [from, to]))].filter((id) => scope.tree.find(id));
  const months = monthsBetween(monthOfDay(on), monthOf(scope.now));
  const above = parents.flatMap((regionId) => months.map((month) => ({ regionId, month })));
  const places = new Map([...above, ...touched].map((place) => [textOf(place), place]));
  const entries = await readCalendar(db, tenantId);
  const locked = [...places.values()].filter(
    ({ regionId, month }) => lockIn(entries, chainOf(scope, regionId, month), { month, institutionId: null }, dayOf(scope.now)) !== null,
  );
  return warn(scope, 'LOCKED_MONTHS_CHANGE', locked);
};

/** Of months that were confirmed before the change was written, and are no longer what was confirmed. */
export const warnOfStaleConfirmations = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  confirmedBefore: readonly Place[],
): Promise<Problem[]> => {
  const still = new Set((await listConfirmedMonths(db, tenantId, confirmedBefore)).map(textOf));
  return warn(
    scope,
    'CONFIRMED_MONTHS_STALE',
    confirmedBefore.filter((place) => !still.has(textOf(place))),
  );
};

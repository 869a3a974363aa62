// Due days of many regions and months, from entries that were read once.
import { dayOf, dueDayIn, monthPeriod, type CalendarEntry, type Day, type MonthKey, type Period, monthsOf } from '@shuangcheng/domain';
import type { RequestScope, TenantDb } from '@shuangcheng/tenants';
import { listCalendarEntries } from './calendar-entry.store.js';
import { chainOf } from './month-gate.service.js';

/** The due day of a region's period, by the calendar in force. */
export const dueDayOfRegion = (scope: RequestScope, entries: readonly CalendarEntry[], regionId: number, period: Period): Day =>
  dueDayIn(entries, chainOf(scope, regionId, monthsOf(period).at(-1)!), period);

/** Regions for which the same of the months are past their due day, with these months. */
export interface SameDue {
  readonly regionIds: readonly number[];
  readonly pastDue: ReadonlySet<MonthKey>;
}

/** Parts the regions by which months are past due today: one part, unless some have due days of their own between. */
export const partByDue = (
  scope: RequestScope,
  entries: readonly CalendarEntry[],
  regionIds: readonly number[],
  months: readonly MonthKey[],
): SameDue[] => {
  const today = dayOf(scope.now);
  const ownDates = new Set(entries.flatMap((entry) => (entry.kind === 'DUE_RULE' || entry.kind === 'DUE_DATE' ? entry.regionId : [])));
  const parts = new Map<string, { regionIds: number[]; pastDue: Set<MonthKey> }>();
  // Regions under the same levels that say something have the same due days: computed once for each run of levels.
  const known = new Map<string, Day>();
  const dueOf = (regionId: number, month: MonthKey): Day => {
    const chain = chainOf(scope, regionId, month).filter((id, depth) => depth === 0 || ownDates.has(id));
    const key = `${chain.join('|')}@${month}`;
    const due = known.get(key) ?? dueDayIn(entries, chain, monthPeriod(month));
    known.set(key, due);
    return due;
  };
  for (const regionId of regionIds) {
    const pastDue = months.filter((month) => dueOf(regionId, month) < today);
    const key = pastDue.join('|');
    const part = parts.get(key);
    if (part) part.regionIds.push(regionId);
    else parts.set(key, { regionIds: [regionId], pastDue: new Set(pastDue) });
  }
  return [...parts.values()];
};

/** Everything that was said in a province, for whoever has a session of it. */
export const readCalendar = (db: TenantDb, tenantId: number): Promise<CalendarEntry[]> => listCalendarEntries(db, tenantId);

// Who has reported: expected from the register's validity, so that a rate never passes 100 %; overdue by each region's own
// due days, on time by the calendar that was in force when a report came in (its mark is kept with it).
import {
  addReporting,
  monthsToReport,
  treeDayOf,
  NOTHING_EXPECTED,
  ratesOf,
  reportingOfMonth,
  type CalendarEntry,
  type Day,
  type Decimal,
  type MonthKey,
  type Period,
  type ReportingCounts,
} from '@shuangcheng/domain';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { dueDayOfRegion, partByDue, type SameDue } from '../calendar/due-days.service.js';
import type { ActivityKey } from './activity.store.js';
import { chooseOptions, expectedIn, keyOf } from './figure.service.js';

export interface ReportingView extends Omit<ReportingCounts, 'onTime'> {
  readonly rate: Decimal | null;
  readonly onTimeRate: Decimal | null;
  readonly dueDate: Day;
}

const viewOf = ({ onTime, ...counts }: ReportingCounts, dueDate: Day): ReportingView => ({
  ...counts,
  ...ratesOf({ onTime, ...counts }),
  dueDate,
});

/** Summed over the months, of the regions of one part. */
const countPart = async (loaders: Loaders, key: ActivityKey, part: SameDue, due: readonly MonthKey[]): Promise<ReportingCounts> => {
  const own = { ...key, regionIds: part.regionIds };
  const range = { ...own, from: due[0]!, to: due.at(-1)! };
  const [changes, counts, returned] = await Promise.all([
    loaders.registerChanges.load(own),
    loaders.reportCounts.load(range),
    loaders.returnedCounts.load(range),
  ]);
  return due
    .map((month) => {
      const { approved, handedIn, onTime } = counts.get(month) ?? { approved: 0, handedIn: 0, onTime: 0 };
      const found = { expected: expectedIn(changes, month), approved, handedIn, onTime, returned: returned.get(month) ?? 0 };
      return reportingOfMonth(found, part.pastDue.has(month));
    })
    .reduce(addReporting, NOTHING_EXPECTED);
};

const countRegions = async (
  scope: RequestScope,
  loaders: Loaders,
  key: ActivityKey,
  entries: readonly CalendarEntry[],
  period: Period,
): Promise<ReportingCounts> => {
  const due = monthsToReport(period, scope.now);
  if (due.length === 0 || key.regionIds.length === 0) return NOTHING_EXPECTED;
  const parts = partByDue(scope, entries, key.regionIds, due);
  // All at once: the loaders make one statement of them.
  return (await Promise.all(parts.map((part) => countPart(loaders, key, part, due)))).reduce(addReporting, NOTHING_EXPECTED);
};

/** The state of reporting of a region for a period, summed over the months that were due to be reported. */
export const getReporting = async (scope: RequestScope, loaders: Loaders, regionId: number, period: Period): Promise<ReportingView> => {
  assertCan(scope, 'figures:read', { regionId });
  const region = scope.tree.get(regionId);
  const entries = await loaders.calendarEntries.load(region.tenantId);
  const counts = await countRegions(scope, loaders, keyOf(scope, region, period, chooseOptions(null)), entries, period);
  return viewOf(counts, dueDayOfRegion(scope, entries, regionId, period));
};

export interface ChildReportingView {
  readonly regionId: number;
  /** The region's own institutions, without those of the regions below it. */
  readonly ownInstitutionsOnly: boolean;
  readonly reporting: ReportingView;
}

/** The same for each region directly below, and for the institutions directly under the region; the most overdue first. */
export const listReportingByChild = async (
  scope: RequestScope,
  loaders: Loaders,
  regionId: number,
  period: Period,
): Promise<ChildReportingView[]> => {
  assertCan(scope, 'figures:read', { regionId });
  const region = scope.tree.get(regionId);
  const key = keyOf(scope, region, period, chooseOptions(null));
  const entries = await loaders.calendarEntries.load(region.tenantId);
  const viewFor = async (id: number, regionIds: readonly number[], ownInstitutionsOnly: boolean): Promise<ChildReportingView> => {
    const counts = await countRegions(scope, loaders, { ...key, regionIds }, entries, period);
    return { regionId: id, ownInstitutionsOnly, reporting: viewOf(counts, dueDayOfRegion(scope, entries, id, period)) };
  };
  const day = treeDayOf(period, scope.now);
  const children = scope.tree.childrenOn(regionId, day);
  const views = await Promise.all([
    viewFor(regionId, [regionId], true),
    ...children.map((child) => viewFor(child.id, scope.tree.subtreeOn(child.id, day), false)),
  ]);
  const [own, ...below] = views;
  const shown = own.reporting.expected > 0 ? [own, ...below] : below;
  return shown.sort((a, b) => b.reporting.overdue - a.reporting.overdue || a.regionId - b.regionId);
};

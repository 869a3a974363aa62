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
  type Region,
  type ReportingCounts,
} from '@shuangcheng/domain';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { dueDayOfRegion, partByDue, type SameDue } from '../calendar/due-days.service.js';
import type { ActivityKey } from './activity.store.js';
import { chooseOptions } from './figure-choice.service.js';
import { expectedIn } from './figure-quality.service.js';
import { keyOf } from './figure.service.js';

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

/** What the key counts in the regions of one part, with what moved institutions reported in them. */
const withinPart = (key: ActivityKey, part: SameDue): ActivityKey => {
  const inPart = new Set(part.regionIds);
  const regionIds = key.regionIds.filter((id) => inPart.has(id));
  if (key.moved === undefined) return { ...key, regionIds };
  const under = `${key.under} due ${[...part.pastDue].join(',')}`;
  return { ...key, regionIds, moved: key.moved.filter(({ regionId }) => inPart.has(regionId)), under };
};

/** Summed over the months, of the regions of one part. */
const countPart = async (loaders: Loaders, key: ActivityKey, part: SameDue, due: readonly MonthKey[]): Promise<ReportingCounts> => {
  const own = withinPart(key, part);
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
  if (due.length === 0) return NOTHING_EXPECTED;
  const regionIds = [...new Set([...key.regionIds, ...(key.moved ?? []).map(({ regionId }) => regionId)])];
  const parts = partByDue(scope, entries, regionIds, due);
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
  const entries = await loaders.calendarEntries.load(region.tenantId);
  const viewFor = async (part: Region, ownInstitutionsOnly: boolean): Promise<ChildReportingView> => {
    const key = keyOf(scope, part, period, chooseOptions(null), ownInstitutionsOnly ? 'OWN' : 'SUBTREE');
    const counts = await countRegions(scope, loaders, key, entries, period);
    return { regionId: part.id, ownInstitutionsOnly, reporting: viewOf(counts, dueDayOfRegion(scope, entries, part.id, period)) };
  };
  const day = treeDayOf(period, scope.now);
  const children = scope.tree.childrenOn(regionId, day);
  const views = await Promise.all([viewFor(region, true), ...children.map((child) => viewFor(child, false))]);
  const [own, ...below] = views;
  const shown = own.reporting.expected > 0 ? [own, ...below] : below;
  return shown.sort((a, b) => b.reporting.overdue - a.reporting.overdue || a.regionId - b.regionId);
};

// Who has reported: expected from the register's validity, so that a rate never passes 100 %.
import {
  dayOf,
  Decimal,
  DEFAULT_CALENDAR,
  dueDayOf,
  monthPeriod,
  monthsToReport,
  percentOf,
  type Day,
  type Period,
} from '@shuangcheng/domain';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import type { Loaders } from '../../loaders.js';
import { chooseOptions, expectedIn, keyOf } from './figure.service.js';

export interface ReportingView {
  readonly expected: number;
  readonly submitted: number;
  readonly approved: number;
  readonly returned: number;
  readonly missing: number;
  readonly overdue: number;
  readonly rate: Decimal | null;
  readonly onTimeRate: Decimal | null;
  readonly dueDate: Day;
}

interface MonthStatus {
  expected: number;
  approved: number;
  submitted: number;
  returned: number;
  missing: number;
  onTime: number;
  overdue: number;
}

const statusOfMonth = (
  expected: number,
  counts: { approved: number; handedIn: number; onTime: number },
  returned: number,
  pastDue: boolean,
): MonthStatus => {
  const approved = Math.min(counts.approved, expected);
  const submitted = Math.min(Math.max(counts.handedIn - counts.approved, 0), expected - approved);
  const back = Math.min(returned, expected - approved - submitted);
  const missing = expected - approved - submitted - back;
  return {
    expected,
    approved,
    submitted,
    returned: back,
    missing,
    onTime: Math.min(counts.onTime, approved + submitted),
    overdue: pastDue ? missing + back : 0,
  };
};

/** The state of reporting of a region for a period, summed over the months that were due to be reported. */
export const getReporting = async (scope: RequestScope, loaders: Loaders, regionId: number, period: Period): Promise<ReportingView> => {
  assertCan(scope, 'figures:read', { regionId });
  const due = monthsToReport(period, scope.now);
  const dueDate = dueDayOf(period, DEFAULT_CALENDAR);
  if (due.length === 0)
    return { expected: 0, submitted: 0, approved: 0, returned: 0, missing: 0, overdue: 0, rate: null, onTimeRate: null, dueDate };
  const key = keyOf(scope, scope.tree.get(regionId), period, chooseOptions(null));
  const range = { ...key, from: due[0]!, to: due.at(-1)! };
  const [changes, counts, returned] = await Promise.all([
    loaders.registerChanges.load(key),
    loaders.reportCounts.load(range),
    loaders.returnedCounts.load(range),
  ]);
  const today = dayOf(scope.now);
  const months = due.map((month) =>
    statusOfMonth(
      expectedIn(changes, month),
      counts.get(month) ?? { approved: 0, handedIn: 0, onTime: 0 },
      returned.get(month) ?? 0,
      dueDayOf(monthPeriod(month), DEFAULT_CALENDAR) < today,
    ),
  );
  const total = (take: keyof MonthStatus): number => months.reduce((acc, month) => acc + month[take], 0);
  const expected = new Decimal(total('expected'));
  return {
    expected: total('expected'),
    submitted: total('submitted'),
    approved: total('approved'),
    returned: total('returned'),
    missing: total('missing'),
    overdue: total('overdue'),
    rate: percentOf(new Decimal(total('approved') + total('submitted')), expected),
    onTimeRate: percentOf(new Decimal(total('onTime')), expected),
    dueDate,
  };
};

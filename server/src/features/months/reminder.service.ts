// Reminders of deadlines as events: some days before the due day, and once it is over, wherever somebody has not reported.
import {
  addDays,
  addMonths,
  dayOf,
  firstMonthIn,
  formatPeriod,
  lastDayOfPeriod,
  lockIn,
  monthOf,
  monthsOf,
  reminderDaysIn,
  type CalendarEntry,
  type Day,
  type Period,
  type PeriodKind,
} from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { dueDayOfRegion, readCalendar } from '../calendar/due-days.service.js';
import { firstPeriodFrom } from '../calendar/calendar-change.service.js';
import { chainOf } from '../calendar/month-gate.service.js';
import { countMissing, type Candidate } from './missing-count.service.js';
import { summariseOverdue } from './overdue-summary.service.js';
import { addReminders, listReminders, remindsAlone, reminderText, type ReminderKind } from './reminder.store.js';

/** How long after its due day a period is still told to be overdue: a platform that starts anew does not tell of years ago. */
const TELLS_FOR_DAYS = 31;
/** The periods of each kind that may be due about now, however far their due day was moved. */
const LOOKS_BACK_MONTHS: Readonly<Record<PeriodKind, number>> = { MONTH: 13, QUARTER: 15, HALF_YEAR: 18, YEAR: 24 };

/** Months and years; quarters and half-years, whose reports are those of their months, only where a bureau has dated them. */
const kindsOf = (entries: readonly CalendarEntry[]): PeriodKind[] => {
  const dated = new Set(
    entries.flatMap((entry) => (entry.kind === 'DUE_RULE' ? entry.periodKind : entry.kind === 'DUE_DATE' ? entry.period.kind : [])),
  );
  return (['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const).filter((kind) => kind === 'MONTH' || kind === 'YEAR' || dated.has(kind));
};

const endedPeriods = (kind: PeriodKind, now: Date): Period[] => {
  const current = monthOf(now);
  const today = dayOf(now);
  const all = new Map<string, Period>();
  for (let back = LOOKS_BACK_MONTHS[kind]; back >= 0; back -= 1) {
    const period = firstPeriodFrom(kind, addMonths(current, -back));
    if (lastDayOfPeriod(period) < today) all.set(formatPeriod(period), period);
  }
  return [...all.values()];
};

const dueKind = (due: Day, today: Day, daysBefore: number): ReminderKind | null => {
  if (today <= due) return addDays(due, -daysBefore) <= today ? 'DUE_SOON' : null;
  return today <= addDays(due, TELLS_FOR_DAYS) ? 'OVERDUE' : null;
};

/** Whether anybody could report for any month of the period there. */
const isOpen = (scope: RequestScope, entries: readonly CalendarEntry[], regionId: number, period: Period): boolean =>
  monthsOf(period).some((month) => {
    const chain = chainOf(scope, regionId, month);
    return month >= firstMonthIn(entries, chain) && lockIn(entries, chain, { month, institutionId: null }, dayOf(scope.now)) === null;
  });

const listCandidates = (scope: RequestScope, tenantId: number, entries: readonly CalendarEntry[]): Candidate[] => {
  const today = dayOf(scope.now);
  const regions = scope.tree.list().filter((region) => region.tenantId === tenantId);
  return kindsOf(entries).flatMap((kind) =>
    endedPeriods(kind, scope.now).flatMap((of) =>
      regions.flatMap(({ id: regionId }): Candidate[] => {
        const dueDate = dueDayOfRegion(scope, entries, regionId, of);
        const reminder = dueKind(dueDate, today, reminderDaysIn(entries, chainOf(scope, regionId, monthOf(scope.now))));
        if (reminder === null || !isOpen(scope, entries, regionId, of)) return [];
        return [{ regionId, system: '', period: formatPeriod(of), kind: reminder, dueDate, of }];
      }),
    ),
  );
};

/**
 * Tells what is due soon or overdue in a province at the scope's time, each region's own institutions once for each period and due
 * day, with the summaries of what is overdue, and remembers it in the same transaction. Gives the number of reminders; 0 also where another server is at it.
 */
export const remindOfDeadlines = (scope: RequestScope, tenantId: number): Promise<number> =>
  withTenantSession(scope, 'write', async (db) => {
    if (!(await remindsAlone(db, tenantId))) return 0;
    const entries = await readCalendar(db, tenantId);
    const candidates = listCandidates(scope, tenantId, entries);
    if (candidates.length === 0) return 0;
    const known = new Set((await listReminders(db, tenantId, addDays(dayOf(scope.now), -TELLS_FOR_DAYS))).map(reminderText));
    const fresh = candidates.filter((candidate) => !known.has(reminderText(candidate)));
    const reminders = fresh.length === 0 ? [] : await countMissing(db, tenantId, fresh);
    const own = reminders.map((each) => ({ ...each, body: { period: each.period, dueDate: each.dueDate, missing: each.missing } }));
    const overdue = candidates.filter(({ kind }) => kind === 'OVERDUE');
    const told = [...own, ...(await summariseOverdue(scope, db, tenantId, overdue, known))];
    if (told.length === 0) return 0;
    await addReminders(db, tenantId, scope.now, told);
    const events = told.map(({ kind, regionId, system, body }) => ({ tenantId, kind, regionId, system, body }));
    await appendEvents(db, scope.now, events);
    return told.length;
  });

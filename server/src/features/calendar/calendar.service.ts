// Setting a region's calendar: due days, opening, reminders, locks and their reopening.
import { formatPeriod, monthPeriod, problem, type CalendarAuthority, type Problem } from '@shuangcheng/domain';
import type { CalendarInput } from '@shuangcheng/schema';
import { assertCan, canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents, type NewEvent } from '../../events/outbox.store.js';
import { findInstitutionsByCode } from '../institutions/institution-lookup.service.js';
import { getRegion } from '../regions/region.service.js';
import { once, type WorkResult } from '../requests/once.service.js';
import { isRefused, judgeChange } from './calendar-change.service.js';
import { addCalendarEntries, listCalendarEntries } from './calendar-entry.store.js';
import type { NewEntry } from './calendar-row.js';
import { takeCalendarOf } from './month-hold.store.js';

export interface CalendarResult {
  /** Null where nothing was done. */
  readonly regionId: number | null;
  readonly problems: readonly Problem[];
}
const refused = (...problems: readonly Problem[]): CalendarResult => ({ regionId: null, problems });

/** Who sets a calendar for the whole province speaks for it, whoever sets it for a city for that. */
export const authorityOf = (scope: RequestScope, tenantId: number): CalendarAuthority =>
  canDo(scope, 'calendar:set', { regionId: tenantId }) ? 'PROVINCE' : 'CITY';

const monthText = (month: number): string => formatPeriod(monthPeriod(month));

/** Locks and reopenings are told to whoever listens. */
const eventsOf = (tenantId: number, entries: readonly NewEntry[]): NewEvent[] =>
  entries.flatMap((entry): NewEvent[] => {
    if (entry.kind !== 'LOCK' && entry.kind !== 'REOPEN') return [];
    const range = { from: monthText(entry.from), to: monthText(entry.to), reason: entry.reason };
    const { regionId } = entry;
    if (entry.kind === 'LOCK') return [{ tenantId, kind: 'MONTH_LOCKED', regionId, body: range }];
    const institution = entry.institutionId === null ? {} : { institutionId: entry.institutionId };
    return [{ tenantId, kind: 'MONTH_REOPENED', regionId, ...institution, body: { ...range, until: entry.until } }];
  });

const work = async (scope: RequestScope, db: TenantDb, regionId: number, input: CalendarInput): Promise<WorkResult<CalendarResult>> => {
  const { tenantId, code } = scope.tree.get(regionId);
  const below = scope.tree.everBelow(regionId);
  await takeCalendarOf(db, below);
  const codes = (input.reopenings ?? []).flatMap((reopening) => reopening.institution ?? []);
  const [entries, institutions] = await Promise.all([
    listCalendarEntries(db, tenantId),
    findInstitutionsByCode(db, tenantId, below, codes),
  ]);
  const issuedBy = authorityOf(scope, tenantId);
  const judged = judgeChange({ scope, regionId, issuedBy, entries, below, institutions }, input);
  const problems = judged.filter(isRefused);
  const added = judged.filter((entry): entry is NewEntry => !isRefused(entry));
  if (judged.length === 0) problems.push(problem('NOTHING_TO_SET', ['input']));
  if (problems.length > 0) return { answer: refused(...problems), done: false, acts: [] };
  await addCalendarEntries(db, tenantId, { at: scope.now, by: scope.caller.username }, added);
  await appendEvents(db, scope.now, eventsOf(tenantId, added));
  const kinds = [...new Set(added.map((entry) => entry.kind))].join(' ');
  return {
    answer: { regionId, problems: [] },
    done: true,
    acts: [{ regionId, subjects: [code], details: { kinds, reason: input.reason?.trim() || null } }],
  };
};

const MOST_CHANGES = 500;

/**
 * Adds to a region's calendar, all of it or nothing. Takes the calendar of the region and all below it alone: reports that are
 * being changed there are waited for, so that nothing in a locked month changes once the lock was answered.
 */
export const setCalendar = async (scope: RequestScope, input: CalendarInput): Promise<CalendarResult> => {
  const { regionId } = getRegion(scope, input.region);
  assertCan(scope, 'calendar:set', { regionId });
  const lists = [input.dueRules, input.dueDates, input.locks, input.reopenings];
  const count = lists.reduce((total, list) => total + (list?.length ?? 0), 0);
  if (count > MOST_CHANGES) return refused(problem('BATCH_TOO_LARGE', ['input'], { expected: MOST_CHANGES, actual: count }));
  const { clientRequestId, ...change } = input;
  const { tenantId } = scope.tree.get(regionId);
  return once(
    scope,
    { id: clientRequestId, operation: 'setCalendar', input: change, tenantId },
    (db) => work(scope, db, regionId, input),
    refused,
  );
};

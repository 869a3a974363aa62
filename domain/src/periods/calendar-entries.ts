// The calendar as data: what bureaus have said about due days, opening, reminders and locks, and what of it holds for a
// region and a period. Entries are only ever added; the newest that speaks of the same thing holds.
import { DEFAULT_CALENDAR, dueDayOf, type DueRule } from './calendar.js';
import { addDays, dayOf, formatPeriod, monthPeriod, monthsOf, type Day, type MonthKey, type Period, type PeriodKind } from './period.js';
import type { RegionId } from '../regions/region-tree.js';

/** Who spoke: a lock of the province is lifted by the province only. */
export type CalendarAuthority = 'PROVINCE' | 'CITY';
const RANK: Readonly<Record<CalendarAuthority, number>> = { CITY: 1, PROVINCE: 2 };

interface Said {
  /** The order in which the province's entries were made. */
  readonly number: number;
  /** Holds for this region and all below it. */
  readonly regionId: RegionId;
  readonly issuedBy: CalendarAuthority;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly reason: string | null;
}
/** Periods of the kind that end in `from` or later are due by this rule. */
export type DueRuleEntry = Said & {
  readonly kind: 'DUE_RULE';
  readonly periodKind: PeriodKind;
  readonly rule: DueRule;
  readonly from: MonthKey;
};
/** One period's own due day, such as an extension. */
export type DueDateEntry = Said & { readonly kind: 'DUE_DATE'; readonly period: Period; readonly dueDate: Day };
export type FirstMonthEntry = Said & { readonly kind: 'FIRST_MONTH'; readonly month: MonthKey };
/** So many days before the due day a reminder goes out. */
export type ReminderEntry = Said & { readonly kind: 'REMINDER'; readonly days: number };
/** Months from `from` on lock by themselves so many days after their due day; never, where null. */
export type AutoLockEntry = Said & { readonly kind: 'AUTO_LOCK'; readonly days: number | null; readonly from: MonthKey };
export type LockEntry = Said & { readonly kind: 'LOCK'; readonly from: MonthKey; readonly to: MonthKey };
/** Lifts locks that were there; for one institution where named, and up to and with the day where one is given. */
export type ReopenEntry = Said & {
  readonly kind: 'REOPEN';
  readonly from: MonthKey;
  readonly to: MonthKey;
  readonly institutionId: string | null;
  readonly until: Day | null;
};
export type CalendarEntry = DueRuleEntry | DueDateEntry | FirstMonthEntry | ReminderEntry | AutoLockEntry | LockEntry | ReopenEntry;
export type CalendarEntryKind = CalendarEntry['kind'];
export const CALENDAR_ENTRY_KINDS: readonly CalendarEntryKind[] = [
  'DUE_RULE',
  'DUE_DATE',
  'FIRST_MONTH',
  'REMINDER',
  'AUTO_LOCK',
  'LOCK',
  'REOPEN',
];

/** What holds where no province has said otherwise. */
export const DEFAULT_FIRST_MONTH: MonthKey = 202001;
export const DEFAULT_REMINDER_DAYS = 3;

/** From the province down to the region itself. */
export type RegionChain = readonly RegionId[];

const newest = <E extends CalendarEntry>(entries: readonly E[]): E | null =>
  entries.reduce<E | null>((found, entry) => (found === null || entry.number > found.number ? entry : found), null);

const saidAt = <K extends CalendarEntryKind>(
  entries: readonly CalendarEntry[],
  kind: K,
  regionId: RegionId,
  applies: (entry: Extract<CalendarEntry, { kind: K }>) => boolean = () => true,
): Extract<CalendarEntry, { kind: K }> | null =>
  newest(
    entries.filter(
      (entry): entry is Extract<CalendarEntry, { kind: K }> =>
        entry.kind === kind && entry.regionId === regionId && applies(entry as Extract<CalendarEntry, { kind: K }>),
    ),
  );

const ruleAt = (entries: readonly CalendarEntry[], regionId: RegionId, period: Period): DueRuleEntry | null => {
  const last = monthsOf(period).at(-1)!;
  return saidAt(entries, 'DUE_RULE', regionId, (entry) => entry.periodKind === period.kind && entry.from <= last);
};
const byRule = (period: Period, rule: DueRule): Day => dueDayOf(period, { ...DEFAULT_CALENDAR, [period.kind]: rule });
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/**
 * The last day on which a report for the period is on time in the last region of the chain. Down the chain a region's own
 * rule or date holds where it is earlier than what lies above; a date that the province itself has set for it holds as it is.
 */
export const dueDayIn = (entries: readonly CalendarEntry[], chain: RegionChain, period: Period): Day => {
  const text = formatPeriod(period);
  return chain.reduce<Day>(
    (above, regionId, depth) => {
      const date = saidAt(entries, 'DUE_DATE', regionId, (entry) => formatPeriod(entry.period) === text);
      const rule = ruleAt(entries, regionId, period);
      const own = date?.dueDate ?? (rule && byRule(period, rule.rule));
      if (own === null) return above;
      return depth === 0 || date?.issuedBy === 'PROVINCE' ? own : earlier(own, above);
    },
    dueDayOf(period, DEFAULT_CALENDAR),
  );
};

/** The first month for which reports are taken: the latest that the region or one above it says. */
export const firstMonthIn = (entries: readonly CalendarEntry[], chain: RegionChain): MonthKey => {
  const said = chain.flatMap((regionId) => saidAt(entries, 'FIRST_MONTH', regionId)?.month ?? []);
  return said.length > 0 ? Math.max(...said) : DEFAULT_FIRST_MONTH;
};

/** Days before the due day on which a reminder goes out: what the nearest region says. */
export const reminderDaysIn = (entries: readonly CalendarEntry[], chain: RegionChain): number =>
  chain.reduce<number>((above, regionId) => saidAt(entries, 'REMINDER', regionId)?.days ?? above, DEFAULT_REMINDER_DAYS);

/** The rule by which a month locks itself: of several down the chain the one that locks first; null where none does. */
export const autoLockIn = (
  entries: readonly CalendarEntry[],
  chain: RegionChain,
  month: MonthKey,
): (AutoLockEntry & { days: number }) | null => {
  const said = chain.flatMap((regionId) => saidAt(entries, 'AUTO_LOCK', regionId, (entry) => entry.from <= month) ?? []);
  const locking = said.filter((entry): entry is AutoLockEntry & { days: number } => entry.days !== null);
  return locking.reduce<(typeof locking)[number] | null>(
    (first, entry) => (first === null || entry.days < first.days ? entry : first),
    null,
  );
};

/** A lock that holds: placed by a bureau, or by itself after the due day. */
export interface LockInForce {
  readonly entry: LockEntry | AutoLockEntry;
  readonly automatic: boolean;
  /** The first day of an automatic lock, the day of placing of another. */
  readonly since: Day;
}

/** Where a report belongs; without an institution, the region's reports in general. */
export interface LockedPlace {
  readonly month: MonthKey;
  readonly institutionId: string | null;
}

const lifts = (reopening: ReopenEntry, place: LockedPlace, today: Day): boolean =>
  reopening.from <= place.month &&
  place.month <= reopening.to &&
  (reopening.institutionId === null || reopening.institutionId === place.institutionId) &&
  (reopening.until === null || today <= reopening.until);

/** Every lock that holds on that day for the place, the newest last. A reopening lifts what was there before it, and no higher authority's. */
export const locksIn = (entries: readonly CalendarEntry[], chain: RegionChain, place: LockedPlace, today: Day): LockInForce[] => {
  const onChain = entries.filter((entry) => chain.includes(entry.regionId));
  const reopenings = onChain.filter((entry): entry is ReopenEntry => entry.kind === 'REOPEN' && lifts(entry, place, today));
  const lifted = (issuedBy: CalendarAuthority, before: (reopening: ReopenEntry) => boolean): boolean =>
    reopenings.some((reopening) => RANK[reopening.issuedBy] >= RANK[issuedBy] && before(reopening));
  const placed = onChain
    .filter((entry): entry is LockEntry => entry.kind === 'LOCK' && entry.from <= place.month && place.month <= entry.to)
    .filter((lock) => !lifted(lock.issuedBy, (reopening) => reopening.number > lock.number))
    .map((entry): LockInForce => ({ entry, automatic: false, since: dayOf(entry.recordedAt) }));
  const rule = autoLockIn(entries, chain, place.month);
  if (rule === null) return placed.sort((a, b) => a.entry.number - b.entry.number);
  const due = dueDayIn(entries, chain, monthPeriod(place.month));
  const since = addDays(due, rule.days + 1);
  const holds =
    since <= today && !lifted(rule.issuedBy, (reopening) => reopening.number > rule.number && dayOf(reopening.recordedAt) >= since);
  return [...(holds ? [{ entry: rule, automatic: true, since }] : []), ...placed.sort((a, b) => a.entry.number - b.entry.number)];
};

/** The lock to tell of: of the highest authority, and of these the newest; null where the place is open. */
export const lockIn = (entries: readonly CalendarEntry[], chain: RegionChain, place: LockedPlace, today: Day): LockInForce | null =>
  locksIn(entries, chain, place, today).reduce<LockInForce | null>(
    (found, lock) => (found === null || RANK[lock.entry.issuedBy] >= RANK[found.entry.issuedBy] ? lock : found),
    null,
  );

/** Whether who speaks for `issuedBy` may lift the lock. */
export const mayLift = (issuedBy: CalendarAuthority, lock: LockInForce): boolean => RANK[issuedBy] >= RANK[lock.entry.issuedBy];

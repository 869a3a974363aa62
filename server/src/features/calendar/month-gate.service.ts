// Whether a report may be changed: the one look at the calendar that every way of changing reports takes.
import {
  dayOf,
  dueDayIn,
  firstMonthIn,
  formatPeriod,
  lockIn,
  monthPeriod,
  problem,
  treeDayOf,
  type CalendarEntry,
  type Day,
  type LockInForce,
  type MonthKey,
  type Problem,
  type RegionChain,
} from '@shuangcheng/domain';
import { WriteConflict, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { listCalendarEntries } from './calendar-entry.store.js';
import { holdCalendarOf, type HeldPlace } from './month-hold.store.js';

/** From the province down to the region, as the tree was in the month (as it is, while the month runs). */
export const chainOf = ({ tree, now }: Pick<RequestScope, 'tree' | 'now'>, regionId: number, month: MonthKey): RegionChain => [
  ...tree.ancestorsOn(regionId, treeDayOf(monthPeriod(month), now)).map((region) => region.id),
  regionId,
];

/** A report's place, as its own month has it. */
export interface ReportPlaceInMonth {
  readonly institutionId: string;
  readonly regionId: number;
  readonly month: MonthKey;
}

/** Who locked, as a person reads it. */
export const lockedBy = ({ entry, automatic }: LockInForce): string => (automatic ? '截止后自动锁定' : entry.recordedBy);

export class MonthGate {
  readonly #due = new Map<string, Day>();
  readonly #first = new Map<string, MonthKey>();
  readonly #locks = new Map<string, LockInForce | null>();
  /** Institutions that a reopening names: only these may differ from the rest of their region. */
  readonly #named: ReadonlySet<string>;
  constructor(
    private readonly scope: RequestScope,
    private readonly entries: readonly CalendarEntry[],
    private readonly held: ReadonlySet<number>,
  ) {
    this.#named = new Set(entries.flatMap((entry) => (entry.kind === 'REOPEN' && entry.institutionId !== null ? entry.institutionId : [])));
  }

  /** Why reports of the place may not be changed; null where they may. Throws WriteConflict where the report moved meanwhile. */
  problemOf(place: ReportPlaceInMonth, path: readonly string[]): Problem | null {
    if (!this.held.has(place.regionId)) throw new WriteConflict(`a report of ${place.month} was moved to ${place.regionId} meanwhile`);
    const first = this.#firstMonthOf(place);
    const actual = (): string => formatPeriod(monthPeriod(place.month));
    if (place.month < first) return problem('PERIOD_NOT_OPEN', path, { actual: actual(), first: formatPeriod(monthPeriod(first)) });
    const lock = this.#lockOf(place);
    if (lock === null) return null;
    return problem('PERIOD_LOCKED', path, { actual: actual(), since: lock.since, by: lockedBy(lock), reason: lock.entry.reason ?? '' });
  }

  #firstMonthOf({ regionId, month }: ReportPlaceInMonth): MonthKey {
    const key = `${regionId}|${month}`;
    const first = this.#first.get(key) ?? firstMonthIn(this.entries, chainOf(this.scope, regionId, month));
    this.#first.set(key, first);
    return first;
  }

  #lockOf({ regionId, month, institutionId: id }: ReportPlaceInMonth): LockInForce | null {
    const institutionId = this.#named.has(id) ? id : null;
    const key = `${regionId}|${month}|${institutionId ?? ''}`;
    const known = this.#locks.get(key);
    if (known !== undefined) return known;
    const lock = lockIn(this.entries, chainOf(this.scope, regionId, month), { month, institutionId }, dayOf(this.scope.now));
    this.#locks.set(key, lock);
    return lock;
  }

  /** The last day on which the region's reports of the month are on time. */
  dueDayOf(regionId: number, month: MonthKey): Day {
    const key = `${regionId}|${month}`;
    const due = this.#due.get(key) ?? dueDayIn(this.entries, chainOf(this.scope, regionId, month), monthPeriod(month));
    this.#due.set(key, due);
    return due;
  }
}

/**
 * Holds the calendar of the reports' regions as it is until the transaction ends, and reads it: two statements, whatever the
 * number of reports. A lock is either there, or its `setCalendar` waits for this transaction and answers after it: once a lock
 * was answered, nothing in it changes any more. To be called before the reports themselves are locked.
 */
export const openMonthGate = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  places: readonly HeldPlace[],
): Promise<MonthGate> => {
  if (places.length === 0) return new MonthGate(scope, [], new Set());
  const months = places.map((place) => place.month);
  // Sent back to back: the second statement sees what was committed when the first had its locks.
  const [held, entries] = await Promise.all([
    holdCalendarOf(db, tenantId, places),
    listCalendarEntries(db, tenantId, [Math.min(...months), Math.max(...months)]),
  ]);
  return new MonthGate(scope, entries, held);
};

// Where an institution stands over time (region, type, system), and which months that makes it expected in.
import { addMonths, monthOfDay, type Day, type MonthKey } from '../periods/period.js';

export interface Standing {
  readonly regionId: number;
  readonly type: string;
  readonly system: string;
}
/** From `validFrom` on, and before `validTo` (null: still), the institution stood there. */
export interface StandingSpan extends Standing {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export const sameStanding = (a: Standing, b: Standing): boolean => a.regionId === b.regionId && a.type === b.type && a.system === b.system;

/** Where the institution stood on the day: before its first day as on that day, after its last as on that one. */
export const standingOn = (spans: readonly StandingSpan[], day: Day): StandingSpan =>
  spans.findLast((span) => span.validFrom <= day) ?? spans[0]!;

const PROPERTIES = ['regionId', 'type', 'system'] as const;
const changed = (span: StandingSpan, change: Partial<Standing>): StandingSpan => ({ ...span, ...change });

/**
 * The spans after a change that holds from a day on: until a later change of the same property, which stays as it was
 * recorded. Null where the institution is not open on the day. Spans are in order and do not overlap.
 */
export const standFrom = (spans: readonly StandingSpan[], from: Day, change: Partial<Standing>): StandingSpan[] | null => {
  const index = spans.findIndex((span) => span.validFrom <= from && (span.validTo === null || from < span.validTo));
  const open = spans[index];
  if (!open) return null;
  const result = spans.slice(0, index);
  if (open.validFrom < from) result.push({ ...open, validTo: from });
  result.push(changed({ ...open, validFrom: from }, change));
  const live = new Set(PROPERTIES.filter((property) => change[property] !== undefined));
  for (const span of spans.slice(index + 1)) {
    for (const property of live) if (span[property] !== open[property]) live.delete(property);
    result.push(changed(span, Object.fromEntries([...live].map((property) => [property, change[property]]))));
  }
  return result;
};

/** The spans of an institution that ends on the day (exclusive); null where it is not open before it, or changed after it. */
export const endOn = (spans: readonly StandingSpan[], day: Day): StandingSpan[] | null => {
  const last = spans.at(-1);
  if (!last || last.validFrom >= day || (last.validTo !== null && last.validTo < day)) return null;
  return [...spans.slice(0, -1), { ...last, validTo: day }];
};

/** The spans of an ended institution that is open again from the day, where it stood last; null where it has not ended by then. */
export const reopenOn = (spans: readonly StandingSpan[], day: Day): StandingSpan[] | null => {
  const last = spans.at(-1);
  if (!last || last.validTo === null || day < last.validTo) return null;
  if (day === last.validTo) return [...spans.slice(0, -1), { ...last, validTo: null }];
  return [...spans, { ...last, validFrom: day, validTo: null }];
};

/** A run of months in which an institution is expected, from `from` and before `to` (null: still), and where. */
export interface ExpectedRun extends Standing {
  readonly from: MonthKey;
  readonly to: MonthKey | null;
}

const dayBefore = (day: Day): Day => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
/** The first month of which no day lies before the day. */
export const firstMonthAfter = (day: Day): MonthKey => addMonths(monthOfDay(dayBefore(day)), 1);

/**
 * An institution is expected in every month of which it was open on any day, once: where it stood last in that month. So
 * a change inside a month holds for the whole of it.
 */
export const expectedRuns = (spans: readonly StandingSpan[]): ExpectedRun[] =>
  spans.flatMap((span, index) => {
    const { regionId, type, system } = span;
    const next = spans[index + 1];
    const from = monthOfDay(span.validFrom);
    const end = span.validTo === null ? null : firstMonthAfter(span.validTo);
    const to = next && end !== null ? Math.min(end, monthOfDay(next.validFrom)) : end;
    return to !== null && to <= from ? [] : [{ regionId, type, system, from, to }];
  });

/** By how much the number expected changes from a month on. */
export interface ExpectedChange extends Standing {
  readonly month: MonthKey;
  readonly change: number;
}
/** The running-sum changes that the spans stand for; taken away with `sign` −1. */
export const expectedChanges = (spans: readonly StandingSpan[], sign: 1 | -1 = 1): ExpectedChange[] =>
  expectedRuns(spans).flatMap(({ from, to, ...standing }) => [
    { ...standing, month: from, change: sign },
    ...(to === null ? [] : [{ ...standing, month: to, change: -sign }]),
  ]);

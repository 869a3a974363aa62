// Tasks that provinces have taken on together (成渝协同): what each has recorded, and how much of it counts.
import { Decimal, percentOf, sum, ZERO } from '../decimal.js';
import type { Day } from '../periods/period.js';

/** TOTAL: the quantity by the last day. YEAR: the quantity in every year. */
export const TASK_SPANS = ['TOTAL', 'YEAR'] as const;
export type TaskSpan = (typeof TASK_SPANS)[number];
/** ONCE: an event counts once, whoever records it. BY_MEMBER: each member counts its own share of it (its own people). */
export const TASK_COUNTINGS = ['ONCE', 'BY_MEMBER'] as const;
export type TaskCounting = (typeof TASK_COUNTINGS)[number];

export interface JointTaskTerms {
  readonly span: TaskSpan;
  readonly counting: TaskCounting;
  /** In the task's unit, in all or in every year. */
  readonly quantity: Decimal;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Tenants of the provinces that have taken it on. */
  readonly members: readonly number[];
}

/** What one member has recorded. Entries of a task are numbered over all its members, from 1, and never change. */
export interface TaskEntry {
  readonly number: number;
  readonly member: number;
  /** Number of the entry that recorded the event first: its own, or the one that it confirms. */
  readonly event: number;
  /** The entry that this one takes back; its date and quantity are that entry's. */
  readonly reverses: number | null;
  readonly date: Day;
  readonly quantity: Decimal;
}

export interface TaskEvent {
  readonly event: number;
  readonly date: Day;
  /** What counts of it. */
  readonly quantity: Decimal;
  /** Who stands behind it. */
  readonly members: readonly number[];
}

export interface TaskYear {
  readonly year: number;
  readonly done: Decimal;
  readonly confirmed: Decimal;
  /** Of the year's quantity, in percent; null where the task is not a yearly one. */
  readonly completionPercent: Decimal | null;
}
export interface TaskProgress {
  readonly done: Decimal;
  /** The part of it that every member has recorded. */
  readonly confirmed: Decimal;
  /**
   * TOTAL: done ÷ quantity, above 100 where more was done. YEAR: of what all its years ask for, the part that is reached, a year
   * counting for no more than it asks for.
   */
  readonly completionPercent: Decimal;
  readonly years: readonly TaskYear[];
  /** What each member has recorded of its own, in the order of the task's members. */
  readonly sides: readonly { readonly member: number; readonly recorded: Decimal }[];
  readonly events: readonly TaskEvent[];
}

/** The entries that no other takes back. */
export const standingEntries = <Entry extends TaskEntry>(entries: readonly Entry[]): Entry[] => {
  const reversed = new Set(entries.map((entry) => entry.reverses));
  return entries.filter((entry) => entry.reverses === null && !reversed.has(entry.number));
};

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const quantitiesOf = (rows: readonly { readonly quantity: Decimal }[]): Decimal => sum(rows.map(({ quantity }) => quantity));

/** The events behind the entries that stand, by the number of each. An event counts once however many members record it. */
export const eventsOf = (entries: readonly TaskEntry[], counting: TaskCounting): TaskEvent[] => {
  const byEvent = new Map<number, TaskEntry[]>();
  for (const entry of standingEntries(entries)) byEvent.set(entry.event, [...(byEvent.get(entry.event) ?? []), entry]);
  return [...byEvent].map(([event, rows]) => ({
    event,
    date: rows[0]!.date,
    quantity: counting === 'ONCE' ? rows[0]!.quantity : quantitiesOf(rows),
    members: [...new Set(rows.map(({ member }) => member))],
  }));
};

const yearsOf = (terms: JointTaskTerms, events: readonly TaskEvent[], isConfirmed: (event: TaskEvent) => boolean): TaskYear[] => {
  const first = yearOf(terms.firstDay);
  return Array.from({ length: yearOf(terms.lastDay) - first + 1 }, (_, index) => {
    const inYear = events.filter(({ date }) => yearOf(date) === first + index);
    const done = quantitiesOf(inYear);
    const completionPercent = terms.span === 'YEAR' ? percentOf(done, terms.quantity) : null;
    return { year: first + index, done, confirmed: quantitiesOf(inYear.filter(isConfirmed)), completionPercent };
  });
};

/** How far a task has come, from the entries of all its members. */
export const taskProgress = (terms: JointTaskTerms, entries: readonly TaskEntry[]): TaskProgress => {
  const events = eventsOf(entries, terms.counting);
  const isConfirmed = ({ members }: TaskEvent): boolean => terms.members.every((member) => members.includes(member));
  const years = yearsOf(terms, events, isConfirmed);
  const done = quantitiesOf(events);
  const reached = terms.span === 'TOTAL' ? done : sum(years.map((year) => Decimal.min(year.done, terms.quantity)));
  const wanted = terms.span === 'TOTAL' ? terms.quantity : terms.quantity.times(years.length);
  const standing = standingEntries(entries);
  return {
    done,
    confirmed: quantitiesOf(events.filter(isConfirmed)),
    completionPercent: percentOf(reached, wanted) ?? ZERO,
    years,
    sides: terms.members.map((member) => ({ member, recorded: quantitiesOf(standing.filter((entry) => entry.member === member)) })),
    events,
  };
};

// Whether a member may record something of a joint task, and as what.
import { Decimal } from '../decimal.js';
import { addDays, type Day } from '../periods/period.js';
import { problem, type Problem } from '../problems.js';
import { eventsOf, standingEntries, type JointTaskTerms, type TaskEntry, type TaskEvent } from './task.js';

/** An entry as it is wanted. A reversal names only what it takes back. */
export interface WantedEntry {
  readonly member: number;
  readonly date: Day | null;
  readonly quantity: Decimal | null;
  /** The event of another member that this is about; null: a new one. */
  readonly event: number | null;
  /** Said of a new event: it is none of those that another member has recorded about the same time. */
  readonly separate: boolean;
  readonly reverses: number | null;
  readonly reason: string | null;
}
export type AcceptedEntry = Omit<TaskEntry, 'number' | 'event'> & {
  /** Null: the entry's own number. */
  readonly event: number | null;
};
type Judged = AcceptedEntry | Problem;

/** Within so many days two members may mean the same event. */
export const SAME_EVENT_DAYS = 30;
const MOST = new Decimal('1e9');
const at = (field: string): string[] => ['input', field];

const judgeReversal = (wanted: WantedEntry, entries: readonly TaskEntry[]): Judged => {
  const found = standingEntries(entries).find((entry) => entry.number === wanted.reverses && entry.member === wanted.member);
  if (!found) return problem('UNKNOWN_TASK_ENTRY', at('reverses'));
  if (wanted.reason === null) return problem('DECISION_REASON_REQUIRED', at('reason'), { what: '冲销' });
  return { ...found, reverses: found.number };
};

const judgeDate = (date: Day | null, { firstDay, lastDay }: JointTaskTerms, today: Day): Problem | null => {
  const last = today < lastDay ? today : lastDay;
  if (date !== null && date >= firstDay && date <= last) return null;
  return problem('BAD_FIELD', at('date'), { field: '日期', expected: `${firstDay} 至 ${last} 之间`, actual: date ?? '' });
};
const judgeQuantity = (quantity: Decimal | null): Problem | null => {
  if (quantity !== null && quantity.isInteger() && quantity.greaterThan(0) && quantity.lessThanOrEqualTo(MOST)) return null;
  return problem('BAD_FIELD', at('quantity'), { field: '数量', expected: '正整数', actual: quantity?.toFixed() ?? '' });
};

/** An event that the member has no part in yet: its date, and where it counts once its quantity, are what they are. */
const judgeConfirmation = (wanted: WantedEntry, event: TaskEvent, terms: JointTaskTerms): Judged => {
  const { date, member } = wanted;
  if (event.members.includes(member)) return problem('TASK_EVENT_RECORDED', at('event'));
  if (date !== null && date !== event.date) return problem('TASK_EVENT_DIFFERS', at('date'), { expected: event.date, actual: date });
  const quantity = wanted.quantity ?? (terms.counting === 'ONCE' ? event.quantity : null);
  const refused = judgeQuantity(quantity);
  if (refused) return refused;
  if (terms.counting === 'ONCE' && !quantity!.equals(event.quantity))
    return problem('TASK_EVENT_DIFFERS', at('quantity'), { expected: event.quantity.toFixed(), actual: quantity!.toFixed() });
  return { member, event: event.event, reverses: null, date: event.date, quantity: quantity! };
};

/** The first event of others about that day in which the member has no part. */
const possiblySame = ({ member, date: day }: WantedEntry, events: readonly TaskEvent[]): TaskEvent | undefined => {
  const [from, to] = [addDays(day!, -SAME_EVENT_DAYS), addDays(day!, SAME_EVENT_DAYS)];
  return events.find(({ members, date }) => !members.includes(member) && from <= date && date <= to);
};

/**
 * What is to be recorded, or why not. A reversal takes back one of the member's own entries, once. Where events count once, a new
 * one about the time of another member's is refused until the member says which of the two it is: the same, or another.
 */
export const judgeTaskEntry = (terms: JointTaskTerms, entries: readonly TaskEntry[], wanted: WantedEntry, today: Day): Judged => {
  if (wanted.reverses !== null) return judgeReversal(wanted, entries);
  const events = eventsOf(entries, terms.counting);
  if (wanted.event !== null) {
    const event = events.find((each) => each.event === wanted.event);
    return event ? judgeConfirmation(wanted, event, terms) : problem('UNKNOWN_TASK_EVENT', at('event'));
  }
  const refused = judgeDate(wanted.date, terms, today) ?? judgeQuantity(wanted.quantity);
  if (refused) return refused;
  const same = terms.counting === 'ONCE' && !wanted.separate ? possiblySame(wanted, events) : undefined;
  if (same) return problem('TASK_EVENT_PERHAPS_RECORDED', at('event'), { actual: same.date });
  return { member: wanted.member, event: null, reverses: null, date: wanted.date!, quantity: wanted.quantity! };
};

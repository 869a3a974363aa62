// Which day's tree shows a figure as it was known at an instant: a reorganisation counts from its day on, but is known only once it is recorded.
import { addDays, type Day } from '../periods/period.js';

/** A reorganisation: from which day the tree is another, and since when that is known. */
export interface TreeChange {
  readonly effectiveOn: Day;
  readonly recordedAt: Date;
}

/**
 * The day whose tree is what was known at the instant of the tree of `day`: `day` itself, or the day before the first change that was recorded
 * later. Null where no day has that tree: a change that was known by then takes effect on or behind that one.
 */
export const knownTreeDay = (day: Day, asOf: Date, changes: readonly TreeChange[]): Day | null => {
  const inForce = changes.filter((change) => change.effectiveOn <= day);
  const unknown = inForce.filter((change) => change.recordedAt > asOf).map((change) => change.effectiveOn);
  if (unknown.length === 0) return day;
  const first = unknown.reduce((least, on) => (on < least ? on : least));
  const mixed = inForce.some((change) => change.recordedAt <= asOf && change.effectiveOn >= first);
  return mixed ? null : addDays(first, -1);
};

// One page of what somebody subscribed to, read under the rights that they have at that moment.
import type { EventKind } from '@shuangcheng/domain';
import { RequestError, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { getEventRange, listEventsAfter, type EventHead, type StoredEvent } from './event-reading.store.js';

/** What somebody subscribes to. Rights and places are asked for anew with every page, from the caller's grants of that moment. */
export interface EventTopic<T> {
  readonly kinds: readonly EventKind[];
  /** Throws when the caller may not listen, or may not any more: the subscription ends with that error. */
  assertAllowed(scope: RequestScope): void;
  /** Regions whose events are wanted; null: wherever the caller sees anything. */
  regionsOf(scope: RequestScope): readonly number[] | null;
  /** Provinces whose events are wanted: those in which the caller works, where not given. */
  tenantsOf?(scope: RequestScope): readonly number[];
  /** Whether an event may be wanted: a cheap test before anything is read. By kind, region and grants where not given. */
  concerns?(scope: RequestScope, event: EventHead): boolean;
  /** What the events of a page are delivered as, in order; those that are not wanted after all are left out. */
  deliver(scope: RequestScope, events: readonly StoredEvent[]): Promise<readonly T[]> | readonly T[];
}

export interface Page<T> {
  readonly values: readonly T[];
  /** Up to here all has been read. */
  readonly position: bigint;
  /** Whether there may be more behind it already. */
  readonly more: boolean;
}

const tenantsOf = <T>(scope: RequestScope, topic: EventTopic<T>): readonly number[] => topic.tenantsOf?.(scope) ?? scope.visible.tenants;

/** What happened after a number. Throws what `assertAllowed` throws, and RESUME_EXPIRED where some of it is forgotten or the number was never given. */
export const readEventPage = async <T>(scope: RequestScope, topic: EventTopic<T>, position: bigint, most: number): Promise<Page<T>> => {
  topic.assertAllowed(scope);
  const query = { tenantIds: tenantsOf(scope, topic), kinds: topic.kinds, regionIds: topic.regionsOf(scope) };
  const [range, events] = await withTenantSession(scope, 'read', (db) =>
    Promise.all([getEventRange(db), listEventsAfter(db, query, position, most)]),
  );
  if (position < range.expiredTo || position > range.last) throw new RequestError('RESUME_EXPIRED', { after: String(position) });
  const more = events.length === most;
  return { values: await topic.deliver(scope, events), position: more ? events.at(-1)!.sequence : range.last, more };
};

/** Whether the event is of a region, system or institution whose rows the caller sees. */
export const seesPlaceOf = ({ visible }: RequestScope, { regionId, system, institutionId }: EventHead): boolean =>
  visible.regions.includes(regionId) ||
  visible.regionSystems.includes(`${regionId}:${system}`) ||
  (institutionId !== null && visible.institutions.includes(institutionId));

/** Whether a topic may want the event; where its rights do not answer any more, the reading will. */
export const mayConcern = <T>(scope: RequestScope, topic: EventTopic<T>, event: EventHead): boolean => {
  // Somebody's grants were changed: perhaps the reader's.
  if (event.kind === 'ACCESS_CHANGED') return scope.visible.tenants.includes(event.tenantId);
  if (!topic.kinds.includes(event.kind)) return false;
  try {
    if (!tenantsOf(scope, topic).includes(event.tenantId)) return false;
    if (topic.concerns) return topic.concerns(scope, event);
    return (topic.regionsOf(scope)?.includes(event.regionId) ?? true) && seesPlaceOf(scope, event);
  } catch {
    return true;
  }
};

// Changes of what waits for review in a region, told as they happen.
import { dayOf, REVIEW_KINDS, reviewCauseOf } from '@shuangcheng/domain';
import type { ReviewEvent } from '@shuangcheng/schema';
import { assertCan, type RequestScope } from '@shuangcheng/tenants';
import type { StoredEvent } from '../../events/event-reading.store.js';
import type { EventTopic } from '../../events/event-page.js';
import { toRegionEvent } from './region-event.js';

const countOf = ({ kind, body }: StoredEvent): number =>
  kind === 'REGISTER_CHANGED' ? 0 : typeof body['count'] === 'number' ? body['count'] : 1;

const toEvent = (scope: RequestScope, regionId: number, event: StoredEvent): ReviewEvent | null => {
  const cause = reviewCauseOf(event.kind, event.body);
  return cause && { ...toRegionEvent(scope, regionId, event), cause, count: countOf(event) };
};

/** What changes the review queue of a region. Rights are those of the queue, asked for anew with every event. */
export const reviewTopic = (regionId: number): EventTopic<ReviewEvent> => ({
  kinds: REVIEW_KINDS,
  assertAllowed: (scope) => assertCan(scope, 'reports:read', { regionId }),
  regionsOf: (scope) => scope.tree.viewOn(regionId, dayOf(scope.now)).regionIds,
  deliver: (scope, events) => events.flatMap((event) => toEvent(scope, regionId, event) ?? []),
});

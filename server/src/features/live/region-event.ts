// What the subscriptions that follow a region have in common.
import type { RegionEvent } from '@shuangcheng/schema';
import type { RequestScope } from '@shuangcheng/tenants';
import type { StoredEvent } from '../../events/event-reading.store.js';
import { regionNode } from '../regions/region.service.js';

const wholeNumber = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) ? value : null);

/** What an event of the outbox tells whoever follows the region. */
export const toRegionEvent = (scope: RequestScope, regionId: number, event: StoredEvent): RegionEvent => ({
  tenantId: event.tenantId,
  changedRegionId: event.regionId,
  institutionId: event.institutionId,
  month: event.month,
  version: wholeNumber(event.body['version']),
  sequence: String(event.sequence),
  occurredAt: event.occurredAt,
  region: regionNode(scope, regionId),
});

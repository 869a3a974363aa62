// The calendars that one request reads: each province's once.
import type { CalendarEntry } from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import DataLoader from 'dataloader';
import { listCalendarEntries } from './calendar-entry.store.js';

export const makeCalendarLoaders = (scope: RequestScope) => ({
  /** Every entry of a province's calendar, by tenant. */
  calendarEntries: new DataLoader<number, CalendarEntry[]>((tenants) =>
    withTenantSession(scope, 'read', (db) => Promise.all(tenants.map((tenantId) => listCalendarEntries(db, tenantId)))),
  ),
});

// Events as a service would append them, without the work that they tell of.
import { currentTree, makeLoadScope, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import { appendEvents, type NewEvent } from '../../src/events/outbox.store.js';

/** The scope in which a province's own data are loaded. */
export const loadScope = async (database: Database, tenantId: number): Promise<RequestScope> =>
  makeLoadScope(database, database.tree ?? (await currentTree(database)), tenantId, new Date());

export const announce = async (database: Database, ...events: readonly NewEvent[]): Promise<void> => {
  for (const tenantId of new Set(events.map((event) => event.tenantId))) {
    const scope = await loadScope(database, tenantId);
    const own = events.filter((event) => event.tenantId === tenantId);
    await withTenantSession(scope, 'write', (db) => appendEvents(db, new Date(), own));
  }
};

/** A returned report of an institution, by default of 梁平. */
export const returned = (reason: string, more: Partial<NewEvent> = {}): NewEvent => ({
  tenantId: 500000,
  kind: 'REPORT_RETURNED',
  regionId: 500155,
  system: 'EDUCATION',
  institutionId: '00000000-0000-4000-8000-000000000001',
  body: { month: 202603, version: 1, counts: false, reason },
  ...more,
});

// Events as a service would append them, without the work that they tell of.
import { expect } from '@jest/globals';
import { currentTree, makeLoadScope, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import type pg from 'pg';
import { appendEvents, type NewEvent } from '../../src/events/outbox.store.js';
import { eventually } from './eventually.js';

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

/** The number of the newest event, once everything that was committed has its number. */
export const numbered = (owner: pg.Client): Promise<string> =>
  eventually(async () => {
    const { rows } = await owner.query<{ left: number; last: string }>(
      'select (select count(*)::int from outbox where sequence is null) as left, last_sequence as last from event_counter',
    );
    expect(rows[0]!.left).toBe(0);
    return rows[0]!.last;
  });

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

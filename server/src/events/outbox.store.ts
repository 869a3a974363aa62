// What happened, for whoever listens: appended in the transaction that caused it, numbered by the relay after the commit.
import type { EventKind } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';

export type { EventKind };

export interface NewEvent {
  readonly tenantId: number;
  readonly kind: EventKind;
  readonly regionId: number;
  /** Where the event is of one system's or one institution's only. */
  readonly system?: string;
  readonly institutionId?: string;
  /** Not told, and not known to have happened, before this time; at once where it is not given. */
  readonly notBefore?: Date;
  readonly body: Readonly<Record<string, string | number | boolean | null>>;
}

const append = statement(
  'append_events',
  `insert into outbox (tenant_id, event_id, region_id, system, institution_id, occurred_at, kind, body, not_before)
   select tenant_id, event_id, region_id, system, institution_id, coalesce(not_before, $2::timestamptz), kind, body, not_before
     from jsonb_to_recordset($1::jsonb) as e (tenant_id int, event_id uuid, region_id int, system text, institution_id uuid, kind text, body jsonb,
          not_before timestamptz)`,
);

/** Appends the events in one statement: told when the caller's transaction commits, and never otherwise. */
export const appendEvents = async (db: TenantDb, now: Date, events: readonly NewEvent[]): Promise<void> => {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    tenant_id: event.tenantId,
    event_id: randomUUID(),
    region_id: event.regionId,
    system: event.system ?? '',
    institution_id: event.institutionId ?? null,
    kind: event.kind,
    body: event.body,
    not_before: event.notBefore?.toISOString() ?? null,
  }));
  await db.query(append, [JSON.stringify(rows), now.toISOString()]);
};

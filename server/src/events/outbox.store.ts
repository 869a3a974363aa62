// What happened, for whoever listens: appended in the transaction that caused it, numbered by the relay after the commit.
import { statement, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';

/** Every kind of event. What its body holds is said by whoever appends it. */
export type EventKind =
  | 'REPORT_SUBMITTED'
  | 'REPORT_APPROVED'
  | 'REPORT_RETURNED'
  | 'REPORT_WITHDRAWN'
  | 'REGISTER_CHANGED'
  | 'MONTH_CONFIRMED'
  | 'MONTH_LOCKED'
  | 'MONTH_REOPENED'
  | 'DUE_SOON'
  | 'OVERDUE'
  | 'CHECK_ASSIGNED'
  | 'CHECK_SETTLED'
  | 'IMPORT_PROGRESSED'
  | 'IMPORT_FINISHED'
  | 'ACCESS_CHANGED'
  | 'FORM_SUBMITTED'
  | 'FORM_APPROVED'
  | 'FORM_RETURNED'
  | 'FORM_WITHDRAWN';

export interface NewEvent {
  readonly tenantId: number;
  readonly kind: EventKind;
  readonly regionId: number;
  /** Where the event is of one system's or one institution's only. */
  readonly system?: string;
  readonly institutionId?: string;
  readonly body: Readonly<Record<string, string | number | boolean | null>>;
}

const append = statement(
  'append_events',
  `insert into outbox (tenant_id, event_id, region_id, system, institution_id, occurred_at, kind, body)
   select tenant_id, event_id, region_id, system, institution_id, $2::timestamptz, kind, body
     from jsonb_to_recordset($1::jsonb) as e (tenant_id int, event_id uuid, region_id int, system text, institution_id uuid, kind text, body jsonb)`,
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
  }));
  await db.query(append, [JSON.stringify(rows), now.toISOString()]);
};

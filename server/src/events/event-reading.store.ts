// Reading numbered events: their heads for a server's feed, and whole under a caller's grants.
import type { EventKind } from '@shuangcheng/domain';
import { statement, type RelayDb, type TenantDb } from '@shuangcheng/tenants';

/** What tells whom an event concerns. */
export interface EventHead {
  readonly sequence: bigint;
  readonly tenantId: number;
  readonly kind: EventKind;
  readonly regionId: number;
  readonly system: string;
  readonly institutionId: string | null;
  /** Of the report that it is of, if of one. */
  readonly month: number | null;
  /** The account that its body names, if any. */
  readonly account: string | null;
}
export interface StoredEvent extends EventHead {
  readonly eventId: string;
  readonly occurredAt: Date;
  readonly body: Readonly<Record<string, unknown>>;
}

type Row<Event extends EventHead> = Omit<Event, 'sequence'> & { readonly sequence: string };
const numbered = <Event extends EventHead>(row: Row<Event>): Event => ({ ...row, sequence: BigInt(row.sequence) }) as unknown as Event;

const headColumns = `e.sequence, e.tenant_id as "tenantId", e.kind, e.region_id as "regionId", e.system, e.institution_id as "institutionId",
          e.body->>'account' as account,
          case when jsonb_typeof(e.body->'month') = 'number' then (e.body->>'month')::int end as month`;
export const EVENT_COLUMNS = `${headColumns}, e.event_id as "eventId", e.occurred_at as "occurredAt", e.body`;
export const toStoredEvent = (row: Row<StoredEvent>): StoredEvent => numbered(row);
export type StoredEventRow = Row<StoredEvent>;

const selectHeads = statement(
  'select_event_heads',
  `select h.* from tenant t cross join lateral (
     select ${headColumns} from outbox e
      where e.tenant_id = t.tenant_id and e.sequence > $1 and e.sequence <= $2 order by e.sequence limit $3
   ) h order by h.sequence limit $3`,
);

/** Heads of all tenants' events after one number up to another, in order. */
export const listEventHeads = async (db: RelayDb, after: bigint, to: bigint, most: number): Promise<EventHead[]> =>
  (await db.query<Row<EventHead>>(selectHeads, [String(after), String(to), most])).map(numbered);

export interface EventQuery {
  readonly tenantIds: readonly number[];
  readonly kinds: readonly EventKind[];
  /** Null: wherever the caller sees anything. */
  readonly regionIds: readonly number[] | null;
}

// Tenant by tenant, so that each is read along its own index.
const selectAfter = statement(
  'select_events_after',
  `select h.* from unnest($1::int[]) as t (tenant_id) cross join lateral (
     select ${EVENT_COLUMNS} from outbox e
      where e.tenant_id = t.tenant_id and e.sequence > $2 and e.kind = any ($3::text[]) and ($4::int[] is null or e.region_id = any ($4::int[]))
      order by e.sequence limit $5
   ) h order by h.sequence limit $5`,
);

/** Events that the caller may see after a number, in order. */
export const listEventsAfter = async (db: TenantDb, query: EventQuery, after: bigint, most: number): Promise<StoredEvent[]> =>
  (await db.query<StoredEventRow>(selectAfter, [query.tenantIds, String(after), query.kinds, query.regionIds, most])).map(toStoredEvent);

export interface EventRange {
  /** The newest number given. */
  readonly last: bigint;
  /** Up to here events may have been forgotten. */
  readonly expiredTo: bigint;
}
const selectWaiting = statement(
  'find_event_without_number',
  `select exists (
     select from outbox where sequence is null and (not_before is null or not_before <= $1::timestamptz)) as waits`,
);

/** Whether something that the caller may see was committed, is to be told by now, and has no number yet. */
export const hasEventWithoutNumber = async (db: TenantDb): Promise<boolean> =>
  (await db.query<{ waits: boolean }>(selectWaiting, [new Date().toISOString()]))[0]!.waits;

const selectRange = statement('select_event_range', 'select last_sequence as "last", expired_to as "expiredTo" from event_counter');

export const getEventRange = async (db: TenantDb): Promise<EventRange> => {
  const [row] = await db.query<{ last: string; expiredTo: string }>(selectRange);
  return { last: BigInt(row!.last), expiredTo: BigInt(row!.expiredTo) };
};

// The relay's own statements: numbering what was committed, telling of it, and forgetting what is old.
import { statement, type RelayDb } from '@shuangcheng/tenants';

/** Any numbers that no other program on the database uses as advisory locks. */
export const RELAY_LOCKS = { events: 7_236_510_511, audit: 7_236_510_512, expiry: 7_236_510_513 } as const;
export const EVENT_CHANNEL = 'shuangcheng_events';

const tryLock = statement('try_relay_lock', 'select pg_try_advisory_xact_lock($1) as alone');

/** Whether no other server does this work now; if so, none will until the transaction ends. */
export const tryAlone = async (db: RelayDb, lock: keyof typeof RELAY_LOCKS): Promise<boolean> =>
  (await db.query<{ alone: boolean }>(tryLock, [RELAY_LOCKS[lock]]))[0]!.alone;

const lock = statement('take_relay_lock', 'select pg_advisory_xact_lock($1)');

/** Waits until no other server does this work; none will until the transaction ends. */
export const becomeAlone = async (db: RelayDb, which: keyof typeof RELAY_LOCKS): Promise<void> => {
  await db.query(lock, [RELAY_LOCKS[which]]);
};

const numberWaiting = statement(
  'number_events',
  `with waiting as (
     select tenant_id, event_id, appended from outbox
      where sequence is null and (not_before is null or not_before <= $2::timestamptz) order by appended limit $1
   ), placed as (
     select tenant_id, event_id, row_number() over (order by appended) as place from waiting
   ), counted as (
     update event_counter set last_sequence = last_sequence + (select count(*) from placed)
      where exists (select 1 from placed)
     returning last_sequence - (select count(*) from placed) as before
   ), numbered as (
     update outbox o set sequence = counted.before + placed.place from placed, counted
      where o.tenant_id = placed.tenant_id and o.event_id = placed.event_id
     returning 1
   )
   select count(*)::int as numbered from numbered`,
);

/** Gives the next numbers to committed events that have none and whose time has come, in the order of appending; gives how many. The caller must be alone. */
export const numberEvents = async (db: RelayDb, most: number): Promise<number> =>
  (await db.query<{ numbered: number }>(numberWaiting, [most, new Date().toISOString()]))[0]!.numbered;

const selectLast = statement('select_last_sequence', 'select last_sequence as "last" from event_counter');
export const getLastSequence = async (db: RelayDb): Promise<bigint> => BigInt((await db.query<{ last: string }>(selectLast))[0]!.last);

const notify = statement('notify_events', 'select pg_notify($1, $2)');

/** Heard by all servers when the transaction commits. */
export const notifyListeners = async (db: RelayDb, last: bigint): Promise<void> => {
  await db.query(notify, [EVENT_CHANNEL, String(last)]);
};

const deleteOld = statement(
  'delete_old_events',
  `with old as (
     select o.tenant_id, o.event_id, o.sequence
       from tenant t cross join lateral (
         select e.tenant_id, e.event_id, e.sequence, e.occurred_at from outbox e
          where e.tenant_id = t.tenant_id and e.sequence is not null order by e.sequence limit $2
       ) o
      where o.occurred_at < $1
   ), remembered as (
     update event_counter set expired_to = greatest(expired_to, (select max(sequence) from old)) where exists (select 1 from old)
   ), gone as (
     delete from outbox o using old where o.tenant_id = old.tenant_id and o.event_id = old.event_id returning 1
   )
   select count(*)::int as gone from gone`,
);

/** Forgets events from before that time, at most so many of each tenant, and remembers up to where; gives how many. */
export const deleteEventsBefore = async (db: RelayDb, before: Date, most: number): Promise<number> =>
  (await db.query<{ gone: number }>(deleteOld, [before.toISOString(), most]))[0]!.gone;

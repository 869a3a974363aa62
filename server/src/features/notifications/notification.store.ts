// Notifications are not stored: they are the kept events of which somebody is told. Only how far each account has read is.
import { statement, type TenantDb } from '@shuangcheng/tenants';
import type { AudienceRule } from '@shuangcheng/domain';
import { EVENT_COLUMNS, toStoredEvent, type StoredEvent, type StoredEventRow } from '../../events/event-reading.store.js';

export interface ToldQuery {
  readonly audience: readonly AudienceRule[];
  /** Where to look for rules that name no region. */
  readonly regionIds: readonly number[];
}

// The literal list is the partial index's: told of are few events among those of every report.
const told = `e.tenant_id = w.tenant_id and e.region_id = w.region_id and e.sequence is not null
          and e.kind not in ('REPORT_SUBMITTED', 'REPORT_APPROVED', 'REPORT_WITHDRAWN', 'IMPORT_PROGRESSED', 'ACCESS_CHANGED')
          and exists (
            select 1 from rules a
             where a.kind = e.kind and a.tenant_id = e.tenant_id and (a.region_id is null or a.region_id = e.region_id)
               and (a.institution_id is null or a.institution_id = e.institution_id)
               and (a.system is null or a.system = e.system)
               and (not a.whole_region or (e.institution_id is null and e.system = ''))
               and (a.account_id is null or a.account_id = e.body->>'account'))`;
const rules = `rules as materialized (
     select * from jsonb_to_recordset($1::jsonb) as r (kind text, tenant_id int, region_id int, institution_id uuid, system text, whole_region boolean, account_id text)
   ), wanted as materialized (
     select distinct tenant_id, region_id from rules where region_id is not null
     union select r.tenant_id, w.region_id from rules r cross join unnest($2::int[]) as w (region_id) where r.region_id is null
   )`;
const selectTold = statement(
  'select_notifications',
  `with ${rules}
   select n.* from wanted w cross join lateral (
     select ${EVENT_COLUMNS} from outbox e where ${told} and ($3::bigint is null or e.sequence < $3) order by e.sequence desc limit $4
   ) n order by n.sequence desc limit $4`,
);
const countTold = statement('count_notifications', `with ${rules} select count(*)::int as count from wanted w join outbox e on ${told}`);

const valuesOf = ({ audience, regionIds }: ToldQuery): unknown[] => [
  JSON.stringify(
    audience.map((rule) => ({
      kind: rule.kind,
      tenant_id: rule.tenantId,
      region_id: rule.regionId,
      institution_id: rule.institutionId,
      system: rule.system,
      whole_region: rule.wholeRegion,
      account_id: rule.accountId,
    })),
  ),
  regionIds,
];

/** Events of which the audience is told and that the caller may see, newest first, before a number. */
export const listToldEvents = async (db: TenantDb, query: ToldQuery, before: bigint | null, most: number): Promise<StoredEvent[]> =>
  (await db.query<StoredEventRow>(selectTold, [...valuesOf(query), before === null ? null : String(before), most])).map(toStoredEvent);

export const countToldEvents = async (db: TenantDb, query: ToldQuery): Promise<number> =>
  (await db.query<{ count: number }>(countTold, valuesOf(query)))[0]!.count;

const selectReadTo = statement('select_notifications_read', 'select max(read_to) as "readTo" from notification_read where account_id = $1');

/** Up to which number the caller has read; 0 when nothing. */
export const getReadTo = async (db: TenantDb, accountId: string): Promise<bigint> =>
  BigInt((await db.query<{ readTo: string | null }>(selectReadTo, [accountId]))[0]!.readTo ?? 0);

const raiseReadTo = statement(
  'raise_notifications_read',
  `insert into notification_read as kept (tenant_id, account_id, read_to, read_at) values ($1, $2, $3, $4)
   on conflict (tenant_id, account_id) do update set read_to = greatest(kept.read_to, excluded.read_to), read_at = excluded.read_at
   returning read_to as "readTo"`,
);

/** Never lowers the number; gives the one that holds. */
export const markReadTo = async (db: TenantDb, tenantId: number, accountId: string, upTo: bigint, now: Date): Promise<bigint> =>
  BigInt((await db.query<{ readTo: string }>(raiseReadTo, [tenantId, accountId, String(upTo), now.toISOString()]))[0]!.readTo);

// Reading the trail: newest first, region by region along each one's index, merged.
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface TrailQuery {
  readonly tenantId: number;
  readonly regionIds: readonly number[];
  readonly action: string | null;
  readonly username: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
}
/** Of the last row that was seen: its time as the database prints it, with microseconds. */
export interface TrailPosition {
  readonly occurredAt: string;
  readonly recordId: string;
}
export interface TrailRow extends TrailPosition {
  readonly regionId: number;
  readonly username: string;
  readonly address: string | null;
  readonly requestId: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly linkNumber: string | null;
  readonly hash: Buffer | null;
  readonly algorithm: string | null;
}

const matching = `r.tenant_id = $1 and r.region_id = w.region_id and ($3::text is null or r.action = $3) and ($4::text is null or r.username = $4)
          and ($5::timestamptz is null or r.occurred_at >= $5) and ($6::timestamptz is null or r.occurred_at < $6)`;
const instant = `to_char(r.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const selectTrail = statement(
  'select_audit_trail',
  `select r.record_id as "recordId", ${instant} as "occurredAt", r.region_id as "regionId", r.username, r.address, r.request_id as "requestId", r.action,
          r.subjects, r.details, l.link_number as "linkNumber", l.hash, l.algorithm
     from (
       select r.* from unnest($2::int[]) as w (region_id) cross join lateral (
         select r.* from audit_record r
          where ${matching} and ($7::timestamptz is null or (r.occurred_at, r.record_id) < ($7, $8::uuid))
          order by r.occurred_at desc, r.record_id desc limit $9
       ) r order by r.occurred_at desc, r.record_id desc limit $9
     ) r left join audit_link l on l.tenant_id = r.tenant_id and l.record_id = r.record_id
    order by r.occurred_at desc, r.record_id desc`,
);
const countTrail = statement(
  'count_audit_trail',
  `select count(*)::int as count from unnest($2::int[]) as w (region_id) join audit_record r on ${matching}`,
);

const valuesOf = (query: TrailQuery): unknown[] => [
  query.tenantId,
  query.regionIds,
  query.action,
  query.username,
  query.from?.toISOString() ?? null,
  query.to?.toISOString() ?? null,
];

export const listTrail = (db: TenantDb, query: TrailQuery, after: TrailPosition | null, most: number): Promise<TrailRow[]> =>
  db.query<TrailRow>(selectTrail, [...valuesOf(query), after?.occurredAt ?? null, after?.recordId ?? null, most]);

export const countTrailRecords = async (db: TenantDb, query: TrailQuery): Promise<number> =>
  (await db.query<{ count: number }>(countTrail, valuesOf(query)))[0]!.count;

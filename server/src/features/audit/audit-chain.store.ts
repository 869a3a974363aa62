// The chain's rows: records that wait for a link, the links, and both side by side for whoever verifies them.
import { statement, type RelayDb, type TenantDb } from '@shuangcheng/tenants';
import type { LinkPlace, PrintedRecord } from './audit-link.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const printed = `r.region_id as "regionId", ${instant('r.occurred_at')} as "occurredAt", r.account_id as "accountId", r.username, r.address,
          r.request_id as "requestId", r.action, r.subjects, r.details::text as details`;

const selectWaiting = statement(
  'select_records_to_chain',
  `select r.tenant_id as "tenantId", r.record_id as "recordId", ${printed}
     from audit_waiting w join audit_record r on r.tenant_id = w.tenant_id and r.record_id = w.record_id
    order by r.tenant_id, r.occurred_at, r.record_id limit $1`,
);

/** Records without a link, at most so many, by tenant and time. */
export const listWaitingRecords = (db: RelayDb, most: number): Promise<PrintedRecord[]> => db.query<PrintedRecord>(selectWaiting, [most]);

export interface ChainHead {
  readonly tenantId: number;
  readonly linkNumber: bigint;
  readonly hash: Buffer;
}
const selectHeads = statement(
  'select_chain_heads',
  `select t.tenant_id as "tenantId", h.link_number as "linkNumber", h.hash
     from tenant t cross join lateral (
       select link_number, hash from audit_link l where l.tenant_id = t.tenant_id order by link_number desc limit 1
     ) h order by 1`,
);

/** The newest link of each tenant that has one. */
export const listChainHeads = async (db: RelayDb): Promise<ChainHead[]> =>
  (await db.query<{ tenantId: number; linkNumber: string; hash: Buffer }>(selectHeads)).map((row) => ({
    ...row,
    linkNumber: BigInt(row.linkNumber),
  }));

export interface NewLink extends LinkPlace {
  readonly tenantId: number;
  readonly recordId: string;
  readonly regionId: number;
  readonly hash: Buffer;
}
const insertLinks = statement(
  'insert_audit_links',
  `with given as (
     select * from unnest($1::int[], $2::bigint[], $3::uuid[], $4::int[], $5::text[], $6::bytea[], $7::bytea[], $8::timestamptz[])
       as g (tenant_id, link_number, record_id, region_id, algorithm, previous_hash, hash, chained_at)
   ), chained as (
     delete from audit_waiting w using given g where w.tenant_id = g.tenant_id and w.record_id = g.record_id
   )
   insert into audit_link (tenant_id, link_number, record_id, region_id, algorithm, previous_hash, hash, chained_at)
   select tenant_id, link_number, record_id, region_id, algorithm, previous_hash, hash, chained_at from given`,
);

/** Adds the links; their records wait no more. */
export const addLinks = async (db: RelayDb, links: readonly NewLink[]): Promise<void> => {
  await db.query(insertLinks, [
    links.map((link) => link.tenantId),
    links.map((link) => String(link.linkNumber)),
    links.map((link) => link.recordId),
    links.map((link) => link.regionId),
    links.map((link) => link.algorithm),
    links.map((link) => link.previousHash),
    links.map((link) => link.hash),
    links.map((link) => link.chainedAt),
  ]);
};

const selectBereft = statement(
  'select_waiting_without_record',
  `select w.record_id as "recordId" from audit_waiting w
    where w.tenant_id = $1 and not exists (select 1 from audit_record r where r.tenant_id = w.tenant_id and r.record_id = w.record_id)
    order by 1 limit $2`,
);

/** Records that were taken away before they had a link. */
export const listWaitingWithoutRecord = async (db: TenantDb, tenantId: number, most: number): Promise<string[]> =>
  (await db.query<{ recordId: string }>(selectBereft, [tenantId, most])).map((row) => row.recordId);

/** A link beside its record, whose fields are null where it is gone. */
export interface LinkWithRecord extends LinkPlace {
  readonly hash: Buffer;
  readonly linkedRegionId: number;
  readonly record: PrintedRecord | null;
}
type LinkRow = { [K in keyof Omit<PrintedRecord, 'tenantId'>]: PrintedRecord[K] | null } & {
  readonly tenantId: number;
  readonly recordId: string;
  readonly linkNumber: string;
  readonly linkedRegionId: number;
  readonly algorithm: string;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly chainedAt: string;
  readonly found: boolean;
};
const selectLinks = statement(
  'select_links_with_records',
  `select l.tenant_id as "tenantId", l.record_id as "recordId", l.link_number as "linkNumber", l.region_id as "linkedRegionId", l.algorithm,
          l.previous_hash as "previousHash", l.hash, ${instant('l.chained_at')} as "chainedAt", r.record_id is not null as found, ${printed}
     from audit_link l left join audit_record r on r.tenant_id = l.tenant_id and r.record_id = l.record_id
    where l.tenant_id = $1 and l.link_number >= $2
    order by l.link_number limit $3`,
);

/** Links from a number on, in order, each beside its record. */
export const listLinks = async (db: TenantDb, tenantId: number, from: bigint, most: number): Promise<LinkWithRecord[]> => {
  const rows = await db.query<LinkRow>(selectLinks, [tenantId, String(from), most]);
  return rows.map(({ linkNumber, linkedRegionId, algorithm, previousHash, hash, chainedAt, found, ...record }) => ({
    linkNumber: BigInt(linkNumber),
    linkedRegionId,
    algorithm,
    previousHash,
    hash,
    chainedAt,
    record: found ? (record as PrintedRecord) : null,
  }));
};

const selectEnds = statement(
  'select_chain_ends',
  `select (select max(link_number) from audit_link where tenant_id = $1) as last,
          (select count(*) from audit_waiting where tenant_id = $1)::int as waiting`,
);
export const getChainEnds = async (db: TenantDb, tenantId: number): Promise<{ last: bigint; waiting: number }> => {
  const [row] = await db.query<{ last: string | null; waiting: number }>(selectEnds, [tenantId]);
  return { last: BigInt(row!.last ?? 0), waiting: row!.waiting };
};

const selectUnlinked = statement(
  'select_records_without_link',
  `select r.record_id as "recordId" from audit_record r
    where r.tenant_id = $1
      and not exists (select 1 from audit_link l where l.tenant_id = r.tenant_id and l.record_id = r.record_id)
      and not exists (select 1 from audit_waiting w where w.tenant_id = r.tenant_id and w.record_id = r.record_id)
    order by r.occurred_at, r.record_id limit $2`,
);

/** Records that have no link and do not wait for one: nobody but by hand makes such. */
export const listRecordsWithoutLink = async (db: TenantDb, tenantId: number, most: number): Promise<string[]> =>
  (await db.query<{ recordId: string }>(selectUnlinked, [tenantId, most])).map((row) => row.recordId);

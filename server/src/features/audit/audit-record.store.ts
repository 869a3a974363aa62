import type { AuditAction } from '@shuangcheng/domain';
import { statement, type SignInDb, type TenantDb } from '@shuangcheng/tenants';

export interface AuditRecord {
  readonly tenantId: number;
  readonly recordId: string;
  readonly regionId: number;
  readonly occurredAt: Date;
  readonly accountId: string;
  readonly username: string;
  readonly address: string | null;
  readonly requestId: string;
  readonly action: AuditAction;
  readonly subjects: readonly string[];
  readonly details: object;
}

const append = statement(
  'append_audit_records',
  `with given as (
     select * from jsonb_to_recordset($1::jsonb) as r (tenant_id int, record_id uuid, region_id int, occurred_at timestamptz, account_id uuid,
       username text, address text, request_id text, action text, subjects text[], details jsonb)
   ), waiting as (
     insert into audit_waiting (tenant_id, record_id) select tenant_id, record_id from given
   )
   insert into audit_record (tenant_id, record_id, region_id, occurred_at, account_id, username, address, request_id, action, subjects, details)
   select tenant_id, record_id, region_id, occurred_at, account_id, username, address, request_id, action, subjects, details from given`,
);

/** Appends the records; each waits for its link from the moment it is committed. */
export const appendAuditRecords = async (db: TenantDb | SignInDb, records: readonly AuditRecord[]): Promise<void> => {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    tenant_id: record.tenantId,
    record_id: record.recordId,
    region_id: record.regionId,
    occurred_at: record.occurredAt.toISOString(),
    account_id: record.accountId,
    username: record.username,
    address: record.address,
    request_id: record.requestId,
    action: record.action,
    subjects: record.subjects,
    details: record.details,
  }));
  await db.query(append, [JSON.stringify(rows)]);
};

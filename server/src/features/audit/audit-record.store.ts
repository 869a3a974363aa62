import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface AuditRecord {
  readonly tenantId: number;
  readonly recordId: string;
  readonly regionId: number;
  readonly occurredAt: Date;
  readonly accountId: string;
  readonly username: string;
  readonly address: string | null;
  readonly requestId: string;
  readonly action: string;
  readonly subjects: readonly string[];
  readonly details: object;
}

const append = statement(
  'append_audit_records',
  `insert into audit_record (tenant_id, record_id, region_id, occurred_at, account_id, username, address, request_id, action, subjects, details)
   select tenant_id, record_id, region_id, occurred_at, account_id, username, address, request_id, action, subjects, details
     from jsonb_to_recordset($1::jsonb) as r (tenant_id int, record_id uuid, region_id int, occurred_at timestamptz, account_id uuid, username text,
                                              address text, request_id text, action text, subjects text[], details jsonb)`,
);

export const appendAuditRecords = async (db: TenantDb, records: readonly AuditRecord[]): Promise<void> => {
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

// Files that were sent: what is known of each, and where it lies.
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface UploadRecord {
  readonly tenantId: number;
  readonly uploadId: string;
  readonly accountId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Null once the file was removed. */
  readonly path: string | null;
  readonly receivedAt: Date;
  readonly expiresAt: Date;
}

// The same content again is the same upload: with its file back, and its time begun anew.
const add = statement(
  'add_upload',
  `insert into upload (tenant_id, upload_id, account_id, name, bytes, sha256, path, received_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (tenant_id, upload_id) do update set name = excluded.name, path = excluded.path, expires_at = excluded.expires_at`,
);
export const addUpload = async (db: TenantDb, upload: UploadRecord): Promise<void> => {
  const { tenantId, uploadId, accountId, name, bytes, sha256, path, receivedAt, expiresAt } = upload;
  await db.query(add, [tenantId, uploadId, accountId, name, bytes, sha256, path, receivedAt.toISOString(), expiresAt.toISOString()]);
};

const find = statement(
  'find_upload',
  `select tenant_id as "tenantId", upload_id as "uploadId", account_id as "accountId", name, bytes::float8 as bytes, sha256, path,
          received_at as "receivedAt", expires_at as "expiresAt"
     from upload where tenant_id = $1 and upload_id = $2 and account_id = $3`,
);
/** The account's own upload; another's is not found. */
export const findUpload = async (db: TenantDb, tenantId: number, uploadId: string, accountId: string): Promise<UploadRecord | null> =>
  (await db.query<UploadRecord>(find, [tenantId, uploadId, accountId]))[0] ?? null;

const listExpired = statement(
  'list_expired_uploads',
  `select upload_id as "uploadId", path from upload u where tenant_id = $1 and path is not null and expires_at <= $2
      and not exists (select 1 from import_run i where i.tenant_id = u.tenant_id and i.upload_id = u.upload_id and i.state in ('WAITING', 'RUNNING'))
    limit 100`,
);
export const listExpiredUploads = (db: TenantDb, tenantId: number, now: Date): Promise<{ uploadId: string; path: string }[]> =>
  db.query(listExpired, [tenantId, now.toISOString()]);

const forget = statement('forget_upload_files', 'update upload set path = null where tenant_id = $1 and upload_id = any ($2::uuid[])');
export const forgetUploadFiles = async (db: TenantDb, tenantId: number, uploadIds: readonly string[]): Promise<void> => {
  await db.query(forget, [tenantId, uploadIds]);
};

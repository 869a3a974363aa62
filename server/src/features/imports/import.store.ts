// Imports: what was asked for, how far each is, and what became of every row.
import type { Acquisition, Problem } from '@shuangcheng/domain';
import { statement, type Caller, type TenantDb } from '@shuangcheng/tenants';
import type { Counts, RowOutcome, RowRecord } from './import-row.js';
import type { WrittenInstitution } from './written-months.js';

export type ImportState = 'WAITING' | 'RUNNING' | 'FINISHED' | 'FAILED';

export type ImportKind = 'REPORTS' | 'REGISTER';

export interface ImportRecord extends Counts {
  readonly tenantId: number;
  readonly importId: string;
  readonly accountId: string;
  readonly regionId: number;
  readonly institutionId: string | null;
  readonly uploadId: string;
  readonly kind: ImportKind;
  readonly intent: 'SAVE' | 'SUBMIT';
  readonly dryRun: boolean;
  readonly acquisition: Acquisition | null;
  readonly claimedCaller: Caller | null;
  readonly state: ImportState;
  readonly problem: readonly Problem[] | null;
  readonly attempt: number;
  readonly lastRow: number;
  readonly readBytes: number;
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Of its upload. */
  readonly fileName: string;
  readonly fileBytes: number;
  readonly sha256: string;
  readonly path: string | null;
}

const columns = `i.tenant_id as "tenantId", i.import_id as "importId", i.account_id as "accountId", i.region_id as "regionId",
  i.institution_id as "institutionId", i.upload_id as "uploadId", i.kind, i.intent, i.dry_run as "dryRun", i.acquisition,
  i.claimed_caller as "claimedCaller", i.state, i.problem, i.attempt, i.last_row as "lastRow", i.created, i.updated, i.unchanged, i.rejected,
  i.read_bytes::float8 as "readBytes", i.requested_at as "requestedAt", i.started_at as "startedAt", i.finished_at as "finishedAt",
  u.name as "fileName", u.bytes::float8 as "fileBytes", u.sha256, u.path`;
const joined = 'import_run i join upload u on u.tenant_id = i.tenant_id and u.upload_id = i.upload_id';

const add = statement(
  'add_import',
  `insert into import_run (tenant_id, import_id, account_id, region_id, institution_id, upload_id, kind, intent, dry_run, acquisition, claimed_caller,
     state, attempt, last_row, created, updated, unchanged, rejected, read_bytes, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'WAITING', 1, 0, 0, 0, 0, 0, 0, $12)`,
);
export type NewImport = Pick<
  ImportRecord,
  | 'tenantId'
  | 'importId'
  | 'accountId'
  | 'regionId'
  | 'institutionId'
  | 'uploadId'
  | 'kind'
  | 'intent'
  | 'dryRun'
  | 'acquisition'
  | 'claimedCaller'
  | 'requestedAt'
>;
export const addImport = async (db: TenantDb, record: NewImport): Promise<void> => {
  const { tenantId, importId, accountId, regionId, institutionId, uploadId, kind, intent, dryRun, acquisition } = record;
  const caller = record.claimedCaller === null ? null : JSON.stringify(record.claimedCaller);
  const at = record.requestedAt.toISOString();
  await db.query(add, [tenantId, importId, accountId, regionId, institutionId, uploadId, kind, intent, dryRun, acquisition, caller, at]);
};

const find = statement('find_import', `select ${columns} from ${joined} where i.tenant_id = any ($1::int[]) and i.import_id = $2`);
export const findImport = async (db: TenantDb, tenants: readonly number[], importId: string): Promise<ImportRecord | null> =>
  (await db.query<ImportRecord>(find, [tenants, importId]))[0] ?? null;

/** The oldest import to do that no living worker has in hand; a dry run that was interrupted begins again. */
const claim = statement(
  'claim_import',
  `with next as (
     select tenant_id, import_id from import_run
      where tenant_id = $1 and state in ('WAITING', 'RUNNING') and (lease_until is null or lease_until < $3) and import_id <> all ($5::uuid[])
      order by requested_at, import_id limit 1 for update skip locked
   ), claimed as (
     update import_run i set state = 'RUNNING', started_at = coalesce(i.started_at, $3), lease_owner = $2, lease_until = $4,
            attempt = case when i.dry_run and i.state = 'RUNNING' then i.attempt + 1 else i.attempt end,
            last_row = case when i.dry_run then 0 else i.last_row end,
            created = case when i.dry_run then 0 else i.created end, updated = case when i.dry_run then 0 else i.updated end,
            unchanged = case when i.dry_run then 0 else i.unchanged end, rejected = case when i.dry_run then 0 else i.rejected end
       from next where i.tenant_id = next.tenant_id and i.import_id = next.import_id
     returning i.*
   )
   select ${columns} from claimed i join upload u on u.tenant_id = i.tenant_id and u.upload_id = i.upload_id`,
);
/** `passedOver`: imports whose files are not on this machine. */
export const claimImport = async (
  db: TenantDb,
  tenantId: number,
  worker: string,
  now: Date,
  leaseUntil: Date,
  passedOver: readonly string[],
): Promise<ImportRecord | null> =>
  (await db.query<ImportRecord>(claim, [tenantId, worker, now.toISOString(), leaseUntil.toISOString(), passedOver]))[0] ?? null;

const release = statement(
  'release_import',
  'update import_run set lease_owner = null, lease_until = null where tenant_id = $1 and import_id = $2 and lease_owner = $3',
);
export const releaseImport = async (db: TenantDb, { tenantId, importId }: ImportRecord, worker: string): Promise<void> => {
  await db.query(release, [tenantId, importId, worker]);
};

const renew = statement(
  'renew_import_lease',
  `update import_run set lease_until = $4 where tenant_id = $1 and import_id = $2 and lease_owner = $3 and state = 'RUNNING' returning 1`,
);
/** Gives false where the import is no longer this worker's. */
export const renewLease = async (db: TenantDb, { tenantId, importId }: ImportRecord, worker: string, leaseUntil: Date): Promise<boolean> =>
  (await db.query(renew, [tenantId, importId, worker, leaseUntil.toISOString()])).length > 0;

export interface Chunk extends Counts {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly rows: readonly RowRecord[];
}

const addChunk = statement(
  'add_import_chunk',
  `insert into import_chunk (tenant_id, import_id, attempt, first_row, account_id, last_row, created, updated, unchanged, rejected, rows)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
// Only while the import is this worker's, and where this worker left it: otherwise another has gone on, and this one's rows are undone.
const checkpoint = statement(
  'checkpoint_import',
  `update import_run set last_row = $5, read_bytes = greatest(read_bytes, $6), created = created + $7, updated = updated + $8, unchanged = unchanged + $9,
          rejected = rejected + $10, lease_until = $11
    where tenant_id = $1 and import_id = $2 and lease_owner = $3 and last_row = $4 and state = 'RUNNING' returning 1`,
);

/** Keeps what became of the rows and where to go on. Gives false where the import is no longer this worker's. */
export const recordChunk = async (
  db: TenantDb,
  run: ImportRecord,
  worker: string,
  expectedLastRow: number,
  chunk: Chunk,
  readBytes: number,
  leaseUntil: Date,
): Promise<boolean> => {
  const { tenantId, importId, attempt, accountId } = run;
  const { firstRow, lastRow, created, updated, unchanged, rejected } = chunk;
  const counts = [created, updated, unchanged, rejected];
  const until = leaseUntil.toISOString();
  // First: whoever comes too late is told so here, and not by the chunk that its successor has kept.
  const moved = await db.query(checkpoint, [tenantId, importId, worker, expectedLastRow, lastRow, readBytes, ...counts, until]);
  if (moved.length === 0) return false;
  await db.query(addChunk, [tenantId, importId, attempt, firstRow, accountId, lastRow, ...counts, JSON.stringify(chunk.rows)]);
  return true;
};

const finish = statement(
  'finish_import',
  `update import_run set state = $4, problem = $5, finished_at = $6, lease_owner = null, lease_until = null,
          read_bytes = case when $4 = 'FINISHED' then (select bytes from upload u where u.tenant_id = $1 and u.upload_id = import_run.upload_id) else read_bytes end
    where tenant_id = $1 and import_id = $2 and lease_owner = $3 and state = 'RUNNING'
   returning created, updated, unchanged, rejected`,
);
/** Ends the import; gives its counts, or null where it is no longer this worker's. */
export const finishImport = async (
  db: TenantDb,
  { tenantId, importId }: ImportRecord,
  worker: string,
  state: 'FINISHED' | 'FAILED',
  problems: readonly Problem[] | null,
  now: Date,
): Promise<Counts | null> =>
  (
    await db.query<Counts>(finish, [
      tenantId,
      importId,
      worker,
      state,
      problems === null ? null : JSON.stringify(problems),
      now.toISOString(),
    ])
  )[0] ?? null;

const listRows = statement(
  'list_import_rows',
  `select r.value as row
     from import_chunk c cross join lateral jsonb_array_elements(c.rows) r
    where c.tenant_id = $1 and c.import_id = $2 and c.attempt = $3 and c.last_row > $4
      and ($5::text is null or case $5 when 'CREATED' then c.created when 'UPDATED' then c.updated when 'UNCHANGED' then c.unchanged else c.rejected end > 0)
      and (r.value ->> 0)::int > $4 and ($5::text is null or r.value ->> 3 = $5)
    order by c.first_row, (r.value ->> 0)::int limit $6`,
);
/** Rows behind `after`, in the order of the file, of one outcome or all. */
export const listImportRows = async (
  db: TenantDb,
  { tenantId, importId, attempt }: Pick<ImportRecord, 'tenantId' | 'importId' | 'attempt'>,
  after: number,
  outcome: RowOutcome | null,
  limit: number,
): Promise<RowRecord[]> =>
  (await db.query<{ row: RowRecord }>(listRows, [tenantId, importId, attempt, after, outcome, limit])).map(({ row }) => row);

const listWritten = statement(
  'list_written_reports',
  `select i.institution_id as "institutionId", i.region_id as "regionId", array_agg(w.month) as months
     from (
       select r.value ->> 1 as code, replace(r.value ->> 2, '-', '')::int as month
         from import_chunk c cross join lateral jsonb_array_elements(c.rows) r
        where c.tenant_id = $1 and c.import_id = $2 and c.attempt = $3 and c.last_row <= $4 and c.created + c.updated > 0
          and r.value ->> 3 in ('CREATED', 'UPDATED')
     ) w
     join institution i on i.tenant_id = $1 and i.code = w.code
    group by i.institution_id, i.region_id`,
);
/** What an import had written when it was claimed. */
export const listWrittenReports = (db: TenantDb, { tenantId, importId, attempt, lastRow }: ImportRecord): Promise<WrittenInstitution[]> =>
  db.query(listWritten, [tenantId, importId, attempt, lastRow]);

// What is known of files and of what they are evidence for. Their content lies in a folder (attachment-folder.ts).
import type { MonthKey } from '@shuangcheng/domain';
import { statement, type TenantDb } from '@shuangcheng/tenants';

export interface FileRow {
  readonly fileId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}
const insertFiles = statement(
  'insert_attachment_files',
  `insert into attachment_file (tenant_id, file_id, account_id, file_name, media_type, bytes, sha256, uploaded_at, uploaded_by)
   select $1::int, file_id, $2::uuid, file_name, media_type, bytes, sha256, $3::timestamptz, $4::text
     from jsonb_to_recordset($5::jsonb) as f (file_id uuid, file_name text, media_type text, bytes bigint, sha256 text)`,
);
export const addFiles = async (
  db: TenantDb,
  tenantId: number,
  by: { readonly accountId: string; readonly username: string; readonly now: Date },
  files: readonly FileRow[],
): Promise<void> => {
  const rows = files.map((file) => ({
    file_id: file.fileId,
    file_name: file.fileName,
    media_type: file.mediaType,
    bytes: file.bytes,
    sha256: file.sha256,
  }));
  await db.query(insertFiles, [tenantId, by.accountId, by.now.toISOString(), by.username, JSON.stringify(rows)]);
};

const sumUploaded = statement(
  'sum_uploaded_bytes',
  `select coalesce(sum(bytes), 0)::text as bytes from attachment_file where tenant_id = $1 and account_id = $2 and uploaded_at > $3::timestamptz`,
);
export const sumUploadedSince = async (db: TenantDb, tenantId: number, accountId: string, since: Date): Promise<number> =>
  Number((await db.query<{ bytes: string }>(sumUploaded, [tenantId, accountId, since.toISOString()]))[0]!.bytes);

const selectFiles = statement(
  'select_attachment_files',
  `select file_id as "fileId", file_name as "fileName", media_type as "mediaType", bytes::float8 as bytes, sha256
     from attachment_file where tenant_id = $1 and file_id = any ($2::uuid[]) and uploaded_at > $3::timestamptz`,
);
/** Files that the caller has uploaded since. */
export const findFiles = async (db: TenantDb, tenantId: number, fileIds: readonly string[], since: Date): Promise<Map<string, FileRow>> =>
  new Map((await db.query<FileRow>(selectFiles, [tenantId, fileIds, since.toISOString()])).map((file) => [file.fileId, file]));

/** What a file is evidence for, with the regions that may read it. */
export type AttachmentSubject =
  | {
      readonly kind: 'REPORT';
      readonly institutionId: string;
      readonly month: MonthKey;
      readonly version: number;
      readonly regionId: number;
      readonly system: string;
    }
  | {
      readonly kind: 'FINDING';
      readonly findingId: string;
      readonly checkId: string;
      readonly regionId: number;
      readonly assignedRegionId: number;
      readonly checkRegionId: number;
    };
export interface NewAttachment extends FileRow {
  readonly attachmentId: string;
  readonly note: string | null;
  readonly subject: AttachmentSubject;
}
const insertAttachments = statement(
  'insert_attachments',
  `insert into attachment (tenant_id, attachment_id, file_id, file_name, media_type, bytes, sha256, note, attached_at, attached_by, region_id, system,
                           institution_id, month, version, finding_id, check_id, assigned_region_id, check_region_id)
   select $1::int, attachment_id, file_id, file_name, media_type, bytes, sha256, note, $2::timestamptz, $3::text, region_id, system,
          institution_id, month, version, finding_id, check_id, assigned_region_id, check_region_id
     from jsonb_to_recordset($4::jsonb) as a (attachment_id uuid, file_id uuid, file_name text, media_type text, bytes bigint, sha256 text, note text,
       region_id int, system text, institution_id uuid, month int, version int, finding_id uuid, check_id uuid, assigned_region_id int, check_region_id int)
   on conflict (tenant_id, attachment_id) do nothing`,
);
const subjectColumns = (subject: AttachmentSubject): object =>
  subject.kind === 'REPORT'
    ? {
        region_id: subject.regionId,
        system: subject.system,
        institution_id: subject.institutionId,
        month: subject.month,
        version: subject.version,
      }
    : {
        region_id: subject.regionId,
        system: '',
        finding_id: subject.findingId,
        check_id: subject.checkId,
        assigned_region_id: subject.assignedRegionId,
        check_region_id: subject.checkRegionId,
      };
/** Attaches in one statement; what is attached already stays as it is. */
export const addAttachments = async (
  db: TenantDb,
  tenantId: number,
  by: { readonly username: string; readonly now: Date },
  attachments: readonly NewAttachment[],
): Promise<void> => {
  const rows = attachments.map((each) => ({
    attachment_id: each.attachmentId,
    file_id: each.fileId,
    file_name: each.fileName,
    media_type: each.mediaType,
    bytes: each.bytes,
    sha256: each.sha256,
    note: each.note,
    ...subjectColumns(each.subject),
  }));
  await db.query(insertAttachments, [tenantId, by.now.toISOString(), by.username, JSON.stringify(rows)]);
};

export interface AttachmentKey {
  readonly tenantId: number;
  readonly attachmentId: string;
}
export interface AttachmentRow extends AttachmentKey {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly note: string | null;
  readonly at: Date;
  readonly actor: string;
}
const columns = `a.tenant_id as "tenantId", a.attachment_id as "attachmentId", a.file_name as "fileName", a.media_type as "mediaType",
  a.bytes::float8 as bytes, a.sha256, a.note, a.attached_at as at, a.attached_by as actor`;
const selectById = statement(
  'select_attachments_by_id',
  `select ${columns} from attachment a join unnest($1::int[], $2::uuid[]) as w (t, i) on a.tenant_id = w.t and a.attachment_id = w.i`,
);
export const listAttachmentsById = async (db: TenantDb, keys: readonly AttachmentKey[]): Promise<(AttachmentRow | null)[]> => {
  const rows = await db.query<AttachmentRow>(selectById, [keys.map((key) => key.tenantId), keys.map((key) => key.attachmentId)]);
  return keys.map((key) => rows.find((row) => row.attachmentId === key.attachmentId && row.tenantId === key.tenantId) ?? null);
};

export interface ReportVersion {
  readonly tenantId: number;
  readonly institutionId: string;
  readonly month: MonthKey;
  readonly version: number;
}
const selectOfReports = statement(
  'select_attachments_of_reports',
  `select ${columns}, a.institution_id as "institutionId", a.month, a.version
     from attachment a join unnest($1::int[], $2::uuid[], $3::int[], $4::int[]) as w (t, i, m, v)
       on a.tenant_id = w.t and a.institution_id = w.i and a.month = w.m and a.version = w.v and a.finding_id is null
    order by a.attached_at, a.attachment_id`,
);
/** The evidence for report versions, in the order of the keys. */
export const listOfReports = async (db: TenantDb, keys: readonly ReportVersion[]): Promise<AttachmentRow[][]> => {
  const rows = await db.query<AttachmentRow & ReportVersion>(selectOfReports, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.institutionId),
    keys.map((key) => key.month),
    keys.map((key) => key.version),
  ]);
  return keys.map((key) =>
    rows.filter((row) => row.institutionId === key.institutionId && row.month === key.month && row.version === key.version),
  );
};

export interface FindingKey {
  readonly tenantId: number;
  readonly findingId: string;
}
const selectOfFindings = statement(
  'select_attachments_of_findings',
  `select ${columns}, a.finding_id as "findingId" from attachment a join unnest($1::int[], $2::uuid[]) as w (t, f)
       on a.tenant_id = w.t and a.finding_id = w.f
    order by a.attached_at, a.attachment_id`,
);
/** The evidence for findings, in the order of the keys. */
export const listOfFindings = async (db: TenantDb, keys: readonly FindingKey[]): Promise<AttachmentRow[][]> => {
  const rows = await db.query<AttachmentRow & FindingKey>(selectOfFindings, [
    keys.map((key) => key.tenantId),
    keys.map((key) => key.findingId),
  ]);
  return keys.map((key) => rows.filter((row) => row.findingId === key.findingId));
};

const selectReportPlace = statement(
  'select_place_of_report_version',
  'select region_id as "regionId", system from report_version where tenant_id = $1 and institution_id = $2 and month = $3 and version = $4',
);
/** Where a report version belongs; null where there is none that the session sees. */
export const findReportPlace = async (db: TenantDb, key: ReportVersion): Promise<{ regionId: number; system: string } | null> =>
  (await db.query<{ regionId: number; system: string }>(selectReportPlace, [key.tenantId, key.institutionId, key.month, key.version]))[0] ??
  null;

export interface FindingPlace {
  readonly checkId: string;
  readonly regionId: number;
  readonly assignedRegionId: number;
  readonly checkRegionId: number;
  readonly closed: boolean;
}
const selectFindingPlace = statement(
  'select_place_of_finding',
  `select f.check_id as "checkId", f.region_id as "regionId", f.assigned_region_id as "assignedRegionId", f.check_region_id as "checkRegionId",
          q.state = 'CLOSED' as closed
     from check_finding f join quality_check q on q.tenant_id = f.tenant_id and q.check_id = f.check_id
    where f.tenant_id = $1 and f.finding_id = $2`,
);
/** Where a finding belongs; null where there is none that the session sees. */
export const findFindingPlace = async (db: TenantDb, key: FindingKey): Promise<FindingPlace | null> =>
  (await db.query<FindingPlace>(selectFindingPlace, [key.tenantId, key.findingId]))[0] ?? null;

const selectReferenced = statement(
  'select_attached_contents',
  'select distinct sha256 from attachment where tenant_id = $1 and sha256 = any ($2::text[])',
);
/** Which of the contents are attached to something. The session must see the whole tenant. */
export const listAttachedContents = async (db: TenantDb, tenantId: number, contents: readonly string[]): Promise<Set<string>> =>
  new Set((await db.query<{ sha256: string }>(selectReferenced, [tenantId, contents])).map((row) => row.sha256));

// Evidence: files are uploaded, then attached to a report version or to a finding, and read with the rights on that.
import { isInForce, problem, ROLE_ACTIONS, type Problem } from '@shuangcheng/domain';
import { decodeNodeId, encodeNodeId, type Attachment } from '@shuangcheng/schema';
import { canDo, RequestError, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { nameBasedUuid } from '../../name-based-uuid.js';
import { openContent, type Received } from './attachment-folder.js';
import {
  addAttachments,
  addFiles,
  findFiles,
  listAttachmentsById,
  sumUploadedSince,
  type AttachmentKey,
  type AttachmentRow,
  type AttachmentSubject,
  type FileRow,
} from './attachment.store.js';
import { toFileName } from './file-name.js';
import { UploadRefusal } from './upload-refusal.js';

const HOUR_MS = 3_600_000;
/** An upload that is not attached by then is forgotten. */
export const UNUSED_HOURS = 24;
/** What one account may upload in that time. */
const MOST_BYTES_A_DAY = 1024 ** 3;
export const MOST_FILES = 20;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const unusedSince = (now: Date): Date => new Date(now.getTime() - UNUSED_HOURS * HOUR_MS);

export const toAttachmentNode = (row: AttachmentRow): Attachment => ({
  __typename: 'Attachment',
  id: encodeNodeId('Attachment', [row.tenantId, row.attachmentId]),
  fileName: row.fileName,
  mediaType: row.mediaType,
  bytes: row.bytes,
  sha256: row.sha256,
  note: row.note,
  at: new Date(row.at),
  actor: row.actor,
});

/** Throws unless a grant in force lets the caller add evidence somewhere in the province, and as much as that in a day. */
export const assertMayUpload = async (scope: RequestScope, tenantId: number): Promise<void> => {
  const { caller, now } = scope;
  const may = caller.grants.some(
    (grant) => grant.tenantId === tenantId && isInForce(grant, now) && ROLE_ACTIONS[grant.role].includes('attachments:add'),
  );
  if (!may) throw new RequestError('FORBIDDEN', { action: 'attachments:add' });
  const used = await withTenantSession(scope, 'read', (db) => sumUploadedSince(db, tenantId, caller.accountId, unusedSince(now)));
  if (used >= MOST_BYTES_A_DAY) throw new UploadRefusal(429, 'UPLOAD_QUOTA_USED', '24 小时内上传的文件已达上限，请稍后再试。');
};

export interface ReceivedFile extends Received {
  readonly givenName: string;
  readonly seen: string;
}
export type UploadedFile = FileRow;

/** Notes what was received, as the caller's own until it is attached. */
export const registerFiles = async (scope: RequestScope, tenantId: number, received: readonly ReceivedFile[]): Promise<UploadedFile[]> => {
  const files = received.map(({ givenName, seen, bytes, sha256 }) => ({
    fileId: randomUUID(),
    fileName: toFileName(givenName, seen),
    mediaType: seen,
    bytes,
    sha256,
  }));
  const { accountId, username } = scope.caller;
  await withTenantSession(scope, 'write', (db) => addFiles(db, tenantId, { accountId, username, now: scope.now }, files));
  return files;
};

/** A file to be attached, as a caller names it, and to what. Whoever calls has made sure that the caller may. */
export interface FileUse {
  readonly fileId: string;
  readonly path: readonly string[];
  readonly subject: AttachmentSubject;
}

const subjectText = (subject: AttachmentSubject): string =>
  subject.kind === 'REPORT' ? `REPORT|${subject.institutionId}|${subject.month}|${subject.version}` : `FINDING|${subject.findingId}`;

/** The id of a file as evidence for something: attached twice, it is there once. */
export const attachmentIdOf = (tenantId: number, fileId: string, subject: AttachmentSubject): string =>
  nameBasedUuid(`attachment|${tenantId}|${fileId}|${subjectText(subject)}`);

/**
 * Attaches uploads of the caller's in the caller's own transaction: two statements, however many. Gives a problem for each that
 * is not known, and then attaches none.
 */
export const attachFiles = async (
  db: TenantDb,
  scope: RequestScope,
  tenantId: number,
  uses: readonly FileUse[],
  note: string | null = null,
): Promise<Problem[]> => {
  if (uses.length === 0) return [];
  const wanted = [...new Set(uses.map((use) => use.fileId).filter((id) => uuid.test(id)))];
  const files = await findFiles(db, tenantId, wanted, unusedSince(scope.now));
  const unknown = uses.filter((use) => !files.has(use.fileId));
  if (unknown.length > 0) return unknown.map((use) => problem('UNKNOWN_FILE', use.path, { actual: use.fileId }));
  await addAttachments(
    db,
    tenantId,
    { username: scope.caller.username, now: scope.now },
    uses.map(({ fileId, subject }) => ({ ...files.get(fileId)!, subject, note, attachmentId: attachmentIdOf(tenantId, fileId, subject) })),
  );
  return [];
};

/** The key in an attachment's id; null for an id that is none. */
export const parseAttachmentId = (id: string): AttachmentKey | null => {
  const decoded = decodeNodeId(id);
  const [tenantId, attachmentId, ...more] = decoded?.type === 'Attachment' ? decoded.key : [];
  return /^\d{1,9}$/.test(tenantId ?? '') && uuid.test(attachmentId ?? '') && more.length === 0
    ? { tenantId: Number(tenantId), attachmentId: attachmentId! }
    : null;
};

/** An attachment and its content, open to be read. Throws NOT_FOUND where there is none that the caller may see. */
export const openAttachment = async (scope: RequestScope, dir: string, id: string): Promise<{ row: AttachmentRow; file: FileHandle }> => {
  const key = parseAttachmentId(id);
  const row = key && (await withTenantSession(scope, 'read', (db) => listAttachmentsById(db, [key])))[0];
  if (!row) throw new RequestError('NOT_FOUND', { what: '该附件' });
  return { row, file: await openContent(dir, row.tenantId, row.sha256, row.bytes) };
};

export const mayAddEvidence = (scope: RequestScope, place: Parameters<typeof canDo>[2]): boolean => canDo(scope, 'attachments:add', place);

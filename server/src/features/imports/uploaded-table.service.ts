// A small table that somebody uploaded, read whole: for what is published from a file at once, without an import's run.
import { problem, type Problem } from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { isUuid } from './import.service.js';
import { openRows } from './open-rows.js';
import { FileRefusal, type FileRow } from './row-source.js';
import { findUpload } from './upload.store.js';

export type { FileRow };

/** The rows of the caller's upload, header first; or why there are none. More rows than `most` are a problem. */
export const readUploadedTable = async (
  scope: RequestScope,
  tenantId: number,
  uploadId: string,
  most: number,
): Promise<readonly FileRow[] | readonly Problem[]> => {
  const { accountId } = scope.caller;
  const upload = isUuid(uploadId) ? await withTenantSession(scope, 'read', (db) => findUpload(db, tenantId, uploadId, accountId)) : null;
  if (!upload?.path || upload.expiresAt <= scope.now) return [problem('UNKNOWN_UPLOAD', ['input', 'uploadId'])];
  try {
    const source = await openRows(upload.path);
    try {
      const rows: FileRow[] = [];
      for await (const block of source.blocks) {
        rows.push(...block);
        if (rows.length > most + 1) return [problem('TOO_MANY_ROWS', ['file'], { expected: most })];
      }
      return rows.length < 2 ? [problem('FILE_EMPTY', ['file'])] : rows;
    } finally {
      await source.close();
    }
  } catch (error) {
    if (error instanceof FileRefusal) return error.problems;
    throw error;
  }
};

// What a request fetches of attachments by key, batched.
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import DataLoader from 'dataloader';
import {
  listAttachmentsById,
  listOfFindings,
  listOfReports,
  type AttachmentKey,
  type FindingKey,
  type ReportVersion,
} from './attachment.store.js';

export const makeAttachmentLoaders = (scope: RequestScope) => ({
  attachments: new DataLoader((keys: readonly AttachmentKey[]) => withTenantSession(scope, 'read', (db) => listAttachmentsById(db, keys)), {
    cacheKeyFn: (key) => `${key.tenantId}|${key.attachmentId}`,
  }),
  attachmentsOfReports: new DataLoader(
    (keys: readonly ReportVersion[]) => withTenantSession(scope, 'read', (db) => listOfReports(db, keys)),
    {
      cacheKeyFn: (key) => `${key.tenantId}|${key.institutionId}|${key.month}|${key.version}`,
    },
  ),
  attachmentsOfFindings: new DataLoader(
    (keys: readonly FindingKey[]) => withTenantSession(scope, 'read', (db) => listOfFindings(db, keys)),
    {
      cacheKeyFn: (key) => `${key.tenantId}|${key.findingId}`,
    },
  ),
});

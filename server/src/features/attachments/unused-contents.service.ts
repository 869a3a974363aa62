// Contents that were uploaded and never attached: forgotten after a day.
import { currentTree, makeLoadScope, withTenantSession, type Database } from '@shuangcheng/tenants';
import { forget, forgetIncoming, listOldContents } from './attachment-folder.js';
import { unusedSince } from './attachment.service.js';
import { listAttachedContents } from './attachment.store.js';

const HOUR_MS = 3_600_000;

/**
 * Removes contents that nobody has sent for longer than an upload may be attached, and that nothing is attached to. An hour
 * later than that, so that whoever attaches at the last moment has ended. Gives how many were removed.
 */
export const forgetUnusedContents = async (database: Database, dir: string, now = new Date()): Promise<number> => {
  const since = new Date(unusedSince(now).getTime() - HOUR_MS);
  const tree = await currentTree(database);
  let removed = 0;
  for (const tenantId of new Set(tree.list().map((region) => region.tenantId))) {
    const scope = makeLoadScope(database, tree, tenantId, now);
    for await (const contents of listOldContents(dir, tenantId, since)) {
      const attached = await withTenantSession(scope, 'read', (db) => listAttachedContents(db, tenantId, contents));
      for (const sha256 of contents) if (!attached.has(sha256) && (await forget(dir, tenantId, sha256, since))) removed += 1;
    }
  }
  await forgetIncoming(dir, new Date(now.getTime() - HOUR_MS));
  return removed;
};

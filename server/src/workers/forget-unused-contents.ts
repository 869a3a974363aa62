// Uploads that were never attached to anything take up no room for ever.
import { forgetUnusedContents } from '../features/attachments/unused-contents.service.js';
import type { Worker } from './run-workers.js';

const HOUR_MS = 3_600_000;

/** Once an hour. Several servers may do it at once: each content is removed by one of them. */
export const forgetUnusedUploads = (dir: string): Worker => ({
  name: 'forget unused uploads',
  restMs: HOUR_MS,
  run: async (database, log) => {
    const removed = await forgetUnusedContents(database, dir);
    if (removed > 0) log.info({ removed }, 'uploads that were never attached were removed');
    return 'IDLE';
  },
});

// Tells every province's bureaus what is due soon and what is overdue.
import { currentTree, makeLoadScope } from '@shuangcheng/tenants';
import { remindOfDeadlines } from '../features/months/reminder.service.js';
import type { Worker } from './run-workers.js';

const REST_MS = 10 * 60_000;

/** `clock` is the time by which days are counted. */
export const makeReminderWorker = (clock: () => Date = () => new Date()): Worker => ({
  name: 'remind-of-deadlines',
  restMs: REST_MS,
  run: async (database, log) => {
    const tree = await currentTree(database);
    for (const { tenantId } of tree.list().filter((region) => region.level === 'PROVINCE')) {
      const reminders = await remindOfDeadlines(makeLoadScope(database, tree, tenantId, clock()), tenantId);
      if (reminders > 0) log.info({ tenantId, reminders }, 'reminded of deadlines');
    }
    return 'IDLE';
  },
});

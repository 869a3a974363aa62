// Tells every province's bureaus and institutions of budgets that will not last.
import { currentTree, makeLoadScope } from '@shuangcheng/tenants';
import { warnOfBudgets } from '../features/budgets/budget-warning.service.js';
import type { Worker } from './run-workers.js';

const REST_MS = 60 * 60_000;

/** `clock` is the time by which months are counted. */
export const makeBudgetWorker = (clock: () => Date = () => new Date()): Worker => ({
  name: 'warn-of-budgets',
  restMs: REST_MS,
  run: async (database, log) => {
    const tree = await currentTree(database);
    for (const { tenantId } of tree.list().filter((region) => region.level === 'PROVINCE')) {
      const warnings = await warnOfBudgets(makeLoadScope(database, tree, tenantId, clock()), tenantId);
      if (warnings > 0) log.info({ tenantId, warnings }, 'warned of budgets');
    }
    return 'IDLE';
  },
});

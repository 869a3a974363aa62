// Tells every province's bureaus and institutions of budgets that will not last: soon after the approval that says so.
import { currentTree, makeLoadScope, type Database } from '@shuangcheng/tenants';
import type { Logger } from 'pino';
import { feedOf, type Numbers } from '../events/event-feed.js';
import { listApprovals, warnAfterApprovals, warnOfBudgets } from '../features/budgets/budget-warning.service.js';
import type { Worker } from './run-workers.js';

/** Approvals that come close together are looked at together. */
const GATHER_MS = 500;
/**
 * How often all budgets are looked at: for what no approval says. A month ends, a budget is set below what is used, factors or the register
 * change, and a server stops between an approval and its look.
 */
const WHOLE_LOOK_MS = 60 * 60_000;
const REST_MS = 10 * 60_000;

class BudgetWorker implements Worker {
  readonly name = 'warn-of-budgets';
  readonly restMs = REST_MS;
  #numbers: Numbers[] = [];
  #gathering: NodeJS.Timeout | undefined;
  #lookedAt = -Infinity;
  constructor(private readonly clock: () => Date) {}

  readonly whenWork = (database: Database, begin: () => void): void =>
    feedOf(database).whenNumbered((numbers) => {
      this.#numbers.push(numbers);
      this.#gathering ??= setTimeout(() => {
        this.#gathering = undefined;
        begin();
      }, GATHER_MS).unref();
    });

  readonly run = async (database: Database, log: Logger): Promise<'IDLE'> => {
    const [numbers, lookedAt, now] = [this.#numbers, this.#lookedAt, performance.now()];
    const whole = now - lookedAt >= WHOLE_LOOK_MS;
    this.#numbers = [];
    // Until all went well: what failed is found by the next look at everything.
    this.#lookedAt = -Infinity;
    const approvals = whole ? [] : await listApprovals(database, numbers);
    if (whole || approvals.length > 0) {
      const tree = await currentTree(database);
      for (const { tenantId } of tree.list().filter((region) => region.level === 'PROVINCE')) {
        const scope = makeLoadScope(database, tree, tenantId, this.clock());
        const warnings = await (whole ? warnOfBudgets(scope, tenantId) : warnAfterApprovals(scope, tenantId, approvals));
        if (warnings > 0) log.info({ tenantId, warnings }, 'warned of budgets');
      }
    }
    this.#lookedAt = whole ? now : lookedAt;
    return 'IDLE';
  };
}

/** `clock` is the time by which months are counted. */
export const makeBudgetWorker = (clock: () => Date = () => new Date()): Worker => new BudgetWorker(clock);

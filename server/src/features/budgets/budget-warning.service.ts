// Tells of budgets that will not last, before they are used up: once for each version.
import { dayOf, type BurnDown } from '@shuangcheng/domain';
import { withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { makeLoaders } from '../../loaders.js';
import { burn } from './budget.service.js';
import { addWarnings, listBudgetsToWatch, type WarningKind, type WatchedBudget } from './budget.store.js';
import type { BudgetPlace } from './monthly-use.service.js';

const BUDGETS_IN_A_STEP = 200;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Warned {
  readonly budget: WatchedBudget;
  readonly kind: WarningKind;
  readonly burned: BurnDown;
}

const judge = async (scope: RequestScope, budgets: readonly WatchedBudget[]): Promise<Warned[]> => {
  // Read anew for each step: what a loader has read stays in memory.
  const loaders = makeLoaders(scope);
  const judged = await Promise.all(
    budgets.map(async (budget): Promise<Warned | null> => {
      const { tenantId, institutionId } = budget;
      const institution = institutionId === null ? null : await loaders.institutions.load({ tenantId, institutionId });
      if (institutionId !== null && institution === null) return null;
      const place: BudgetPlace = institution
        ? { kind: 'INSTITUTION', institution }
        : { kind: 'REGION', region: scope.tree.get(budget.regionId) };
      const { burned } = await burn(scope, loaders, place, budget);
      if (burned === null || (burned.status !== 'RUNNING_OUT' && burned.status !== 'EXCEEDED')) return null;
      return budget.warned.includes(burned.status) ? null : { budget, kind: burned.status, burned };
    }),
  );
  return judged.filter((each) => each !== null);
};

const tell = (scope: RequestScope, tenantId: number, warned: readonly Warned[]): Promise<number> =>
  withTenantSession(scope, 'write', async (db) => {
    const fresh = await addWarnings(db, tenantId, scope.now, warned);
    const events = warned
      .filter(({ budget }) => fresh.has(budget.budgetId))
      .map(({ budget, kind, burned }) => ({
        tenantId,
        kind: 'BUDGET_RUNNING_OUT' as const,
        regionId: budget.regionId,
        ...(budget.institutionId === null ? {} : { institutionId: budget.institutionId, system: budget.system }),
        body: {
          indicator: budget.indicator,
          year: budget.year,
          status: kind,
          runsOutIn: burned.runsOutIn,
          lastsMonths: burned.lastsMonths?.toFixed() ?? null,
        },
      }));
    await appendEvents(db, scope.now, events);
    return events.length;
  });

/** Warns of every budget of the province's running year that is used up or soon will be, once for each version. Gives the number of warnings. */
export const warnOfBudgets = async (scope: RequestScope, tenantId: number): Promise<number> => {
  const year = Number(dayOf(scope.now).slice(0, 4));
  let warnings = 0;
  for (let after = BEFORE_ALL; ;) {
    const budgets = await withTenantSession(scope, 'read', (db) => listBudgetsToWatch(db, tenantId, year, after, BUDGETS_IN_A_STEP));
    if (budgets.length === 0) return warnings;
    const warned = await judge(scope, budgets);
    if (warned.length > 0) warnings += await tell(scope, tenantId, warned);
    after = budgets.at(-1)!.budgetId;
  }
};

// Tells of budgets that will not last, before they are used up: once for each version.
import { dayOf, type BurnDown, type EventKind } from '@shuangcheng/domain';
import { withRelaySession, withTenantSession, type Database, type RequestScope } from '@shuangcheng/tenants';
import type { Numbers } from '../../events/event-feed.js';
import { listEventHeads, type EventHead } from '../../events/event-reading.store.js';
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

const yearOf = (scope: RequestScope): number => Number(dayOf(scope.now).slice(0, 4));

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

const warn = async (scope: RequestScope, tenantId: number, subjects: readonly string[] | null): Promise<number> => {
  const year = yearOf(scope);
  let warnings = 0;
  for (let after = BEFORE_ALL; ;) {
    const budgets = await withTenantSession(scope, 'read', (db) =>
      listBudgetsToWatch(db, tenantId, { year, subjects }, after, BUDGETS_IN_A_STEP),
    );
    if (budgets.length === 0) return warnings;
    const warned = await judge(scope, budgets);
    if (warned.length > 0) warnings += await tell(scope, tenantId, warned);
    after = budgets.at(-1)!.budgetId;
  }
};

/** Warns of every budget of the province's running year that is used up or soon will be, once for each version. Gives the number of warnings. */
export const warnOfBudgets = (scope: RequestScope, tenantId: number): Promise<number> => warn(scope, tenantId, null);

/** What changes how much was used; that something was handed in or returned does not. */
const COUNTED: ReadonlySet<EventKind> = new Set<EventKind>(['REPORT_APPROVED', 'REPORT_WITHDRAWN']);
/** Numbers have no gaps: so many events at most lie between. */
const HEADS_IN_A_STEP = 1_000n;

/** The approvals, and what took them back, among the events of all provinces. */
export const listApprovals = async (database: Database, numbers: readonly Numbers[]): Promise<EventHead[]> => {
  const approvals: EventHead[] = [];
  for (const { after, to } of numbers) {
    for (let from = after; from < to; from += HEADS_IN_A_STEP) {
      const upTo = from + HEADS_IN_A_STEP < to ? from + HEADS_IN_A_STEP : to;
      const heads = await withRelaySession(database, (db) => listEventHeads(db, from, upTo, Number(HEADS_IN_A_STEP)));
      approvals.push(...heads.filter(({ kind }) => COUNTED.has(kind)));
    }
  }
  return approvals;
};

/** Whose budgets the approvals may concern: the institutions, their regions and all above these, today or by the tree of the year's end. */
const subjectsOf = (scope: RequestScope, tenantId: number, approvals: readonly EventHead[]): string[] => {
  const year = yearOf(scope);
  const ofYear = approvals.filter((each) => each.tenantId === tenantId && each.month !== null && Math.floor(each.month / 100) === year);
  const days = [dayOf(scope.now), `${year}-12-31`];
  const regions = new Set<string>();
  for (const regionId of new Set(ofYear.map((each) => each.regionId))) {
    for (const region of [scope.tree.get(regionId), ...days.flatMap((day) => scope.tree.ancestorsOn(regionId, day))])
      regions.add(region.code);
  }
  return [...regions, ...new Set(ofYear.flatMap(({ institutionId }) => institutionId ?? []))];
};

/** As `warnOfBudgets`, of those budgets only that the approvals concern. */
export const warnAfterApprovals = async (scope: RequestScope, tenantId: number, approvals: readonly EventHead[]): Promise<number> => {
  const subjects = subjectsOf(scope, tenantId, approvals);
  return subjects.length === 0 ? 0 : warn(scope, tenantId, subjects);
};

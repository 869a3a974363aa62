// The rules over reports that came into the ledger without them, or before a province tuned them: in steps, so that memory
// stays what a step needs.
import { monthsOf, problem, treeDayOf, type Period, type Problem } from '@shuangcheng/domain';
import { assertCan, withTenantSession, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { checkVersions } from '../quality/check.service.js';
import { getRulesInForce } from '../quality/rule-set.service.js';
import { once } from '../requests/once.service.js';
import { countUncheckedReports, listUncheckedReports, type UncheckedQuery } from './unchecked-report.store.js';

export interface CheckResult {
  readonly checked: number;
  readonly withFindings: number;
  readonly findings: number;
  readonly problems: readonly Problem[];
}

/** Some 10 MB of histories and versions. */
const STEP = 1_000;
/** What one request may check: some six seconds. */
const MOST_REPORTS = 20_000;
const START = { month: 0, institutionId: '00000000-0000-0000-0000-000000000000' };

const checkAll = async (scope: RequestScope, db: TenantDb, query: UncheckedQuery): Promise<CheckResult> => {
  const { settings } = await getRulesInForce(db, query.tenantId, scope.now);
  let [checked, withFindings, findings] = [0, 0, 0];
  for (let after = START; ;) {
    const versions = await listUncheckedReports(db, query, after, STEP);
    if (versions.length === 0) return { checked, withFindings, findings, problems: [] };
    const found = await checkVersions(db, query.tenantId, settings, versions);
    checked += versions.length;
    withFindings += found.length;
    findings += found.reduce((total, each) => total + each.findings.length, 0);
    after = versions.at(-1)!;
  }
};

const queryOf = (scope: RequestScope, regionId: number, period: Period, onlyWaiting: boolean): UncheckedQuery => {
  const months = monthsOf(period);
  return {
    tenantId: scope.tree.get(regionId).tenantId,
    regionIds: scope.tree.viewOn(regionId, treeDayOf(period, scope.now)).regionIds,
    from: months[0]!,
    to: months.at(-1)!,
    onlyWaiting,
  };
};

/** Checks what has no finding yet in a region and period, in one transaction: for the platform's own loading. */
export const checkRecordedReports = (scope: RequestScope, regionId: number, period: Period, onlyWaiting: boolean): Promise<CheckResult> => {
  assertCan(scope, 'reports:submit', { regionId });
  return withTenantSession(scope, 'write', (db) => checkAll(scope, db, queryOf(scope, regionId, period, onlyWaiting)));
};

const refused = (...problems: Problem[]): CheckResult => ({ checked: 0, withFindings: 0, findings: 0, problems });

/**
 * Checks the reports of a region and period that count as submitted and have no finding yet, by the rules in force, beside
 * what is known now. What has findings keeps them: they say what was noticed when it was submitted.
 */
export const checkReports = async (
  scope: RequestScope,
  regionId: number,
  input: { readonly region: string; readonly period: Period; readonly onlyWaiting?: boolean | null; readonly clientRequestId: string },
): Promise<CheckResult> => {
  assertCan(scope, 'reports:review', { regionId });
  const query = queryOf(scope, regionId, input.period, input.onlyWaiting ?? false);
  const { tenantId, ...asked } = query;
  return once<CheckResult>(
    scope,
    { id: input.clientRequestId, operation: 'checkReports', input: { region: input.region, ...asked }, tenantId },
    async (db) => {
      const count = await countUncheckedReports(db, query);
      if (count > MOST_REPORTS) {
        const found = problem('TOO_MANY_REPORTS', ['input', 'period'], { expected: MOST_REPORTS, actual: count });
        return { answer: refused(found), done: false, acts: [] };
      }
      const answer = await checkAll(scope, db, query);
      const { checked, withFindings, findings } = answer;
      const act = { regionId, subjects: [`${asked.from}-${asked.to}`], details: { checked, withFindings, findings } };
      return { answer, done: findings > 0, acts: findings > 0 ? [act] : [] };
    },
    refused,
  );
};

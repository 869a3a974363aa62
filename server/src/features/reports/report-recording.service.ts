// Taking reports over into the ledger in bulk: the way of a batch, an import and the demonstration data.
import { dueDayOf, firstDayOf, lastDayOf, monthPeriod, dayOf, DEFAULT_CALENDAR, type MonthKey } from '@shuangcheng/domain';
import { assertCan, withTenantSession, type RequestScope } from '@shuangcheng/tenants';
import { listStatesOfTenant, type InstitutionState } from '../institutions/institution.store.js';
import { appendVersions, type StagedReport } from './ledger.store.js';
import type { RecordedReport } from './report-row.js';

export interface RecordingResult {
  readonly recorded: number;
  /** Institution-months that had a report already; nothing is overwritten. */
  readonly known: number;
  /** Rows of institutions that were not open in that month. */
  readonly notOpen: number;
}

const stateIn = (states: readonly InstitutionState[], month: MonthKey): InstitutionState | undefined =>
  states.findLast((state) => state.validFrom <= lastDayOf(month) && (state.validTo === null || state.validTo > firstDayOf(month)));

const groupStates = (states: readonly InstitutionState[]): Map<string, InstitutionState[]> => {
  const groups = new Map<string, InstitutionState[]>();
  for (const state of states) {
    const group = groups.get(state.institutionId);
    if (group) group.push(state);
    else groups.set(state.institutionId, [state]);
  }
  return groups;
};

const stagedFrom = (row: RecordedReport, state: InstitutionState): StagedReport => ({
  ...row,
  regionId: state.regionId,
  type: state.type,
  system: state.system,
  onTime: dayOf(row.submittedAt) <= dueDayOf(monthPeriod(row.month), DEFAULT_CALENDAR),
  decision: row.decision?.kind ?? null,
  decidedAt: row.decision?.at ?? null,
  reason: row.decision?.reason ?? null,
});

/**
 * Records reports of a tenant with their past (when submitted, how decided), once: what has a report already is
 * skipped, so that an interrupted load can be repeated. One transaction for the rows given.
 */
export const recordReports = async (scope: RequestScope, tenantId: number, rows: Iterable<RecordedReport>): Promise<RecordingResult> => {
  assertCan(scope, 'reports:submit', { regionId: tenantId });
  return withTenantSession(scope, 'write', async (db) => {
    const states = groupStates(await listStatesOfTenant(db, tenantId));
    const count = { placed: 0, notOpen: 0 };
    function* toStage(): Iterable<StagedReport> {
      for (const row of rows) {
        const state = stateIn(states.get(row.institutionId) ?? [], row.month);
        if (state) count.placed += 1;
        else count.notOpen += 1;
        if (state) yield stagedFrom(row, state);
      }
    }
    const recorded = await appendVersions(db, tenantId, scope.caller.username, toStage(), 'SKIP');
    return { recorded, known: count.placed - recorded, notOpen: count.notOpen };
  });
};

// Writing where institutions stand: states, expected numbers, reports and cells, history and events, as one piece of work.
import { dayOf, expectedChanges, expectedRuns, sameStanding, standingOn, type Day, type StandingSpan } from '@shuangcheng/domain';
import { raiseTreeVersion, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { appendEvents } from '../../events/outbox.store.js';
import { relocateReports } from '../reports/report-relocation.service.js';
import { addExpectedChanges } from './institution.store.js';
import {
  appendRegisterEvents,
  lockInstitutions,
  lockInstitutionsStandingIn,
  writeStandings,
  type RegisteredInstitution,
  type RegisterEventKind,
} from './register.store.js';

export { lockInstitutions, lockInstitutionsStandingIn, type RegisteredInstitution };

export interface StandingChange {
  readonly institution: RegisteredInstitution;
  /** All spans afterwards, in order; none of those before is left out. */
  readonly after: readonly StandingSpan[];
  readonly kind: RegisterEventKind;
  readonly effectiveOn: Day;
  readonly reason: string | null;
}

const sameSpan = (a: StandingSpan | undefined, b: StandingSpan): boolean =>
  a !== undefined && sameStanding(a, b) && a.validTo === b.validTo;
const regionsOf = (spans: readonly StandingSpan[]): Set<number> => new Set(spans.map((span) => span.regionId));

const statesToWrite = ({ institution, after }: StandingChange) => {
  const before = new Map(institution.spans.map((span) => [span.validFrom, span]));
  const [moves, moved] = [regionsOf(after).size > 1, regionsOf(institution.spans).size > 1];
  // Every state says whether its institution moved: all are written where that changes.
  return after
    .filter((span) => moves !== moved || !sameSpan(before.get(span.validFrom), span))
    .map((span) => ({ ...span, institutionId: institution.institutionId, moved: moves }));
};

const tell = async (scope: RequestScope, db: TenantDb, tenantId: number, changes: readonly StandingChange[]): Promise<void> => {
  const today = dayOf(scope.now);
  const events = changes.map(({ institution, after, kind, effectiveOn, reason }) => {
    const { regionId, system } = standingOn(after, today);
    return {
      institutionId: institution.institutionId,
      regionId,
      system,
      kind,
      effectiveOn,
      reason,
      details: { before: institution.spans, after },
    };
  });
  await appendRegisterEvents(db, tenantId, { actor: scope.caller.username, at: scope.now }, events);
  await tellRegions(
    scope,
    db,
    tenantId,
    changes.flatMap(({ institution, after, kind, effectiveOn }) =>
      [...new Set([standingOn(institution.spans, effectiveOn).regionId, standingOn(after, effectiveOn).regionId])].map((regionId) => ({
        regionId,
        code: institution.code,
        change: kind,
        effectiveFrom: effectiveOn,
      })),
    ),
  );
};

/** One event for each region and kind of change; it names the institution where it is only one. */
export const tellRegions = (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  changes: readonly { readonly regionId: number; readonly code: string; readonly change: RegisterEventKind; readonly effectiveFrom: Day }[],
): Promise<void> => {
  const groups = new Map<string, (typeof changes)[number][]>();
  for (const each of changes) {
    const key = `${each.regionId}|${each.change}|${each.effectiveFrom}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return appendEvents(
    db,
    scope.now,
    [...groups.values()].map((group) => {
      const { regionId, change, code, effectiveFrom } = group[0]!;
      const institutionCode = group.length === 1 ? code : null;
      return { tenantId, kind: 'REGISTER_CHANGED', regionId, body: { change, effectiveFrom, institutionCode, institutions: group.length } };
    }),
  );
};

/**
 * Writes the changes: states and present rows, numbers expected, reports of months in which the institution turns out to have
 * stood elsewhere with their cells, history and events. The institutions must have been locked in this transaction. The
 * same statements for one change or thousands. Gives the number of reports that moved.
 */
export const applyStandings = async (
  scope: RequestScope,
  db: TenantDb,
  tenantId: number,
  changes: readonly StandingChange[],
): Promise<number> => {
  if (changes.length === 0) return 0;
  const today = dayOf(scope.now);
  const states = changes.flatMap(statesToWrite);
  const present = changes.map(({ institution, after }) => ({
    ...standingOn(after, today),
    validTo: after.at(-1)!.validTo,
    institutionId: institution.institutionId,
  }));
  await writeStandings(db, tenantId, states, present);
  await addExpectedChanges(
    db,
    tenantId,
    changes.flatMap(({ institution, after }) => [...expectedChanges(institution.spans, -1), ...expectedChanges(after)]),
  );
  const reports = await relocateReports(
    db,
    tenantId,
    changes.flatMap(({ institution, after }) => expectedRuns(after).map((run) => ({ ...run, institutionId: institution.institutionId }))),
  );
  if (states.some((state) => state.moved)) await raiseTreeVersion(db);
  await tell(scope, db, tenantId, changes);
  return reports;
};

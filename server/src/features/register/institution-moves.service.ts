// Which institutions a reorganisation changes, and how: those named, and those that follow their region.
import {
  endOn,
  isProblem,
  problem,
  standFrom,
  standingOn,
  type Day,
  type Problem,
  type RegionId,
  type StandingSpan,
} from '@shuangcheng/domain';
import { canDo, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { findReportsAfterEnd } from '../institutions/register-writing.service.js';
import {
  lockInstitutions,
  lockInstitutionsStandingIn,
  type RegisteredInstitution,
  type StandingChange,
} from '../institutions/standing.service.js';
import type { NamedChange, ReorganisationPlan } from './reorganisation-plan.js';

/** The spans where, from the day on, every region that ended is the one that follows it. */
const followed = (spans: readonly StandingSpan[], day: Day, follows: ReadonlyMap<RegionId, RegionId>): StandingSpan[] =>
  spans.flatMap((span) => {
    const to = follows.get(span.regionId);
    if (to === undefined || (span.validTo !== null && span.validTo <= day)) return [span];
    if (span.validFrom >= day) return [{ ...span, regionId: to }];
    return [
      { ...span, validTo: day },
      { ...span, validFrom: day, regionId: to },
    ];
  });

export interface InstitutionMoves {
  readonly changes: readonly StandingChange[];
  readonly problems: readonly Problem[];
  /** Every institution that was named, by code. */
  readonly known: ReadonlyMap<string, RegisteredInstitution>;
}

const changeOf = (
  plan: ReorganisationPlan,
  on: Day,
  reason: string,
  institution: RegisteredInstitution,
  named: NamedChange,
): StandingChange | Problem => {
  const closed = (): Problem => problem('NOT_OPEN_ON_DAY', named.path, { institution: institution.code, day: on });
  const kind = named.ends ? ('CLOSED' as const) : ('MOVED' as const);
  if (named.toRegion === null && !named.ends) {
    // Named only as the one that others are split off from: it stands where it stood, or follows its region.
    return { institution, after: followed(institution.spans, on, plan.follows), kind, effectiveOn: on, reason };
  }
  const moved = named.toRegion === null ? institution.spans : standFrom(institution.spans, on, { regionId: named.toRegion });
  if (moved === null) return closed();
  if (named.toRegion !== null && standingOn(institution.spans, on).regionId === named.toRegion)
    return problem('BAD_STEP', named.path, { expected: `机构 ${institution.code} 已在该区划` });
  const after = named.ends ? endOn(moved, on) : moved;
  if (after === null) return closed();
  return { institution, after: followed(after, on, plan.follows), kind, effectiveOn: on, reason };
};
const refuseNamed = (
  scope: RequestScope,
  on: Day,
  named: NamedChange,
  known: ReadonlyMap<string, RegisteredInstitution>,
): Problem | null => {
  const institution = known.get(named.code);
  const mayWrite = (regionId: number): boolean => canDo(scope, 'register:write', { regionId });
  if (!institution || !mayWrite(standingOn(institution.spans, on).regionId))
    return problem('UNKNOWN_INSTITUTION', named.path, { actual: named.code });
  if (named.toRegion !== null && scope.tree.find(named.toRegion) && !mayWrite(named.toRegion))
    return problem('NOT_ALLOWED', named.path, { action: 'register:write' });
  if (named.needs === null) return null;
  const into = known.get(named.needs);
  const open = into?.spans.some((span) => span.validFrom <= on && (span.validTo === null || on < span.validTo));
  if (!into) return problem('UNKNOWN_INSTITUTION', named.path, { actual: named.needs });
  return open ? null : problem('NOT_OPEN_ON_DAY', named.path, { institution: into.code, day: on });
};

/** Locks and judges the institutions of a plan; `scope` carries the tree before the change. */
export const findInstitutionMoves = async (
  scope: RequestScope,
  db: TenantDb,
  plan: ReorganisationPlan,
  reason: string,
): Promise<InstitutionMoves> => {
  const { tenantId, on } = plan.regions;
  const codes = [...new Set(plan.named.flatMap(({ code, needs }) => (needs === null ? [code] : [code, needs])))];
  const known = new Map((await lockInstitutions(db, tenantId, codes)).map((institution) => [institution.code, institution]));
  const following = plan.follows.size > 0 ? await lockInstitutionsStandingIn(db, tenantId, [...plan.follows.keys()], on) : [];
  const problems: Problem[] = [];
  const changes: StandingChange[] = [];
  for (const named of plan.named) {
    const refused = refuseNamed(scope, on, named, known);
    const change = refused ?? changeOf(plan, on, reason, known.get(named.code)!, named);
    if (isProblem(change)) problems.push(change);
    else changes.push(change);
  }
  const namedCodes = new Set(plan.named.map(({ code }) => code));
  for (const institution of following.filter(({ code }) => !namedCodes.has(code)))
    changes.push({ institution, after: followed(institution.spans, on, plan.follows), kind: 'MOVED', effectiveOn: on, reason });
  const ending = changes.filter(({ kind }) => kind === 'CLOSED').map(({ institution }) => ({ institution, day: on }));
  problems.push(...(await findReportsAfterEnd(db, tenantId, ending, ['input', 'institutions'])).values());
  const changed = changes.filter(({ institution, after }) => JSON.stringify(after) !== JSON.stringify(institution.spans));
  return { changes: changed, problems, known };
};

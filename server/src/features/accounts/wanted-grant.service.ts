// What a bureau wants to give, read from the input and judged by the rule.
import { canGrant, isSystemCode, isProblem, problem, unfitPart, type Grant, type Problem, type Role } from '@shuangcheng/domain';
import { assertCan, type RequestScope, type TenantDb } from '@shuangcheng/tenants';
import { listInstitutionPlaces, type InstitutionPlace } from './account-reading.store.js';

export interface WantedGrant {
  readonly role: Role;
  readonly region: string;
  readonly subtree?: boolean | null;
  readonly system?: string | null;
  readonly institution?: string | null;
  readonly validFrom?: Date | null;
  readonly validTo?: Date | null;
}

/** Clocks of clients may differ from the server's by so much. */
const LATENESS_MS = 60_000;
const parts = { region: '区划级别', system: '系统', institution: '机构', subtree: '“含下级”' } as const;

/** Throws unless the caller manages accounts in that region; a code that no region has is a problem. */
export const readManagedRegion = (scope: RequestScope, code: string, path: readonly string[]): number | Problem => {
  const region = scope.tree.findByCode(code);
  if (!region) return problem('UNKNOWN_REGION', path, { actual: code });
  assertCan(scope, 'accounts:manage', { regionId: region.id });
  return region.id;
};

const readInstant = ({ validFrom, validTo }: WantedGrant, now: Date): { validFrom: Date; validTo: Date | null } | null => {
  const from = validFrom ?? now;
  if (from.getTime() < now.getTime() - LATENESS_MS) return null;
  const begins = from < now ? now : from;
  return validTo && validTo <= begins ? null : { validFrom: begins, validTo: validTo ?? null };
};

const readOne = (
  scope: RequestScope,
  wanted: WantedGrant,
  path: readonly string[],
  institutions: readonly InstitutionPlace[],
): Grant | Problem => {
  const regionId = readManagedRegion(scope, wanted.region, [...path, 'region']);
  if (typeof regionId !== 'number') return regionId;
  const unfit = (part: keyof typeof parts): Problem => problem('GRANT_UNFIT', [...path, part], { role: wanted.role, part: parts[part] });
  const system = wanted.system ?? null;
  if (system !== null && !isSystemCode(system)) return unfit('system');
  const code = wanted.institution ?? null;
  // One that stands in that region: an institution of another county is as unknown as one that does not exist.
  const institutionId = institutions.find((each) => each.code === code && each.regionId === regionId)?.institutionId ?? null;
  if (code !== null && institutionId === null) return problem('UNKNOWN_INSTITUTION', [...path, 'institution'], { actual: code });
  const validity = readInstant(wanted, scope.now);
  if (!validity) return problem('BAD_VALIDITY', path);
  const subtree = wanted.subtree ?? wanted.role !== 'REPORTER';
  const { tenantId } = scope.tree.get(regionId);
  const grant: Grant = { role: wanted.role, tenantId, regionId, subtree, system, institutionId, ...validity };
  const part = unfitPart(grant, scope.tree);
  if (part) return unfit(part);
  return canGrant(scope.caller.grants, grant, scope.tree, scope.now) ? grant : problem('GRANT_BEYOND_OWN', path);
};

/** The grants that are wanted, or why the caller may not give the first that fails. Throws where the caller manages no accounts. */
export const readWantedGrants = async (
  scope: RequestScope,
  db: TenantDb,
  wanted: readonly WantedGrant[],
  pathOf: (index: number) => readonly string[],
): Promise<Grant[] | Problem> => {
  const codes = wanted.map((each) => each.institution ?? null).filter((code) => code !== null);
  const institutions = codes.length > 0 ? await listInstitutionPlaces(db, scope.visible.tenants, codes) : [];
  const grants: Grant[] = [];
  for (const [index, each] of wanted.entries()) {
    const grant = readOne(scope, each, pathOf(index), institutions);
    if (isProblem(grant)) return grant;
    grants.push(grant);
  }
  return grants;
};

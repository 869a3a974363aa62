// Who may give which grant to whom: at and below one's own level, never wider than one's own, never longer.
import { dayOf } from '../periods/period.js';
import type { RegionLevel, RegionTree } from '../regions/region-tree.js';
import { isInForce, ROLE_ACTIONS, type Grant, type Role } from './access.js';

/** The roles that each role may give. Nothing here lets anybody reach what they could not reach through a role they give. */
export const ROLE_GIVES: Readonly<Record<Role, readonly Role[]>> = {
  PROVINCE_BUREAU: ['PROVINCE_BUREAU', 'CITY_BUREAU', 'COUNTY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER', 'AUDITOR', 'JOINT_ANALYST'],
  CITY_BUREAU: ['CITY_BUREAU', 'COUNTY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER'],
  COUNTY_BUREAU: ['COUNTY_BUREAU', 'SYSTEM_SUPERVISOR', 'REPORTER'],
  SYSTEM_SUPERVISOR: [],
  REPORTER: [],
  AUDITOR: [],
  JOINT_ANALYST: [],
};

/** The level of region that a role is of; any level where not named. */
const LEVEL_OF: Partial<Record<Role, RegionLevel>> = {
  PROVINCE_BUREAU: 'PROVINCE',
  CITY_BUREAU: 'CITY',
  COUNTY_BUREAU: 'COUNTY',
  JOINT_ANALYST: 'PROVINCE',
};
/** Roles that would be another role with a system or an institution named. */
const UNNARROWED: ReadonlySet<Role> = new Set<Role>(['PROVINCE_BUREAU', 'CITY_BUREAU', 'COUNTY_BUREAU', 'JOINT_ANALYST']);

/** What is not asked for: everything of a grant but when it holds. */
export type GrantPlace = Omit<Grant, 'validFrom' | 'validTo'>;

/** The part of a grant that does not fit its role, null when all of it does. */
export const unfitPart = (grant: GrantPlace, tree: RegionTree): 'region' | 'system' | 'institution' | 'subtree' | null => {
  const region = tree.find(grant.regionId);
  if (!region || region.tenantId !== grant.tenantId) return 'region';
  const level = LEVEL_OF[grant.role];
  if (level !== undefined && region.level !== level) return 'region';
  if (grant.role === 'REPORTER') {
    if (grant.institutionId === null) return 'institution';
    return grant.subtree ? 'subtree' : grant.system !== null ? 'system' : null;
  }
  if (grant.institutionId !== null) return 'institution';
  if (grant.role === 'SYSTEM_SUPERVISOR') return grant.system === null ? 'system' : null;
  return UNNARROWED.has(grant.role) && grant.system !== null ? 'system' : null;
};

/** Whether what the inner grant opens lies within the outer, in place, system and institution. */
const encloses = (outer: GrantPlace, inner: GrantPlace, tree: RegionTree, now: Date): boolean =>
  outer.tenantId === inner.tenantId &&
  (outer.subtree
    ? tree.coverOn(outer.regionId, dayOf(now)).includes(inner.regionId)
    : outer.regionId === inner.regionId && !inner.subtree) &&
  (outer.system === null || outer.system === inner.system) &&
  (outer.institutionId === null || outer.institutionId === inner.institutionId);

const givesThere = (own: Grant, wanted: GrantPlace, tree: RegionTree, now: Date): boolean =>
  isInForce(own, now) &&
  ROLE_ACTIONS[own.role].includes('accounts:manage') &&
  ROLE_GIVES[own.role].includes(wanted.role) &&
  encloses(own, wanted, tree, now);

/** Whether the roles do not go together on one account: joint analysis beside any other. */
export const areApart = (roles: readonly Role[]): boolean =>
  roles.includes('JOINT_ANALYST') && roles.some((role) => role !== 'JOINT_ANALYST');

/** Whether one of the grants outranks or equals the other in role and place: what it takes to end a grant, or to manage who holds it. */
export const canRevoke = (grants: readonly Grant[], held: GrantPlace, tree: RegionTree, now: Date): boolean =>
  grants.some((own) => givesThere(own, held, tree, now));

/**
 * Whether one of the granter's grants lets them give the wanted one: a role they may give, in a region that theirs covers,
 * no wider in system and institution, and holding at no moment at which theirs does not.
 */
export const canGrant = (grants: readonly Grant[], wanted: Grant, tree: RegionTree, now: Date): boolean =>
  unfitPart(wanted, tree) === null &&
  (wanted.validTo === null || wanted.validFrom < wanted.validTo) &&
  grants.some(
    (own) =>
      givesThere(own, wanted, tree, now) &&
      own.validFrom <= wanted.validFrom &&
      (own.validTo === null || (wanted.validTo !== null && wanted.validTo <= own.validTo)),
  );

const BUREAU_OF: Readonly<Record<RegionLevel, Role>> = { PROVINCE: 'PROVINCE_BUREAU', CITY: 'CITY_BUREAU', COUNTY: 'COUNTY_BUREAU' };

/**
 * Whether the bureau of the region could give what is wanted itself, as far as role and place go. Where it could not, it must
 * not know the password of whoever gets it.
 */
export const bureauCouldGive = (regionId: number, wanted: GrantPlace, tree: RegionTree, now: Date): boolean => {
  const { level, tenantId } = tree.get(regionId);
  const place = { role: BUREAU_OF[level], tenantId, regionId, subtree: true, system: null, institutionId: null };
  return canRevoke([{ ...place, validFrom: now, validTo: null }], wanted, tree, now);
};

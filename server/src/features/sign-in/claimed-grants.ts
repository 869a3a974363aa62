// The grants that an external issuer's token claims, read strictly: one entry that cannot be understood voids them all.
import { isSystemCode, ROLES, type Grant, type RegionTree, type Role } from '@shuangcheng/domain';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

const known = new Set(['role', 'region', 'subtree', 'system', 'institution']);
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const parseGrant = (claim: unknown, tree: RegionTree): Grant | null => {
  if (!isFields(claim) || Object.keys(claim).some((name) => !known.has(name))) return null;
  const { role, region: code, subtree = true, system = null, institution = null } = claim;
  const region = typeof code === 'string' ? tree.findByCode(code) : null;
  if (!isRole(role) || !region || typeof subtree !== 'boolean') return null;
  if (system !== null && !(typeof system === 'string' && isSystemCode(system))) return null;
  if (institution !== null && !(typeof institution === 'string' && uuid.test(institution))) return null;
  // Without its narrower part these roles would be another role.
  if (role === 'REPORTER' && institution === null) return null;
  if (role === 'SYSTEM_SUPERVISOR' && system === null) return null;
  return {
    role,
    tenantId: region.tenantId,
    regionId: region.id,
    subtree,
    system,
    institutionId: institution,
    validFrom: new Date(0),
    validTo: null,
  };
};

/** The grants of a claim `[{role, region, subtree?, system?, institution?}]`; null when anything in it is not understood. */
export const parseClaimedGrants = (claim: unknown, tree: RegionTree): Grant[] | null => {
  if (!Array.isArray(claim) || claim.length > 100) return null;
  const grants = claim.map((entry: unknown) => parseGrant(entry, tree));
  return grants.every((grant) => grant !== null) ? grants : null;
};
